"""Everything that a reader can choose in a store: quarters, teams, themes, ratings, measures, order."""

from collections.abc import Callable, Sequence
from itertools import chain

from metrics import period
from metrics.vocabulary import (
    ALL_TEAMS,
    RATING_LABELS,
    RATING_SHAPES,
    STAFFING_RATE_LABELS,
    Rating,
)
from reporting import comparing
from reporting.asked import ARRANGEMENTS, LIST
from reporting.reading import Reading
from reporting.reported import BY_NEED, BY_THEME, team_label
from store.intake import cells, periods
from store.read.as_at import DRAFT, PUBLISHED, AsAt, Sort
from ui.reader import cached, selection
from ui.reader.selection import Choice

EVERY = "all"
"""The code for no filter on theme or rating."""


AS_SHOWN = "shown"
"""The code of the period that the scorecard of the chosen quarter shows."""

ORDERS = {BY_THEME: "By theme", BY_NEED: "By need"}


def as_at(states: Sequence[AsAt]) -> Choice:
    """The states of the figures; the latest publication unless the address says otherwise."""
    words = {each.code: each.standing.words for each in states}
    codes = tuple(dict.fromkeys((PUBLISHED, *words)))
    label = lambda code: words.get(code, "the latest publication")  # noqa: E731
    return Choice(selection.AS_AT, "Figures as at", codes, PUBLISHED, label)


def _compared() -> tuple[Choice, Choice]:
    """The two states that the Changes screen compares: by default what was published last with the draft,
    or the load before the last with it."""
    return cached.while_nothing_is_built(("compared",), _compare)


def _compare() -> tuple[Choice, Choice]:
    every = cached.states()
    words = {each.code: each.standing.words for each in every}
    codes = tuple(words)
    last = codes[0]
    figures = {each.code: each.figures for each in every}
    # Before the last load: an answer recorded after it changed no figure.
    loads = (each.figures for each in every if each.sort is Sort.LOAD)
    loaded = max((each for each in loads if each <= figures[last]), default=figures[last])
    before = [each for each in every if each.figures < loaded]
    older = next((each.code for each in chain(cached.ready(before), before)), last)
    newer = last
    if DRAFT in codes and figures[DRAFT] > figures[last]:
        older, newer = last, DRAFT
    label = words.__getitem__
    return (
        Choice("from", "From", codes, older, label),
        Choice("to", "To", codes, newer, label),
    )


def _period_words(code: str) -> str:
    return "As the scorecard shows" if code == AS_SHOWN else period.parse(code).label


def _quarter_meant(text: str) -> str:
    """The code of a quarter as people write it (`Q2 2026/27`); any other text as it is."""
    try:
        return periods.quarter(periods.period(text)).code
    except cells.CellError:
        return text


def _team_meant(reading: Reading) -> Callable[[str], str]:
    """Tells the present name of a team that was renamed, whose series goes on."""
    present = reading.present_names()
    return lambda text: present.get(text, text)


def every(reading: Reading) -> tuple[Choice, ...]:
    """Every choice with its codes, labels and default."""
    return (*reading.kept(("choices",), lambda: _every(reading)), *_compared())


def _every(reading: Reading) -> tuple[Choice, ...]:
    shown = reading.quarters()
    named = reading.measures()
    ratings = {EVERY: "All ratings"}
    ratings |= {
        each: f"{RATING_SHAPES.get(each, '')} {RATING_LABELS[each]}".strip() for each in Rating
    }
    return (
        Choice(
            "quarter",
            "Quarter",
            shown,
            shown[0],
            lambda code: period.parse(code).label,
            True,
            meant=_quarter_meant,
        ),
        Choice(
            "team", "Team", reading.teams(), ALL_TEAMS, team_label, True, meant=_team_meant(reading)
        ),
        Choice(
            "theme",
            "Theme",
            (EVERY, *reading.themes()),
            EVERY,
            lambda code: "All themes" if code == EVERY else code,
        ),
        Choice("rating", "Rating", tuple(ratings), EVERY, ratings.__getitem__),
        Choice("measure", "Measure", tuple(named), comparing.opens_on(reading), named.__getitem__),
        Choice("order", "Order", tuple(ORDERS), BY_THEME, ORDERS.__getitem__),
        Choice("themes", "Themes", reading.themes(), many=True),
        Choice("measures", "Measures", tuple(named), many=True, words=named.__getitem__),
        Choice("teams", "Teams", reading.teams(), many=True, words=team_label),
        Choice("periods", "Periods", reading.periods(), many=True, words=_period_words),
        Choice("arrange", "Arrange as", tuple(ARRANGEMENTS), LIST, ARRANGEMENTS.__getitem__),
        Choice("period", "Period", (AS_SHOWN, *reading.periods()), AS_SHOWN, _period_words),
        Choice(
            "rate",
            "Rate",
            tuple(STAFFING_RATE_LABELS),
            next(iter(STAFFING_RATE_LABELS)),
            STAFFING_RATE_LABELS.__getitem__,
        ),
    )
