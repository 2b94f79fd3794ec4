"""Whole tables to take away as CSV: the scorecard of a team and quarter, the staffing of a quarter, what changed."""

from collections.abc import Callable

import streamlit as st

from exports.tables import csv_bytes
from metrics.period import Period
from reporting import changes_report
from reporting.changes_rows import changes_rows
from reporting.data_table import DataTable
from reporting.reading import Reading
from reporting.reported import team_label
from reporting.scorecard_rows import scorecard_rows
from reporting.staffing_rows import staffing_rows
from ui.leaving import labels


def scorecard(reading: Reading, team: str, quarter: Period) -> None:
    """A button for the whole scorecard of one team and quarter."""
    label = f"Download the scorecard: {team_label(team)}, {quarter.label} (CSV)"
    parts = ("scorecard", quarter.code, team)
    _button(reading, label, parts, lambda: scorecard_rows(reading, team, quarter))


def staffing(reading: Reading, quarter: Period) -> None:
    """A button for the staffing table: every team of one quarter, and every year of the census."""
    label = f"Download the staffing table: {quarter.label} (CSV)"
    _button(reading, label, ("staffing", quarter.code), lambda: staffing_rows(reading, quarter))


def changes(before: Reading, after: Reading) -> None:
    """A button for every figure that differs between two states."""
    parts = ("changes", before.whose.standing_file_part or "published")
    _button(
        after,
        "Download every change (CSV)",
        parts,
        lambda: changes_rows(
            changes_report.between(before, after), before.whose.standing, after.whose.standing
        ),
    )


def _button(
    reading: Reading, label: str, parts: tuple[str, ...], make: Callable[[], DataTable]
) -> None:
    st.download_button(
        label,
        data=lambda: csv_bytes(make(), reading.whose),
        file_name=labels.file_name(reading.whose, *parts, extension="csv"),
        mime="text/csv",
        on_click="ignore",
        key=f"download-{parts[0]}",
    )
