"""A measure's chart over time as every screen and paper has it: its figures, usual range, and where it leads."""

from collections.abc import Mapping

from charts import of_figures
from charts.rows import TrendRows
from metrics.figures.figure import Figure, Line
from metrics.figures.projection import Outlook
from metrics.figures.trend import ChartPoint
from metrics.words import trend_words
from store.read.snapshot import Snapshot


def chart(
    snapshot: Snapshot,
    line: Line,
    figures: tuple[Figure, ...],
    whose: str,
    leads: Outlook,
    controls: Mapping[int, tuple[ChartPoint, ...]],
) -> TrendRows:
    """The chart of one line of a scorecard; `figures` is its series so far, `whose` its team's label,
    `controls` the control charts by series. One of the quarters' own parts belongs on a chart of its own."""
    whole = line.trend is not None and line.trend.part is None
    return of_figures.trend(
        line.measure,
        figures,
        whose,
        council=snapshot.whose,
        invented=snapshot.invented,
        control=controls.get(line.figure.series_id, ()) if line.figure and whole else (),
        said=trend_words.sentence(line),
        leads=of_figures.expected(line.measure, leads),
    )
