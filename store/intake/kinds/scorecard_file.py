"""The scorecard, one row a measure, team and period: every row checked, all of it accepted or none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial

from metrics.catalogue.measure import Catalogue, Measure
from metrics.catalogue.targets import Targets
from metrics.letters import Told
from metrics.period import Period, PeriodKind
from metrics.vocabulary import (
    ALL_TEAMS,
    BREAKDOWN_TYPES,
    STATUS_LABELS,
    STATUS_MARKS,
    Basis,
    Origin,
    Status,
    Unit,
)
from store.intake import (
    agreement,
    cells,
    counts_called,
    figure_parts,
    periods,
    placed,
    written_file,
)
from store.intake.counts_called import RowWords
from store.intake.faults import Faults
from store.intake.figure_parts import Figure
from store.intake.headings import Headings
from store.intake.input_kind import DocsLine, InputKind, Start, TakenOut, Template
from store.intake.marks import Marks
from store.intake.measure_names import Names
from store.intake.resolve import Resolver, is_annual, shown_from
from store.intake.shapes import Accepted, Context
from store.intake.sheet import Sheet, TargetBeside
from store.intake.stored_table import OBSERVATION
from store.intake.written_file import Row, WrittenFile

_STATUSES = (
    {code: code for code in Status}
    | {label.casefold(): code for code, label in STATUS_LABELS.items()}
    | {mark: code for code, mark in STATUS_MARKS.items() if mark}
)


@dataclass(frozen=True, slots=True)
class _Row:
    file_row: int
    measure: Measure
    team: str
    period: Period
    figure: Figure
    status: Status
    commentary: str | None
    breakdown_type: str
    breakdown: str
    figure_column: str


HEADINGS = Headings(
    ("measure_id", "team", "period", "numerator", "denominator", "value"),
    (
        "measure_name", "target", "polarity", "unit", "commentary", "status", "reason",
        "breakdown_type", "breakdown",
    ),
)  # fmt: skip


def read(sheet: Sheet, names: tuple[str, ...], context: Context) -> Accepted:
    """The observations of a scorecard whose columns are `names`. Raises Refused."""
    faults = sheet.faults
    reader = _Reader(context, faults, sheet, names)
    rows = [
        found for row, cell in sheet.named(names) if (found := reader.row(row, cell)) is not None
    ]
    _check_totals(rows, context, faults)
    if not sheet.count and not faults.total:
        faults.add(None, None, "empty", "headings alone", "at least one row")
    faults.refuse_any()
    stored = OBSERVATION.of(_observation(row, context.council, faults.sheet) for row in rows)
    return Accepted(
        "scorecard", faults.file, {"observation": stored}, faults.notices, sheet.count,
        read_as=tuple(sheet.read_as), marks=reader.marks.met_so_far,
        targets_beside=tuple(reader.targets_beside.values()),
    )  # fmt: skip


class _Reader:
    """Reads rows one by one; a row with a fault is None, its other cells checked all the same."""

    def __init__(
        self, context: Context, faults: Faults, sheet: Sheet, columns: Sequence[str]
    ) -> None:
        self._targets: Targets = context.targets
        self._catalogue = context.catalogue
        self._sheet = sheet
        self._columns = columns
        self._breakdowns: dict[str, Told] = defaultdict(lambda: Told(same=str.casefold))
        self._faults = faults
        self._resolve = Resolver(context, faults)
        self._words = RowWords(sheet)
        self.marks = Marks()
        self.targets_beside: dict[tuple[str, str, str], TargetBeside] = {}

    def row(self, row: int, cell: dict[str, str]) -> _Row | None:
        before, resolve = self._faults.total, self._resolve
        report = partial(self._faults.add, row)
        measure = resolve.measure(row, cell["measure_id"])
        if (
            measure
            and measure.from_staffing
            and (cell["numerator"].strip() or cell["denominator"].strip())
        ):
            found, allowed = measure.id, "its rate alone; its posts come from the staffing file"
            self._faults.add(row, "measure_id", "from_staffing", found, allowed)
        annual = is_annual(measure) if measure else None
        # A row without a figure may be one that is being filled in.
        over = any(cell[column].strip() for column in ("numerator", "denominator", "value"))
        year_end = measure is not None and measure.basis is not Basis.IN_QUARTER
        # In our own files 2023-24 is the year to March; in a council's own sheet it is whichever the measure goes by.
        own_words = isinstance(row, placed.Placed)
        by_school = own_words and measure is not None and measure.school_year
        if by_school and periods.is_bare_year(cell["period"]):
            self.marks.met(cell["period"], "read as a school year, by which its measure goes")
        period = resolve.period(
            row, cell["period"], annual=annual, year_end=year_end, school_year=by_school, over=over
        )
        team = resolve.team(row, cell["team"], period, all_allowed=True)
        commentary = resolve.verbatim(row, "commentary", cell.get("commentary", ""))
        status = agreement.code(row, "status", cell, _STATUSES, Status, Status.FINAL, self._faults)
        breakdown_type, breakdown = self._breakdown(row, cell)
        if measure is None:
            figure_parts.check_readable(cell, report)
            return None
        self._check_name(row, cell.get("measure_name", ""), measure)
        agreement.check_measure(row, cell, measure, self._faults)
        counts_called.check(row, cell, measure, self._words.of(row, cell), self._faults)
        cell, beside = self.marks.taken_apart(cell, measure)
        if beside is not None and not cell.get("status", "").strip():
            status = beside
        figure = figure_parts.read(cell, measure, report, partial(self._faults.notice, row))
        if period is None or team is None:
            return None
        resolve.first(row, "measure_id", measure.id, team, period.code, breakdown_type, breakdown)
        target = cell.get("target", "")
        if not agreement.check_target(
            row, target, measure, team, period, self._targets, self._faults
        ):
            self.marks.met("target", agreement.UNUSED)
            year = period.financial_year if period.kind is PeriodKind.QUARTER else period.code
            key = (measure.id, team, year)
            self.targets_beside[key] = TargetBeside(*key, cells.plain(target))
        if figure is None or status is None or self._faults.total > before:
            return None
        column = "numerator" if cell["numerator"].strip() else "value"
        return _Row(
            row, measure, team, period, figure, status, commentary, breakdown_type, breakdown, column,
        )  # fmt: skip

    @cached_property
    def _called(self) -> Names:
        return Names(self._catalogue)

    def _check_name(self, row: int, name: str, measure: Measure) -> None:
        """A name beside the id may be a council's own, of which nothing is kept, and not another measure's."""
        if not name.strip() or name.casefold() == measure.name.casefold():
            return
        found = self._called.named(name)
        if found and found != measure.id:
            allowed = f"{measure.name}, the measure of {measure.id}"
            self._faults.add(row, "measure_name", "unknown_measure", name, allowed)
        elif found is None:
            self._sheet.leave_out(row, self._sheet.header[self._columns.index("measure_name")])

    def _breakdown(self, row: int, cell: dict[str, str]) -> tuple[str, str]:
        resolve = self._resolve
        kind, part = (
            resolve.called(row, column, cell.get(column, ""), may_be_blank=True) or ""
            for column in ("breakdown_type", "breakdown")
        )
        if bool(kind) != bool(part):
            found = f"{kind or 'nothing'}: {part or 'nothing'}"
            self._faults.add(row, "breakdown", "breakdown_value", found, "both cells, or neither")
        elif kind and kind.casefold() not in BREAKDOWN_TYPES:
            allowed = ", ".join(BREAKDOWN_TYPES)
            self._faults.add(row, "breakdown_type", "breakdown_value", kind, allowed)
        elif part:
            resolve.alone(row, "breakdown", part, self._breakdowns[kind.casefold()])
        return kind.casefold(), part


def _check_totals(rows: list[_Row], context: Context, faults: Faults) -> None:
    """A loaded council figure is no less than the sum of its teams, where every team's figure is in the file: some are in
    no team."""
    groups: dict[tuple[str, str, str, str], dict[str, _Row]] = defaultdict(dict)
    for row in rows:
        if row.measure.adds_up:
            key = (row.measure.id, row.period.code, row.breakdown_type, row.breakdown.casefold())
            groups[key][row.team] = row
    for group in groups.values():
        council = group.get(ALL_TEAMS)
        teams = context.teams.active(council.period) if council else ()
        if council is None or not teams or not group.keys() >= set(teams):
            continue
        for part in ("numerator", "denominator"):
            parts = [getattr(group[team].figure, part) for team in teams]
            total = getattr(council.figure, part)
            if total is None or any(amount is None for amount in parts):
                continue
            if total < sum(parts, Decimal(0)):
                column = council.figure_column if part == "numerator" else part
                allowed = f"no less than {sum(parts, Decimal(0))}, the sum of the {len(teams)} teams; what is more is in no team"
                faults.add(council.file_row, column, "total_mismatch", total, allowed)


def _observation(row: _Row, council: str, sheet: str | None) -> tuple[object, ...]:
    figure = row.figure
    return (
        council, row.measure.id, row.team, row.period.code, Origin.COUNCIL, figure.numerator,
        figure.denominator, figure.value_given, figure.missing, figure.reason, row.status,
        row.commentary, shown_from(row.measure, row.period), row.breakdown_type or None,
        row.breakdown or None, int(row.file_row), placed.sheet_of(row.file_row, sheet),
        placed.column_of(row.file_row, row.figure_column),
    )  # fmt: skip


_IN_FORCE = """
SELECT o.measure_id, o.team, o.period, o.numerator, o.denominator, o.value_given, o.missing,
    o.reason, o.status, o.commentary, o.breakdown_type, o.breakdown
