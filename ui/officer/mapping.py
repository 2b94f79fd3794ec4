"""Mapping a workbook of the council's own: its sheets, headings and measures, said once and used again each quarter."""

from collections.abc import Mapping

import streamlit as st

from exports import names
from metrics.catalogue.measure import Catalogue
from metrics.vocabulary import ALL_TEAMS
from reporting import loading_report
from reporting.reported import team_label
from store.decisions import own_workbook
from store.decisions.officer import Officer
from store.durable import sha256
from store.intake import Refused, Seen, periods, recipe, seen_workbook
from store.intake.measure_names import Names
from store.intake.recipe import Recipe, SheetRecipe
from store.intake.under import under
from store.loading import apart
from store.store import Store
from ui.officer import machine
from ui.officer.found_once import found_once
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
}
"""Why a file is refused that mapping may put right."""

_HEADINGS_WITHIN = 30


def may_help(refusal: Refused) -> bool:
    """Whether a refused file is one that may only have to be mapped."""
    return bool({fault.code for fault in refusal.faults} & MAY_HELP)


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
        measures = store.catalogue()
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
    first = seen_workbook.begun(seen, () if afresh else before)
    guess = {each.title: each for each in first.sheets}
    key = "map-new" if afresh else "map"
    show(render("load_mapping"))
    name = st.text_input(
        "A name for this workbook",
        key=f"{key}-name",
        value=first.name or "Quarterly scorecard",
        max_chars=100,
    )
    read, left = [], []
    for place, each in enumerate(seen):
        if not each.rows:
            st.caption(f"The sheet {plain(each.title)} is empty: there is nothing on it to read.")
            left.append(each.title)
        elif st.checkbox(
            f"Read the sheet {plain(each.title)}", value=each.title in guess, key=f"{key}-{place}"
        ):
            read.append(_sheet(store, each, guess.get(each.title), measures, f"{key}-{place}"))
        else:
            left.append(each.title)
    made = Recipe(" ".join(name.split()), tuple(read), tuple(left))
    problems = seen_workbook.problems(made, seen, measures)
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


def _sheet(
    store: Store, seen: Seen, guess: SheetRecipe | None, measures: Catalogue, key: str
) -> SheetRecipe:
    """What the officer says of one sheet, the guess filled in."""
    with st.container(border=True, key=f"{key}-sheet"):
        show(render("load_sheet", seen=seen))
        first = guess.heading_row if guess else seen.rows[0][0]
        # The guess may lie further down, as may all that a sheet holds.
        rows = [row for row, _ in seen.rows if row <= _HEADINGS_WITHIN or row == first]
        row = st.selectbox(
            f"Row of headings on {plain(seen.title)}",
            rows,
            index=rows.index(first),
            key=f"{key}-row",
        )
        kept = guess is not None and row == guess.heading_row
        said = guess if guess and kept else seen_workbook.sheet_proposed(seen, row)
        headings = seen_workbook.headings_of(seen, row)
        years = seen_workbook.years_beside(headings)
        figures = [text for text in headings if under(text) and text not in years]
        parts = {
            text: _part(
                text, said.parts.get(text, recipe.IGNORED), f"{key}-{row}-{place}",
                recipe.OF_YEARS if text in years else recipe.PARTS,
            )
            for place, text in enumerate(dict.fromkeys(headings))
            if text not in figures
        }  # fmt: skip
        if figures:
            months = any(map(periods.is_month, figures))
            show(render("load_periods", periods=figures, months=months))
        team = ALL_TEAMS if recipe.TEAM in parts.values() else _team(store, seen, said.team, key)
        made = SheetRecipe(seen.title, row, parts, said.measures, team)
        return SheetRecipe(seen.title, row, parts, _measures(seen, made, measures, key), team)


def _part(heading: str, guess: str, key: str, parts: Mapping[str, str]) -> str:
    codes = list(parts)
    return st.selectbox(
        f"The column “{plain(heading)}” is", codes, index=codes.index(guess),
        format_func=parts.__getitem__, key=key,
    )  # fmt: skip


def _team(store: Store, seen: Seen, guess: str, key: str) -> str:
    teams = [ALL_TEAMS, *(each.name for each in store.teams().teams)]
    return st.selectbox(
        f"Whose figures are on {plain(seen.title)}",
        teams,
        index=teams.index(guess) if guess in teams else 0,
        format_func=team_label,
        key=f"{key}-team",
    )


def _measures(seen: Seen, said: SheetRecipe, measures: Catalogue, key: str) -> Mapping[str, str]:
    """Which measure each name means that nothing makes certain; '' leaves its row out, and nothing is chosen
    for the officer: two names that are alike may be two measures."""
    known = Names(measures, said.measures)
    unknown = [text for text in seen_workbook.names_in(seen, said) if known.find(text) is None]
    if not unknown:
        return said.measures
    labels = {"": "Leave this row out"} | {each.id: each.name for each in measures.measures}
    many = "1 name is" if len(unknown) == 1 else f"{len(unknown)} names are"
    out = st.checkbox(
        f"{many} not certain: leave out every row that I choose no measure for", key=f"{key}-out"
    )
    found = {}
    for place, text in enumerate(unknown):
        near = known.candidates(text)
        first = [each.measure for each in near]
        why = {each.measure: f" (perhaps: both say {', '.join(each.shared)})" for each in near}
        chosen = st.selectbox(
            f"“{plain(text)}” is the measure",
            [*first, *(each for each in labels if each not in first)],
            index=None,
            placeholder="Leave this row out" if out else "Choose the measure, or leave the row out",
            format_func=lambda each, why=why: labels[each] + why.get(each, ""),
            key=f"{key}-measure-{place}-{text[:40]}",
        )
        if chosen is not None or out:
            found[text] = chosen or ""
    return {**said.measures, **found}


def _keep(store: Store, made: Recipe, officer: Officer) -> None:
    try:
        own_workbook.keep(store, officer, store.entries(), made)
    except machine.TOLD as fault:
        st.error(plain(f"The mapping was not kept: {machine.words(fault)}"))
        return
    st.rerun()
