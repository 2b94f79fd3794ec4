"""A sparkline is a small drawing without words, its gaps open, and a sentence beside it."""

import re
import xml.etree.ElementTree as ElementTree
from decimal import Decimal

from charts import sparkline
from charts.rows import TrendPoint
from metrics.vocabulary import Rating, Unit
from tests.charts import cases


def test_it_is_a_small_drawing_without_text():
    drawn = sparkline.svg(cases.PLAIN.points)
    root = ElementTree.fromstring(drawn)
    assert (root.get("width"), root.get("height")) == ("110", "28")
    assert "<text" not in drawn
    assert len(drawn) < 900


def test_gaps_and_breaks_stay_open():
    drawn = sparkline.svg(cases.GAPS.points, cases.GAPS.breaks)
    lines = re.findall(r'<path d="M([^"]*)" stroke="#12436D"', drawn)
    assert [line.count("L") + 1 for line in lines] == [2, 2, 3]


def test_everything_stays_inside_the_drawing():
    for case in cases.DRAWN.values():
        drawn = sparkline.svg(case.points, case.breaks)
        for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)(?=[LH\"])", drawn):
            assert 0 <= float(x) <= 110
            assert 0 <= float(y) <= 28


def test_nothing_to_draw_is_an_empty_string():
    assert sparkline.svg(cases.NOTHING.points) == ""
    assert sparkline.svg(()) == ""
    assert sparkline.alt(cases.NOTHING.points, Unit.PERCENT, 0) == "No figures to draw"


def test_the_last_mark_has_the_shape_of_its_rating():
    ends = {
        rating: sparkline.svg((TrendPoint(1, "Q1 2017/18", Decimal(5), rating=rating),))
        for rating in (Rating.GREEN, Rating.AMBER, Rating.RED, Rating.NO_TARGET, None)
    }
    assert "<circle" in ends[Rating.GREEN]
    assert "<path" in ends[Rating.AMBER]
    assert "<rect" in ends[Rating.RED]
    assert ends[Rating.NO_TARGET] == ends[None]


def test_the_sentence_leaves_out_what_a_break_cuts_off():
    assert (
        sparkline.alt(cases.PLAIN.points, Unit.PERCENT, 0) == "48% in Q1 2014/15, 55% in Q3 2017/18"
    )
    told = sparkline.alt(cases.GAPS.points, Unit.PERCENT, 0, cases.GAPS.breaks)
    assert told == "52% in Q4 2015/16, 59% in Q4 2016/17"
    year = sparkline.alt(cases.PLAIN.points, Unit.PERCENT, 0, restarts=(cases.FIRST + 12,))
    assert year == "62% in Q1 2017/18, 55% in Q3 2017/18"
