"""The Staffing screen: its sentences and tables as HTML, and the map of a rate to explore."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from markupsafe import Markup

from charts import heat_chart
from metrics.catalogue.measure import Measure
from metrics.period import Period
from reporting import staffing_pictures, staffing_report, staffing_tables
from reporting.reading import Reading
from reporting.staffing_tables import StaffingTable
from ui.screens.html import render


def account(reading: Reading, team: str, quarter: Period) -> Markup:
    """The opening: the team's staffing in sentences, and what to know of them."""
    return reading.kept(
        ("staffing-account-html", team, quarter.code),
        lambda: render(
            "staffing_account", report=staffing_report.staffing_report(reading, team, quarter)
        ),
    )


def chosen_rate(reading: Reading, rate: str, team: str, quarter: Period) -> Markup:
    """What the chosen rate means and how one team stands on it, with its target and rating."""
    return reading.kept(
        ("staffing-rate-html", rate, team, quarter.code),
        lambda: render(
            "staffing_rate", report=staffing_report.rate_report(reading, rate, team, quarter)
        ),
    )


def by_team(reading: Reading, quarter: Period) -> Markup:
    """Every team in one quarter, the council at the foot."""
    return _table(
        reading, ("team", quarter.code), lambda: staffing_tables.by_team(reading, quarter)
    )


def by_role(reading: Reading, team: str, quarter: Period) -> Markup:
    """One team's posts by role in a quarter."""
    return _table(
        reading, ("role", team, quarter.code),
        lambda: staffing_tables.by_role(reading, team, quarter),
    )  # fmt: skip


def by_quarter(reading: Reading, team: str, quarter: Period) -> Markup:
    """Every quarter of one team up to the one shown."""
    return _table(
        reading, ("quarter", team, quarter.code),
        lambda: staffing_tables.by_quarter(reading, team, quarter),
    )  # fmt: skip


def by_year(reading: Reading, quarter: Period) -> Markup:
    """Every year of the published census released by a quarter's end."""
    return _table(
        reading, ("year", quarter.code), lambda: staffing_tables.by_year(reading, quarter)
    )


def by_team_and_quarter(reading: Reading, measure: Measure, quarter: Period) -> Markup:
    """A rate by team and quarter, as in its picture."""
    return reading.kept(
        ("staffing-heat-html", measure.id, quarter.code),
        lambda: render(
            "staffing_heat",
            report=staffing_tables.by_team_and_quarter(reading, measure, quarter),
        ),
    )


def explore(reading: Reading, measure: Measure, quarter: Period) -> None:
    """The interactive map of every quarter, drawn only where the reader asks for it."""
    if not st.toggle("Explore as an interactive heatmap", key="explore-heatmap"):
        return

    def make() -> tuple[dict[str, Any], dict[str, Any], str]:
        picture = staffing_pictures.heat_picture(reading, measure, quarter, every=True)
        return *heat_chart.figure_to_explore(picture.chart), picture.alt

    figure, config, alt = reading.kept(("staffing-explore", measure.id, quarter.code), make)
    st.plotly_chart(figure, theme=None, config=config, alt=alt, key="heatmap")


def _table(reading: Reading, name: tuple[str, ...], make: Callable[[], StaffingTable]) -> Markup:
    return reading.kept(
        ("staffing-table-html", *name), lambda: render("staffing_table", table=make())
    )
