"""A trend's words keep apart, gaps stay open, breaks are shown and the axis never misleads."""

from decimal import Decimal

import pytest

from charts import axes, describe, draw, frame, plot, theme
from charts.pieces import comparable, pieces
from metrics.vocabulary import Unit
from tests.charts import cases, picture

LAYOUTS = pytest.mark.parametrize("layout", theme.LAYOUTS, ids=lambda layout: layout.name)


@LAYOUTS
@pytest.mark.parametrize("name", cases.DRAWN)
def test_words_keep_apart_and_inside_the_picture(name, layout):
    spec = draw.spec(cases.DRAWN[name], layout)
    found = picture.words(picture.svg(spec))
    width, height = picture.size(spec)
    assert width == layout.width
    assert picture.overlaps(found) == []
    assert [
        w for w in found if w.left < 0 or w.top < 0 or w.right > width or w.bottom > height
    ] == []
    assert min(w.size for w in found) >= 11
    joined = " ".join(w.text for w in found)
    assert "Demo Council (invented figures)" in joined
    assert "Officer edition: not for publication" in joined


def test_two_labels_on_one_spot_would_be_found():
    """The check above can fail: the same words twice in one place."""
    spec = draw.spec(cases.PLAIN, theme.WIDE)
    spec["layer"].append(
        frame.words(["Target 60%"], theme.WIDE, x=20, y=20).to_dict(validate=False)
    )
    spec["layer"].append(
        frame.words(["Target 61%"], theme.WIDE, x=24, y=22).to_dict(validate=False)
    )
    assert ("Target 60%", "Target 61%") in picture.overlaps(picture.words(picture.svg(spec)))


def test_no_figures_is_no_chart_but_a_sentence():
    for nothing in (cases.NOTHING, cases.trend(())):
        assert draw.spec(nothing, theme.WIDE) is None
        assert describe.trend(nothing) == f"{nothing.measure}: no figures to draw."


def test_a_line_is_not_joined_over_a_gap_a_break_or_a_new_year():
    found = [
        [p.place - cases.FIRST for p in piece]
        for piece in pieces(cases.GAPS.points, cases.GAPS.breaks)
    ]
    assert found == [[0, 1], [4, 5], [7, 8, 9], [11]]
    fresh = pieces(cases.PLAIN.points[:6], (), (cases.FIRST + 4,))
    assert [len(piece) for piece in fresh] == [4, 2]
    skipped = cases.PLAIN.points[:3] + cases.PLAIN.points[4:6]
    assert [len(piece) for piece in pieces(skipped, ())] == [3, 2]


def test_only_what_follows_the_last_break_is_comparable():
    assert comparable(cases.GAPS.points, cases.GAPS.breaks)[0].place == cases.FIRST + 7
    assert comparable(cases.PLAIN.points, ()) == cases.PLAIN.points


def test_missing_periods_and_breaks_are_told_in_words():
    joined = " ".join(w.text for w in picture.words(picture.svg(draw.spec(cases.GAPS, theme.WIDE))))
    assert "– Not received: Q3 2014/15 to Q4 2014/15, Q3 2015/16, Q3 2016/17." in joined
    assert "not comparable before Q4 2015/16: short breaks are no longer counted." in joined
    assert "Series break" in joined


def _line(trend):
    """The layer that draws the series itself: a line, and a point a period."""
    spec = draw.spec(trend, theme.WIDE)
    return next(layer for layer in spec["layer"] if "layer" in layer)


def test_each_rating_has_its_own_shape():
    line = _line(cases.PLAIN)
    shapes = {(row["shape"], row["fill"]) for row in line["data"]["values"]}
    assert {shape for shape, _ in shapes} == {"circle", "diamond", "square"}
    assert len(shapes) == 3


@pytest.mark.parametrize(
    ("figures", "marks", "unit", "low", "high"),
    [
        (["48", "62"], ["60"], Unit.PERCENT, 0, 100),
        (["0", "100"], [], Unit.PERCENT, 0, 100),
        (["10", "14", "12"], ["10"], Unit.PERCENT, 0, 15),
        (["96.2", "95.1", "97"], ["95"], Unit.PERCENT, 94, 98),
        (["96", "95"], ["95"], Unit.PERCENT, 0, 100),
        (["60"] * 8, ["60", "55"], Unit.PERCENT, 0, 100),
        (["0", "0"], [], Unit.PERCENT, 0, 10),
        (["0"], [], Unit.NUMBER, 0, 1),
        (["99", "104"], [], Unit.PERCENT, 0, 125),
        (["-120000", "82000"], [], Unit.GBP, -150000, 100000),
        (["-5", "-3"], [], Unit.NUMBER, -5, 0),
    ],
)  # fmt: skip
def test_the_value_axis(figures, marks, unit, low, high):
    axis = axes.value_axis([Decimal(v) for v in figures], [Decimal(v) for v in marks], unit, 0)
    assert (axis.low, axis.high) == (low, high)
    assert axis.values[0] == axis.low
    assert axis.values[-1] == axis.high
    assert axis.starts_at_zero == (low <= 0 <= high)


