"""Measure: one figure in words, its trend, its teams side by side, what it means and every figure so far."""

import streamlit as st

from metrics import period
from ui import cached, filters, html, live, measure, pictures, selection, teams

snapshot = cached.snapshot()
shown = measure.view(
    snapshot,
    selection.get("measure"),
    selection.get("team"),
    period.parse(selection.get("quarter")),
)
st.title(html.plain(shown.measure.name))
filters.row(snapshot, ("measure", "quarter", "team"))
html.show(measure.headline(snapshot, shown))
if trend := measure.picture(snapshot, shown):
    html.heading("Over time")
    pictures.figure(snapshot, trend, "trend", first=True)
    live.chart(measure.live(snapshot, shown), trend.alt)
if parts := measure.parts(snapshot, shown):
    html.heading("Each quarter alone")
    pictures.figure(snapshot, parts, "parts")
if teams.reporting(snapshot, shown).there:
    html.heading("Teams side by side")
    if beside := teams.picture(snapshot, shown):
        pictures.figure(snapshot, beside, "teams")
    html.show(teams.table(snapshot, shown))
html.show(measure.meaning(snapshot, shown))
html.show(measure.figures(snapshot, shown))
