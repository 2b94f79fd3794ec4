"""The Summary's lists: what is better and worse, what needs attention and in which order, what is rated."""

from decimal import Decimal

from metrics import need
from metrics.summary import headline_words, summary
from metrics.vocabulary import Judgement, Missing, Rating
from tests.metrics.line_case import a_figure, a_line, a_measure
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


def test_lines_are_counted_once_each() -> None:
    lines = [RED_WORSE, RED, GREEN, GREEN_WORSE, AMBER, LATE, INFORMATION]
    said = summary(lines)
    assert (len(said.better), len(said.worse), said.little_change) == (1, 2, 2)
    assert said.compared + said.not_compared == len(lines)
    assert said.worse == (RED_WORSE, GREEN_WORSE)
    total = said.total
    assert (total.green, total.amber, total.red, total.rated, total.measures) == (2, 1, 2, 5, 7)
    assert total.unrated == "1 not received, 1 for information"
    assert sum(theme.measures for theme in said.themes) == total.measures


def test_why_a_line_is_not_rated_is_said() -> None:
    lines = [
        a_line(a_figure(None, missing=Missing.SUPPRESSED, rating=Rating.SUPPRESSED)),
        a_line(a_figure(None, missing=Missing.NOT_YET_DUE, rating=Rating.NOT_AVAILABLE)),
        a_line(a_figure(rating=Rating.NO_TARGET)),
    ]
    assert summary(lines).total.unrated == (
        "1 hidden: small number, 1 not yet due, 1 without a target"
    )


def test_an_empty_scorecard_says_nothing() -> None:
    said = summary([])
    assert (said.compared, said.total.measures, said.themes, said.attention) == (0, 0, (), ())


def test_headlines_are_counts_on_the_day_with_what_they_were() -> None:
    count = a_measure(polarity='"neutral"', amber='"none"', name='"Cared for children"', **COUNT)
    line = a_line(
        a_figure("408", numerator=Decimal(408)),
        measure=count,
        judgement=Judgement.NOT_JUDGED,
        against=a_figure("399", "2026-27 Q1"),
    )
    assert summary([line, RED]).headlines == (line,)
    assert headline_words(line) == "408 cared for children (399 last quarter)"
