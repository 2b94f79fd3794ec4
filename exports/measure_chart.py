"""A measure's chart over time as every screen and paper has it: its figures, usual range, and where it leads."""

from charts import of_figures
from charts.rows import Trend
from metrics import trend_words
from metrics.figure import Figure, Line
from metrics.projection import Outlook
from metrics.trend import ChartPoint
from store import trend
from store.snapshot import Snapshot


def control(snapshot: Snapshot, line: Line) -> tuple[ChartPoint, ...]:
    """The control chart behind a figure's trend; () where it has none, or where it is that of the parts."""
    if line.trend is None or line.figure is None or line.trend.part is not None:
        return ()
    return trend.chart(snapshot, line.measure, line.figure.series_id, line.figure.place)


def chart(
    snapshot: Snapshot, line: Line, figures: tuple[Figure, ...], whose: str, leads: Outlook
) -> Trend:
    """The chart of one line of a scorecard; `figures` is its series so far, `whose` its team's label."""
    return of_figures.trend(
        line.measure,
        figures,
        whose,
        council=snapshot.whose,
        invented=snapshot.invented,
        control=control(snapshot, line),
        said=trend_words.sentence(line),
        leads=of_figures.expected(line.measure, leads),
    )
