"""The describing sentences: true, short, without a cause, without a word that claims more."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts import describe
from charts.rows import ContributionRows, HeatRows, PostsRows, TrendPoint
from metrics.vocabulary import Unit
from tests.charts import cases
from tests.charts.test_staffing import CHARTS
from tests.charts.test_teams import NAMES, _teams

FORBIDDEN = ("significant", "because", "due to", "caused", "XmR", "polarity", "denominator")


def _all():
    told = [describe.trend(case) for case in cases.DRAWN.values()]
    told += [describe.trend(cases.NOTHING), describe.teams(_teams(NAMES))]
    kinds = {
        PostsRows: describe.posts, HeatRows: describe.heat, ContributionRows: describe.contributions,
    }  # fmt: skip
    return told + [kinds[type(chart)](chart) for chart in CHARTS.values()]


@pytest.mark.parametrize("text", _all())
def test_short_plain_and_without_a_cause(text):
    assert 10 < len(text) < describe.MOST
    assert text.endswith(".")
    assert "  " not in text
    assert not any(word in text for word in FORBIDDEN)


def test_a_trend_in_full():
    plain = replace(cases.PLAIN, measure="long-term stability")
    assert describe.trend(plain) == (
        "Line chart of long-term stability, quarterly, Q1 2014/15 to Q3 2017/18. It rose from 48%"
        " in Q1 2014/15 to 55% in Q3 2017/18, 5 percentage points below the 60% target."
        " Lowest 48%, highest 62%. Figures in the table."
    )


def test_no_movement_is_told_across_a_break():
    told = describe.trend(cases.GAPS)
    assert "rose from 52% in Q4 2015/16 to 59%" in told
    assert "48%" not in told


def test_the_first_period_after_a_break_has_no_movement():
    cut = replace(cases.GAPS, points=cases.GAPS.points[:8])
    told = describe.trend(cut)
    assert "It was 52% in Q4 2015/16" in told
    assert "rose" not in told


def test_a_year_to_date_is_compared_with_the_same_quarter_a_year_before():
    starts = tuple(cases.FIRST + i for i in (0, 4, 8, 12))
    told = describe.trend(replace(cases.PLAIN, restarts=starts))
    assert "It fell from 56% in Q3 2016/17 to 55% in Q3 2017/18" in told
    assert "Lowest" not in told


def test_a_small_base_is_told_in_counts_without_movement():
    points = (
        *cases.PLAIN.points[:-1],
        replace(cases.PLAIN.points[-1], few=True, fraction="6 of 11"),
    )
    told = describe.trend(replace(cases.PLAIN, points=points))
    assert "It was 55% (6 of 11) in Q3 2017/18" in told
    assert "rose" not in told


def test_a_small_change_is_called_little():
    steady = replace(cases.PLAIN, steady=Decimal(7))
    assert "changed little from 48%" in describe.trend(steady)
    assert "was the same as 60%" in describe.trend(cases.EQUAL)


def test_one_percentage_point_is_one():
    assert "1 percentage point below" in describe.trend(cases.SINGLE)


def test_a_target_keeps_its_decimals():
    """12.25 is not told as 12, nor 60.0 as 60.0."""
    points = cases.points(["10", "20"], "12.25", "10.0")
    chart = cases.trend(points)
    assert "8 percentage points above the 12.25% target" not in describe.trend(chart)
    assert "7.75 percentage points above the 12.25% target" in describe.trend(chart)
    assert describe.point(points[1], Unit.PERCENT, 0).endswith("target 12.25%")


def test_the_best_range():
    assert "outside the best range 12 to 18" in describe.trend(cases.BAND)


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=300
    ),
    st.lists(st.none() | st.decimals(-(10**6), 10**6, places=1), max_size=8),
)
def test_any_series_has_a_sentence_under_the_limit(name, values):
    points = tuple(
        TrendPoint(i, f"Q{i % 4 + 1} 2017/18", v, target=Decimal("33.333"))
        for i, v in enumerate(values)
    )
    told = describe.trend(cases.trend(points, Unit.GBP, measure=name, decimals=1))
    assert 0 < len(told) < describe.MOST
