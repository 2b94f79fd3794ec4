"""What is doubtful in a draft and nobody has answered yet: each query with its figure, as it is asked of an officer."""

from collections.abc import Iterator
from dataclasses import dataclass

from metrics import period
from metrics.figures.figure import Figure, Query
from metrics.words import narrative, query_words
from reporting.reading import Reading
from reporting.reported import team_label
from store.read import lines, queries


@dataclass(frozen=True)
class QueryTold:
    """One query as it is asked; an answer is recorded with its `query` and `figure`."""

    query: Query
    figure: Figure
    measure: str
    team: str
    words: str


@dataclass(frozen=True)
class QueriesReport:
    """The open queries of a draft's newest quarter, those that are asked at once, and how many there are in all."""

    lead: str
    asked: tuple[QueryTold, ...]


def queries_report(draft: Reading, at_once: int) -> QueriesReport:
    """The open queries of a draft's newest quarter; `at_once` is how many are asked together."""

    def make() -> QueriesReport:
        every = tuple(_open(draft))
        quarter = period.parse(draft.quarters()[0])
        newest = [each for each in every if each.query.period == quarter.code]
        lead = _lead(quarter.label, len(newest), len(every), at_once)
        return QueriesReport(lead, tuple(newest[:at_once]))

    return draft.kept(("queries-report", at_once), make)


def _open(draft: Reading) -> Iterator[QueryTold]:
    figures = {
        (measure, team, figure.period): figure
        for measure, team, figure in lines.every(draft.snapshot)
        if figure.kind == "quarter"
    }
    for each in queries.queries(draft.snapshot):
        if each.answer is None:
            yield _told(draft, each, figures[each.measure_id, each.team, each.period])


def _told(draft: Reading, query: Query, figure: Figure) -> QueryTold:
    measure = draft.catalogue.get(query.measure_id)
    assert measure is not None, "a snapshot's own catalogue names its measures"
    team, value = team_label(query.team), narrative.figure_words(measure, figure)
    asks = query_words.question(measure, figure, query)
    return QueryTold(query, figure, measure.name, team, f"{team}, {figure.label}: {value}. {asks}")


def _lead(quarter: str, newest: int, every: int, at_once: int) -> str:
    if not every:
        return "No figure in the draft is waiting for an answer."
    many = f"1 figure of {quarter} is" if newest == 1 else f"{newest} figures of {quarter} are"
    earlier = f"; {every - newest} of earlier quarters" if every > newest else ""
    first = f" The first {at_once}:" if newest > at_once else ""
    return (
        f"{many} doubtful and not explained yet{earlier}. Each answer stays with its figure.{first}"
    )
