"""What an officer says of one table of their own workbook: its headings, its measures, and what of it is out of sight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from msgspec import structs

from metrics.catalogue.measure import Catalogue
from metrics.catalogue.teams import TeamHistory
from metrics.vocabulary import ALL_TEAMS, STAFFING_PART_LABELS, Unit
from reporting.reported import team_label
from store.intake import Seen, guess, periods, recipe, seen_workbook
from store.intake.guess import Known
from store.intake.measure_names import Names
from store.intake.recipe import OF_MEASURE, OF_POSTS, OF_TEAM, SheetRecipe
from store.intake.table_quarter import quarter_of_table
from store.intake.under import under
from ui.screens.html import plain, render, show

_HEADINGS_WITHIN = 30
_BESIDE = 3
"""Headings asked about beside one another."""

_PERIODS, _TEAMS, _MEASURES = "periods", "teams", "measures"
_HEADED = {
    _PERIODS: "Periods, or another column says the period of each row",
    _TEAMS: "Teams: each column of figures is one team's",
    _MEASURES: "Measures or posts: each column of figures is of one of them, as on a staffing sheet",
}
_HIDDEN = {
    recipe.LEAVE: "Left out: nothing that is hidden is read",
    recipe.READ: "Read with the rest: I have looked at what is hidden",
}


@dataclass(frozen=True)
class Own:
    """What headings and rows may be of the council's own: its measures and its teams."""

    measures: Catalogue
    teams: TeamHistory

    @property
    def known(self) -> Known:
        """The same, as a guess asks for it."""
        return Known(self.teams, Names(self.measures))


def table(seen: Seen, first: SheetRecipe, own: Own, key: str) -> SheetRecipe:
    """What the officer says of one table, `first` filled in; `seen` are its sheet's rows up to the next table, its title
    what the screen calls it."""
    row = _row_of_headings(seen, first, key)
    said = (
        first
        if row == first.heading_row
        else structs.replace(seen_workbook.sheet_proposed(seen, row, own.known), title=first.title)
    )
    key = f"{key}-{row}"
    headed = st.radio(
        f"What are the columns of figures on {plain(seen.title)} headed with?",
        list(_HEADED),
        index=list(_HEADED).index(_headed(said)),
        format_func=_HEADED.__getitem__,
        key=f"{key}-headed",
    )
    parts = _parts(seen.headings(row), said, headed, own, f"{key}-{headed}")
    made = structs.replace(said, parts=parts)
    made = structs.replace(made, **_whose(seen, made, own, key), **_left(seen, made, key))
    if any(held := [under(text) for text in seen.headings(row) if headed == _PERIODS]):
        made = structs.replace(
            made, months=_months([each.period for each in held if each], made, key)
        )
    if made.crosswise and recipe.PERIOD not in parts.values():
        quarter = quarter_of_table(first.title, row, seen.rows)
        show(render("load_quarter", quarter=quarter))
    return structs.replace(made, measures=_measures(seen, made, own.measures, key))


def _row_of_headings(seen: Seen, first: SheetRecipe, key: str) -> int:
    # The guess may lie further down, as may all that a sheet holds.
    rows = [
        row
        for row, _ in seen.rows
        if row <= seen.rows[0][0] + _HEADINGS_WITHIN or row == first.heading_row
    ]
    found: int = st.selectbox(
        f"Row of headings on {plain(seen.title)}", rows, index=rows.index(first.heading_row), key=f"{key}-row"
    )  # fmt: skip
    return found


def _headed(said: SheetRecipe) -> str:
    if not said.crosswise:
        return _PERIODS
    of_teams = any(part.startswith(OF_TEAM) for part in said.parts.values())
    return _TEAMS if of_teams else _MEASURES


def _parts(
    headings: Sequence[str], said: SheetRecipe, headed: str, own: Own, key: str
) -> Mapping[str, str]:
    """What each heading is said to be; one that names a period needs nothing said where figures stand under periods."""
    asked = list(dict.fromkeys(headings))
    if headed == _PERIODS:
        years = guess.years_beside(asked)
        read = [text for text in asked if under(text) and text not in years]
        if read:
            values = [text for text in read if (held := under(text)) and held.part == recipe.VALUE]
            beside = [text for text in read if text not in values]
            show(render("load_periods", periods=values, others=beside))
        asked = [text for text in asked if text not in read]
    else:
        years = []
    others = _of_figures(headed, own)
    found = {}
    for place, text in enumerate(asked):
        if place % _BESIDE == 0:
            columns = st.columns(_BESIDE)
        with columns[place % _BESIDE]:
            found[text] = _part(
                text, said.parts.get(text, recipe.IGNORED), f"{key}-{place}",
                recipe.OF_YEARS if text in years else {**others, **recipe.PARTS},
            )  # fmt: skip
    return found


