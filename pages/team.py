"""Team: one team's outcomes beside its staffing; for the council, which teams moved its figure."""

import streamlit as st

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting.reported import team_label
from ui.leaving import pictures
from ui.reader import cached, filters, selection
from ui.screens import html, team_screen, team_split

reading = cached.reading()
name = selection.get("team")
split_by_team = name == ALL_TEAMS and bool(reading.spans())
quarter = period.parse(selection.get("quarter"))
st.title(html.plain(team_label(name)))
filters.row(reading, ("team", "quarter", "measure") if split_by_team else ("team", "quarter"))
html.show(team_screen.about(reading, name, quarter))
if split_by_team:
    moved = team_split.movement(reading, selection.get("measure"), quarter)
    html.show(team_split.said(reading, moved, quarter))
    if split := team_split.picture(reading, moved, quarter):
        pictures.figure(reading, split, "split", first=True)
    html.show(team_split.table(reading, moved, quarter))
if team_screen.there(reading, name, quarter):
    html.show(team_screen.beside(reading, name, quarter))
    if posts := team_screen.posts(reading, name, quarter):
        html.heading("Posts over time")
        pictures.figure(reading, posts, "posts")
