"""Where a measure leads by its year end and what its target asks for: sentences for the screens, and the chart's last mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.rows import Expected
from metrics import projection, trend_words
from metrics.figure import Figure, Line
from metrics.period import quarter_at
from metrics.projection import Projection
from metrics.vocabulary import YEAR_TO_DATE
from store import trend as rows
from store.snapshot import Snapshot
from ui import cached


@dataclass(frozen=True)
class Outlook:
    """The projection of a figure, where one may be made, those of earlier quarters, and the quarters' own figures."""

    now: Projection | None
    past: tuple[Projection, ...]
    parts: tuple[Figure, ...]


def of(snapshot: Snapshot, line: Line, team: str) -> Outlook:
    """The outlook of one line of a team's scorecard."""
    figure = line.figure
    if figure is None or figure.kind != "quarter" or figure.value is None:
        return Outlook(None, (), ())

    def make() -> Outlook:
        every = rows.projections(snapshot, figure.series_id, figure.place)
        now = next((each for each in every if each.place == figure.place), None)
        parts = line.history
        if line.measure.basis in YEAR_TO_DATE:
            parts = rows.parts(snapshot, line.measure, line.history, figure.place)
        return Outlook(now, every, tuple(parts))

    return cached.kept(snapshot, ("outlook", line.measure.id, team, figure.period), make)


def sentences(line: Line, found: Outlook) -> Sequence[str]:
    """Where it leads, how far such projections came out, and what the target asks for; none where nothing is."""
    figure = line.figure
    if figure is None:
        return ()
    said = [projection.needed_words(line.measure, figure, found.parts)]
    if found.now is not None:
        end = quarter_at(found.now.place + found.now.ahead).label
        said += [
            projection.words(line.measure, found.now, end),
            projection.errors_words(line.measure, found.past, found.now.ahead),
        ]
    return [each for each in said if each]


def mark(line: Line, found: Outlook) -> Expected | None:
    """The projection as a chart takes it."""
    now = found.now
    if now is None:
        return None
    place = now.place + now.ahead
    low, high = (
        None if edge is None else trend_words.clipped(line.measure, edge)
        for edge in (now.low, now.high)
    )
    return Expected(place, quarter_at(place).label, now.expected, low, high)