def _of_figures(headed: str, own: Own) -> Mapping[str, str]:
    """The parts of columns of figures that stand under teams, or under measures and posts."""
    if headed == _TEAMS:
        names = [ALL_TEAMS, *(each.name for each in own.teams.teams)]
        return {f"{OF_TEAM}{name}": f"Figures of {team_label(name)}" for name in names}
    if headed == _MEASURES:
        posts = {
            f"{OF_POSTS}{part}": f"{label}, a number"
            for part, label in STAFFING_PART_LABELS.items()
        }
        shares = {
            f"{OF_MEASURE}{each.id}": f"{each.name} (%)" if each.unit is Unit.PERCENT else each.name
            for each in own.measures.measures
        }
        return posts | shares
    return {}


def _part(heading: str, guessed: str, key: str, parts: Mapping[str, str]) -> str:
    codes = list(parts)
    found: str = st.selectbox(
        f"The column “{plain(heading)}” is", codes,
        index=codes.index(guessed if guessed in parts else recipe.IGNORED),
        format_func=parts.__getitem__, key=key,
    )  # fmt: skip
    return found


def _whose(seen: Seen, said: SheetRecipe, own: Own, key: str) -> Mapping[str, str]:
    """Whose figures they are, and which posts, where no column says it."""
    parts = said.parts.values()
    teams = [ALL_TEAMS, *(each.name for each in own.teams.teams)]
    team, role = ALL_TEAMS, ""
    if recipe.TEAM not in parts and not any(part.startswith(OF_TEAM) for part in parts):
        team = st.selectbox(
            f"Whose figures are on {plain(seen.title)}",
            teams,
            index=teams.index(said.team) if said.team in teams else 0,
            format_func=team_label,
            key=f"{key}-team",
        )
    if recipe.ROLE not in parts and any(part.startswith(OF_POSTS) for part in parts):
        role = st.text_input(
            f"Whose posts are on {plain(seen.title)}",
            value=said.role,
            placeholder="Social workers",
            max_chars=100,
            key=f"{key}-role",
        ).strip()
    return {"team": team, "role": role}


def _left(seen: Seen, said: SheetRecipe, key: str) -> Mapping[str, str]:
    """What is done with what is out of sight, and with what stands outside the headings."""
    hidden, outside = "", ""
    if seen.hidden_rows or seen.hidden_columns:
        codes = list(_HIDDEN)
        rows = ", ".join(map(str, seen.hidden_rows[:_SHOWN]))
        columns = ", ".join(seen.hidden_columns[:_SHOWN])
        told = [f"rows {rows}"] * bool(rows) + [f"columns {columns}"] * bool(columns)
        hidden = (
            st.radio(
                f"Hidden on {plain(seen.title)}: {'; '.join(told)}. What is hidden is",
                codes,
                index=codes.index(said.hidden) if said.hidden in codes else None,
                format_func=_HIDDEN.__getitem__,
                key=f"{key}-hidden",
            )
            or ""
        )
    if seen.outside(said.heading_row) and st.checkbox(
        f"Leave out what stands outside the headings on {plain(seen.title)}, such as notes at the side",
        value=said.outside == recipe.LEAVE,
        key=f"{key}-outside",
    ):
        outside = recipe.LEAVE
    return {"hidden": hidden, "outside": outside}


_SHOWN = 12


def _months(held: Sequence[str], said: SheetRecipe, key: str) -> str:
    """What the three months of a quarter are to each other, where columns are months."""
    if not any(map(periods.is_month, held)):
        return recipe.BY_MEASURE
    codes = list(recipe.MONTHS)
    found: str = st.radio(
        "Of the three months of a quarter, its figure is",
        codes,
        index=codes.index(said.months),
        format_func=recipe.MONTHS.__getitem__,
        key=f"{key}-months",
    )
    return found


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
