"""Templates to download for those who start fresh, filled in with the next quarter's teams and measures."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from exports import names, templates
from metrics import british, period
from metrics.period import Period
from reporting import loading_report
from reporting.reading import Reading
from store.intake.input_kind import Start
from store.intake.written_file import WrittenFile
from store.store import Store
from ui.screens.html import render, show

_OFFERED: Mapping[str, Callable[[Start], WrittenFile]] = {
    templates.WIDE: templates.wide_scorecard,
    **{kind.name: partial(templates.template, kind) for kind in templates.OFFERED},
}
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(store: Store, draft: Reading | None) -> None:
    """A button for each kind of file, as a workbook and as CSV."""
    quarter = _next(draft)
    show(render("load_templates", quarter=quarter))
    with st.container(horizontal=True, key="downloads-templates"):
        for name, begin in _OFFERED.items():
            for extension, media, write in (
                ("xlsx", _WORKBOOK, templates.as_workbook), ("csv", "text/csv", WrittenFile.csv),
            ):  # fmt: skip
                st.download_button(
                    f"{name.capitalize()} ({extension})",
                    data=_made(store, draft, begin, quarter, write),
                    file_name=f"template_{names.part_name(name)}_{names.part_name(quarter.code)}.{extension}",
                    mime=media,
                    on_click="ignore",
                    key=f"template-{name}-{extension}",
                )


def _made(
    store: Store,
    draft: Reading | None,
    begin: Callable[[Start], WrittenFile],
    quarter: Period,
    write: Callable[[WrittenFile], bytes],
) -> Callable[[], bytes]:
    def make() -> bytes:
        measures = store.catalogue()
        teams = store.teams().active(quarter)
        roles = []
        if draft is not None and draft.any_figures:
            roles = loading_report.roles(draft, teams)
        return write(begin(Start(quarter, measures, teams, roles)))

    return make


def _next(draft: Reading | None) -> Period:
    """The quarter after the last that has figures; on the first day the last that has ended."""
    if draft is not None and draft.any_figures:
        return period.parse(draft.quarters()[0]).before(-1)
    return period.quarter_of(british.today()).before(1)
