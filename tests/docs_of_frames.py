"""The tables of columns in `docs/notebook.md`, as the frames declare them.

`python -m tests.docs_of_frames` writes them there; a test holds that they stand there.
"""

from pathlib import Path
from typing import Any

from store.read.frame_columns import FRAMES, Column
from tests import project

PAGE = Path("docs/notebook.md")
_FIRST = "### `figures`"
_KINDS = {
    "string": "text", "int64": "whole number", "bool": "yes or no", "date32[day]": "day",
    "timestamp[us, tz=UTC]": "moment", "decimal128(18, 4)": "decimal, 4 places",
    "decimal128(23, 8)": "decimal, 8 places",
}  # fmt: skip


def tables() -> str:
    """A table a frame, a line a column."""
    return "\n\n".join(
        "\n".join([f"### `{name}`", "", "| Column | Type | What it is |", "|---|---|---|", *lines])
        for name, columns in FRAMES.items()
        for lines in [[_line(column) for column in columns]]
    )


def _line(column: Column[Any]) -> str:
    return f"| `{column.name}` | {_KINDS[str(column.type)]} | {column.means} |"


def written(page: str) -> str:
    """The page with the tables as they should be."""
    return f"{page.partition(_FIRST)[0].rstrip()}\n\n{tables()}\n"


if __name__ == "__main__":
    place = project.ROOT / PAGE
    place.write_text(written(place.read_text(encoding="utf-8")), encoding="utf-8")
