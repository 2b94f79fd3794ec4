"""Staffing: posts filled and vacant, by team, role and quarter, and the rates that come of them."""

import streamlit as st

from metrics import period
from ui.leaving import downloads, pictures
from ui.reader import cached, filters, selection
from ui.screens import html, staffing_pictures, staffing_screen, staffing_tables

snapshot = cached.snapshot()
st.title("Staffing")
filters.row(snapshot, ("quarter", "team"))
quarter, team = period.parse(selection.get("quarter")), selection.get("team")
held = staffing_screen.held(snapshot, quarter)
html.show(staffing_screen.account(snapshot, team, quarter))
if held.quarters:
    html.show(staffing_tables.by_team(snapshot, quarter))
    html.show(staffing_tables.by_role(snapshot, team, quarter))
    downloads.staffing(snapshot, quarter)
if held.quarters or held.years:
    html.heading("One rate over time")
    filters.row(snapshot, ("rate",), key="filters-rate")
    rate = selection.get("rate")
    html.show(staffing_screen.rate_words(snapshot, rate, team, quarter))
    measure = staffing_screen.measures(snapshot).get(rate)
    if measure and held.quarters:
        heat = staffing_pictures.heat_picture(snapshot, measure, quarter)
        pictures.figure(snapshot, heat, "heat")
        html.show(staffing_tables.by_team_and_quarter(snapshot, measure, quarter))
        staffing_pictures.explore(snapshot, measure, quarter)
    if measure:
        trend = staffing_pictures.trend_picture(snapshot, measure, team, quarter)
        pictures.figure(snapshot, trend, "trend")
        posts = staffing_pictures.posts_picture(snapshot, measure, team, quarter)
        pictures.figure(snapshot, posts, "posts")
    if held.quarters:
        html.show(staffing_tables.by_quarter(snapshot, team, quarter))
if held.years:
    html.show(staffing_tables.by_year(snapshot, quarter))
    if not held.quarters:
        downloads.staffing(snapshot, quarter)
