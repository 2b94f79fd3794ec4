"""The teams file, one row a name: the order of the rows is the order on screens, and the history must hold."""

from collections.abc import Mapping

from metrics.catalogue import teams
from metrics.catalogue.teams import Team, tidy
from metrics.letters import Told
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, ALL_TEAMS_LABEL, TeamChange
from store.intake import cells, periods
from store.intake.faults import Faults
from store.intake.headings import Headings
from store.intake.input_kind import DocsLine, InputKind, TakenOut, Template
from store.intake.resolve import Resolver
from store.intake.shapes import Accepted, Context
from store.intake.sheet import Sheet
from store.intake.stored_table import TEXT, WHOLE, StoredTable

TEAM = StoredTable(
    "team",
    {
        "council": TEXT, "team": TEXT, "place": WHOLE, "start": TEXT, "finish": TEXT,
        "change": TEXT, "becomes": TEXT, "note": TEXT, "work": TEXT, "file_row": WHOLE,
    },
)  # fmt: skip

HEADINGS = Headings(("team", "start", "finish", "change", "becomes"), ("note", "work"))

MOST = 200
"""Names of teams, past ones included: a council has had a few dozen, and every figure is worked out for each."""


def read(sheet: Sheet, names: tuple[str, ...], context: Context) -> Accepted:
    """The teams of a file whose columns are `names`; the teams now in force are not asked. Raises Refused."""
    faults = sheet.faults
    resolve = Resolver(context, faults)
    rows: list[tuple[int, Team]] = []
    told = Told(taken=(ALL_TEAMS, ALL_TEAMS_LABEL))
    for count, (row, cell) in enumerate(sheet.named(names), start=1):
        if count > MOST:
            allowed = f"{MOST} names of teams, those of the past included"
            raise faults.refuse(row, "team", "too_many", f"more than {MOST} names", allowed)
        team = _team(row, len(rows) + 1, cell, resolve, faults)
        # A team called All is refused with the rest of the history.
        if team is not None and (
            team.name.casefold() == ALL_TEAMS.casefold()
            or resolve.alone(row, "team", team.name, told)
        ):
            rows.append((row, team))
    sheet.refuse_any()
    for fault in teams.faults(team for _, team in rows):
        faults.add(rows[fault.index][0], fault.column, fault.code, fault.found, fault.allowed)
    faults.refuse_any()
    stored = (
        (
            context.council, team.name, team.place, team.start.code,
            team.finish.code if team.finish else None, team.change, team.becomes, team.note or None,
            team.work or None, row,
        )
        for row, team in rows
    )  # fmt: skip
    return Accepted("teams", faults.file, {"team": TEAM.of(stored)}, faults.notices, sheet.count)


def _team(
    row: int, place: int, cell: Mapping[str, str], resolve: Resolver, faults: Faults
) -> Team | None:
    before = faults.total
    name = resolve.called(row, "team", cell["team"])
    start = _quarter(row, "start", cell["start"], faults)
    if start is None and not cell["start"].strip():
        faults.add(row, "start", "blank", "nothing", "the first quarter, as 2017-18 Q3")
    finish = _quarter(row, "finish", cell["finish"], faults)
    change = cells.plain(cell["change"]).casefold()
    if change and change not in tuple(TeamChange):
        faults.add(
            row, "change", "change_value", cell["change"], f"{', '.join(TeamChange)}, or blank"
        )
    becomes = resolve.called(row, "becomes", cell["becomes"], may_be_blank=True)
    note = resolve.name(row, "note", cell.get("note", ""), may_be_blank=True)
    work = resolve.name(row, "work", cell.get("work", ""), may_be_blank=True)
    if faults.total > before or name is None or start is None:
        return None
    return Team(
        tidy(name), place, start, finish, TeamChange(change) if change else None,
        tidy(becomes) if becomes else None, note or "", tidy(work or ""),
    )  # fmt: skip


def _quarter(row: int, column: str, text: str, faults: Faults) -> Period | None:
    if not text.strip():
        return None
    try:
        period = periods.quarter(periods.period(text))
    except cells.CellError as fault:
        faults.add(row, column, fault.code, text, fault.allowed)
        return None
    if period.quarter is None:
        faults.add(row, column, "period_kind", text, "a quarter, as 2017-18 Q3")
        return None
    return period


_IN_FORCE = """
SELECT team, start, finish, change, becomes, note, work
FROM team_received
WHERE council = $council
ORDER BY place, team
"""

KIND = InputKind(
    name="teams",
    words="Teams",
    place=4,
    turn=10,
    headings=HEADINGS,
    read=read,
    tables=(TEAM,),
    figures=False,
    taken_out=TakenOut(_IN_FORCE),
    template=Template(),
    docs=(
        DocsLine(
            "Teams",
            "in the order of your screens; a rename continues a series, a merger starts a new one; "
            "teams of the same `work` are held beside each other",
        ),
    ),
)
