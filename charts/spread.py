"""Labels beside a chart, moved apart just enough that none covers another."""


def spread(centres: list[float], heights: list[float], low: float, high: float) -> list[float]:
    """New centres, in the order given, for blocks of these heights between `low` and `high` px.

    Each block stays as near its own centre as the others allow; blocks keep their order. Where
    all together are taller than the room they stand one under the other from `low`.
    """
    order = sorted(range(len(centres)), key=lambda i: (centres[i], i))
    tops: dict[int, float] = {}
    edge = low
    for i in order:
        tops[i] = max(centres[i] - heights[i] / 2, edge)
        edge = tops[i] + heights[i]
    _share_push(order, tops, centres, heights, low)
    edge = high
    for i in reversed(order):
        tops[i] = min(tops[i], edge - heights[i])
        edge = tops[i]
    edge = low
    for i in order:
        tops[i] = max(tops[i], edge)
        edge = tops[i] + heights[i]
    return [tops[i] + heights[i] / 2 for i in range(len(centres))]


def _share_push(
    order: list[int],
    tops: dict[int, float],
    centres: list[float],
    heights: list[float],
    low: float,
) -> None:
    """Blocks that touch share the way they were moved, so that both move half."""
    cluster: list[int] = []
    for i in [*order, -1]:
        touching = cluster and i >= 0 and tops[i] <= tops[cluster[-1]] + heights[cluster[-1]] + 0.01
        if cluster and not touching:
            moved = sum(tops[j] + heights[j] / 2 - centres[j] for j in cluster) / len(cluster)
            back = min(max(moved, 0), tops[cluster[0]] - low)
            for j in cluster:
                tops[j] -= back
            cluster = []
        if i >= 0:
            cluster.append(i)
