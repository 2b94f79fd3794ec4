"""The targets file, one row a measure, team and period: a target that nothing could be rated against is refused."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from metrics.catalogue.measure import Catalogue, Measure
from metrics.catalogue.targets import Target, setup_faults
from metrics.period import Period, PeriodKind
from metrics.vocabulary import ALL_TEAMS, Polarity, TargetOrigin, Unit
from store.intake import cells, periods, written_file
from store.intake.faults import Faults
from store.intake.headings import Headings
from store.intake.input_kind import DocsLine, InputKind, Start, TakenOut, Template
from store.intake.resolve import Resolver, is_annual
from store.intake.shapes import Accepted, Context
from store.intake.sheet import Sheet, TargetBeside
from store.intake.stored_table import AMOUNT, TEXT, WHOLE, StoredTable
from store.intake.written_file import Row, WrittenFile

TARGET = StoredTable(
    "target",
    {
        "council": TEXT, "measure_id": TEXT, "team": TEXT, "period": TEXT, "target": AMOUNT,
        "low": AMOUNT, "high": AMOUNT, "q1": AMOUNT, "q2": AMOUNT, "q3": AMOUNT, "q4": AMOUNT,
        "origin": TEXT, "note": TEXT, "file_row": WHOLE,
    },
)  # fmt: skip

HEADINGS = Headings(
    ("measure_id", "team", "period", "target", "origin"),
    ("low", "high", "q1", "q2", "q3", "q4", "note"),
)

_QUARTERS = ("q1", "q2", "q3", "q4")
_AMOUNTS = ("target", "low", "high", *_QUARTERS)


def read(sheet: Sheet, names: tuple[str, ...], context: Context) -> Accepted:
    """The targets of a file whose columns are `names`. Raises Refused."""
    faults = sheet.faults
    resolve = Resolver(context, faults)
    rows = []
    for row, cell in sheet.named(names):
        target = _target(row, cell, resolve, faults)
        if target is not None:
            resolve.first(row, "measure_id", target.measure_id, target.team, target.period.code)
            rows.append((row, target))
    sheet.refuse_any()
    tables = {"target": TARGET.of(_stored(context.council, *entry) for entry in rows)}
    return Accepted("targets", faults.file, tables, faults.notices, sheet.count)


def _target(row: int, cell: Mapping[str, str], resolve: Resolver, faults: Faults) -> Target | None:
    before = faults.total
    measure = resolve.measure(row, cell["measure_id"])
    period = _period(row, cell["period"], measure, resolve, faults)
    team = resolve.team(row, cell["team"], period, all_allowed=True)
    origin = cells.plain(cell["origin"]).casefold()
    if origin not in tuple(TargetOrigin):
        faults.add(row, "origin", "origin_value", cell["origin"], " or ".join(TargetOrigin))
    note = resolve.verbatim(row, "note", cell.get("note", "")) or ""
    amounts = {
        column: _amount(row, column, cell.get(column, ""), measure, faults) for column in _AMOUNTS
    }
    quarters = tuple(amounts[quarter] for quarter in _QUARTERS)
    if any(amount is not None for amount in quarters) and None in quarters:
        faults.add(
            row, _QUARTERS[quarters.index(None)], "config_error", "nothing", "all of q1 to q4"
        )
    if faults.total > before or measure is None or period is None or team is None:
        return None
    target = Target(
        measure.id, team, period, amounts["target"], amounts["low"], amounts["high"],
        _profile(*quarters), TargetOrigin(origin), note,
    )  # fmt: skip
    for column, found, allowed in setup_faults(target, measure):
        faults.add(row, column, "config_error", found, allowed)
    return target if faults.total == before else None


def _profile(
    q1: Decimal | None, q2: Decimal | None, q3: Decimal | None, q4: Decimal | None
) -> tuple[Decimal, Decimal, Decimal, Decimal] | None:
    if q1 is None or q2 is None or q3 is None or q4 is None:
        return None
    return q1, q2, q3, q4


def _period(
    row: int, text: str, measure: Measure | None, resolve: Resolver, faults: Faults
) -> Period | None:
    """A year for any measure; else what the measure's own figures have."""
    period = resolve.period(row, text, annual=None)
    if period is None or measure is None or period.kind is PeriodKind.FINANCIAL_YEAR:
        return period
    if not is_annual(measure):
        period = periods.quarter(period)
    if is_annual(measure) == (period.kind is PeriodKind.QUARTER):
        allowed = "a year or a day" if is_annual(measure) else "a year or a quarter, as 2025-26 Q3"
        faults.add(row, "period", "period_kind", text, allowed)
        return None
    return period


