"""The pictures of the Staffing screen: a rate by team and quarter, a rate over time, and the posts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from charts import describe, heat_chart, of_figures, posts_chart, trend_chart
from charts.rows import Footer, HeatCell, HeatRows, HeatTeam, PostsPoint, PostsRows
from exports import figure_rows, staffing_csv
from metrics.catalogue.measure import Measure
from metrics.figures.figure import Figure
from metrics.figures.posts import Posts, Rate
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS
from metrics.words import narrative
from metrics.words.post_words import made_of, missing_words, part_words
from store.read.snapshot import Snapshot
from ui.leaving.pictures import PagePicture
from ui.reader import cached, choices
from ui.screens import staffing_screen

QUARTERS = 12
"""Three years of quarters stand in the picture and its table; the interactive one holds every quarter."""


def heatmap(
    snapshot: Snapshot, measure: Measure, quarter: Period, *, every: bool = False
) -> HeatRows:
    """One rate of every team in force and of the council, in the latest quarters up to one (or in all)."""

    def make() -> HeatRows:
        shown = _shown(snapshot, quarter, every=every)
        drawn = _drawn(snapshot, measure, shown)
        return HeatRows(
            measure=measure.name,
            title=f"{measure.name}, by team",
            rows=tuple(_row(measure, team, figures) for team, figures in drawn.items()),
            unit=measure.unit,
            decimals=measure.decimals,
            footer=_footer(snapshot, measure, quarter, f"{shown[0].label} to {quarter.label}"),
            better=narrative.capital(narrative.better_words(measure)),
        )

    return cached.kept(snapshot, ("staffing-heat", measure.id, quarter.code, every), make)


def _teams(snapshot: Snapshot, shown: Sequence[Period]) -> list[str]:
    """The teams in force in any of these quarters, in their order."""
    found = {team for each in shown for team in staffing_screen.teams(snapshot, each)} - {ALL_TEAMS}
    return [team for team in choices.teams(snapshot) if team in found]


def _shown(snapshot: Snapshot, quarter: Period, *, every: bool = False) -> list[Period]:
    """The latest quarters up to one that have a return of the council, or all of them."""
    first = quarter.index - QUARTERS + 1
    past = staffing_screen.quarters(snapshot, ALL_TEAMS, quarter)
    return [each.period for each in past if every or each.period.index >= first]


def _drawn(
    snapshot: Snapshot, measure: Measure, shown: Sequence[Period]
) -> dict[str, tuple[Figure, ...]]:
    """Every team's figures of these quarters, and the council's last."""
    found = {}
    for team in (*_teams(snapshot, shown), ALL_TEAMS):
        figures = staffing_screen.figures(snapshot, team, measure)
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
    return HeatTeam(choices.team_words(team), cells)


def heat_picture(snapshot: Snapshot, measure: Measure, quarter: Period) -> PagePicture:
    """The rate by team and quarter as a picture with its numbers."""

    def make() -> PagePicture:
        chart = heatmap(snapshot, measure, quarter)
        return PagePicture(
            (f"{measure.id}-by-team", quarter.code),
            lambda layout: heat_chart.spec(chart, layout),
            describe.heat(chart),
            figure_rows.COLUMNS,
            tuple(
                figure_rows.row(measure, team, figure)
                for team, figures in _drawn(snapshot, measure, _shown(snapshot, quarter)).items()
                for figure in figures
            ),
        )

    return cached.kept(snapshot, ("staffing-heat-picture", measure.id, quarter.code), make)


def explore(snapshot: Snapshot, measure: Measure, quarter: Period) -> None:
    """The interactive heatmap of every quarter, drawn only where the reader asks for it."""
    if not st.toggle("Explore as an interactive heatmap", key="explore-heatmap"):
        return

    def make() -> tuple[dict[str, Any], dict[str, Any], str]:
        chart = heatmap(snapshot, measure, quarter, every=True)
        return *heat_chart.figure_to_explore(chart), describe.heat(chart)

    figure, config, alt = cached.kept(
        snapshot, ("staffing-explore", measure.id, quarter.code), make
    )
    st.plotly_chart(figure, theme=None, config=config, alt=alt, key="heatmap")


def trend_picture(snapshot: Snapshot, measure: Measure, team: str, quarter: Period) -> PagePicture:
    """One team's rate over time: its quarters up to one, or else the years of the census."""

    def make() -> PagePicture:
        series = tuple(
            figure
            for each in past(snapshot, team, quarter)
            if (figure := staffing_screen.figures(snapshot, team, measure).get(each.period.code))
        )
        chart = of_figures.trend(
            measure,
            series,
            choices.team_words(team),
            council=snapshot.whose,
            invented=snapshot.invented,
        )
        chart = replace(chart, footer=_footer(snapshot, measure, quarter, chart.footer.period))
        return PagePicture(
            (measure.id, quarter.code, team, "trend"),
            lambda layout: trend_chart.spec(chart, layout) if chart.points else None,
            describe.trend(chart),
            figure_rows.COLUMNS,
            tuple(figure_rows.row(measure, team, each) for each in series),
        )

    return cached.kept(snapshot, ("staffing-trend", measure.id, team, quarter.code), make)


def past(snapshot: Snapshot, team: str, quarter: Period) -> tuple[Posts, ...]:
    """What is drawn over time: a team's quarters, or the years of the census where there are none."""
    there = staffing_screen.held(snapshot, quarter)
    return staffing_screen.quarters(snapshot, team, quarter) if there.quarters else there.years


def posts_picture(snapshot: Snapshot, measure: Measure, team: str, quarter: Period) -> PagePicture:
    """One team's posts over time: established, filled, and agency staff beside them."""

    def make() -> PagePicture:
        drawn = past(snapshot, team, quarter)
        name = choices.team_words(team)
        chart = PostsRows(
            team=name,
            title=f"Posts: {name}",
            points=tuple(_point(each) for each in drawn),
            footer=_footer(snapshot, measure, quarter, _span(drawn)),
        )
        return PagePicture(
            ("posts", quarter.code, team),
            lambda layout: posts_chart.spec(chart, layout) if chart.points else None,
            describe.posts(chart) if chart.points else f"{name}: no posts to draw.",
            staffing_csv.columns(()),
            tuple(staffing_csv.row(each, {}, ()) for each in drawn),
        )

    return cached.kept(snapshot, ("staffing-posts", team, quarter.code), make)


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


def _footer(snapshot: Snapshot, measure: Measure, quarter: Period, span: str) -> Footer:
    """Whose figures are drawn: the council's own return, or the national census where there is none."""
    own = staffing_screen.held(snapshot, quarter).quarters
    return Footer(
        snapshot.whose, snapshot.invented, measure.source if own else staffing_screen.CENSUS, span
    )
