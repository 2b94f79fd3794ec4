"""Mapping a workbook of the council's own: its sheets and the tables on them, said once and used again each quarter."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import streamlit as st
from msgspec import structs

from exports import names
from reporting import loading_report
from store.decisions import own_workbook
from store.decisions.officer import Officer
from store.durable import sha256
from store.intake import Refused, Seen, recipe, seen_workbook
from store.intake.kinds import scorecard_file
from store.intake.recipe import Recipe, SheetRecipe
from store.ledger import loads
from store.ledger.ledger import Entry
from store.loading import apart
from store.store import Store
from ui.officer import machine, mapping_table
from ui.officer.found_once import found_once
from ui.officer.mapping_table import Own
from ui.reader import waiting
from ui.screens.html import plain, render, show

MAY_HELP = {
    "header",
    "unknown_column",
    "recipe",
    "sheets",
    "unknown_measure",
    "duplicate_column",
    "period_kind",
    "months",
    "sheet_hidden",
}
"""Why a file is refused that mapping may put right."""


def may_help(refusal: Refused) -> bool:
    """Whether a refused file is one that may only have to be mapped."""
    return bool({fault.code for fault in refusal.faults} & MAY_HELP)


def was_mapped(entry: Entry) -> bool:
    """Whether a load may be read otherwise by another mapping: it is a scorecard of the council's own."""
    return loads.loaded(entry).kind == scorecard_file.KIND.name


ONCE, ANEW = "This is our own workbook: map it once", "Read it otherwise: map this workbook again"


def offer(
    store: Store, file: str, data: bytes, dropped: str, officer: Officer | None, asked: str = ONCE
) -> None:
    """The form in which an officer says what a workbook's sheets, headings and measures are, begun with what was
    said of such a workbook before.

    `dropped` tells one dropping of a file from the next.
    """
    if not st.toggle(asked, key="map-wanted" if asked is ONCE else "map-anew"):
        return
    try:
        seen = _seen(file, data, dropped)
        own = Own(store.catalogue(), store.teams())
    except Refused as refusal:
        show(render("load_refused", report=loading_report.refusal_report(refusal)))
        return
    except machine.TOLD as fault:
        st.error(plain(f"The workbook could not be looked at: {machine.words(fault)}"))
        return
    before = _kept(store)
    afresh = bool(before) and st.checkbox(
        "Start afresh, without what was said of such a workbook before", key="map-afresh"
    )
    first = seen_workbook.begun(seen, () if afresh else before, own.known)
    guess = {
        each.title: [table for table in first.sheets if table.title == each.title] for each in seen
    }
    key = "map-new" if afresh else "map"
    show(render("load_mapping"))
    name = st.text_input(
        "A name for this workbook",
        key=f"{key}-name",
        value=first.name or "Quarterly scorecard",
        max_chars=100,
    )
    read: list[SheetRecipe] = []
    left: list[str] = []
    for place, each in enumerate(seen):
        if not each.rows:
            st.caption(f"The sheet {plain(each.title)} is empty: there is nothing on it to read.")
            left.append(each.title)
        elif st.checkbox(
            f"Read the {'hidden ' if each.hidden else ''}sheet {plain(each.title)}",
            value=bool(guess[each.title]),
            key=f"{key}-{place}",
        ):
            read += _tables(each, guess[each.title], own, f"{key}-{place}")
        else:
            left.append(each.title)
    made = Recipe(" ".join(name.split()), tuple(read), tuple(left))
    problems = seen_workbook.problems(made, seen, own.measures)
    show(render("load_problems", problems=problems))
    if st.button(
        "Keep this mapping and read the file", type="primary", key="map-keep",
        disabled=bool(problems) or officer is None,
    ) and officer:  # fmt: skip
        _keep(store, made, officer)


def _kept(store: Store) -> tuple[Recipe, ...]:
    """What was said of workbooks before, and in a file that another council gave; the file's first."""
    kept = own_workbook.recipes(store.entries(), store.files)
    with st.expander("A mapping as a file: to keep, or from another council"):
        for each in kept:
            st.download_button(
                f"Download the mapping of {plain(each.name)}",
                data=each.to_json(),
                file_name=f"{names.part_name(each.name)}_mapping.json",
                mime="application/json",
                on_click="ignore",
                key=f"map-download-{each.name}",
            )
        given = st.file_uploader("A mapping that was downloaded", type=["json"], key="map-given")
        if given is None:
            return kept
        try:
            return (recipe.from_json(given.getvalue()), *kept)
        except recipe.RecipeError as fault:
            st.error(plain(f"{given.name} is no mapping that can be used: {fault}"))
            return kept


def _seen(file: str, data: bytes, dropped: str) -> tuple[Seen, ...]:
    """The beginning of every sheet, looked at once each time that a file is dropped. Raises Refused."""

    def find() -> tuple[Seen, ...]:
        with waiting.turn():
            return apart.peek(file, data)

    return found_once("map-seen", (dropped, file, sha256(data)), find)


def _tables(seen: Seen, first: Sequence[SheetRecipe], own: Own, key: str) -> Iterator[SheetRecipe]:
    """What the officer says of each table of one sheet; where there seems to be none, of the one that is there."""
    guesses = {each.heading_row: each for each in first}
    rows = sorted({*guesses, *seen_workbook.table_rows(seen, own.known)}) or [seen.rows[0][0]]
    with st.container(border=True, key=f"{key}-sheet"):
        show(render("load_sheet", seen=seen))
        for place, row in enumerate(rows):
            part = f"{key}" if place == 0 else f"{key}-table-{place}"
            table = seen.table(row, rows)
            called = (
                replace(table, title=f"{seen.title} (from row {row})") if len(rows) > 1 else table
            )
            guessed = guesses.get(row) or seen_workbook.sheet_proposed(table, row, own.known)
            if len(rows) > 1 and not st.checkbox(
                f"Read the table of {plain(seen.title)} whose headings are in row {row}: "
                f"{plain(', '.join(seen.headings(row)[:4]))}",
                value=row in guesses and not guessed.left,
                key=f"{part}-read",
            ):
                yield SheetRecipe(
                    seen.title, row, dict.fromkeys(seen.headings(row), recipe.IGNORED), {}
                )
            else:
                yield structs.replace(
                    mapping_table.table(called, guessed, own, part), title=seen.title
                )


def _keep(store: Store, made: Recipe, officer: Officer) -> None:
    try:
        own_workbook.keep(store, officer, store.entries(), made)
    except machine.TOLD as fault:
        st.error(plain(f"The mapping was not kept: {machine.words(fault)}"))
        return
    st.rerun()
