"""A bare Streamlit page to compare with: a title, two filters and a table, as anyone would write it."""

import pandas as pd
import streamlit as st

QUARTERS = [
    f"Q{quarter} {year}/{year % 100 + 1}"
    for year in range(2026, 2021, -1)
    for quarter in (4, 3, 2, 1)
]
TEAMS = ["All teams", *(f"Team {place}" for place in range(1, 9))]
ROWS = 60

st.set_page_config(page_title="Bare", layout="wide")
st.title("Bare")
quarter = st.selectbox("Quarter", QUARTERS)
team = st.selectbox("Team", TEAMS)
chosen = QUARTERS.index(quarter) * len(TEAMS) + TEAMS.index(team)
st.table(
    pd.DataFrame(
        [
            [f"Measure {row}", *((row * 7 + chosen * 13 + column * 5) % 100 for column in range(6))]
            for row in range(ROWS)
        ],
        columns=["Measure", quarter, "Target", "Before", "Year end", "England", "Region"],
    )
)
