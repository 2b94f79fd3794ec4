"""The staffing of a pack: the council's in sentences, each team's posts and rates in a table."""

from collections.abc import Iterator, Mapping

from metrics.figures.posts import Posts, Rate
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, MISSING_LABELS, STAFFING_RATE_LABELS, Missing
from metrics.words import narrative, post_words
from reporting.paper.model import Block, Points, Section, Table, Words, row
from reporting.reading import Reading
from reporting.reported import team_label
from store.read import lines, staffing_posts
from store.read.lines import History
from store.read.snapshot import Snapshot


def section(reading: Reading, quarter: Period) -> Section:
    """The council's staffing in sentences, and each team's posts of the quarter."""
    snapshot, returns = reading.snapshot, reading.posts()
    of_quarter = {
        team: each
        for team, past in returns.items()
        for each in staffing_posts.of_kind(past, quarterly=True)
        if each.period == quarter
    }
    if not of_quarter:
        return Section(
            "Staffing", (Words(f"No staffing came in for {quarter.label}."),), break_before=True
        )
    histories = {team: lines.history(snapshot, team) for team in of_quarter}
    blocks: list[Block] = []
    whole = of_quarter.get(ALL_TEAMS)
    if whole is not None and whole.returned:
        before = next(
            (
                each
                for each in staffing_posts.of_kind(returns[ALL_TEAMS], quarterly=True)
                if each.period.index == quarter.index - 1
            ),
            None,
        )
        past = histories[ALL_TEAMS]
        said = post_words.account(
            whole,
            before,
            _rates(snapshot, past, whole),
            _rates(snapshot, past, before) if before else {},
        )
        blocks.append(Points(tuple(said)))
    parts = ("establishment_fte", "in_post_fte", "vacancies_fte", "agency_fte")
    rows = tuple(
        (
            team_label(team),
            *(post_words.part_words(of_quarter[team].part(part)) for part in parts),
            *_rate_cells(_rates(snapshot, histories[team], of_quarter[team])),
        )
        for team in (*(team for team in of_quarter if team != ALL_TEAMS), ALL_TEAMS)
        if team in of_quarter
    )
    headings = (
        "Team", "Posts", "Filled", "Vacant", "Agency staff", *STAFFING_RATE_LABELS.values(),
    )  # fmt: skip
    blocks.append(
        Table(
            "staffing",
            f"Posts in full-time equivalents and rates, {quarter.label}. A rate is never an average of teams' rates.",
            headings,
            tuple(row(*each) for each in rows),
            frozenset(range(1, len(headings))),
        )
    )
    return Section("Staffing", tuple(blocks), slide=True, break_before=True)


def _rates(snapshot: Snapshot, past: History, of: Posts) -> dict[str, Rate]:
    """The rates of one team's return, by what they are made from; `past` is that team's history."""
    found = {}
    for each in snapshot.catalogue.measures:
        if not each.from_staffing:
            continue
        figure = next((one for one in past.get(each.id, ()) if one.period == of.period.code), None)
        if figure is not None:
            found[each.from_staffing] = Rate(each, figure)
    return found


def _rate_cells(rates: Mapping[str, Rate]) -> Iterator[str]:
    for name in STAFFING_RATE_LABELS:
        rate = rates.get(name)
        yield (
            MISSING_LABELS[Missing.NOT_AVAILABLE]
            if rate is None
            else narrative.value_words(rate.measure, rate.figure)
        )
