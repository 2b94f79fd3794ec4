"""The Summary's lists: what is really better and worse, what needs attention and in which order, what is rated."""

from dataclasses import replace

from metrics.figures import need
from metrics.figures.figure import Line
from metrics.figures.signals import Signal
from metrics.figures.sorting import summary
from metrics.vocabulary import Judgement, Rating
from tests.metrics.line_case import a_figure, a_line, a_measure
from tests.metrics.test_trend_words import a_trend
from tests.store.small_store import COUNT


def _line(rating: Rating, judgement: Judgement | None = None, **changes):
    return a_line(a_figure(rating=rating, **changes), judgement=judgement, against=a_figure())


RED_WORSE = _line(Rating.RED, Judgement.WORSENED)
RED = _line(Rating.RED, Judgement.NO_CHANGE)
RED_BETTER = _line(Rating.RED, Judgement.IMPROVED)
AMBER_WORSE = _line(Rating.AMBER, Judgement.WORSENED)
AMBER = _line(Rating.AMBER, Judgement.NO_CHANGE)
GREEN_WORSE = _line(Rating.GREEN, Judgement.WORSENED)
GREEN = _line(Rating.GREEN, Judgement.IMPROVED)
LATE = a_line(None)
INFORMATION = _line(Rating.NO_RATING, Judgement.NOT_JUDGED)


def test_need_puts_red_and_worsening_first_and_green_last() -> None:
    wanted = [RED_WORSE, RED, RED_BETTER, AMBER_WORSE, AMBER, LATE, GREEN_WORSE, GREEN]
    assert need.order(reversed(wanted)) == wanted


def test_what_needs_attention_is_every_red_and_each_amber_that_worsened() -> None:
    lines = [GREEN, AMBER, LATE, AMBER_WORSE, RED_BETTER, GREEN_WORSE, RED_WORSE]
    assert need.needing(lines) == [RED_WORSE, RED_BETTER, AMBER_WORSE]


def _really(line: Line, signal: Signal) -> Line:
    return replace(line, trend=a_trend(signal))


def test_a_signal_outweighs_the_arrow() -> None:
    """An Amber that worsened on last quarter, no more than usual, waits; one that really gets worse does not."""
    usual = _really(AMBER_WORSE, Signal.USUAL)
    really = _really(AMBER, Signal.WORSE)
    calm = _really(RED_WORSE, Signal.USUAL)
    assert need.needing([usual, really, calm]) == [calm, really]
    assert need.order([usual, GREEN, really]) == [really, usual, GREEN]


def test_lines_are_counted_once_each() -> None:
    worse = _really(GREEN, Signal.WORSE)
    red = _really(RED_BETTER, Signal.WORSE)
    better = _really(GREEN_WORSE, Signal.BETTER)
    usual = _really(AMBER, Signal.USUAL)
    higher = _really(INFORMATION, Signal.HIGHER)
    lines = [worse, red, better, usual, higher, RED, LATE]
    said = summary(lines)
    assert said.worse == (red, worse), "the most pressing first"
    assert (said.better, said.usual, said.different) == ((better,), (usual,), (higher,))
    assert said.untold == (RED, LATE)
    assert said.told + len(said.untold) == len(lines)
    total = said.total
    assert (total.green, total.amber, total.red, total.rated, total.measures) == (2, 1, 2, 5, 7)
    assert total.unrated == (higher, LATE)
    assert sum(theme.measures for theme in said.themes) == total.measures


def test_an_empty_scorecard_says_nothing() -> None:
    said = summary([])
    assert (said.told, said.total.measures, said.themes, said.attention) == (0, 0, (), ())


def test_headlines_are_counts_on_the_day() -> None:
    count = a_measure(polarity='"neutral"', amber='"none"', **COUNT)
    line = a_line(a_figure("408"), measure=count)
    assert summary([line, RED]).headlines == (line,)
