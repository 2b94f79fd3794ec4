"""Every kind of chart is one that Vega-Lite allows: the product builds them without asking."""

import typing

import altair as alt
import pytest
from altair.utils.schemapi import SchemaValidationError, debug_mode

from charts import draw, theme
from charts.draw import ChartRows
from tests.charts import cases
from tests.charts.test_areas import CHART
from tests.charts.test_staffing import CHARTS
from tests.charts.test_teams import NAMES, _teams

ROWS = {**cases.DRAWN, **CHARTS, "areas": CHART, "teams": _teams(NAMES)}


def _checked(rows, layout):
    """The chart, each part held against the schema as it is made and the whole once more."""
    with debug_mode(True):
        return draw.chart(rows, layout).to_dict(validate=True)


def test_every_kind_of_chart_is_tried():
    assert {type(rows) for rows in ROWS.values()} == set(typing.get_args(ChartRows))


@pytest.mark.parametrize("layout", theme.LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("name", ROWS)
def test_the_schema_allows_it_and_checking_changes_nothing(name, layout):
    assert _checked(ROWS[name], layout) == draw.spec(ROWS[name], layout)


def test_a_slip_in_a_chart_is_found(monkeypatch):
    monkeypatch.setattr(theme, "SERIES", {**theme.SERIES, "strokeJoin": "rund"})
    with pytest.raises(SchemaValidationError, match="rund"):
        _checked(cases.PLAIN, theme.WIDE)
    # The product itself builds it: nothing is checked there, which is what the tests are for.
    assert draw.spec(cases.PLAIN, theme.WIDE) is not None


def test_what_altair_adds_by_itself_is_left_out():
    spec = draw.spec(cases.PLAIN, theme.WIDE)
    assert "datasets" not in spec
    assert "continuousWidth" not in spec["config"]["view"]
    assert spec["$schema"] == alt.SCHEMA_URL
