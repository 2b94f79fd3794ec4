"""The marks beside a trend's words: one for each thing that can be said, none alike, drawn and not empty."""

import pytest

from charts import marks
from metrics.figures.signals import Assurance, Signal


def test_no_two_things_share_a_mark() -> None:
    drawn = {
        marks.variation(Signal.BETTER, upward=True),
        marks.variation(Signal.BETTER, upward=False),
        marks.variation(Signal.WORSE, upward=True),
        marks.variation(Signal.WORSE, upward=False),
        marks.variation(Signal.USUAL, upward=False),
    }
    drawn |= {marks.assurance(each, above=True) for each in Assurance}
    drawn |= {marks.assurance(each, above=False) for each in (Assurance.PASS, Assurance.FAIL)}
    assert len(drawn) == 10


def test_worse_is_told_by_a_broken_ring_and_not_by_colour() -> None:
    worse = marks.variation(Signal.WORSE, upward=True)
    better = marks.variation(Signal.BETTER, upward=True)
    assert worse.replace(' stroke-dasharray="5 3"', "") == better


def test_where_nothing_is_judged_there_is_no_mark() -> None:
    assert marks.variation(Signal.NOT_JUDGED, upward=True) == ""


@pytest.mark.parametrize("signal", [each for each in Signal if each is not Signal.NOT_JUDGED])
def test_a_mark_is_an_svg_of_its_size(signal: Signal) -> None:
    drawn = marks.variation(signal, upward=True)
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"')
