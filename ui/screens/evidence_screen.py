"""How do we know this? Everything behind one figure, on one page that can be printed."""

from dataclasses import dataclass

from markupsafe import Markup

from metrics.catalogue.measure import Measure
from metrics.figures.figure import Figure
from metrics.period import Period
from metrics.words import evidence_words, explain, query_words, sources
from reporting.reading import Reading
from reporting.reported import team_label
from store.read import evidence, loaded
from store.read import queries as asked
from store.read.as_at import AsAt
from ui.reader import choices
from ui.screens.html import render


@dataclass(frozen=True)
class View:
    """The figure that the page is about; None where there is none, and `words` say why."""

    measure: Measure
    team: str
    quarter: Period
    figure: Figure | None
    words: str


def view(reading: Reading, measure_id: str, team: str, quarter: Period, period: str) -> View:
    """The figure of a measure and team: of one period, or the one that a quarter's scorecard shows."""
    line = reading.line(measure_id, team, quarter)
    figure = line.figure
    if period != choices.AS_SHOWN:
        past = reading.history(team).get(measure_id, ())
        figure = next((each for each in past if each.period == period), None)
    words = explain.absent_sentence(line, team_label(team), quarter.label)
    return View(line.measure, team, quarter, figure, words)


def page(reading: Reading, shown: View, states: tuple[AsAt, ...]) -> Markup:
    """The whole page as finished HTML."""
    about, figure = shown.measure, shown.figure
    if figure is None:
        return render("evidence_none", view=shown)
    past = [
        each
        for each in evidence.earlier(reading.snapshot, about.id, shown.team)
        if each.period == figure.period
    ]
    received = evidence.rows(reading.snapshot, about, figure, shown.team)
    posts = (
        evidence.posts(reading.snapshot, about, figure, shown.team) if about.from_staffing else ()
    )
    known_since = min((each.load_number for each in (*received, *posts)), default=0)
    loads = loaded.loads(reading.snapshot)
    return render(
        "evidence",
        view=shown,
        figure=figure,
        whose=team_label(shown.team),
        team_label=team_label,
        snapshot=reading.snapshot,
        explain=explain,
        say=evidence_words,
        queries=query_words,
        asked=[
            each
            for each in asked.queries(reading.snapshot, about.id, shown.team)
            if each.period == figure.period
        ],
        past=list(reversed(past)),
        received=received,
        posts=posts,
        source=sources.source_words(about, figure.origin),
        set_up=[each for each in _last_of_each_kind(loads) if each.kind in sources.SET_UP],
        kind_words=sources.kind_words,
        publications=[
            (state, evidence.as_it_was(figure, past, state.figures))
            for state in states
            if state.publication and state.code.isdigit() and state.figures >= known_since
        ],
    )


def _last_of_each_kind(loads: tuple[loaded.Load, ...]) -> list[loaded.Load]:
    return list({each.kind: each for each in loads}.values())
