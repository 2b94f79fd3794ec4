"""Staffing as CSV: every part of every return beside the rates that come of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from exports.tables import Cell, csv_bytes
from metrics.posts import Posts, Rate, missing_words
from metrics.vocabulary import STAFFING_PARTS


def staffing_csv(
    returns: Iterable[tuple[str, Posts, Mapping[str, Rate]]],
    rates: Sequence[str],
    *,
    council: str,
    invented: bool,
) -> bytes:
    """One row a return: a team's label, its posts, and its rates by name in the order of `rates`.

    A part or rate without an amount is an empty cell; `missing` names each with its reason.
    """
    columns = ["team", "period", *STAFFING_PARTS]
    for rate in rates:
        columns += [f"{rate}_rate", f"{rate}_numerator", f"{rate}_denominator"]
    rows = (_row(team, posts, found, rates) for team, posts, found in returns)
    return csv_bytes([*columns, "missing"], rows, council=council, invented=invented)


def _row(
    team: str, posts: Posts, found: Mapping[str, Rate], rates: Sequence[str]
) -> tuple[Cell, ...]:
    cells: list[Cell] = [team, posts.period.code]
    cells += [posts.amount(part) for part in STAFFING_PARTS]
    for name in rates:
        figure = found[name].figure if name in found else None
        cells += (
            [None, None, None]
            if figure is None
            else [figure.value, figure.numerator, figure.denominator]
        )
    return (*cells, "; ".join(_missing(posts, found)))


def _missing(posts: Posts, found: Mapping[str, Rate]) -> Iterator[str]:
    for name, part in posts.parts.items():
        if part.amount is None:
            yield f"{name}: {part.words}"
    for name, rate in found.items():
        if rate.figure.value is None:
            yield f"{name}_rate: {missing_words(rate)}"
