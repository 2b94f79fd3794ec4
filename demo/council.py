"""Who the invented council is: its quarters, its teams, and when a team was renamed or merged."""

from dataclasses import dataclass

from metrics.period import Period, parse, quarter_at

FIRST, LAST = parse("2021-22 Q3"), parse("2026-27 Q2")
QUARTERS = tuple(quarter_at(index) for index in range(FIRST.index, LAST.index + 1))
RUN_UP = tuple(quarter_at(index) for index in range(FIRST.index - 6, FIRST.index))
"""From April 2020, kept out of the files: yearly figures need the quarters before the first."""

ASSESSMENT = "Assessment and Court"
NORTH = "Cared for Children North"
SOUTH = "Cared for Children South"
EAST = "Cared for Children East"
DISABLED = "Disabled Children"
UNACCOMPANIED = "Unaccompanied Young People"
PERMANENCE = "Permanence and Fostering"
EXPERIENCED = "Care Experienced Young People"
HILLSIDE = "Cared for Children Hillside"
RIVERSIDE = "Cared for Children Riverside"
LEAVING = "Leaving Care"

LONGER = "Children in longer care"
"""The work that the teams of an area each do for their own children."""

MERGED_FROM = parse("2024-25 Q1")
RENAMED_FROM = parse("2023-24 Q1")


@dataclass(frozen=True)
class InventedTeam:
    """A team that worked from one quarter to another. `home` is how many children it usually has."""

    name: str
    start: Period
    finish: Period | None
    change: str
    becomes: str
    note: str
    home: int
    work: str = ""

    def works_in(self, quarter: Period) -> bool:
        """Whether the team was there in a quarter, whatever it was called then."""
        return self.start <= quarter and (self.finish is None or quarter <= self.finish)


def _team(name: str, home: int, note: str, start: Period = FIRST, work: str = "") -> InventedTeam:
    return InventedTeam(name, start, None, "", "", note, home, work)


PRESENT = (
    _team(ASSESSMENT, 60, "Children who have newly come into care, and their time in court"),
    _team(NORTH, 84, "Children in longer care in the north of the area", work=LONGER),
    _team(SOUTH, 78, "Children in longer care in the south of the area", work=LONGER),
    _team(EAST, 72, "Formed from Hillside and Riverside in April 2024", MERGED_FROM, LONGER),
    _team(DISABLED, 24, "Children and young people with disabilities"),
    _team(UNACCOMPANIED, 34, "Young people who arrived alone seeking asylum"),
    _team(PERMANENCE, 52, "Adoption, special guardianship and long-term fostering"),
    _team(EXPERIENCED, 0, "Called Leaving Care until March 2023"),
)
ENDED = (
    InventedTeam(
        HILLSIDE, FIRST, MERGED_FROM.before(1), "merger", EAST, "Ended in March 2024", 38, LONGER
    ),
    InventedTeam(
        RIVERSIDE, FIRST, MERGED_FROM.before(1), "merger", EAST, "Ended in March 2024", 34, LONGER
    ),
    InventedTeam(LEAVING, FIRST, RENAMED_FROM.before(1), "rename", EXPERIENCED, "The same team", 0),
)

CARE_TEAMS = tuple(team for team in (*PRESENT, *ENDED) if team.home)
"""The teams that look after children in care; the first is where most of them arrive."""

LEAVER_TEAMS = (EXPERIENCED, UNACCOMPANIED, DISABLED)


def name_in(team: str, quarter: Period) -> str:
    """What a team was called in a quarter: only the renamed one ever had another name."""
    return LEAVING if team == EXPERIENCED and quarter < RENAMED_FROM else team
