"""A table as the docs have it."""

from collections.abc import Sequence


def rows(heading: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table: a heading and its lines."""
    written = [heading, ["---"] * len(heading), *lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in written)
