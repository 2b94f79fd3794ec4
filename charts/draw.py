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
from charts.rows import Areas, Contributions, Heat, Posts, Teams, Trend
from charts.theme import Layout

Chart = Areas | Contributions | Heat | Posts | Teams | Trend
Spec = dict[str, Any]

_KINDS = {
    Areas: areas_chart.spec,
    Contributions: contribution_chart.spec,
    Heat: heat_chart.spec,
    Posts: posts_chart.spec,
    Teams: teams_chart.spec,
    Trend: trend_chart.spec,
}


def spec(chart: Chart, layout: Layout) -> Spec | None:
    """The chart in a layout as its engine takes it; None where there is nothing to draw."""
    return _KINDS[type(chart)](chart, layout)
