"""Templates to download for those who start fresh, filled in with the next quarter's teams and measures."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from exports import names, templates
from exports.templates import Template
from metrics import period
from metrics.period import Period
from store.read import staffing_posts
from store.read.snapshot import Snapshot
from store.store import Store
from ui.reader import choices
from ui.screens.html import render, show

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(store: Store, draft: Snapshot | None) -> None:
    """A button for each kind of file, as a workbook and as CSV."""
    quarter = _next(draft)
    show(render("load_templates", quarter=quarter))
    with st.container(horizontal=True, key="downloads-templates"):
        for kind in templates.OFFERED:
            for extension, media, write in (
                ("xlsx", _WORKBOOK, templates.as_workbook), ("csv", "text/csv", templates.as_csv),
            ):  # fmt: skip
                st.download_button(
                    f"{kind.capitalize()} ({extension})",
                    data=_made(store, draft, kind, quarter, write),
                    file_name=f"template_{kind}_{names.part_name(quarter.code)}.{extension}",
                    mime=media,
                    on_click="ignore",
                    key=f"template-{kind}-{extension}",
                )


def _made(
    store: Store,
    draft: Snapshot | None,
    kind: str,
    quarter: Period,
    write: Callable[[Template], bytes],
) -> Callable[[], bytes]:
    def make() -> bytes:
        measures = store.catalogue()
        teams = store.teams().active(quarter)
        roles = []
        if draft is not None and choices.any_figures(draft):
            last = period.parse(choices.quarters(draft)[0])
            roles = [
                (team, each.role)
                for team in teams
                for each in staffing_posts.roles(draft, team, last)
            ]
        return write(templates.template(kind, quarter, measures, teams, roles))

    return make


def _next(draft: Snapshot | None) -> Period:
    """The quarter after the last that has figures; on the first day the last that has ended."""
    if draft is not None and choices.any_figures(draft):
        return period.parse(choices.quarters(draft)[0]).before(-1)
    return period.quarter_of(date.today()).before(1)
