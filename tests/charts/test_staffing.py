"""Posts, rates by team and contributions: words apart, numbers readable on every colour, parts honest."""

from decimal import Decimal

import pytest

from charts import describe, draw, heat_chart, heat_figure, lettering, theme
from charts.rows import (
    ContributionBar,
    ContributionRows,
    HeatCell,
    HeatRows,
    HeatTeam,
    PostsPoint,
    PostsRows,
)
from metrics.period import quarter_at
from metrics.vocabulary import Unit
from tests.charts import cases, picture
from tests.charts.test_teams import NAMES

LAYOUTS = pytest.mark.parametrize("layout", theme.LAYOUTS, ids=lambda layout: layout.name)


def _quarter(i):
    period = quarter_at(cases.FIRST + i)
    return period.index, period.label


def _posts(count=13):
    points = []
    for i in range(count):
        lost = i in (3, 4)
        points.append(
            PostsPoint(
                *_quarter(i), Decimal(139 if i > 5 else 135),
                None if i == 3 else Decimal(110 + i), None if lost else Decimal("16.2"),
                "Not received" if lost else "",
            )
        )  # fmt: skip
    return PostsRows(
        "East", "Social work posts, East", tuple(points), cases.FOOTER, "Full-time equivalent"
    )


def _heat():
    rows = tuple(
        HeatTeam(
            name,
            tuple(
                HeatCell(*_quarter(i), None if (i + n) % 9 == 0 else Decimal(i * 7 + n) / 3,
                         "" if (i + n) % 9 == 0 else "2.3% (2.0 of 15.0)", "Not received")
                for i in range(13)
            ),
        )
        for n, name in enumerate(NAMES)
    )  # fmt: skip
    return HeatRows(
        "vacancy rate", "Vacancy rate", rows, Unit.PERCENT, 1, cases.FOOTER, "Of all posts"
    )


def _contributions(amounts, total):
    rows = tuple(
        ContributionBar(name, None if amount is None else Decimal(amount), missing="Not received")
        for name, amount in zip(NAMES, amounts, strict=False)
    )
    return ContributionRows(
        "children in care", "Up 14", rows, total, "14 more children", Unit.NUMBER, 0, cases.FOOTER
    )


CHARTS = {
    "posts": _posts(),
    "one quarter": _posts(1),
    "heat": _heat(),
    "contributions": _contributions([3, -2, 8, 0, None, 1, 5, -4, 2, 1], Decimal(14)),
    "all fall": _contributions([-3, -2], Decimal(-5)),
    "no change": _contributions([0, 0], Decimal(0)),
}


@LAYOUTS
@pytest.mark.parametrize("name", CHARTS)
def test_words_keep_apart_and_inside_the_picture(name, layout):
    spec = draw.spec(CHARTS[name], layout)
    found = picture.words(picture.svg(spec))
    width, height = picture.size(spec)
    assert width == layout.width
    assert picture.overlaps(found) == []
    assert [
        w for w in found if w.left < 0 or w.right > width or w.top < 0 or w.bottom > height
    ] == []
    assert min(w.size for w in found) >= 11
    assert "Demo Council (invented figures)" in " ".join(w.text for w in found)


def test_bars_of_posts_stand_on_nothing_and_agency_on_those_in_post():
    spec = draw.spec(_posts(), theme.WIDE)
    bars = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "rect")
    rows = bars["data"]["values"]
    assert [r["low"] for r in rows if "in post" in r["words"]] == [0.0] * 12
    last = [r for r in rows if r["place"] == cases.FIRST + 12]
    assert [(r["low"], r["value"]) for r in last] == [(0.0, 122.0), (122.0, 138.2)]
    assert bars["encoding"]["y"]["scale"]["domain"][0] == 0
    # Agency is not stood on 0 where those in post are not known.
    assert not [r for r in rows if r["place"] == cases.FIRST + 3]


def test_missing_parts_are_named():
    told = " ".join(w.text for w in picture.words(picture.svg(draw.spec(_posts(), theme.WIDE))))
    assert "– Not received (in post, agency): Q4 2014/15." in told
    assert "– Not received (agency): Q1 2015/16." in told


def test_numbers_read_on_every_shade():
    for colour in (*theme.STEPS, theme.PAPER):
        assert theme.contrast(heat_chart.ink_on(colour), colour) >= 4.5


def test_contrast_is_that_of_the_guidelines():
    """Known values: black on white, and two measured by other means."""
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#12436D", "#FFFFFF") == pytest.approx(10.25, abs=0.01)
    assert theme.contrast("#0B5D3B", "#D7EFE0") == pytest.approx(6.55, abs=0.01)


