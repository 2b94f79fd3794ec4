"""The words of the Summary's lists: counts with what they were, and why a trend or a colour is not there."""

from decimal import Decimal

from metrics.vocabulary import Judgement, Missing, Rating
from metrics.words.summary_words import headline_words, reasons_untold, unrated_words
from tests.metrics.line_case import a_figure, a_line, a_measure
from tests.store.small_store import COUNT

LATE = a_line(None)


def test_why_no_trend_is_told_is_counted_the_commonest_first() -> None:
    assert reasons_untold([a_line(a_figure()), LATE, LATE]) == (
        "2 without a figure, 1 without this quarter's own part of the year"
    )
    assert reasons_untold([]) == ""


def test_why_a_line_is_not_rated_is_said() -> None:
    lines = [
        a_line(a_figure(None, missing=Missing.SUPPRESSED, rating=Rating.SUPPRESSED)),
        a_line(a_figure(None, missing=Missing.NOT_YET_DUE, rating=Rating.NOT_AVAILABLE)),
        a_line(a_figure(rating=Rating.NO_TARGET)),
        a_line(a_figure(rating=Rating.NO_RATING)),
        LATE,
    ]
    assert unrated_words(lines) == (
        "1 hidden: small number, 1 not yet due, 1 without a target, 1 for information, 1 not received"
    )


def test_a_headline_is_a_count_with_what_it_was() -> None:
    count = a_measure(polarity='"neutral"', amber='"none"', name='"Cared for children"', **COUNT)
    line = a_line(
        a_figure("408", numerator=Decimal(408)),
        measure=count,
        judgement=Judgement.NOT_JUDGED,
        against=a_figure("399", "2026-27 Q1"),
    )
    assert headline_words(line) == "408 cared for children (399 last quarter)"
