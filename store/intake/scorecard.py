"""A scorecard, one row a measure, team and period: every row checked, all of it accepted or none."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from metrics.catalogue.measure import Measure
from metrics.catalogue.targets import Targets, expected
from metrics.period import Period, add_months
from metrics.vocabulary import (
    ALL_TEAMS,
    BREAKDOWN_TYPES,
    POLARITY_LABELS,
    STATUS_LABELS,
    STATUS_MARKS,
    Origin,
    Polarity,
    Status,
    Unit,
)
from store.intake import cells, figures, placed
from store.intake.faults import Faults
from store.intake.figures import Figure
from store.intake.resolve import Resolver, is_annual
from store.intake.shapes import Accepted, Context, table
from store.intake.sheet import Sheet

_POLARITIES = {code: code for code in Polarity} | {
    label.casefold(): code for code, label in POLARITY_LABELS.items()
}
_STATUSES = (
    {code: code for code in Status}
    | {label.casefold(): code for code, label in STATUS_LABELS.items()}
    | {mark: code for code, mark in STATUS_MARKS.items() if mark}
)
_UNITS = {code: code for code in Unit} | {
    "%": Unit.PERCENT, "per cent": Unit.PERCENT, "percentage": Unit.PERCENT,
    "per 10,000": Unit.PER_10000, "rate per 10,000": Unit.PER_10000, "per 10000": Unit.PER_10000,
    "mean": Unit.AVERAGE, "count": Unit.NUMBER, "£": Unit.GBP, "pounds": Unit.GBP,
}  # fmt: skip

_EDGES_LENGTH = 60
_EDGES = re.compile(r"([0-9.,%£ ]+?) *(?:to|-|\u2013) *([0-9.,%£ ]+)")


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


def read(sheet: Sheet, names: tuple[str, ...], context: Context) -> Accepted:
    """The observations of a scorecard whose columns are `names`. Raises Refused."""
    faults = sheet.faults
    reader = _Reader(context, faults)
    rows = [
        read_row
        for row, values in sheet.rows()
        if (read_row := reader.row(row, dict(zip(names, values, strict=True)))) is not None
    ]
    _check_totals(rows, context, faults)
    if not sheet.count and not faults.total:
        faults.add(None, None, "empty", "headings alone", "at least one row")
    faults.refuse_any()
    return Accepted(
        "scorecard",
        faults.file,
        {
            "observation": table(
                "observation", (_observation(row, context.council, faults.sheet) for row in rows)
            )
        },
        faults.notices,
        sheet.count,
    )


class _Reader:
    """Reads rows one by one; a row with a fault is None, its other cells checked all the same."""

    def __init__(self, context: Context, faults: Faults) -> None:
        self._targets: Targets = context.targets
        self._faults = faults
        self._resolve = Resolver(context, faults)

    def row(self, row: int, cell: dict[str, str]) -> _Row | None:
        before = self._faults.total
        resolve = self._resolve
        measure = resolve.measure(row, cell["measure_id"])
        if measure and measure.from_staffing:
            found, allowed = measure.id, "no row: its figures come from the staffing file"
            self._faults.add(row, "measure_id", "from_staffing", found, allowed)
        annual = is_annual(measure) if measure else None
        period = resolve.period(row, cell["period"], annual=annual)
        team = resolve.team(row, cell["team"], period, all_allowed=True)
        resolve.name(row, "measure_name", cell.get("measure_name", ""), may_be_blank=True)
        commentary = self._commentary(row, cell.get("commentary", ""))
        status = self._word(row, "status", cell, _STATUSES, Status, Status.FINAL)
        breakdown_type, breakdown = self._breakdown(row, cell)
        if measure is None:
            figures.check_readable(cell, self._report(row))
            return None
        self._agreement(row, cell, measure)
        figure = figures.read(cell, measure, self._report(row), self._notice(row))
        if period is None or team is None:
            return None
        resolve.first(row, "measure_id", measure.id, team, period.code, breakdown_type, breakdown)
        self._target(row, cell.get("target", ""), measure, team, period)
        if figure is None or status is None or self._faults.total > before:
            return None
        column = "numerator" if cell["numerator"].strip() else "value"
        return _Row(
            row,
            measure,
            team,
            period,
            figure,
            status,
            commentary,
            breakdown_type,
            breakdown,
            column,
        )

    def _report(self, row: int) -> Callable[[str, str, object, str], None]:
        return lambda column, code, found, allowed: self._faults.add(
            row, column, code, found, allowed
        )

    def _notice(self, row: int) -> Callable[[str, str, object, str], None]:
        return lambda column, code, found, allowed: self._faults.notice(
            row, column, code, found, allowed
        )

    def _commentary(self, row: int, text: str) -> str | None:
        try:
            return cells.verbatim(text)
        except cells.CellError as fault:
            found = f"{len(text):,} letters"
            self._faults.add(row, "commentary", fault.code, found, fault.allowed)
            return None

    def _word(
        self,
        row: int,
        column: str,
        cell: dict[str, str],
        words: dict[str, Any],
        codes: Any,
        blank: Any,
    ) -> Any:
        """The code that a word of a fixed list means; `blank` for a blank cell."""
        text = cells.plain(cell.get(column, ""))
        if not text:
            return blank
        code = words.get(text.casefold())
        if code is None:
            self._faults.add(row, column, f"{column}_value", text, f"{', '.join(codes)}, or blank")
        return code

    def _breakdown(self, row: int, cell: dict[str, str]) -> tuple[str, str]:
        resolve = self._resolve
        kind, part = (
            resolve.name(row, column, cell.get(column, ""), may_be_blank=True) or ""
            for column in ("breakdown_type", "breakdown")
        )
        if bool(kind) != bool(part):
            found = f"{kind or 'nothing'}: {part or 'nothing'}"
            self._faults.add(row, "breakdown", "breakdown_value", found, "both cells, or neither")
        elif kind and kind.casefold() not in BREAKDOWN_TYPES:
            allowed = ", ".join(BREAKDOWN_TYPES)
            self._faults.add(row, "breakdown_type", "breakdown_value", kind, allowed)
        return kind.casefold(), part

    def _agreement(self, row: int, cell: dict[str, str], measure: Measure) -> None:
        polarity = self._word(row, "polarity", cell, _POLARITIES, Polarity, measure.polarity)
        if polarity not in (None, measure.polarity):
            allowed = f"{measure.polarity}, as the catalogue says"
            self._faults.add(row, "polarity", "polarity_mismatch", polarity, allowed)
        unit = self._word(row, "unit", cell, _UNITS, Unit, measure.unit)
        if unit not in (None, measure.unit):
            allowed = f"{measure.unit}, as the catalogue says"
            self._faults.add(row, "unit", "unit_mismatch", unit, allowed)

    def _target(self, row: int, text: str, measure: Measure, team: str, period: Period) -> None:
        """A target in the file must be the one in force; where none is held, the file's sets none."""
        edges = None
        if measure.polarity is Polarity.BAND and len(text) <= _EDGES_LENGTH:
            edges = _EDGES.fullmatch(cells.plain(text))
        try:
            given = [cells.number(part) for part in (edges.groups() if edges else (text,))]
        except cells.CellError as fault:
            self._faults.add(row, "target", fault.code, text, fault.allowed)
            return
        amounts = tuple(part.amount for part in given if isinstance(part, cells.Number))
        if not amounts:
            return
        if measure.polarity is Polarity.NEUTRAL:
            allowed = "nothing: the measure is for information"
            self._faults.add(row, "target", "target_mismatch", text, allowed)
            return
        target = self._targets.in_force(measure.id, team, period)
        if target is None:
            return
        if measure.polarity is Polarity.BAND:
            agrees, allowed = amounts == (target.low, target.high), f"{target.low} to {target.high}"
        else:
            in_force = expected(target, measure, period)
            agrees, allowed = (
                amounts[0] in in_force,
                " or ".join(str(amount) for amount in in_force),
            )
        if not agrees:
            self._faults.add(row, "target", "target_mismatch", text, f"{allowed}, as in force")


def _check_totals(rows: list[_Row], context: Context, faults: Faults) -> None:
    """A loaded council figure must be the sum of its teams, where every team's figure is in the file."""
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
            if sum(parts, Decimal(0)) != total:
                column = council.figure_column if part == "numerator" else part
                allowed = f"{sum(parts, Decimal(0))}, the sum of the {len(teams)} teams"
                faults.add(council.file_row, column, "total_mismatch", total, allowed)


def _observation(row: _Row, council: str, sheet: str | None) -> tuple[object, ...]:
    figure = row.figure
    return (
        council, row.measure.id, row.team, row.period.code, Origin.COUNCIL, figure.numerator,
        figure.denominator, figure.value_given, figure.missing, figure.reason, row.status,
        row.commentary, _released(row.measure, row.period), row.breakdown_type or None,
        row.breakdown or None, int(row.file_row), placed.sheet_of(row.file_row, sheet),
        placed.column_of(row.file_row, row.figure_column),
    )  # fmt: skip


def _released(measure: Measure, period: Period) -> date | None:
    """The day from which an annual figure may be shown: the catalogue's months after its period."""
    if not is_annual(measure):
        return None
    return add_months(period.end, measure.due_after_months)
