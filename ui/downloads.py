"""Whole tables to take away as CSV: the scorecard of a team and quarter, the staffing of a quarter, what changed."""

from collections.abc import Callable

import streamlit as st

from exports.changes_csv import changes_csv
from exports.scorecard_csv import scorecard_csv
from exports.staffing_csv import staffing_csv
from metrics.period import Period
from store.changes import Changes
from store.snapshot import Snapshot
from ui import choices, leaving
from ui import scorecard as lines
from ui import staffing as posts


def scorecard(snapshot: Snapshot, team: str, quarter: Period) -> None:
    """A button for the whole scorecard of one team and quarter."""

    def make() -> bytes:
        return scorecard_csv(
            lines.reported(snapshot, team, quarter.code),
            team,
            quarter,
            **leaving.labels(snapshot),
        )

    label = f"Download the scorecard: {choices.team_words(team)}, {quarter.label} (CSV)"
    _button(snapshot, label, ("scorecard", quarter.code, team), make)


def staffing(snapshot: Snapshot, quarter: Period) -> None:
    """A button for the staffing table: every team of one quarter, and every year of the census."""

    def make() -> bytes:
        return staffing_csv(
            [
                (each, posts.rates(snapshot, each.team, each.period.code))
                for each in posts.tabled(snapshot, quarter)
            ],
            list(posts.measures(snapshot)),
            **leaving.labels(snapshot),
        )

    _button(
        snapshot, f"Download the staffing table: {quarter.label} (CSV)", ("staffing", quarter.code), make
    )  # fmt: skip


def changes(before: Snapshot, after: Snapshot, found: Changes) -> None:
    """A button for every figure that differs between two states."""

    def make() -> bytes:
        return changes_csv(
            found, before.standing.words, after.standing.words, **leaving.labels(after)
        )

    parts = ("changes", before.standing.file_part or "published")
    _button(after, "Download every change (CSV)", parts, make)


def _button(
    snapshot: Snapshot, label: str, parts: tuple[str, ...], make: Callable[[], bytes]
) -> None:
    st.download_button(
        label,
        data=make,
        file_name=leaving.file_name(snapshot, *parts, extension="csv"),
        mime="text/csv",
        on_click="ignore",
        key=f"download-{parts[0]}",
    )
