"""Staffing: posts filled and vacant, by team, role and quarter, and the rates that come of them."""

from metrics import period
from reporting import staffing_pictures, staffing_returns
from ui.leaving import downloads, pictures
from ui.reader import cached, filters, selection
from ui.screens import html, live, staffing_screen

reading = cached.reading()
filters.under("Staffing", reading, ("quarter", "team"))
quarter, team = period.parse(selection.get("quarter")), selection.get("team")
held = staffing_returns.held(reading, quarter)
html.show(staffing_screen.account(reading, team, quarter))
if held.quarters:
    html.show(staffing_screen.by_team(reading, quarter))
    html.show(staffing_screen.by_role(reading, team, quarter))
    downloads.staffing(reading, quarter)
if held.quarters or held.years:
    html.heading("One rate over time")
    filters.row(reading, ("rate",), key="filters-rate")
    rate = selection.get("rate")
    html.show(staffing_screen.chosen_rate(reading, rate, team, quarter))
    measure = staffing_returns.measures(reading).get(rate)
    if measure and held.quarters:
        heat = staffing_pictures.heat_picture(reading, measure, quarter)
        pictures.figure(reading, heat, "heat")
        every = live.map_wanted()
        if every:
            whole = staffing_pictures.heat_picture(reading, measure, quarter, every=True)
            live.teams_by_quarter(reading, whole)
        html.show(staffing_screen.by_team_and_quarter(reading, measure, quarter, every=every))
    if measure:
        trend = staffing_pictures.trend_picture(reading, measure, team, quarter)
        pictures.figure(reading, trend, "trend")
        posts = staffing_pictures.posts_picture(reading, measure, team, quarter)
        pictures.figure(reading, posts, "posts")
    if held.quarters:
        html.show(staffing_screen.by_quarter(reading, team, quarter))
if held.years:
    html.show(staffing_screen.by_year(reading, quarter))
    if not held.quarters:
        downloads.staffing(reading, quarter)