def test_every_ink_reads_and_every_mark_shows():
    for rating, ink in theme.RATING_INKS.items():
        assert theme.contrast(ink, theme.RATING_FILLS[rating]) >= 4.5
    assert theme.contrast(*theme.NO_RATING) >= 4.5
    for ground in ("paper", "faint"):
        for ink in ("ink", "quiet", "link"):
            assert theme.contrast(theme.SCREEN[ink], theme.SCREEN[ground]) >= 4.5
    marks = (*theme.RATING_MARKS.values(), *theme.CATEGORIES, theme.FAINT_LINE, theme.AXIS)
    assert all(theme.contrast(mark, theme.PAPER) >= 3 for mark in marks)
    for ink in (theme.INK, theme.QUIET_INK):
        assert theme.contrast(ink, theme.PAPER) >= 4.5
        assert theme.contrast(ink, theme.GAP_FILL) >= 4.5


def test_shades_rise_with_the_rate_in_even_steps():
    values = [Decimal(v) for v in (0, 19, 20, 50, 99, 100)]
    steps = [theme.STEPS.index(heat_chart.shade(v, values)) for v in values]
    assert steps == [0, 0, 1, 2, 4, 4]
    assert heat_chart.shade(Decimal(5), [Decimal(5)]) == theme.STEPS[0]


def test_the_narrow_picture_says_which_quarters_it_shows():
    told = " ".join(w.text for w in picture.words(picture.svg(draw.spec(_heat(), theme.NARROW))))
    assert "Latest 5 of 13 periods" in told
    assert "Q1 2017/18" in told


def test_the_figure_to_explore_is_one_that_plotly_draws():
    trace, numbers = heat_figure.figure(_heat()).data
    assert len(trace.z) == 10
    assert all(len(row) == 13 for row in trace.z)
    assert trace.z[0][0] is None
    assert numbers.text[0] == "–"
    assert set(numbers.textfont.color) == {theme.INK, theme.PAPER}
    assert trace.customdata[0][0] == "East, Q1 2014/15: Not received"
    assert trace.customdata[0][1] == "East, Q2 2014/15: 2.3% (2.0 of 15.0)"
    assert {"toImage", "sendChartToCloud"} <= set(heat_figure.TOOLS["modeBarButtonsToRemove"])
    assert heat_figure.TOOLS["displaylogo"] is False


def test_names_are_not_read_as_html():
    row = HeatTeam("<b>East & West</b>", (HeatCell(1, "Q1 2017/18", Decimal(1)),))
    chart = HeatRows("m", "m", (row,), Unit.NUMBER, 0, cases.FOOTER)
    trace = heat_figure.figure(chart).data[0]
    assert "<b>" not in trace.customdata[0][0]
    assert "<b>" not in trace.y[0]


def test_contributions_are_signed_and_in_order():
    spec = draw.spec(CHARTS["contributions"], theme.WIDE)
    told = [w.text for w in picture.words(picture.svg(spec))]
    numbers = [text for text in told if text[0] in "+−0" and text.strip("+−0123456789") == ""]
    assert numbers == ["+8", "+5", "+3", "+2", "+1", "+1", "0", "−2", "−4"]
    assert "+14 (14 more children)" in told


def test_nothing_known_is_no_chart():
    assert draw.spec(_contributions([None, None], None), theme.WIDE) is None
    none = PostsRows("East", "t", (PostsPoint(1, "Q1 2017/18", None, None, None),), cases.FOOTER)
    assert draw.spec(none, theme.WIDE) is None
    empty = HeatRows(
        "m", "m", (HeatTeam("E", (HeatCell(1, "Q1", None),)),), Unit.NUMBER, 0, cases.FOOTER
    )
    assert draw.spec(empty, theme.WIDE) is None
    assert "no figures to draw" in describe.heat(empty)
    assert "no figures to draw" in describe.posts(none)


def test_the_map_has_room_for_yearly_labels_long_names_and_one_value():
    row = HeatTeam(
        "Unaccompanied Asylum-Seeking Children and Young People and their Families, a long name",
        tuple(HeatCell(i, f"Year to March {2020 + i}", Decimal(5)) for i in range(4)),
    )
    layout = heat_figure.figure(
        HeatRows("m", "m", (row,), Unit.NUMBER, 0, cases.FOOTER)
    ).to_plotly_json()
    room = layout["layout"]["width"] - layout["layout"]["margin"]["l"] - 10
    assert room / 4 > lettering.width("to March 2020", 13)
    lines = layout["data"][0]["y"][0].count("<br>") + 1
    assert layout["layout"]["height"] - 120 >= lines * 16
    assert layout["data"][0]["zmax"] > layout["data"][0]["zmin"]
