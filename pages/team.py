"""Team: one team's outcomes beside its staffing; for the council, which teams moved its figure."""

import streamlit as st

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from ui.leaving import pictures
from ui.reader import cached, choices, filters, selection
from ui.screens import html, team_screen, team_split

snapshot = cached.snapshot()
name = selection.get("team")
split_by_team = name == ALL_TEAMS and bool(cached.teams(snapshot))
quarter = period.parse(selection.get("quarter"))
st.title(html.plain(choices.team_words(name)))
filters.row(snapshot, ("team", "quarter", "measure") if split_by_team else ("team", "quarter"))
html.show(team_screen.about(snapshot, name, quarter))
if split_by_team:
    moved = team_split.movement(snapshot, selection.get("measure"), quarter)
    html.show(team_split.said(snapshot, moved, quarter))
    if split := team_split.picture(snapshot, moved, quarter):
        pictures.figure(snapshot, split, "split", first=True)
    html.show(team_split.table(snapshot, moved, quarter))
if team_screen.there(snapshot, name, quarter):
    html.show(team_screen.beside(snapshot, name, quarter))
    if posts := team_screen.posts(snapshot, name, quarter):
        html.heading("Posts over time")
        pictures.figure(snapshot, posts, "posts")
