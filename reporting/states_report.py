"""Every state of the figures that can be opened: publications and the draft, and how they were after each load."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.words import narrative
from reporting.reading import Reading
from reporting.told import NOTHING, Link
from store.read.as_at import AsAt, Sort


@dataclass(frozen=True)
class StateRow:
    """One state that can be opened: since when, by whom, and whether it is the one being read."""

    opens: Link
    note: str
    since: str
    by: str
    shown: str


@dataclass(frozen=True)
class StatesReport:
    """What was published, with the draft, and what was loaded, each newest first."""

    publications: tuple[StateRow, ...]
    loads: tuple[StateRow, ...]
    any_published: bool


def states_report(reading: Reading, states: Sequence[AsAt]) -> StatesReport:
    """The states of a store, newest first, told to whoever reads one of them."""
    shown = reading.snapshot.standing.code
    first = [each for each in states if each.sort in (Sort.PUBLISHED, Sort.DRAFT)]
    # The latest publication is the first of all, under a code of its own that stays the latest.
    earlier = [each for each in states if each.sort is Sort.EARLIER][1:]
    return StatesReport(
        tuple(_row(each, shown, each.standing.words) for each in (*first, *earlier)),
        tuple(
            _row(each, shown, f"{each.file} (entry {each.code})")
            for each in states
            if each.sort is Sort.LOAD
        ),
        any(each.sort is Sort.PUBLISHED for each in states),
    )


def _row(state: AsAt, shown: str, words: str) -> StateRow:
    published = state.publication
    return StateRow(
        Link(words, "scorecard", (("as_at", state.code),)),
        "For officers: may still change" if state.sort is Sort.DRAFT else "",
        f"{narrative.day(state.at)}, {narrative.clock(state.at)}",
        f"{published.by}, {published.role}" if published else NOTHING,
        "Yes" if state.code == shown else NOTHING,
    )
