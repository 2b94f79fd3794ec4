"""The invented staff: posts, people, agency cover, days lost and open work, by team, role and quarter.

Amounts of time are whole tenths of a full-time post (or of a day) until they are written.
"""

from dataclasses import dataclass

from demo import council
from demo.chance import Draws
from demo.csv_file import tenths
from metrics.period import Period, parse
from metrics.vocabulary import STAFFING_PARTS

COLUMNS = ("team", "role", "period", *STAFFING_PARTS)

WORKER, SENIOR, MANAGER = "Social Worker", "Senior Social Worker", "Team Manager"
ROLES = (WORKER, SENIOR, MANAGER)

NEW_POSTS = 40
NEW_POSTS_IN = (council.ASSESSMENT, WORKER, parse("2026-27 Q2"))
"""Four posts were added to one team in one quarter, and nobody has yet been found for them."""

LOSING = (council.SOUTH, parse("2025-26 Q3"), parse("2026-27 Q1"))
"""One team loses people from one quarter to another."""

NOT_RECORDED = {
    (council.DISABLED, MANAGER, "2021-22 Q4", "sickness_days"): "x",
    (council.UNACCOMPANIED, WORKER, "2022-23 Q1", "leavers_fte"): "c",
}

_POSTS = {  # team: tenths of a post, by role
    council.ASSESSMENT: (175, 60, 25),
    council.NORTH: (140, 50, 20),
    council.SOUTH: (140, 50, 20),
    council.HILLSIDE: (66, 24, 10),
    council.RIVERSIDE: (62, 23, 10),
    council.EAST: (128, 47, 20),
    council.DISABLED: (74, 26, 10),
    council.UNACCOMPANIED: (66, 24, 10),
    council.PERMANENCE: (120, 60, 20),
    council.EXPERIENCED: (72, 28, 10),
}
_WORK_EACH = {
    council.ASSESSMENT: 13, council.NORTH: 16, council.SOUTH: 16, council.HILLSIDE: 16,
    council.RIVERSIDE: 15, council.EAST: 15, council.DISABLED: 18, council.UNACCOMPANIED: 15,
    council.PERMANENCE: 14, council.EXPERIENCED: 17,
}  # fmt: skip
_HOLDING = {WORKER: 0.92, SENIOR: 0.5, MANAGER: 0.0}
_REDEFINED = parse("2024-25 Q2")


@dataclass
class _People:
    """Those in post in one team and role, and the newly qualified among them."""

    in_post: int
    new: int


