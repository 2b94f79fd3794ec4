"""Team: one team's outcomes beside its staffing; for the council, which teams moved its figure."""

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting import split_report, team_report
from reporting.reported import team_label
from ui.leaving import pictures
from ui.reader import cached, filters, selection
from ui.screens import html, team_screen

reading = cached.reading()
team = selection.get("team")
split_by_team = team == ALL_TEAMS and bool(reading.spans())
quarter = period.parse(selection.get("quarter"))
filters.under(
    html.plain(team_label(team)),
    reading,
    ("team", "quarter", "measure") if split_by_team else ("team", "quarter"),
)
html.show(team_screen.about(reading, team, quarter))
if split_by_team:
    measure_id = selection.get("measure")
    html.show(team_screen.moved(reading, measure_id, quarter))
    if split := split_report.split_picture(reading, measure_id, quarter):
        pictures.figure(reading, split, "split", first=True)
    html.show(team_screen.parts(reading, measure_id, quarter))
if team_report.there(reading, team, quarter):
    html.show(team_screen.beside(reading, team, quarter))
    if posts := team_report.posts_picture(reading, team, quarter):
        html.heading("Posts over time")
        pictures.figure(reading, posts, "posts")
