"""The scorecard that councils keep in a spreadsheet, one row a measure and one column a period, unfolded into one row a figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from metrics.catalogue.measure import Catalogue, Measure
from metrics.period import PeriodKind
from metrics.vocabulary import ALL_TEAMS
from store.intake import figure_in_cell, header, periods, recipe
from store.intake.measure_names import Names
from store.intake.months import Month, is_over, is_summed, of_quarter
from store.intake.placed import Placed
from store.intake.sheet import ReadAs, Sheet
from store.intake.under import Under, shape, under

OF_ROW = ("target", "polarity", "unit", "commentary", "status", "reason")
"""What a row says once: of its measure, or of the latest of its figures."""

_OF_MEASURE = ("polarity", "unit")

LONG = (
    "measure_id", "team", "period", "numerator", "denominator", "value", *OF_ROW,
)  # fmt: skip
"""The columns of the rows that come out."""

FIGURES = "figures"
"""The part of a column headed with a period."""

MEASURE, NAME, TEAM = recipe.MEASURE, recipe.NAME, recipe.TEAM
# The parts that columns play which hold no figures.
_ROLES = {
    **dict.fromkeys(("ref", "reference", "measure_id", "measure_ref", "indicator_ref", "pi_ref", "kpi"), MEASURE),
    **dict.fromkeys(
        (
            "measure", "measure_name", "indicator", "indicator_name", "performance_indicator", "performance_measure",
            "measures", "indicators", "kpi_name", "pi_name", "description",
        ),
        NAME,
    ),
    **dict.fromkeys(("team", "service", "team_name"), TEAM),
    "target": "target", "unit": "unit",
    **dict.fromkeys(("polarity", "good_is", "good_to_be", "better_is", "what_is_good", "good_performance_is"), "polarity"),
    **dict.fromkeys(("commentary", "comment", "comments", "narrative"), "commentary"),
    "status": "status", "reason": "reason",
    **dict.fromkeys(
        ("rag", "rag_rating", "rag_status", "rating", "dot", "direction_of_travel", "direction", "trend", "sparkline"),
        recipe.IGNORED,
    ),
}  # fmt: skip
_NEXT = (
    "only a measure, a team, periods, target, polarity, unit, commentary, status and reason; map any other layout "
    "once on the Load data screen"
)


@dataclass(frozen=True)
class Columns:
    """Which of a table's columns, from 0, plays which part that a row says once."""

    roles: Mapping[int, str]

    def place(self, role: str) -> int | None:
        """The column that plays a part; None where none does."""
        return next((place for place, each in self.roles.items() if each == role), None)

    @cached_property
    def naming(self) -> tuple[int, ...]:
        """The columns that name the measure of a row, the surest first."""
        places = (self.place(MEASURE), self.place(NAME))
        return tuple(place for place in places if place is not None)


@dataclass(frozen=True)
class WideColumns(Columns):
    """The columns of a sheet with periods across: what those of figures hold and of which period, the team of a
    sheet without teams, and what three months make of a quarter (`recipe.MONTHS`)."""

    figures: Mapping[int, Under]
    team: str = ALL_TEAMS
    months: str = recipe.BY_MEASURE

    @cached_property
    def targets_of_years(self) -> Mapping[date, int]:
        """The columns of a whole year's targets (`Target 2026/27`), which hold no figure, by the year's last day."""
        return {
            months[0][0].end: months[0][1]["target"]
            for months in self.by_quarter.values()
            if len(months) == 1
            and months[0][1].keys() == {"target"}
            and periods.kind_of(months[0][0].text) is PeriodKind.FINANCIAL_YEAR
        }

    @cached_property
    def latest(self) -> tuple[int, Month] | None:
        """The column of figures of the latest period, and that period."""
        held = [
            (month, places["value"])
            for months in self.by_quarter.values()
            for month, places in months
            if "value" in places
        ]
        return max(
            ((place, month) for month, place in held), key=lambda each: each[1].end, default=None
        )

    @cached_property
    def by_quarter(self) -> Mapping[str, list[tuple[Month, Mapping[str, int]]]]:
        """The columns of each period by what they hold, and of a quarter each of its months apart, in order."""
        found: dict[str, dict[Month, dict[str, int]]] = {}
        for place, each in self.figures.items():
            month = Month.of(each.period)
            found.setdefault(month.code, {}).setdefault(month, {})[each.part] = place
        return {code: sorted(months.items()) for code, months in found.items()}


