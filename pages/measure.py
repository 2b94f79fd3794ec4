"""Measure: one figure in words, its trend, its teams side by side, what it means and every figure so far."""

from metrics import period
from reporting import measure_pictures, measure_report, teams_report
from ui.leaving import pictures
from ui.reader import cached, filters, selection
from ui.screens import html, live, measure_screen

reading = cached.reading()
about = measure_report.subject(
    reading,
    selection.get("measure"),
    selection.get("team"),
    period.parse(selection.get("quarter")),
)
filters.under(html.plain(about.measure.name), reading, ("measure", "quarter", "team"))
html.show(measure_screen.headline(reading, about))
if trend := measure_pictures.trend_picture(reading, about):
    html.heading("Over time")
    pictures.figure(reading, trend, "trend", first=True)
    live.chart(measure_screen.live(reading, about), trend.alt)
if parts := measure_pictures.parts_picture(reading, about):
    html.heading("Each quarter alone")
    pictures.figure(reading, parts, "parts")
if teams_report.teams_report(reading, about).there:
    html.heading("Teams side by side")
    explored = False
    if beside := teams_report.teams_picture(reading, about):
        pictures.figure(reading, beside, "teams")
        explored = live.map_wanted()
        if explored:
            live.teams_by_quarter(reading, teams_report.map_picture(reading, about))
    html.show(measure_screen.teams(reading, about, explored=explored))
html.show(measure_screen.meaning(reading, about))
html.show(measure_screen.figures(reading, about))
