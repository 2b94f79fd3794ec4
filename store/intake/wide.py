"""The scorecard that councils keep in a spreadsheet, one row a measure and one column a period, unfolded into one row a figure."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from metrics.catalogue.measure import Catalogue
from metrics.catalogue.naming import Candidate, Naming
from metrics.vocabulary import ALL_TEAMS
from store.intake import cells, header
from store.intake.placed import Placed
from store.intake.sheet import ReadAs, Sheet

LONG = (
    "measure_id", "team", "period", "numerator", "denominator", "value", "target", "polarity", "unit",
)  # fmt: skip
"""The columns of the rows that come out."""

MEASURE, NAME, TEAM, FIGURES = "measure", "name", "team", "figures"
# The parts of `layout`, and the columns of figures under their periods.
_ROLES = {
    **dict.fromkeys(("ref", "reference", "measure_id", "measure_ref", "indicator_ref", "pi_ref", "kpi"), MEASURE),
    **dict.fromkeys(("measure", "measure_name", "indicator", "indicator_name", "performance_indicator", "performance_measure"), NAME),
    "team": TEAM, "target": "target", "polarity": "polarity", "unit": "unit",
}  # fmt: skip
_NEXT = "only a measure, a team, periods, target, polarity and unit; map any other layout once on the Load data screen"

_PART = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_FRACTION = re.compile(
    rf"(?:(?P<value>[0-9][0-9,]*(?:\.[0-9]+)?) ?(?P<sign>%?) ?\( ?(?P<a>{_PART}) ?(?:of|/|out of) ?(?P<b>{_PART}) ?\))"
    rf"|(?:(?P<c>{_PART}) ?(?:of|out of) ?(?P<d>{_PART}))",
    re.IGNORECASE,
)
"""`55% (45 of 82)`, `55 (45/82)`, `45 of 82`. A bare 4/12 may be a date, and is none of these."""


@dataclass(frozen=True)
class WideColumns:
    """Which of a sheet's columns, from 0, plays which part, and the team of a sheet without teams."""

    roles: Mapping[int, str]
    team: str = ALL_TEAMS

    def place(self, role: str) -> int | None:
        """The column that plays a part; None where none does."""
        return next((place for place, each in self.roles.items() if each == role), None)

    @property
    def periods(self) -> list[int]:
        """The columns that hold figures, each under its period."""
        return [place for place, role in self.roles.items() if role == FIGURES]


def role(heading: str) -> str | None:
    """The part that a heading plays in a wide sheet; None for any other."""
    return _ROLES.get(header.heading(heading)) or (FIGURES if is_period(heading) else None)


def is_period(heading: str) -> bool:
    """Whether a heading names the period of the figures under it."""
    try:
        cells.period(heading)
    except cells.CellError:
        return False
    return True


def recognised(headings: Sequence[str]) -> bool:
    """Whether a row of headings is that of a wide scorecard: a measure, and at least one period."""
    found = {role(text) for text in headings if text.strip()}
    return FIGURES in found and bool(found & {MEASURE, NAME})


def unfolded(sheet: Sheet, catalogue: Catalogue) -> Sheet:
    """A wide sheet as the long one that it stands for. Raises Refused where a heading plays no part."""
    faults = sheet.faults
    header.refuse_children(sheet.header, sheet.header_row, faults)
    roles: dict[int, str] = {}
    for place, text in enumerate(sheet.header):
        if not text.strip():
            continue
        found = role(text)
        if found is None:
            faults.add(sheet.header_row, text, "unknown_column", text, _NEXT)
        elif found != FIGURES and found in roles.values():
            faults.add(sheet.header_row, text, "duplicate_column", text, "each heading once")
        else:
            roles[place] = found
    faults.refuse_any()
    read_as: list[ReadAs] = []
    made = records(sheet, WideColumns(roles), Names(catalogue, read_as=read_as), faults.sheet)
    return Sheet(list(LONG), sheet.header_row, made, faults, read_as=read_as)


