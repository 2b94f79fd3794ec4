"""Whole tables to take away as CSV: the scorecard of a team and quarter, the staffing of a quarter, what changed."""

from collections.abc import Callable

import streamlit as st

from exports.changes_csv import changes_csv
from exports.scorecard_csv import scorecard_csv
from exports.staffing_csv import staffing_csv
from metrics.period import Period
from store.read.changes import Changes
from store.read.snapshot import Snapshot
from ui.leaving import labels
from ui.reader import choices
from ui.screens import scorecard_screen, staffing_screen


def scorecard(snapshot: Snapshot, team: str, quarter: Period) -> None:
    """A button for the whole scorecard of one team and quarter."""

    def make() -> bytes:
        return scorecard_csv(
            scorecard_screen.reported(snapshot, team, quarter.code),
            team,
            quarter,
            **labels.labels(snapshot),
        )

    label = f"Download the scorecard: {choices.team_words(team)}, {quarter.label} (CSV)"
    _button(snapshot, label, ("scorecard", quarter.code, team), make)


def staffing(snapshot: Snapshot, quarter: Period) -> None:
    """A button for the staffing table: every team of one quarter, and every year of the census."""

    def make() -> bytes:
        return staffing_csv(
            [
                (each, staffing_screen.rates(snapshot, each.team, each.period.code))
                for each in staffing_screen.tabled(snapshot, quarter)
            ],
            list(staffing_screen.measures(snapshot)),
            **labels.labels(snapshot),
        )

    _button(
        snapshot, f"Download the staffing table: {quarter.label} (CSV)", ("staffing", quarter.code), make
    )  # fmt: skip


def changes(before: Snapshot, after: Snapshot, found: Changes) -> None:
    """A button for every figure that differs between two states."""

    def make() -> bytes:
        return changes_csv(
            found, before.standing.words, after.standing.words, **labels.labels(after)
        )

    parts = ("changes", before.standing.file_part or "published")
    _button(after, "Download every change (CSV)", parts, make)


def _button(
    snapshot: Snapshot, label: str, parts: tuple[str, ...], make: Callable[[], bytes]
) -> None:
    st.download_button(
        label,
        data=make,
        file_name=labels.file_name(snapshot, *parts, extension="csv"),
        mime="text/csv",
        on_click="ignore",
        key=f"download-{parts[0]}",
    )
