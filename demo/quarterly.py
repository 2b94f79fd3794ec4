"""The invented quarterly figures about children in care, each drawn from the children of its team."""

from collections.abc import Callable

from demo import council
from demo.chance import Draws
from demo.children import ALL_QUARTERS, Children, Counts, care_teams
from demo.figures import Figures, as_position, less, part, put, to_date, twelve_months
from demo.levels import FLOWS, FOSTER, GROUPS, HOMES, PARENTS, SHARES, TOOK_PART, Level
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS

_REPORTED_BY = {
    "same-home-two-years": {council.ASSESSMENT, council.UNACCOMPANIED},
    "brothers-sisters-together": {council.UNACCOMPANIED, council.DISABLED},
    "development-checks": {council.UNACCOMPANIED},
}
"""Teams that do not report a measure, having no such children."""

_FAMILY = {council.UNACCOMPANIED: -0.36, council.DISABLED: -0.12, council.PERMANENCE: 0.1}
_STAFFED = {council.UNACCOMPANIED: -0.06, council.DISABLED: 0.14, council.PERMANENCE: -0.07}
_AT_HOME = {council.UNACCOMPANIED: -0.07, council.PERMANENCE: -0.05}


def figures(children: Children) -> Figures:
    """Every quarterly figure of the teams that look after children in care."""
    made: Figures = {}
    put(made, "children-cared-for", care_teams, as_position, children.in_care)
    put(made, "started-in-care", care_teams, to_date, children.started)
    put(made, "left-care", care_teams, to_date, children.left)
    put(made, "left-care-adopted", care_teams, twelve_months, children.adopted, children.left)
    put(
        made, "left-care-special-guardianship", care_teams, twelve_months,
        children.guardians, children.left,
    )  # fmt: skip
    groups = {"": children.in_care} | {
        name: part(name, children.in_care, level, 0.08) for name, level in GROUPS.items()
    }
    for measure_id, (group, level, churn) in SHARES.items():
        counts = part(measure_id, groups[group], level, churn)
        put(made, measure_id, _reporting(measure_id), as_position, counts, groups[group])
    _where_they_live(made, children.in_care, groups["aged 16 and 17"])
    _few(made, children.in_care, groups["at school"])
    _reviews(made, children.in_care)
    _missing(made, children)
    _first_health_checks(made, children.started)
    _council_only(made, children)
    return made


def _reporting(measure_id: str) -> Callable[[Period], tuple[str, ...]]:
    left_out = _REPORTED_BY.get(measure_id, set())
    return lambda quarter: tuple(team for team in care_teams(quarter) if team not in left_out)


def _where_they_live(made: Figures, in_care: Counts, older: Counts) -> None:
    """Foster families first, then homes with staff, parents and supported accommodation from the rest."""
    foster = part("foster", in_care, Level(FOSTER.start, FOSTER.finish, teams=_FAMILY), 0.12)
    rest = less(in_care, foster)
    of_rest = {team: add / 0.35 for team, add in _STAFFED.items()}
    assert HOMES.finish is not None, "the share in homes drifts"
    homes = part(
        "homes", rest, Level(HOMES.start / 0.34, HOMES.finish / 0.345, teams=of_rest), 0.15
    )
    rest = less(rest, homes)
    at_home = {team: add / 0.25 for team, add in _AT_HOME.items()}
    parents = part("parents", rest, Level(PARENTS.start / 0.24, teams=at_home), 0.15)
    rest = less(rest, parents)
    could = {key: min(count, older[key]) for key, count in rest.items()}
    supported = part("supported", could, Level(0.8), 0.3)
    for measure_id, counts in (
        ("foster-carers", foster),
        ("childrens-homes", homes),
        ("living-with-parents", parents),
        ("supported-accommodation", supported),
    ):
        put(made, measure_id, care_teams, as_position, counts, in_care)


def _few(made: Figures, in_care: Counts, at_school: Counts) -> None:
    """Counts that should be nil or nearly so."""
    unnamed = Level(0.002, slide=(council.SOUTH, "2026-27 Q1", 0.015))
    for measure_id, among, level in (
        ("without-social-worker", in_care, unnamed),
        ("unregistered-homes", in_care, Level(0.0035)),
        ("under-16-supported", in_care, Level(0.0002)),
        ("without-school-place", at_school, Level(0.012)),
    ):
        put(made, measure_id, care_teams, as_position, part(measure_id, among, level, 0.9))