def rows() -> list[tuple[str, ...]]:
    """The rows of staffing.csv: by team and role as on the screens, then by quarter."""
    teams = [team for team in (*council.PRESENT, *council.ENDED) if team.name != council.LEAVING]
    ended: dict[tuple[str, str], _People] = {}
    written: dict[str, list[tuple[str, ...]]] = {}
    for team in sorted(teams, key=lambda team: team.start):
        for place, role in enumerate(ROLES):
            chance = Draws("staffing", team.name, role)
            posts = _POSTS[team.name][place]
            if team.name == council.EAST:
                one, other = (ended[each, role] for each in (council.HILLSIDE, council.RIVERSIDE))
                people = _People(one.in_post + other.in_post, one.new + other.new)
            else:
                in_post = posts - 10 * chance.count(posts // 10, 0.13)
                people = _People(in_post, 10 * chance.count(in_post // 10, 0.24))
            for quarter in council.QUARTERS:
                if team.works_in(quarter):
                    row = _row(chance, people, team.name, role, posts, quarter)
                    written.setdefault(team.name, []).append(row)
            ended[team.name, role] = people
    return [row for team in teams for row in written[team.name]]


def _row(
    chance: Draws, people: _People, team: str, role: str, posts: int, quarter: Period
) -> tuple[str, ...]:
    added = NEW_POSTS if (team, role) == NEW_POSTS_IN[:2] and quarter >= NEW_POSTS_IN[2] else 0
    quiet = team == NEW_POSTS_IN[0] and quarter == NEW_POSTS_IN[2]
    started, left = (0, 0) if quiet else _moves(chance, people.in_post, team, posts, quarter)
    people.in_post += started - left
    vacant = posts + added - people.in_post
    cover = 10 * chance.count((vacant - added) // 10, 0.25 if role == MANAGER else 0.72)
    agency = cover + 10 * chance.count(1 if role == WORKER else 0, 0.25)
    headcount = (people.in_post * 11 + 99) // 100
    away = min(people.in_post, 10 * chance.count(headcount, 0.025))
    people.new, experienced = _experience(chance, people, team, role)
    holders, work = _open_work(chance, team, role, posts, people.in_post + agency - away, quarter)
    parts = {
        "establishment_fte": tenths(posts + added),
        "in_post_fte": tenths(people.in_post),
        "agency_fte": tenths(agency),
        "vacancies_fte": tenths(vacant),
        "sickness_days": tenths(_days_lost(chance, headcount)),
        "headcount": str(headcount),
        "starters_fte": tenths(started),
        "leavers_fte": tenths(left),
        "agency_cover_fte": tenths(cover),
        "maternity_fte": tenths(away),
        "newly_qualified_fte": tenths(people.new),
        "experienced_fte": tenths(experienced),
        "cases": str(work),
        "case_holders_fte": tenths(holders),
    }
    name = council.name_in(team, quarter)
    for part in parts:
        parts[part] = NOT_RECORDED.get((name, role, quarter.code, part), parts[part])
    return (name, role, quarter.code, *(parts[part] for part in STAFFING_PARTS))


def _moves(chance: Draws, in_post: int, team: str, posts: int, quarter: Period) -> tuple[int, int]:
    """Who started and who left in the quarter; nobody starts where no post is vacant.

    The quarter with the new posts is a quiet one everywhere, so that they alone move the vacancies.
    """
    losing = team == LOSING[0] and LOSING[1] <= quarter <= LOSING[2]
    leaving, arriving = (0.12, 0.03) if losing else (0.031, 0.26)
    if quarter == NEW_POSTS_IN[2]:
        leaving, arriving = 0.01, 0.04
    left = sum(
        (10, 10, 8, 6)[chance.between(0, 3)] for _ in range(chance.count(in_post // 10, leaving))
    )
    left = min(left, in_post)
    started = 10 * chance.count(max(0, posts - in_post) // 10, arriving)
    return started, left


def _experience(chance: Draws, people: _People, team: str, role: str) -> tuple[int, int]:
    """Newly qualified, and those with two years or more; the rest lie between."""
    if role != WORKER:
        return 0, people.in_post
    if team == council.PERMANENCE:
        return 0, people.in_post - 10 * chance.count(people.in_post // 10, 0.1)
    kept = 10 * chance.count(people.new // 10, 0.75)
    new = min(people.in_post, kept + 10 * chance.count((people.in_post - kept) // 10, 0.12))
    return new, people.in_post - new - 10 * chance.count((people.in_post - new) // 10, 0.2)


def _open_work(
    chance: Draws, team: str, role: str, posts: int, working: int, quarter: Period
) -> tuple[int, int]:
    """Those who hold work, and the children they hold: set by the children, not by the staff."""
    share = _HOLDING[role]
    if role == SENIOR and quarter >= _REDEFINED:
        share = 0.3
    usual = round(posts * share * 0.92 * _WORK_EACH[team] / 10)
    holders = round(working * share)
    return holders, usual + chance.between(-3, 3) if holders else 0


def _days_lost(chance: Draws, headcount: int) -> int:
    """Many short illnesses and a few long ones, in tenths of a day."""
    short = sum(5 * chance.between(1, 10) for _ in range(chance.count(headcount, 0.25)))
    return short + sum(10 * chance.between(15, 55) for _ in range(chance.count(headcount, 0.032)))
