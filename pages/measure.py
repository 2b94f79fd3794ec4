"""Measure: one figure in words, its trend, its teams side by side, what it means and every figure so far."""

import streamlit as st

from metrics import period
from ui.leaving import pictures
from ui.reader import cached, filters, selection
from ui.screens import html, live, measure_screen, measure_teams

snapshot = cached.snapshot()
shown = measure_screen.view(
    snapshot,
    selection.get("measure"),
    selection.get("team"),
    period.parse(selection.get("quarter")),
)
st.title(html.plain(shown.measure.name))
filters.row(snapshot, ("measure", "quarter", "team"))
html.show(measure_screen.headline(snapshot, shown))
if trend := measure_screen.picture(snapshot, shown):
    html.heading("Over time")
    pictures.figure(snapshot, trend, "trend", first=True)
    live.chart(measure_screen.live(snapshot, shown), trend.alt)
if parts := measure_screen.parts(snapshot, shown):
    html.heading("Each quarter alone")
    pictures.figure(snapshot, parts, "parts")
if measure_teams.reporting(snapshot, shown).there:
    html.heading("Teams side by side")
    if beside := measure_teams.picture(snapshot, shown):
        pictures.figure(snapshot, beside, "teams")
    html.show(measure_teams.table(snapshot, shown))
html.show(measure_screen.meaning(snapshot, shown))
html.show(measure_screen.figures(snapshot, shown))
