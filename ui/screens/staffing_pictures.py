"""The pictures of the Staffing screen: a rate by team and quarter, a rate over time, and the posts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from charts import describe, heat_chart
from charts.rows import Footer, HeatCell, HeatRows, HeatTeam, PostsPoint, PostsRows
from metrics.catalogue.measure import Measure
from metrics.figures.figure import Figure
from metrics.figures.posts import Posts, Rate
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS
from metrics.words import narrative
from metrics.words.post_words import made_of, missing_words, part_words
from reporting import chart_rows, figure_rows, staffing_rows
from reporting.data_table import DataTable
from reporting.picture import Picture
from reporting.reading import Reading
from reporting.reported import team_label
from ui.screens import staffing_screen

QUARTERS = 12
"""Three years of quarters stand in the picture and its table; the interactive one holds every quarter."""


def heatmap(
    reading: Reading, measure: Measure, quarter: Period, *, every: bool = False
) -> HeatRows:
    """One rate of every team in force and of the council, in the latest quarters up to one (or in all)."""

    def make() -> HeatRows:
        shown = _shown(reading, quarter, every=every)
        drawn = _drawn(reading, measure, shown)
        return HeatRows(
            measure=measure.name,
            title=f"{measure.name}, by team",
            rows=tuple(_row(measure, team, figures) for team, figures in drawn.items()),
            unit=measure.unit,
            decimals=measure.decimals,
            footer=_footer(reading, measure, quarter, f"{shown[0].label} to {quarter.label}"),
            better=narrative.capital(narrative.better_words(measure)),
        )

    return reading.kept(("staffing-heat", measure.id, quarter.code, every), make)


def _teams(reading: Reading, shown: Sequence[Period]) -> list[str]:
    """The teams in force in any of these quarters, in their order."""
    found = {team for each in shown for team in staffing_screen.teams(reading, each)} - {ALL_TEAMS}
    return [team for team in reading.teams() if team in found]


def _shown(reading: Reading, quarter: Period, *, every: bool = False) -> list[Period]:
    """The latest quarters up to one that have a return of the council, or all of them."""
    first = quarter.index - QUARTERS + 1
    past = staffing_screen.quarters(reading, ALL_TEAMS, quarter)
    return [each.period for each in past if every or each.period.index >= first]


def _drawn(
    reading: Reading, measure: Measure, shown: Sequence[Period]
) -> dict[str, tuple[Figure, ...]]:
    """Every team's figures of these quarters, and the council's last."""
    found = {}
    for team in (*_teams(reading, shown), ALL_TEAMS):
        figures = staffing_screen.figures(reading, team, measure)
        found[team] = tuple(figures[each.code] for each in shown if each.code in figures)
    return found


def _row(measure: Measure, team: str, figures: Sequence[Figure]) -> HeatTeam:
    cells = tuple(
        HeatCell(
            figure.place,
            figure.label,
            figure.value,
            made_of(Rate(measure, figure)),
            "" if figure.value is not None else missing_words(Rate(measure, figure)),
        )
        for figure in figures
    )
    return HeatTeam(team_label(team), cells)


def heat_picture(reading: Reading, measure: Measure, quarter: Period) -> Picture:
    """The rate by team and quarter as a picture with its numbers."""

    def make() -> Picture:
        chart = heatmap(reading, measure, quarter)
        return Picture(
            (f"{measure.id}-by-team", quarter.code),
            chart,
            describe.heat(chart),
            DataTable(
                figure_rows.COLUMNS,
                tuple(
                    figure_rows.row(measure, team, figure)
                    for team, figures in _drawn(reading, measure, _shown(reading, quarter)).items()
                    for figure in figures
                ),
            ),
        )

    return reading.kept(("staffing-heat-picture", measure.id, quarter.code), make)


def explore(reading: Reading, measure: Measure, quarter: Period) -> None:
    """The interactive heatmap of every quarter, drawn only where the reader asks for it."""
    if not st.toggle("Explore as an interactive heatmap", key="explore-heatmap"):
        return

    def make() -> tuple[dict[str, Any], dict[str, Any], str]:
        chart = heatmap(reading, measure, quarter, every=True)
        return *heat_chart.figure_to_explore(chart), describe.heat(chart)

    figure, config, alt = reading.kept(("staffing-explore", measure.id, quarter.code), make)
    st.plotly_chart(figure, theme=None, config=config, alt=alt, key="heatmap")


def trend_picture(reading: Reading, measure: Measure, team: str, quarter: Period) -> Picture:
    """One team's rate over time: its quarters up to one, or else the years of the census."""

    def make() -> Picture:
        series = tuple(
            figure
            for each in past(reading, team, quarter)
            if (figure := staffing_screen.figures(reading, team, measure).get(each.period.code))
        )
        chart = chart_rows.trend(
            measure,
            series,
            team_label(team),
            reading.whose,
        )
        chart = replace(chart, footer=_footer(reading, measure, quarter, chart.footer.period))
        return Picture(
            (measure.id, quarter.code, team, "trend"),
            chart,
            describe.trend(chart),
            DataTable(
                figure_rows.COLUMNS, tuple(figure_rows.row(measure, team, each) for each in series)
            ),
        )

    return reading.kept(("staffing-trend", measure.id, team, quarter.code), make)


def past(reading: Reading, team: str, quarter: Period) -> tuple[Posts, ...]:
    """What is drawn over time: a team's quarters, or the years of the census where there are none."""
    there = staffing_screen.held(reading, quarter)
    return staffing_screen.quarters(reading, team, quarter) if there.quarters else there.years


def posts_picture(reading: Reading, measure: Measure, team: str, quarter: Period) -> Picture:
    """One team's posts over time: established, filled, and agency staff beside them."""

    def make() -> Picture:
        drawn = past(reading, team, quarter)
        name = team_label(team)
        chart = PostsRows(
            team=name,
            title=f"Posts: {name}",
            points=tuple(_point(each) for each in drawn),
            footer=_footer(reading, measure, quarter, _span(drawn)),
        )
        return Picture(
            ("posts", quarter.code, team),
            chart,
            describe.posts(chart) if chart.points else f"{name}: no posts to draw.",
            DataTable(
                staffing_rows.columns(()), tuple(staffing_rows.row(each, {}, ()) for each in drawn)
            ),
        )

    return reading.kept(("staffing-posts", team, quarter.code), make)


def _point(each: Posts) -> PostsPoint:
    parts = [each.part(part) for part in ("establishment_fte", "in_post_fte", "agency_fte")]
    missing = next((part_words(part) for part in parts if part.amount is None), "")
    return PostsPoint(
        each.period.index, each.period.label, *(part.amount for part in parts), missing
    )


def _span(drawn: Sequence[Posts]) -> str:
    """The first and the last period drawn."""
    if not drawn:
        return ""
    first, last = drawn[0].period.label, drawn[-1].period.label
    return first if len(drawn) == 1 else f"{first} to {last}"


def _footer(reading: Reading, measure: Measure, quarter: Period, span: str) -> Footer:
    """Whose figures are drawn: the council's own return, or the national census where there is none."""
    own = staffing_screen.held(reading, quarter).quarters
    return chart_rows.footer(reading.whose, measure.source if own else staffing_screen.CENSUS, span)
