"""The table of files in `docs/your-own-council.md`, as the kinds of input file declare it.

`python -m tests.docs_of_kinds` writes it there; a test holds that it stands there.
"""

from pathlib import Path

from store.intake import kinds
from store.intake.input_kind import DocsLine, InputKind
from tests import project

PAGE = Path("docs/your-own-council.md")
_HEAD = "| File | Columns that must be there | Columns that may be there | Worth knowing |"


def table() -> str:
    """Every kind's lines, those that several share once."""
    lines = dict.fromkeys(_line(kind, line) for kind in kinds.ALL for line in kind.docs)
    return "\n".join([_HEAD, "|---|---|---|---|", *lines])


def _line(kind: InputKind, line: DocsLine) -> str:
    required = _columns(line.required, kind.headings.required)
    optional = _columns(line.optional, kind.headings.optional)
    cells = (line.called, required, optional, line.about)
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def _columns(said: str | None, names: tuple[str, ...]) -> str:
    if said is not None:
        return said
    return f"`{', '.join(names)}`" if names else ""


def written(page: str) -> str:
    """The page with the table as it should be."""
    before, _, rest = page.partition(_HEAD)
    _, _, after = rest.partition("\n\n")
    return f"{before}{table()}\n\n{after}"


if __name__ == "__main__":
    place = project.ROOT / PAGE
    place.write_text(written(place.read_text(encoding="utf-8")), encoding="utf-8")
