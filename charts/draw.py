"""Any chart from its rows: one call for every kind, so that nobody else needs to know the kinds.

Charts are built without holding each part against Vega-Lite's schema, which costs more than building
it: the tests do that for every kind (`tests/charts/test_schema.py`).
"""

from collections.abc import Callable
from typing import Any, TypeAlias

import altair as alt

from charts import (
    areas_chart,
    contribution_chart,
    heat_chart,
    posts_chart,
    teams_chart,
    trend_chart,
)
from charts.rows import AreasRows, ContributionRows, HeatRows, PostsRows, TeamsRows, TrendRows
from charts.theme import Layout

ChartRows: TypeAlias = AreasRows | ContributionRows | HeatRows | PostsRows | TeamsRows | TrendRows
Spec: TypeAlias = dict[str, Any]
"""A chart as its engine takes it: Vega-Lite."""

_KINDS: dict[type, Callable[[Any, Layout], alt.LayerChart | None]] = {
    AreasRows: areas_chart.chart,
    ContributionRows: contribution_chart.chart,
    HeatRows: heat_chart.chart,
    PostsRows: posts_chart.chart,
    TeamsRows: teams_chart.chart,
    TrendRows: trend_chart.chart,
}

alt.utils.schemapi.disable_debug_mode()
alt.theme.enable("none")
alt.data_transformers.consolidate_datasets = False


def chart(rows: ChartRows, layout: Layout) -> alt.LayerChart | None:
    """The chart of these rows in a layout; None where there is nothing to draw."""
    return _KINDS[type(rows)](rows, layout)


def spec(rows: ChartRows, layout: Layout) -> Spec | None:
    """The same chart as its engine takes it."""
    drawn = chart(rows, layout)
    return None if drawn is None else drawn.to_dict(validate=False)
