"""How do we know this? Everything behind one figure: its sum, its rule, its rows, its past, who has seen it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics.catalogue.measure import Measure
from metrics.figures.figure import Earlier, Figure
from metrics.period import Period
from metrics.vocabulary import STATUS_LABELS, Origin
from metrics.words import evidence_words, explain, narrative, query_words, sources
from reporting import received_told, told
from reporting.files_told import LETTERS
from reporting.reading import Reading
from reporting.received_told import PartTold, RowTold
from reporting.reported import team_label
from reporting.told import Cell, FigureTold, Link, RatingTold
from store.intake import kinds
from store.read import evidence
from store.read.as_at import AsAt


@dataclass(frozen=True)
class PublishedFigure:
    """What one publication showed: the way to it, its meeting's day, when and by whom, the figure then."""

    opens: Link
    meeting_on: str
    published: str
    by: str
    figure: Cell


@dataclass(frozen=True)
class EvidenceReport:
    """Everything behind one figure, in order.

    `absent` says why there is no figure of which to ask, and nothing else is there then. `no_rows` says
    that no row of any file holds it, where none does.
    """

    absent: str
    when: str = ""
    figure: FigureTold | None = None
    rating: RatingTold | None = None
    over_time: Link | None = None
    made: tuple[str, ...] = ()
    rated: tuple[str, ...] = ()
    rows: tuple[RowTold, ...] = ()
    parts: tuple[PartTold, ...] = ()
    no_rows: str = ""
    commentary: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    restated: tuple[str, ...] = ()
    publications: tuple[PublishedFigure, ...] = ()
    fingerprints: str = ""


def evidence_report(
    reading: Reading,
    measure_id: str,
    team: str,
    quarter: Period,
    period: str | None,
    states: Sequence[AsAt],
) -> EvidenceReport:
    """What is behind the figure of a measure and team in a period; in None, the one that the quarter shows.

    `states` are those that can be opened: each publication among them that knew the figure is told of.
    """

    def make() -> EvidenceReport:
        line = reading.line(measure_id, team, quarter)
        figure = line.figure
        if period is not None:
            figure = reading.by_period(measure_id, team).get(period)
        if figure is None:
            why = explain.absent_sentence(line, team_label(team), quarter.label)
            return EvidenceReport(f"{why} There is no figure of which to ask.")
        return _report(reading, line.measure, team, figure, states)

    # A publication that came since is told of at once: the states are of the key.
    key = ("evidence-report", measure_id, team, quarter.code, period, tuple(states))
    return reading.kept(key, make)


def _report(
    reading: Reading, measure: Measure, team: str, figure: Figure, states: Sequence[AsAt]
) -> EvidenceReport:
    snapshot = reading.snapshot
    past = [each for each in reading.earlier(measure.id, team) if each.period == figure.period]
    rows = evidence.rows(snapshot, measure, figure, team)
    parts = evidence.posts(snapshot, measure, figure, team) if measure.from_staffing else ()
    loads = [row.load_number for row in rows] + [part.load_number for part in parts]
    known_since = min(loads, default=0)
    value = narrative.lowered(narrative.value_words(measure, figure))
    period = narrative.period_words(figure.label)
    return EvidenceReport(
        absent="",
        when=f"{measure.name}. {team_label(team)}, {period}. {reading.whose.standing}.",
        figure=told.figure(measure, figure, team),
        rating=told.plain_rating(figure.rating),
        over_time=Link(
            "This measure over time", "measure", (("measure", measure.id), ("team", team))
        ),
        made=tuple(_made(measure, figure)),
        rated=tuple(_rated(reading, measure, figure)),
        rows=tuple(map(received_told.row, rows)),
        parts=tuple(map(received_told.part, parts)),
        no_rows="" if rows or parts else f"No row of any file holds it: {value}.",
        commentary=figure.commentary or "",
        asked=tuple(_asked(reading, measure, team, figure)),
        restated=tuple(_restated(measure, each) for each in reversed(past)),
        publications=tuple(
            _published(measure, team, figure, state, past)
            for state in states
            if state.publication and state.code.isdigit() and state.figures >= known_since
        ),
        fingerprints=_fingerprints(reading),
    )


def _made(measure: Measure, figure: Figure) -> Iterator[str]:
    published = figure.origin is Origin.DFE
    basis = explain.basis_sentence(measure, published=published)
    yield f"{explain.counted_sentence(measure)} {basis}"
    yield from filter(None, [evidence_words.made(measure, figure)])
    if figure.from_teams:
        yield "Added up from the teams' figures: no figure of the council as a whole was loaded."
    status = narrative.capital(STATUS_LABELS[figure.status])
    source = sources.source_words(measure, figure.origin)
    yield f"{status}. Source: {source}{'' if source.endswith('.') else '.'}"


def _rated(reading: Reading, measure: Measure, figure: Figure) -> Iterator[str]:
    yield explain.goal_sentences(measure, figure)
    if narrative.target_words(measure, figure):
        yield from filter(None, [explain.amber_sentence(measure, figure)])
    meta = reading.snapshot.meta
    in_force = [
        f"rules {meta['rules'][:LETTERS]}, measures {meta['catalogue'][:LETTERS]}",
        *_set_up(reading),
    ]
    yield f"Rules and measures in force: {'; '.join(in_force)}."


def _set_up(reading: Reading) -> Iterator[str]:
    """The last file of each kind that says what figures are held against."""
    last = {each.kind: each for each in reading.loads()}
    for each in last.values():
        if not kinds.brings_figures(each.kind):
            kind = kinds.words(each.kind).lower()
            when = narrative.day(each.at)
            yield f"{kind} from {each.file}, loaded {when} by {each.by}, {each.role}"


def _asked(
    reading: Reading, measure: Measure, team: str, figure: Figure
) -> Iterator[tuple[str, str]]:
    """Each query about the figure, and its answer."""
    for each in reading.queries(measure.id, team):
        if each.period == figure.period:
            question = query_words.question(measure, figure, each)
            yield question, query_words.answer_words(each)


def _restated(measure: Measure, earlier: Earlier) -> str:
    came = f"The new figure came with {earlier.file} (entry {earlier.load_number})."
    return f"{evidence_words.restated(measure, earlier)} {came}"


def _published(
    measure: Measure, team: str, figure: Figure, state: AsAt, past: Sequence[Earlier]
) -> PublishedFigure:
    publication = state.publication
    assert publication is not None, "only publications are told of"
    then = evidence.as_it_was(figure, past, state.figures)
    choices = (
        ("measure", measure.id),
        ("team", team),
        ("period", figure.period),
        ("as_at", state.code),
    )
    return PublishedFigure(
        Link(publication.meeting, "evidence", choices),
        narrative.day(publication.meeting_on),
        f"{narrative.day(state.on)} as entry {state.code}",
        f"{publication.by}, {publication.role}",
        Cell(narrative.figure_words(measure, then), told.amount(measure, then)),
    )


def _fingerprints(reading: Reading) -> str:
    record = reading.snapshot.record
    identity, head = reading.snapshot.meta["identity"][:LETTERS], record.ledger_head[:LETTERS]
    return f"Figures {identity}, ledger entry {record.ledger_length} ({head})."
