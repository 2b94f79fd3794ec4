"""The Changes screen: every state of the figures that can be opened, and what differs between any two, as HTML."""

from collections.abc import Sequence

from markupsafe import Markup

from reporting.changes_report import ChangesReport
from reporting.reading import Reading
from reporting.states_report import states_report
from store.read.as_at import AsAt
from ui.screens.html import render


def states(reading: Reading, every: Sequence[AsAt]) -> Markup:
    """What can be opened: publications and loads, newest first, each with its address."""
    return render("changes_states", report=states_report(reading, every))


def table(report: ChangesReport, *, as_at: str = "") -> Markup:
    """Every difference by how it differs, each leading to how the figure is known.

    `as_at` is the code of the later state, where that can be opened.
    """
    return render("changes", report=report, as_at=as_at)
