"""Everything that a reader can choose in a store: quarters, teams, themes, ratings, measures, order."""

from collections.abc import Sequence

from metrics import period
from metrics.vocabulary import (
    ALL_TEAMS,
    RATING_LABELS,
    RATING_SHAPES,
    STAFFING_RATE_LABELS,
    THEMES,
    Rating,
)
from store.read.as_at import DRAFT, PUBLISHED, AsAt
from store.read.snapshot import Snapshot
from ui.reader import cached, selection
from ui.reader.selection import Choice

EVERY = "all"
"""The code for no filter on theme or rating."""

AS_SHOWN = "shown"
"""The code of the period that the scorecard of the chosen quarter shows."""

ORDERS = {"catalogue": "By theme", "need": "By need"}


def as_at(states: Sequence[AsAt]) -> Choice:
    """The states of the figures; the latest publication unless the address says otherwise."""
    words = {each.code: each.standing.words for each in states}
    codes = tuple(dict.fromkeys((PUBLISHED, *words)))
    label = lambda code: words.get(code, "the latest publication")  # noqa: E731
    return Choice(selection.AS_AT, "Figures as at", codes, PUBLISHED, label)


def any_figures(snapshot: Snapshot) -> bool:
    """Whether there is a quarter and a measure to speak of."""
    return bool(quarters(snapshot) and measures(snapshot))


def _compared() -> tuple[Choice, Choice]:
    """The two states that the Changes screen compares: by default what was published last with the draft,
    or the load before the last with it."""
    every = cached.states()
    words = {each.code: each.standing.words for each in every}
    codes = tuple(words)
    last = codes[0]
    figures = {each.code: each.figures for each in every}
    older = next((code for code in codes if figures[code] < figures[last]), last)
    newer = last
    if DRAFT in codes and figures[DRAFT] > figures[last]:
        older, newer = last, DRAFT
    label = words.__getitem__
    return (
        Choice("from", "From", codes, older, label),
        Choice("to", "To", codes, newer, label),
    )


def quarters(snapshot: Snapshot) -> tuple[str, ...]:
    """The codes of the quarters that can be shown, newest first."""
    return cached.kept(
        snapshot,
        ("quarters",),
        lambda: tuple(row.period for row in snapshot.rows("quarters")),
    )


def teams(snapshot: Snapshot) -> tuple[str, ...]:
    """The council as a whole, then every team that has figures."""
    return cached.kept(
        snapshot,
        ("teams",),
        lambda: (ALL_TEAMS, *(row.team for row in snapshot.rows("teams"))),
    )


def measures(snapshot: Snapshot) -> dict[str, str]:
    """The name of every measure that has figures, by id, in the order of the scorecard."""

    def make() -> dict[str, str]:
        held = {row.measure_id for row in snapshot.rows("measures_held")}
        return {each.id: each.name for each in snapshot.catalogue.measures if each.id in held}

    return cached.kept(snapshot, ("measures",), make)


def periods(snapshot: Snapshot) -> tuple[str, ...]:
    """The codes of every period that a figure of the council is of."""
    return cached.kept(
        snapshot, ("periods",), lambda: tuple(row.period for row in snapshot.rows("periods"))
    )


def _period_words(code: str) -> str:
    return "As the scorecard shows" if code == AS_SHOWN else period.parse(code).label


def team_words(code: str) -> str:
    """A team's label: the council as a whole is 'All teams'."""
    return "All teams" if code == ALL_TEAMS else code


def every(snapshot: Snapshot) -> tuple[Choice, ...]:
    """Every choice with its codes, labels and default."""
    return (*cached.kept(snapshot, ("choices",), lambda: _every(snapshot)), *_compared())


def _every(snapshot: Snapshot) -> tuple[Choice, ...]:
    shown = quarters(snapshot)
    named = measures(snapshot)
    ratings = {EVERY: "All ratings"}
    ratings |= {
        each: f"{RATING_SHAPES.get(each, '')} {RATING_LABELS[each]}".strip() for each in Rating
    }
    return (
        Choice("quarter", "Quarter", shown, shown[0], lambda code: period.parse(code).label, True),
        Choice("team", "Team", teams(snapshot), ALL_TEAMS, team_words, True),
        Choice(
            "theme",
            "Theme",
            (EVERY, *THEMES),
            EVERY,
            lambda code: "All themes" if code == EVERY else code,
        ),
        Choice("rating", "Rating", tuple(ratings), EVERY, ratings.__getitem__),
        Choice("measure", "Measure", tuple(named), next(iter(named)), named.__getitem__),
        Choice("order", "Order", tuple(ORDERS), "catalogue", ORDERS.__getitem__),
        Choice("period", "Period", (AS_SHOWN, *periods(snapshot)), AS_SHOWN, _period_words),
        Choice(
            "rate",
            "Rate",
            tuple(STAFFING_RATE_LABELS),
            next(iter(STAFFING_RATE_LABELS)),
            STAFFING_RATE_LABELS.__getitem__,
        ),
    )
