"""Team: one team's outcomes beside its staffing; for the council, which teams moved its figure."""

import streamlit as st

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from ui import cached, choices, contribution, filters, html, pictures, selection, team

snapshot = cached.snapshot()
name = selection.get("team")
split_by_team = name == ALL_TEAMS and bool(cached.teams(snapshot))
quarter = period.parse(selection.get("quarter"))
st.title(html.plain(choices.team_words(name)))
filters.row(snapshot, ("team", "quarter", "measure") if split_by_team else ("team", "quarter"))
html.show(team.about(snapshot, name, quarter))
if split_by_team:
    moved = contribution.movement(snapshot, selection.get("measure"), quarter)
    html.show(contribution.said(snapshot, moved, quarter))
    if split := contribution.picture(snapshot, moved, quarter):
        pictures.figure(snapshot, split, "split", first=True)
    html.show(contribution.table(snapshot, moved, quarter))
if team.there(snapshot, name, quarter):
    html.show(team.beside(snapshot, name, quarter))
    if posts := team.posts(snapshot, name, quarter):
        html.heading("Posts over time")
        pictures.figure(snapshot, posts, "posts")