class Names:
    """The measures by what a sheet may call them: id, a name that means one beyond doubt, or what a recipe says."""

    def __init__(
        self,
        catalogue: Catalogue,
        said: Mapping[str, str] | None = None,
        read_as: list[ReadAs] | None = None,
    ) -> None:
        """`said` are a recipe's own words; what rows are `read` as is added to `read_as`."""
        self._read_as = [] if read_as is None else read_as
        self._said = {_plain(name): measure for name, measure in (said or {}).items()}
        self._ids = {_plain(each.id): each.id for each in catalogue.measures}
        self._own = {_plain(each.name): each.id for each in catalogue.measures}
        self._naming = Naming(catalogue)
        self._labels = {each.id: each.name for each in catalogue.measures}

    def find(self, text: str) -> str | None:
        """The id of a measure; '' where the recipe leaves its row out, None where nothing is known."""
        key = _plain(text)
        if key in self._said:
            return self._said[key]
        return self._ids.get(key) or self._naming.certain(text)

    def named(self, text: str) -> str | None:
        """The id of the measure whose id or own name a text is."""
        return self._ids.get(_plain(text)) or self._own.get(_plain(text))

    def read(self, texts: Sequence[str], row: int, title: str | None) -> str | None:
        """The measure of a row by the first of its texts that means one, kept as what the row was read as."""
        for text in texts:
            if (found := self.find(text)) is not None:
                self._read_as.append(ReadAs(title, int(row), texts[-1], found))
                return found
        return None

    def candidates(self, text: str) -> list[Candidate]:
        """The measures that a name may mean, the nearest first, each with the words that both have."""
        return self._naming.candidates(text)

    def allowed(self, text: str) -> str:
        """What to write instead: the measures of the catalogue that may be meant."""
        near = [f"{self._labels[each.measure]} ({each.measure})" for each in self.candidates(text)]
        return f"the id or name of a measure{', perhaps ' + '; '.join(near) if near else ''}"


def _plain(text: str) -> str:
    """A name without capitals, spaces and punctuation."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum()
    )


def records(
    sheet: Sheet, layout: WideColumns, names: Names, title: str | None
) -> Iterator[tuple[int, list[str]]]:
    """One long row for each cell that holds anything under a period.

    A row with nothing there is a heading between measures; a blank cell is a figure that was not
    received. A measure that is not known is one fault, however many figures it has.
    """
    periods = layout.periods
    for row, values in sheet.rows():
        filled = [place for place in periods if values[place].strip()]
        measure = _measure(row, values, layout, names, sheet, title) if filled else ""
        if not measure:
            sheet.leave_out(row, None)
            continue
        for place in filled:
            columns = _columns(sheet.header, layout, place)
            latest = place == max(filled, key=lambda each: cells.period(sheet.header[each]).end)
            yield (
                Placed(row, title, columns),
                [
                    measure,
                    _cell(values, layout.place(TEAM)) or layout.team,
                    sheet.header[place],
                    *figure(values[place]),
                    # A row has one target, that of its latest figure; polarity and unit are always its own.
                    _cell(values, layout.place("target")) if latest else "",
                    _cell(values, layout.place("polarity")),
                    _cell(values, layout.place("unit")),
                ],
            )


def _measure(
    row: int, values: list[str], layout: WideColumns, names: Names, sheet: Sheet, title: str | None
) -> str:
    """The id of a row's measure, by its reference or else its name; '' where the row is left out."""
    written = [
        (place, values[place].strip())
        for place in (layout.place(MEASURE), layout.place(NAME))
        if place is not None and values[place].strip()
    ]
    if (found := names.read([text for _, text in written], row, title)) is not None:
        return found
    place, text = written[-1] if written else (layout.place(NAME) or layout.place(MEASURE) or 0, "")
    where = Placed(row, title, {"measure_id": sheet.header[place]})
    code = "unknown_measure" if text else "blank"
    sheet.faults.add(where, "measure_id", code, text or "nothing", names.allowed(text))
    return ""


def _columns(headings: list[str], layout: WideColumns, place: int) -> dict[str, str]:
    """Under which heading each of our columns was read, for a figure in one column."""
    columns = dict.fromkeys(("period", "numerator", "denominator", "value"), headings[place])
    measure = layout.place(MEASURE)
    named = layout.place(NAME)
    columns["measure_id"] = headings[measure if measure is not None else named or 0]
    for ours in (TEAM, "target", "polarity", "unit"):
        if (found := layout.place(ours)) is not None:
            columns[ours] = headings[found]
    return columns


def _cell(values: list[str], place: int | None) -> str:
    return "" if place is None else values[place]


def figure(text: str) -> tuple[str, str, str]:
    """Numerator, denominator and value as one cell writes them: `55% (45 of 82)`, `45 of 82`, `55%`, `c`."""
    found = _FRACTION.fullmatch(cells.plain(text))
    if found is None:
        return "", "", text
    if found["a"]:
        return found["a"], found["b"], f"{found['value']}{found['sign']}"
    return found["c"], found["d"], ""
