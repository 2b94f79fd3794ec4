"""Where a measure leads by its year end and what its target asks for, kept for whoever asks next."""

from metrics.figures.figure import Line
from metrics.figures.projection import Outlook
from store.read import series
from store.read.snapshot import Snapshot
from ui.reader import cached


def of(snapshot: Snapshot, line: Line, team: str) -> Outlook:
    """The outlook of one line of a team's scorecard."""
    if line.figure is None:
        return Outlook()
    key = ("outlook", line.measure.id, team, line.figure.period)
    return cached.kept(snapshot, key, lambda: series.outlook(snapshot, line))
