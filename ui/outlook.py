"""Where a measure leads by its year end and what its target asks for, kept for whoever asks next."""

from metrics.figure import Line
from metrics.projection import Outlook
from store import trend
from store.snapshot import Snapshot
from ui import cached


def of(snapshot: Snapshot, line: Line, team: str) -> Outlook:
    """The outlook of one line of a team's scorecard."""
    if line.figure is None:
        return Outlook()
    key = ("outlook", line.measure.id, team, line.figure.period)
    return cached.kept(snapshot, key, lambda: trend.outlook(snapshot, line))
