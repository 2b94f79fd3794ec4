"""What is doubtful in a draft and nobody has answered yet, what most hangs on first, each as it is asked of an officer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from metrics import period
from metrics.figures import triage
from metrics.figures.figure import Figure, Query
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS
from metrics.words import narrative, query_words
from reporting.reading import Reading
from reporting.reported import team_label
from store.read import queries


@dataclass(frozen=True)
class QueryTold:
    """One query as it is asked, and what hangs on its figure; an answer is recorded with its `query` and `figure`."""

    query: Query
    figure: Figure
    measure: str
    team: str
    words: str
    stake: str

    @property
    def called(self) -> str:
        """What it is called on a list to choose from: measure, team and quarter."""
        return f"{self.measure}, {self.team}, {self.figure.label}"


@dataclass(frozen=True)
class EarlierQuarter:
    """The open queries of one earlier quarter."""

    label: str
    asked: tuple[QueryTold, ...]


@dataclass(frozen=True)
class QueriesReport:
    """The open queries of a draft: of its newest quarter `first` those on whose figures a rating or a finding hangs,
    then the `others`; the `earlier` quarters', newest first."""

    lead: str
    quarter: str
    first: tuple[QueryTold, ...]
    others: tuple[QueryTold, ...]
    earlier: tuple[EarlierQuarter, ...]

    @property
    def earlier_words(self) -> str:
        """How many there are of earlier quarters."""
        return f"{sum(len(each.asked) for each in self.earlier)} of earlier quarters"


def queries_report(draft: Reading) -> QueriesReport:
    """The open queries of a draft, what matters most first."""

    def make() -> QueriesReport:
        every = tuple(_open(draft))
        quarter = period.parse(draft.quarters()[0])
        newest = [each for each in every if each.query.period == quarter.code]
        earlier = [each for each in every if each.query.period != quarter.code]
        # The council's own before its teams', each in the order of the scorecard.
        first = sorted(
            (each for each in newest if each.stake), key=lambda each: each.query.team != ALL_TEAMS
        )
        return QueriesReport(
            _lead(quarter, newest, len(first), len(earlier)),
            quarter.label,
            tuple(first),
            tuple(each for each in newest if not each.stake),
            tuple(
                EarlierQuarter(period.parse(code).label, tuple(asked))
                for code, asked in groupby(earlier, key=lambda each: each.query.period)
            ),
        )

    return draft.kept(("queries-report",), make)


def _open(draft: Reading) -> Iterator[QueryTold]:
    newest = period.parse(draft.quarters()[0])
    for each, figure in queries.unanswered(draft.snapshot):
        stake = _stake(draft, each, newest) if each.period == newest.code else ""
        yield _told(draft, each, figure, stake)


def _stake(draft: Reading, query: Query, quarter: Period) -> str:
    line = draft.line(query.measure_id, query.team, quarter)
    council = draft.line(query.measure_id, ALL_TEAMS, quarter)
    return query_words.stake_words(triage.stakes(query, line, council), line, query)


def _told(draft: Reading, query: Query, figure: Figure, stake: str) -> QueryTold:
    measure = draft.catalogue.get(query.measure_id)
    assert measure is not None, "a snapshot's own catalogue names its measures"
    team, value = team_label(query.team), narrative.figure_words(measure, figure)
    asks = query_words.question(measure, figure, query)
    words = f"{team}, {figure.label}: {value}. {asks}"
    return QueryTold(query, figure, measure.name, team, words, stake)


def _lead(quarter: Period, newest: Sequence[QueryTold], first: int, earlier: int) -> str:
    if not newest and not earlier:
        return "No figure in the draft is waiting for an answer."
    many = len(newest)
    said = (
        f"1 figure of {quarter.label} is"
        if many == 1
        else f"{many or 'No'} figures of {quarter.label} are"
    )
    parts = [f"{said} doubtful and not explained yet"]
    if many and first:
        parts.append(f"a rating or a finding hangs on {'it' if many == 1 else f'{first} of them'}")
    elif many:
        on = "it" if many == 1 else "any of them"
        parts.append(f"neither a rating nor a finding hangs on {on}")
    if earlier:
        parts.append(f"{earlier} of earlier quarters")
    return f"{'; '.join(parts)}. Each answer stays with its figures."
