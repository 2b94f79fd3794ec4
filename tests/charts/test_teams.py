"""Teams side by side: whole names, one scale, nothing over anything."""

import pytest

from charts import draw, theme
from charts.rows import SeriesBreak, TeamSeries, TeamsRows
from metrics.vocabulary import Unit
from tests.charts import cases, picture

NAMES = (
    "East", "West Locality", "Children with Disabilities and Transitions Service", "Leaving Care",
    "Unaccompanied Asylum-Seeking Children and Young People", "Court", "North", "Fostering",
    "Out of Area", "New Team",
)  # fmt: skip
VALUES = [str(30 + i * 13 % 60) for i in range(13)]


def _teams(names, **more):
    series = []
    for i, name in enumerate(names):
        values = [*VALUES[i:], *VALUES[:i]]
        if i == 2:
            values[3:5] = [None, None]
        if i == 4:
            values = [None] * 13
        series.append(TeamSeries(name, cases.points(values)))
    settings = {
        "measure": cases.LONG_NAME, "title": cases.LONG_NAME, "council": cases.points(VALUES),
        "better": "Higher is better",
        "breaks": (SeriesBreak(cases.FIRST + 7, "Q4 2015/16", "the definition changed"),),
    }  # fmt: skip
    return TeamsRows(
        series=tuple(series),
        unit=Unit.PERCENT,
        decimals=0,
        footer=cases.FOOTER,
        **(settings | more),
    )


@pytest.mark.parametrize("layout", theme.LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("count", [1, 3, 10])
def test_words_keep_apart_and_names_are_whole(layout, count):
    spec = draw.spec(_teams(NAMES[:count]), layout)
    found = picture.words(picture.svg(spec))
    width, height = picture.size(spec)
    assert width == layout.width
    assert picture.overlaps(found) == []
    assert [
        w for w in found if w.left < 0 or w.right > width or w.top < 0 or w.bottom > height
    ] == []
    assert min(w.size for w in found) >= 11
    joined = " ".join(w.text for w in found)
    for name in NAMES[:count]:
        assert set(name.split()) <= set(joined.split())
    assert "Officer edition: not for publication" in joined


def test_every_team_has_the_same_scale():
    """Equal values stand equally high in panels of one row."""
    same = tuple(TeamSeries(name, cases.points(VALUES)) for name in NAMES[:3])
    spec = draw.spec(_same(same), theme.WIDE)
    points = next(
        layer for layer in spec["layer"]
        if layer["mark"]["type"] == "point"
    )["data"]["values"]  # fmt: skip
    heights = [[row["y"] for row in points if row["words"].startswith(f"{s.team},")] for s in same]
    assert heights[0] == heights[1] == heights[2]
    assert len(heights[0]) == 13


def _same(series):
    return TeamsRows(cases.LONG_NAME, "One scale", series, (), Unit.PERCENT, 0, cases.FOOTER)


def test_a_team_without_figures_says_why():
    told = [w.text for w in picture.words(picture.svg(draw.spec(_teams(NAMES), theme.WIDE)))]
    assert "Not received" in told


def test_no_figures_is_no_chart():
    empty = (TeamSeries("East", cases.points([None])),)
    assert draw.spec(_same(empty), theme.WIDE) is None