def role(heading: str) -> str | None:
    """The part that a heading plays in a wide sheet beside its figures; None for any other.

    What is worked out here anew is not read, whichever quarter its heading names too (`RAG Q1`).
    """
    found = _ROLES.get(header.heading(heading))
    if found is None and _ROLES.get(header.heading(shape(heading))) == recipe.IGNORED:
        return recipe.IGNORED
    return found


def recognised(headings: Sequence[str]) -> bool:
    """Whether a row of headings is that of a wide scorecard: a measure, and at least one period."""
    written = [text for text in headings if text.strip()]
    found = {role(text) for text in written}
    return bool(found & {MEASURE, NAME}) and any(map(under, written))


def unfolded(sheet: Sheet, catalogue: Catalogue) -> Sheet:
    """A wide sheet as the long one that it stands for. Raises Refused where a heading plays no part."""
    faults = sheet.faults
    header.refuse_children(sheet.header, sheet.header_row, faults)
    roles: dict[int, str] = {}
    figures: dict[int, Under] = {}
    for place, text in enumerate(sheet.header):
        if not text.strip():
            continue
        found, held = role(text), under(text)
        if held is not None:
            if held.part == recipe.IGNORED:
                faults.notice(
                    sheet.header_row, text, "not_read", text, "a figure, its parts or its target"
                )
            elif held in figures.values():
                faults.add(sheet.header_row, text, "duplicate_column", text, "each heading once")
            else:
                figures[place] = held
        elif found is None:
            faults.add(sheet.header_row, text, "unknown_column", text, _NEXT)
        elif found == recipe.IGNORED:
            faults.notice(sheet.header_row, text, "not_read", text, "what is worked out here anew")
        elif found in roles.values():
            faults.add(sheet.header_row, text, "duplicate_column", text, "each heading once")
        else:
            roles[place] = found
    faults.refuse_any()
    read_as: list[ReadAs] = []
    names = Names(catalogue, read_as=read_as)
    made = records(sheet, WideColumns(roles, figures), names, faults.sheet)
    return Sheet(list(LONG), sheet.header_row, made, faults, read_as=read_as, told=sheet.told)


def records(
    sheet: Sheet, layout: WideColumns, names: Names, title: str | None
) -> Iterator[tuple[int, list[str]]]:
    """One long row for each period under which a row holds anything.

    A row with nothing there is a heading between measures; a blank cell is a figure that was not
    received. A measure that is not known is one fault, however many figures it has.
    """
    for row, values in sheet.measured():
        filled = [place for place in layout.figures if values[place].strip()]
        commented = not filled and bool(_cell(values, layout.place("commentary")).strip())
        found = None
        if filled or (commented and names.is_known(values, layout.naming)):
            found = names.of_row(sheet, row, values, layout.naming, title)
        measure = names.measure(found) if found else None
        if measure is None:
            sheet.leave_out(row, None)
            continue
        made = _once(list(_figures(row, values, layout, measure, sheet, title)))
        if not made and commented and layout.latest is not None:
            place, month = layout.latest
            columns = _columns(sheet.header, layout, {"value": place})
            made = [(Placed(row, title, columns), month, {})]
        latest = max((each.end for _, each, _ in made), default=None)
        yearly = {end: values[place] for end, place in layout.targets_of_years.items()}
        for at, month, parts in made:
            said = {
                ours: _cell(values, layout.place(ours))
                for ours in OF_ROW
                if ours in _OF_MEASURE or month.end == latest
            }
            said = {ours: text for ours, text in said.items() if text} | parts
            if of_year := yearly.get(_year_end(month), "").strip():
                said.setdefault("target", of_year)
            team = _cell(values, layout.place(TEAM)) or layout.team
            told = {**said, "measure_id": measure.id, "team": team, "period": month.text}
            yield at, [told.get(column, "") for column in LONG]