@pytest.mark.parametrize(
    ("figures", "decimals", "step"),
    [
        (["0"], 0, 1),
        (["1", "3"], 0, 1),
        (["70", "76", "73"], 0, 5),
        (["0", "0.4"], 1, Decimal("0.2")),
    ],
)
def test_steps_are_no_finer_than_the_figures(figures, decimals, step):
    values = [Decimal(v) for v in figures]
    assert axes.value_axis(values, [], Unit.NUMBER, decimals).step == step


def test_words_of_a_period_stay_whole():
    days = [(year, f"30 September {year}") for year in range(2019, 2025)]
    labels = axes.period_labels(days, 36, 12, 90)
    assert 2024 in labels
    for lines in labels.values():
        assert " ".join(lines).startswith("30 September 20")


def test_an_axis_that_closes_in_says_so():
    told = [w.text for w in picture.words(picture.svg(draw.spec(cases.CLOSE, theme.NARROW)))]
    assert any(axes.NOT_FROM_ZERO.rstrip(".") in text for text in told)
    plain = [w.text for w in picture.words(picture.svg(draw.spec(cases.PLAIN, theme.NARROW)))]
    assert not any("start at 0" in text for text in plain)


def test_every_label_asked_for_is_drawn():
    """The engine thins ticks on its own unless told their number."""
    told = [w.text for w in picture.words(picture.svg(draw.spec(cases.MONEY, theme.NARROW)))]
    assert {"£100,000", "£50,000", "£0", "−£50,000", "−£150,000"} <= set(told)


def test_the_last_value_is_labelled_with_fraction_and_period():
    told = [w.text for w in picture.words(picture.svg(draw.spec(cases.PLAIN, theme.NARROW)))]
    assert {"55%", "45 of 82", "Q3 2017/18", "Target 60%"} <= set(told)


def test_a_chart_is_plain_data_with_a_description():
    spec = draw.spec(cases.PLAIN, theme.WIDE)
    assert spec["description"].startswith("Line chart of ")
    assert "usermeta" not in spec
    assert _kinds(spec) <= {dict, list, str, int, float, bool, type(None)}


def _kinds(part: object) -> set[type]:
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return {type(part)}.union(*(_kinds(item) for item in inner))


def test_the_usual_range_the_rings_and_where_it_leads_are_told_in_words():
    joined = " ".join(
        w.text for w in picture.words(picture.svg(draw.spec(cases.REALLY, theme.WIDE)))
    )
    for words in (
        "really worse: below the usual range, 47% to 65%",
        "Thin line: average, 55.8%. Dotted: the usual range, 47% to 65%.",
        "Ringed: really better. Broken ring: really worse.",
        "Cross: Q2 2018/19 if nothing changes, about 58% (bar: 47% to 65%).",
    ):
        assert words in joined
    assert "A first view" not in joined
    early = " ".join(
        w.text for w in picture.words(picture.svg(draw.spec(cases.FIRST_VIEW, theme.WIDE)))
    )
    assert "A first view, from 5 figures." in early


def test_a_ring_is_broken_where_it_is_worse():
    rings = {}
    line = _line(cases.REALLY)
    for layer in line["layer"]:
        if "strokeDash" in layer["mark"]:
            rings[tuple(layer["mark"]["strokeDash"])] = layer
    assert set(rings) == {(1, 0), (3, 2)}
    rows = line["data"]["values"]
    assert [row["ring"] for row in rows[:3]] == [[1, 0]] * 3
    assert rows[5]["ring"] is None and rows[-1]["ring"] == [3, 2]


def test_each_stretch_between_breaks_has_its_own_usual_range():
    layers = plot.usual_layers(cases.FIRST_VIEW.usual)
    assert len(layers) == 3
    spans = [(row["from"], row["to"]) for row in layers[0].data.values]
    assert spans == [
        (cases.FIRST - 0.5, cases.FIRST + 5.5), (cases.FIRST + 6.5, cases.FIRST + 11.5),
    ]  # fmt: skip
    assert plot.usual_layers(()) == []


def test_the_axis_has_room_for_the_limits_and_for_where_it_leads():
    def domain(case):
        for layer in draw.spec(case, theme.WIDE)["layer"]:
            encoding = layer.get("encoding", {})
            if "scale" in encoding.get("y", {}):
                return encoding["x"]["scale"]["domain"], encoding["y"]["scale"]["domain"]
        raise LookupError("no axis")

    x, y = domain(cases.REALLY)
    assert x[1] == cases.FIRST + 17.5
    assert y[0] <= 46.2 and y[1] >= 65.4
