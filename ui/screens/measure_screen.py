"""The Measure screen: one measure's report as HTML, kept for whoever asks next."""

from collections.abc import Callable

from markupsafe import Markup

from charts import draw
from charts.rows import TrendRows
from charts.theme import NARROW, WIDE
from reporting import measure_pictures, measure_report, measure_tables, teams_report
from reporting.measure_report import Subject
from reporting.reading import Reading
from ui.screens.html import render
from ui.screens.live import LiveChart


def headline(reading: Reading, about: Subject) -> Markup:
    """The figure with its rating, direction, target, cautions and benchmarks, in words."""
    return reading.kept(
        ("measure-headline", *about.key),
        lambda: render("measure_headline", report=measure_report.measure_report(reading, about)),
    )


def teams(reading: Reading, about: Subject, *, explored: bool = False) -> Markup:
    """The teams' figures of the quarter, every quarter's behind a fold (open beside the map that is
    `explored`), and the teams' past in words."""
    return reading.kept(
        ("measure-teams", about.measure.id, about.quarter.code, explored),
        lambda: render(
            "measure_teams", report=teams_report.teams_report(reading, about), unfolded=explored
        ),
    )


def meaning(reading: Reading, about: Subject) -> Markup:
    """What the measure means for a child and how it is counted."""
    report = measure_tables.meaning_report(reading, about)
    return reading.kept(
        ("measure-meaning", about.measure.id, report),
        lambda: render("measure_meaning", report=report),
    )


def figures(reading: Reading, about: Subject) -> Markup:
    """The figure against earlier ones, and every period so far, newest first, with each break between."""
    return reading.kept(
        ("measure-figures", *about.key),
        lambda: render("measure_figures", report=measure_tables.figures_report(reading, about)),
    )


def live(reading: Reading, about: Subject) -> Callable[[], tuple[LiveChart, LiveChart]] | None:
    """What gives the trend for the browser to draw, wide and narrow; None where nothing can be drawn."""
    picture = measure_pictures.trend_picture(reading, about)
    if picture is None or not (isinstance(picture.chart, TrendRows) and picture.chart.has_figures):
        return None

    def make() -> tuple[LiveChart, LiveChart]:
        wide, narrow = (draw.spec(picture.chart, layout) for layout in (WIDE, NARROW))
        assert wide is not None and narrow is not None, "what is drawn wide is drawn narrow"
        return LiveChart(wide), LiveChart(narrow)

    return lambda: reading.kept(("measure-live", *about.key), make)