def _reviews(made: Figures, in_care: Counts) -> None:
    due_share, on_time = FLOWS["reviews-on-time"]
    due, held, older, took_part, asked, given = ({} for _ in range(6))
    for key, count in in_care.items():
        chance = Draws("reviews", *key)
        due[key] = chance.count(count, due_share)
        held[key] = chance.count(due[key], on_time.at(*key))
        older[key] = chance.count(due[key], 0.84)
        took_part[key] = chance.count(older[key], TOOK_PART.at(*key))
        asked[key] = chance.count(count, 0.055)
        given[key] = chance.count(asked[key], 0.87)
    put(made, "reviews-on-time", care_teams, to_date, held, due)
    put(made, "took-part-in-review", care_teams, to_date, took_part, older)
    put(made, "advocacy", care_teams, as_position, given, asked)


def _missing(made: Figures, children: Children) -> None:
    """Each year: children missing for the first time, then every time, then each talk afterwards."""
    first, times, talks, ever = ({} for _ in range(4))
    shares = {council.UNACCOMPANIED: 0.045, council.DISABLED: 0.004, council.PERMANENCE: 0.008}
    talked = FLOWS["return-interviews"][1]
    so_far: dict[str, int] = {}
    for (team, quarter), count in children.in_care.items():
        chance = Draws("missing", team, quarter)
        spring = quarter.quarter == 1
        known = 0 if spring else so_far.get(team, 0)
        first[team, quarter] = chance.count(count, shares.get(team, 0.036))
        so_far[team] = known + first[team, quarter]
        times[team, quarter] = first[team, quarter] + chance.count(3 * so_far[team], 0.35)
        talks[team, quarter] = chance.count(times[team, quarter], talked.at(team, quarter))
        opening = children.opening[team, quarter] if spring else 0
        ever[team, quarter] = opening + children.started[team, quarter]
    put(made, "went-missing", care_teams, to_date, first, ever)
    put(made, "missing-episodes", care_teams, to_date, times)
    put(made, "return-interviews", care_teams, to_date, talks, times)


def _first_health_checks(made: Figures, started: Counts) -> None:
    """Only where children come into care; a few leave again before a check is due."""
    level = FLOWS["initial-health-assessments"][1]
    due, done = {}, {}
    for key, count in started.items():
        chance = Draws("first health checks", *key)
        due[key] = chance.count(count, 0.95)
        done[key] = chance.count(due[key], level.at(*key))
    arriving = (council.ASSESSMENT, council.UNACCOMPANIED, council.DISABLED)
    put(made, "initial-health-assessments", lambda _: arriving, to_date, done, due)


def _council_only(made: Figures, children: Children) -> None:
    """Figures that only the council as a whole has."""
    chance = Draws("council only")
    population, weekly, places, filled, matches, families = ({} for _ in range(6))
    in_care, approved = {}, 236
    for place, quarter in enumerate(ALL_QUARTERS):
        key = (ALL_TEAMS, quarter)
        in_care[key] = sum(
            count for (_, each), count in children.in_care.items() if each == quarter
        )
        population[key] = 61_900 + 230 * ((quarter.index - 1) // 4 - 2020)
        weekly[key] = 1_095 + 21 * place + chance.between(-35, 35)
        families[key] = chance.between(1, 4) + (2 if quarter.quarter == 4 else 0)
        approved += families[key] - chance.between(2, 6)
        places[key] = approved
        filled[key] = chance.count(approved, 0.71 + 0.004 * place)
        matches[key] = chance.count(8, 0.42)
    alone = _alone
    put(made, "children-cared-for-rate", alone, as_position, in_care, population)
    put(made, "average-weekly-cost", alone, as_position, weekly)
    put(made, "foster-places-filled", alone, as_position, filled, places)
    put(made, "foster-homes-approved", alone, to_date, families)
    put(made, "new-independent-visitors", alone, to_date, matches)


def _alone(_: Period) -> tuple[str, ...]:
    return (ALL_TEAMS,)
