"""One measure of several areas: every name and figure readable, bars from 0, the averages on the same scale."""

from dataclasses import replace
from decimal import Decimal

import pytest

from charts import describe, draw, theme
from charts.rows import AreaBar, AreaLine, AreasRows
from tests.charts import cases, picture

LAYOUTS = pytest.mark.parametrize("layout", theme.LAYOUTS, ids=lambda layout: layout.name)

CHART = AreasRows(
    "Care leavers in suitable homes",
    "Care leavers in suitable homes: beside other areas",
    "year to March 2025",
    (
        AreaBar("Worcestershire", Decimal(96), "96%"),
        AreaBar("Cheshire East", Decimal(92), "92%", own=True),
        AreaBar("England", Decimal(89), "89%", wider=True),
        AreaBar("Bournemouth, Christchurch and Poole", Decimal(45), "45%"),
        AreaBar("Elsewhere", None, "Hidden: small number"),
        AreaBar("Nowhere", Decimal(0), "0%"),
    ),
    cases.FOOTER,
    (
        AreaLine(Decimal("88.1"), "mean of the neighbours, 88.1%"),
        AreaLine(Decimal("93.0"), "median of the neighbours, 93.0%"),
    ),
    "Year to March 2025",
    "Higher is better",
)


@LAYOUTS
def test_words_keep_apart_and_inside_the_picture(layout) -> None:
    spec = draw.spec(CHART, layout)
    found = picture.words(picture.svg(spec))
    width, height = picture.size(spec)
    assert picture.overlaps(found) == []
    assert [w for w in found if w.left < 0 or w.right > width or w.bottom > height] == []
    assert min(w.size for w in found) >= 11
    joined = " ".join(w.text for w in found)
    for words in ("Worcestershire", "92%", "0%", "Dashed: mean of the neighbours, 88.1%."):
        assert words in joined


def _layers(spec):
    return [layer for layer in spec["layer"] if layer["mark"]["type"] in ("rect", "rule")]


def test_bars_and_averages_share_one_scale_from_nothing() -> None:
    """A value twice as large is twice as far from the bars' start; the mean lies where 88.1% does."""
    bars, start, mean, median = _layers(draw.spec(CHART, theme.WIDE))
    left = start["data"]["values"][0]["x"]
    length = {row["words"].split(":")[0]: row["x2"] - left for row in bars["data"]["values"]}
    assert length["Worcestershire"] / length[
        "Bournemouth, Christchurch and Poole"
    ] == pytest.approx(96 / 45, rel=0.01)
    assert (mean["data"]["values"][0]["x"] - left) / length["Worcestershire"] == pytest.approx(
        88.1 / 96, rel=0.01
    )
    assert (median["data"]["values"][0]["x"] - left) / length["Worcestershire"] == pytest.approx(
        93 / 96, rel=0.01
    )
    assert "Nowhere" not in length and "Elsewhere" not in length


def test_the_council_england_and_neighbours_differ_in_grey_too() -> None:
    fills = {row["fill"] for row in _layers(draw.spec(CHART, theme.WIDE))[0]["data"]["values"]}
    assert len(fills) == 3
    shades = sorted(theme.contrast(fill, theme.PAPER) for fill in fills)
    assert shades[1] / shades[0] > 1.5 and shades[2] / shades[1] > 1.5


def test_without_a_figure_there_is_no_chart_but_a_sentence() -> None:
    nothing = replace(CHART, rows=(AreaBar("Elsewhere", None, "Hidden: small number"),), lines=())
    assert draw.spec(nothing, theme.WIDE) is None
    assert describe.areas(nothing) == "Care leavers in suitable homes: no figures to draw."


def test_it_is_described_with_its_averages_and_ends() -> None:
    assert describe.areas(CHART) == (
        "Bar chart of Care leavers in suitable homes, year to March 2025: 6 areas. Cheshire East: 92%. "
        "Mean of the neighbours, 88.1%. Median of the neighbours, 93.0%. "
        "From 0% (Nowhere) to 96% (Worcestershire). 1 without a figure. Figures in the table."
    )
