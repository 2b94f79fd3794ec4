"""Any chart from its rows: one call for every kind, so that nobody else needs to know the kinds."""

from typing import Any

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

Chart = AreasRows | ContributionRows | HeatRows | PostsRows | TeamsRows | TrendRows
Spec = dict[str, Any]

_KINDS = {
    AreasRows: areas_chart.spec,
    ContributionRows: contribution_chart.spec,
    HeatRows: heat_chart.spec,
    PostsRows: posts_chart.spec,
    TeamsRows: teams_chart.spec,
    TrendRows: trend_chart.spec,
}


def spec(chart: Chart, layout: Layout) -> Spec | None:
    """The chart in a layout as its engine takes it; None where there is nothing to draw."""
    return _KINDS[type(chart)](chart, layout)
