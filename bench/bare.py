"""A bare Streamlit page to compare with: a title, two filters and a plain table, and nothing kept or frozen."""

import streamlit as st

QUARTERS = [
    f"Q{quarter} {year}/{year % 100 + 1}"
    for year in range(2026, 2021, -1)
    for quarter in (4, 3, 2, 1)
]
TEAMS = ["All teams", *(f"Team {place}" for place in range(1, 9))]
HEADINGS = ("Measure", "Figure", "Target", "Before", "Year end", "England", "Region")
ROWS = 60

st.set_page_config(page_title="Bare", layout="wide")
st.title("Bare")
quarter = st.selectbox("Quarter", QUARTERS)
team = st.selectbox("Team", TEAMS)
chosen = QUARTERS.index(quarter) * len(TEAMS) + TEAMS.index(team)
lines = [
    f"<tr><th>Measure {row}</th>"
    + "".join(f"<td>{(row * 7 + chosen * 13 + column * 5) % 100}</td>" for column in range(6))
    + "</tr>"
    for row in range(ROWS)
]
heading = "".join(f"<th>{each}</th>" for each in HEADINGS)
st.html(f"<table><tr>{heading}</tr>{''.join(lines)}</table>")
