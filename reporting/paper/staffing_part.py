"""The staffing of a paper: the council's in sentences, then each team's posts and rates, or each year's of the census."""

from collections.abc import Iterator

from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS
from metrics.words import explain
from reporting import staffing_returns, staffing_tables
from reporting.paper.model import Block, Points, Row, Section, Table, Words, row
from reporting.reading import Reading
from reporting.staffing_report import staffing_report
from reporting.staffing_tables import RateCell, StaffingRow, StaffingTable
from reporting.told import NOTHING, Cell


def section(reading: Reading, quarter: Period) -> Section:
    """The council's staffing as the Staffing screen has it."""
    report = staffing_report(reading, ALL_TEAMS, quarter)
    held = staffing_returns.held(reading, quarter)
    opening, *others = report.sentences
    blocks: list[Block] = [Words(opening, f"{report.whose}, {report.period.label}.")]
    if others:
        blocks.append(Points(tuple(others)))
    if report.comments:
        said = (f"{whose}: {words}" for whose, words in report.comments)
        blocks += [Words("", strong="What the officers say."), Points(tuple(said))]
    if held.quarters:
        blocks += _blocks("staffing", staffing_tables.by_team(reading, quarter))
    if held.years:
        blocks += _blocks("staffing by year", staffing_tables.by_year(reading, quarter))
    tabled = held.quarters or bool(held.years)
    return Section("Staffing", tuple(blocks), slide=tabled, break_before=True)


def _blocks(name: str, table: StaffingTable) -> Iterator[Block]:
    """A table, and what is to be known of some of its rows."""
    headings = (table.first, *table.posts, *table.rates)
    rows = tuple(_row(each, len(headings)) for each in table.rows)
    yield Table(name, table.caption, headings, rows, frozenset(range(1, len(headings))))
    noted = tuple(
        f"{each.title}. {explain.sentence(each.note)}" for each in table.rows if each.note
    )
    if noted:
        yield Points(noted)


def _row(found: StaffingRow, columns: int) -> Row:
    if found.said:
        return row(found.title, found.said, *[NOTHING] * (columns - 2))
    return row(found.title, *found.posts, *map(_rate, found.rates))


def _rate(found: RateCell) -> Cell:
    """A rate with England's beside it where there is one."""
    cell = found.figure.cell
    return Cell(f"{cell.words} ({found.beside})", cell.amount) if found.beside else cell