def _figures(
    row: int,
    values: list[str],
    layout: WideColumns,
    measure: Measure,
    sheet: Sheet,
    title: str | None,
) -> Iterator[tuple[Placed, Month, dict[str, str]]]:
    """The figures of a row: where each stands, its period, and its parts by our columns."""
    for months in layout.by_quarter.values():
        there = [
            (month, {part: place for part, place in places.items() if values[place].strip()})
            for month, places in months
        ]
        parts = [(month, _read(values, places)) for month, places in there]
        if not any(set(each) & {*_OF_FIGURE, "commentary"} for _, each in parts):
            continue
        if not is_over([month for month, each in parts if each]):
            early = ", ".join(month.text for month, each in parts if each)
            sheet.faults.notice(
                sheet.header_row,
                early,
                "not_read",
                early,
                "the last month of a quarter, which is the quarter's figure",
            )
            continue
        chosen = of_quarter(measure, parts, layout.months)
        columns = {
            part: sheet.header[place] for _, places in there for part, place in places.items()
        }
        if chosen is None:
            headings = ", ".join(
                sheet.header[place] for _, places in months for place in places.values()
            )
            at = Placed(row, title, columns)
            sheet.faults.add(
                at, "value", "months", headings, f"one figure for the quarter of {measure.name}"
            )
            continue
        month, figure = chosen
        if len(months) > 1:
            summed = is_summed(measure, layout.months)
            sheet.told[_MONTHS, _ADDED if summed else _LAST] += 1
        places = dict(months)[month]
        yield Placed(row, title, _columns(sheet.header, layout, places)), month, figure


def _once(
    made: list[tuple[Placed, Month, dict[str, str]]],
) -> list[tuple[Placed, Month, dict[str, str]]]:
    """The figures of a row without a year's end that its fourth quarter says just so as well."""
    last_quarters = {
        (month.end, tuple(sorted(parts.items())))
        for _, month, parts in made
        if not periods.is_year_end(month.text)
    }
    return [
        each
        for each in made
        if not periods.is_year_end(each[1].text)
        or (each[1].end, tuple(sorted(each[2].items()))) not in last_quarters
    ]


def _year_end(month: Month) -> date:
    """The last day of the financial year in which a period ends."""
    return date(month.end.year + (month.end.month > 3), 3, 31)


_MONTHS = "months of one quarter"
_ADDED = "added up, as what is counted in the quarter"
_LAST = "the last month's is the quarter's figure"

_OF_FIGURE = {"numerator", "denominator", "value"}


def _read(values: list[str], places: Mapping[str, int]) -> dict[str, str]:
    """The cells of one column group by our columns, a cell that holds a fraction taken apart."""
    found = {part: values[place] for part, place in places.items()}
    if "value" in found and not found.keys() & {"numerator", "denominator"}:
        found |= figure_in_cell.parts(found["value"])._asdict()
    return {ours: text for ours, text in found.items() if text}


def _columns(headings: list[str], layout: WideColumns, places: Mapping[str, int]) -> dict[str, str]:
    """Under which heading each of our columns was read, for the figure of one period."""
    first = headings[next(iter(places.values()))]
    columns = dict.fromkeys(("period", "numerator", "denominator", "value"), first)
    columns |= {part: headings[place] for part, place in places.items()}
    columns["measure_id"] = headings[next(iter(layout.naming), 0)]
    for ours in (TEAM, *OF_ROW):
        if (found := layout.place(ours)) is not None:
            columns.setdefault(ours, headings[found])
    return columns


def _cell(values: list[str], place: int | None) -> str:
    return "" if place is None else values[place]
