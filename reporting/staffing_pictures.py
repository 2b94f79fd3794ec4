"""The pictures of staffing: a rate by team and quarter, a rate over time, and the posts."""

from collections.abc import Sequence

from charts import describe
from charts.rows import Footer, HeatTeam, PostsPoint, PostsRows
from metrics.catalogue.measure import Measure
from metrics.figures.posts import Posts, Rate
from metrics.period import Period
from metrics.words import post_words
from reporting import chart_rows, figure_rows, staffing_returns, staffing_rows
from reporting.data_table import DataTable
from reporting.picture import Picture
from reporting.reading import Reading
from reporting.reported import team_label
from reporting.staffing_tables import rate_told


def heat_picture(
    reading: Reading, measure: Measure, quarter: Period, *, every: bool = False
) -> Picture:
    """One rate of every team in force and of the council, in the latest quarters up to one (or in all)."""

    def make() -> Picture:
        found = staffing_returns.rate_by_team(reading, measure, quarter, every=every)
        rows = (
            HeatTeam(
                team_label(team),
                tuple(
                    chart_rows.cell(each, rate_told(Rate(measure, each), team).whole)
                    for each in figures
                ),
            )
            for team, figures in found.figures.items()
        )
        drawn = f"{found.quarters[0].label} to {quarter.label}"
        chart = chart_rows.heat(measure, rows, _footer(reading, measure, quarter, drawn))
        return Picture(
            (f"{measure.id}-by-team", quarter.code),
            chart,
            describe.heat(chart),
            figure_rows.table(measure, found.figures),
        )

    return reading.kept(("staffing-heat-picture", measure.id, quarter.code, every), make)


def trend_picture(reading: Reading, measure: Measure, team: str, quarter: Period) -> Picture:
    """One team's rate over time: its quarters up to one, or else the years of the census."""

    def make() -> Picture:
        figures = reading.by_period(measure.id, team)
        series = tuple(
            figures[each.period.code]
            for each in staffing_returns.past(reading, team, quarter)
            if each.period.code in figures
        )
        source = _source(reading, measure, quarter)
        chart = chart_rows.trend(measure, series, team_label(team), reading.whose, source=source)
        return Picture(
            (measure.id, quarter.code, team, "trend"),
            chart,
            describe.trend(chart),
            figure_rows.table(measure, {team: series}),
        )

    return reading.kept(("staffing-trend", measure.id, team, quarter.code), make)


def posts_picture(reading: Reading, measure: Measure, team: str, quarter: Period) -> Picture:
    """One team's posts over time: established, filled, and agency staff beside them.

    `measure` is any rate made of them: it knows where its parts come from.
    """

    def make() -> Picture:
        drawn, whose = staffing_returns.past(reading, team, quarter), team_label(team)
        chart = PostsRows(
            team=whose,
            title=f"Posts: {whose}",
            points=tuple(_point(each) for each in drawn),
            footer=_footer(reading, measure, quarter, _span(drawn)),
        )
        return Picture(
            ("posts", quarter.code, team),
            chart,
            describe.posts(chart) if chart.points else f"{whose}: no posts to draw.",
            DataTable(
                staffing_rows.columns(()), tuple(staffing_rows.row(each, {}, ()) for each in drawn)
            ),
        )

    return reading.kept(("staffing-posts-picture", team, quarter.code), make)


def _point(each: Posts) -> PostsPoint:
    parts = [each.part(part) for part in ("establishment_fte", "in_post_fte", "agency_fte")]
    missing = next((post_words.part_words(part) for part in parts if part.amount is None), "")
    established, filled, agency = (part.amount for part in parts)
    return PostsPoint(each.period.index, each.period.label, established, filled, agency, missing)


def _span(drawn: Sequence[Posts]) -> str:
    """The first and the last period drawn."""
    if not drawn:
        return ""
    first, last = drawn[0].period.label, drawn[-1].period.label
    return first if len(drawn) == 1 else f"{first} to {last}"


def _footer(reading: Reading, measure: Measure, quarter: Period, span: str) -> Footer:
    return chart_rows.footer(reading.whose, _source(reading, measure, quarter), span)


def _source(reading: Reading, measure: Measure, quarter: Period) -> str:
    """Where what is drawn comes from: the council's own return, or the national census where there is none."""
    own = staffing_returns.held(reading, quarter).quarters
    return measure.source if own else staffing_returns.CENSUS
