"""How do we know this? The report on everything behind one figure, on one page that can be printed."""

from collections.abc import Sequence

from markupsafe import Markup

from metrics.period import Period
from reporting.evidence_report import evidence_report
from reporting.reading import Reading
from store.read.as_at import AsAt
from ui.reader import choices
from ui.screens.html import render


def page(
    reading: Reading,
    measure_id: str,
    team: str,
    quarter: Period,
    period: str,
    states: Sequence[AsAt],
) -> Markup:
    """The whole page as finished HTML, of the figure of one period or the one that the quarter shows."""
    of = None if period == choices.AS_SHOWN else period
    report = evidence_report(reading, measure_id, team, quarter, of, states)
    return render("evidence", report=report)