FROM observation AS o
LEFT JOIN measure AS m ON m.measure_id = o.measure_id
LEFT JOIN team AS t ON t.team = o.team
WHERE o.council = $council AND o.origin = 'council'
ORDER BY m.place NULLS LAST, o.measure_id, o.period, t.place NULLS FIRST, o.team,
    o.breakdown_type NULLS FIRST, o.breakdown, o.load_number, o.file_row
"""


def _files(rows: Iterable[Row], catalogue: Catalogue) -> list[WrittenFile]:
    """A scorecard of these observations, with the columns that any of them fills."""
    made = []
    for row in rows:
        measure = catalogue.get(row["measure_id"])
        value = written_file.amount(row["value_given"])
        made.append({
            "measure_id": row["measure_id"],
            "measure_name": cells.inert(measure.name[: cells.NAME_LENGTH]) if measure else "",
            "team": written_file.text(row["team"]),
            "period": row["period"],
            "numerator": written_file.amount(row["numerator"]),
            "denominator": written_file.amount(row["denominator"]),
            # A share without its parts carries its sign, so that 0.4 is never taken for a fraction of 1.
            "value": f"{value}%" if value and measure and measure.unit is Unit.PERCENT else value,
            "status": row["status"],
            "reason": written_file.reason(row["missing"], row["reason"]),
            "commentary": written_file.text(row["commentary"]),
            "breakdown_type": row["breakdown_type"] or "",
            "breakdown": written_file.text(row["breakdown"]),
        })  # fmt: skip
    return [written_file.of("scorecard", HEADINGS, made)]


def _start(start: Start) -> Iterator[dict[str, str]]:
    """The quarter's figure of each measure and team."""
    for each in start.catalogue.measures:
        if each.basis is not Basis.ANNUAL and not each.from_staffing:
            for team in _whose(each, start.teams):
                yield {
                    "measure_id": each.id, "measure_name": each.name, "team": team,
                    "period": start.quarter.code,
                }  # fmt: skip


def _whose(measure: Measure, teams: Sequence[str]) -> Sequence[str]:
    """Each team and, where their figures do not add up to the council's, the council too."""
    if not teams:
        return (ALL_TEAMS,)
    return teams if measure.adds_up else (*teams, ALL_TEAMS)


KIND = InputKind(
    name="scorecard",
    words="Scorecard, one row a figure",
    place=1,
    turn=60,
    headings=HEADINGS,
    read=read,
    tables=(OBSERVATION,),
    taken_out=TakenOut(_IN_FORCE, _files, view="observation"),
    template=Template(
        _start, without=("polarity", "unit", "target", "breakdown_type", "breakdown")
    ),
    docs=(
        DocsLine(
            "Scorecard",
            "one row a measure, team and quarter; `2026-27 Q2`; the council as a whole is the team `All`",
        ),
        DocsLine(
            "Wide scorecard",
            "one row a measure; a cell may say `55% (45 of 82)`, `45 of 82`, `55%` or `c`;"
            " a blank cell is a figure not received",
            required="a measure (`Ref`, `Measure` or `Indicator`) and a column for each period,"
            " headed `Q1 2026/27`, `Jun-26` or a date",
            optional="`team, target, polarity, unit`",
        ),
    ),
)
