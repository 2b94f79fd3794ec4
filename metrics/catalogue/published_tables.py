"""The published tables that can be taken in as they come, read from `metrics/published/*.toml`: a table is data, not code."""

import tomllib
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from metrics.period import Period, academic_year, financial_year
from metrics.vocabulary import STAFFING_PARTS, STAFFING_RATES

OWN_TABLES = Path(__file__).resolve().parent.parent / "published"

_REQUIRED = {"name", "title", "headings", "released"}
_OPTIONAL = {"family", "told_by", "parts", "staffing", "withheld", "earlier", "words", "years"}
_YEARS = ("reporting", "academic")
_RELEASED = {"month", "day", "years_after"}


class PublishedTableError(ValueError):
    """A declaration cannot be used: file, table, what was found, what is allowed."""


@dataclass(frozen=True)
class PublishedTable:
    """One published table: its title, its headings beyond those of every table, and when it comes out.

    `month`, `day` and `years_after` make the usual day of its release from the year of a row.
    Tables of one `family` have the same headings; `told_by` is a column and the text in it that only
    this one of them has. Where numerator and denominator are rows, `part` is the column that names
    them and `count` the column that counts them. `staffing` is the column of each staffing part, in a
    table of staff alone, and `withheld` that of each published rate, which may be withheld where its parts are not.
    `earlier` are the headings of releases before, each by ours; `words` what such a release calls what a column
    says now. `academic` says that its years are those of schools.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    month: int
    day: int
    years_after: int
    family: str
    told_by: tuple[str, str] | None = None
    part: str = ""
    count: str = ""
    staffing: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    withheld: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    earlier: tuple[Mapping[str, str], ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    academic: bool = False

    @property
    def kind(self) -> str:
        """The kind of file that it is, as the ledger keeps it."""
        return f"dfe-{self.name}"

    @property
    def kind_of_family(self) -> str:
        """What its headings tell of it."""
        return f"dfe-{self.family}"

    @property
    def identifier(self) -> str:
        """What the column `time_identifier` says of every row that is read."""
        return "Academic year" if self.academic else "Reporting year"

    def year(self, text: str) -> int | None:
        """The year in which the period of a row ends (`2025`; of schools `202425`); None where it is none."""
        written = text.strip()
        if not (written.isascii() and written.isdigit()):
            return None
        if self.academic:
            start, end = int(written[:4] or 0), written[4:]
            good = len(written) == 6 and int(end) == (start + 1) % 100
            return start + 1 if good and 1990 < start <= 2100 else None
        return int(written) if len(written) == 4 and 1990 < int(written) <= 2100 else None

    def period(self, year: int) -> Period:
        """The period that ends in a year."""
        return academic_year(year) if self.academic else financial_year(year)

    def released(self, year: int) -> date:
        """The day from which the figures of a year may be shown."""
        return date(year + self.years_after, self.month, self.day)


def load(folder: Path = OWN_TABLES) -> tuple[PublishedTable, ...]:
    """Every table declared in a folder, in the order of its files. Raises PublishedTableError."""
    return read({path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.toml"))})


def read(files: Mapping[str, str]) -> tuple[PublishedTable, ...]:
    """The tables declared in these texts. Raises PublishedTableError where any is not plain."""
    tables: list[PublishedTable] = []
    for file, text in files.items():
        try:
            said = tomllib.loads(text)
        except tomllib.TOMLDecodeError as fault:
            raise PublishedTableError(f"{file}: {fault}") from fault
        _keys(file, "the file", said, {"table"})
        for each in said["table"]:
            made = _table(file, each)
            if made.name in {other.name for other in tables}:
                raise _refusal(file, made.name, "name", made.name, ["a name once"])
            tables.append(made)
    for family in {each.family for each in tables}:
        plain = [each.name for each in tables if each.family == family and each.told_by is None]
        if len(plain) != 1:
            raise PublishedTableError(
                f"{family}: found {len(plain)} tables without told_by; allowed: one, which any"
                " file is that none of the others is told by"
            )
    return tuple(tables)


def _table(file: str, said: Mapping[str, Any]) -> PublishedTable:
    where = said.get("name", "a table without a name")
    _keys(file, where, said, _REQUIRED, _OPTIONAL)
    _keys(file, where, said["released"], _RELEASED)
    told_by, parts, staffing = (said.get(key) for key in ("told_by", "parts", "staffing"))
    if told_by is not None:
        _keys(file, where, told_by, {"column", "text"})
    if parts is not None:
        _keys(file, where, parts, {"named", "counted"})
    if staffing is not None:
        _keys(file, where, staffing, {"in_post_fte", "vacancies_fte"}, set(STAFFING_PARTS))
    columns = [
        *([told_by["column"]] if told_by else []),
        *(parts or {}).values(),
        *(staffing or {}).values(),
    ]
    earlier: list[dict[str, str]] = said.get("earlier", [])
    words: dict[str, dict[str, str]] = said.get("words", {})
    withheld: dict[str, str] = said.get("withheld", {})
    columns += [*words, *(ours for release in earlier for ours in release)]
    for column in columns:
        if column not in said["headings"]:
            raise _refusal(file, where, "column", column, said["headings"])
    _keys(file, where, withheld, set(), set(STAFFING_RATES))
    if said.get("years", "reporting") not in _YEARS:
        raise _refusal(file, where, "years", said["years"], _YEARS)
    return PublishedTable(
        said["name"], said["title"], tuple(said["headings"]), **said["released"],
        family=said.get("family", said["name"]),
        told_by=(told_by["column"], told_by["text"]) if told_by else None,
        part=parts["named"] if parts else "", count=parts["counted"] if parts else "",
        staffing=MappingProxyType(dict(staffing or {})), withheld=MappingProxyType(dict(withheld)),
        earlier=tuple(MappingProxyType(dict(each)) for each in earlier),
        words=MappingProxyType({column: MappingProxyType(dict(each)) for column, each in words.items()}),
        academic=said.get("years") == "academic",
    )  # fmt: skip


def _keys(
    file: str, where: str, said: Any, required: Set[str], optional: Set[str] = frozenset()
) -> None:
    keys = said.keys() if isinstance(said, dict) else set()
    if not required <= keys <= required | optional:
        raise _refusal(file, where, "keys", sorted(keys), sorted(required | optional))


def _refusal(
    file: str, where: str, key: str, value: Any, allowed: Iterable[str]
) -> PublishedTableError:
    return PublishedTableError(
        f"{file}: {where}: {key}: found {value!r}; allowed: {', '.join(allowed)}"
    )


TABLES: Mapping[str, PublishedTable] = MappingProxyType({each.name: each for each in load()})
"""The tables that this dashboard can take in, by name."""