def _amount(
    row: int, column: str, text: str, measure: Measure | None, faults: Faults
) -> Decimal | None:
    try:
        found = cells.amount(text)
    except cells.CellError as fault:
        faults.add(row, column, fault.code, text, fault.allowed)
        return None
    if found is None:
        return None
    if not isinstance(found, cells.Number):
        faults.add(row, column, "number", text, "a number, or blank")
        return None
    signs = {Unit.PERCENT: "%", Unit.GBP: "£"}
    if found.sign and measure and found.sign != signs.get(measure.unit):
        faults.add(
            row, column, "unit_mismatch", text, f"a target in the measure's unit, {measure.unit}"
        )
    if measure and measure.unit is Unit.PERCENT and 0 < found.amount < 1 and not found.sign:
        allowed = f"{found.amount * 100:f}: per cent, not a fraction of 1; below 1 per cent, with its sign"
        faults.add(row, column, "percent", text, allowed)
    elif (
        column in ("target", *_QUARTERS)
        and measure
        and measure.unit is Unit.PERCENT
        and found.amount == 1
        and not found.sign
    ):
        faults.notice(
            row, column, "percent", text, "100, if all are meant; 1 is read as 1 per cent"
        )
    return found.amount


def _stored(council: str, row: int, target: Target) -> tuple[object, ...]:
    return (
        council, target.measure_id, target.team, target.period.code, target.target, target.low,
        target.high, *(target.profile or (None,) * 4), target.origin, target.note or None, row,
    )  # fmt: skip


_IN_FORCE = """
SELECT measure_id, team, period, target, low, high, q1, q2, q3, q4, origin, note
FROM target
WHERE council = $council
ORDER BY file_row, measure_id, team, period
"""


def _files(rows: Iterable[Row], catalogue: Catalogue) -> list[WrittenFile]:
    """The targets as one file; at one per cent and below a target has its sign, without which it may be a fraction of one."""
    return [written_file.plainly("targets", HEADINGS, [_signed(row, catalogue) for row in rows])]


def _signed(row: Row, catalogue: Catalogue) -> Row:
    measure = catalogue.get(row["measure_id"])
    if measure is None or measure.unit is not Unit.PERCENT:
        return row
    return {
        name: f"{written_file.amount(found)}%"
        if name in _AMOUNTS and found is not None and 0 < found <= 1
        else found
        for name, found in row.items()
    }


def _start(start: Start) -> Iterator[dict[str, str]]:
    """The council's target of the year for each measure that can have one."""
    for each in start.catalogue.measures:
        if each.polarity is not Polarity.NEUTRAL:
            yield {
                "measure_id": each.id,
                "team": ALL_TEAMS,
                "period": start.quarter.financial_year,
                "origin": TargetOrigin.LOCAL,
            }


def with_those_beside(
    in_force: Iterable[Row], beside: Iterable[TargetBeside], catalogue: Catalogue
) -> bytes:
    """A targets file of those in force and of those that stand beside figures, as the council's own.

    A target beside a figure that no targets file can hold is left out.
    """
    rows = [{name: row.get(name) for name in HEADINGS.known} for row in in_force]
    kept = _files(rows, catalogue)[0]
    more = [
        dict(zip(("measure_id", "team", "period", "target", "origin"),
                 (each.measure_id, each.team, each.year, each.written, TargetOrigin.LOCAL), strict=True))
        for each in beside
    ]  # fmt: skip
    columns = kept.headings
    made = tuple(tuple(str(row.get(name, "")) for name in columns) for row in more)
    return WrittenFile("targets", columns, (*kept.rows, *made)).csv()


KIND = InputKind(
    name="targets",
    words="Targets",
    place=3,
    turn=40,
    headings=HEADINGS,
    read=read,
    tables=(TARGET,),
    figures=False,
    taken_out=TakenOut(_IN_FORCE, _files, view="target"),
    template=Template(_start),
    docs=(DocsLine("Targets", "a year's target serves all its quarters"),),
)
