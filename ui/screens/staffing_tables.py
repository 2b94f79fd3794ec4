"""The tables of the Staffing screen: posts and rates by team, role, quarter and year, rates by team and quarter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics.catalogue.measure import Measure
from metrics.figures.posts import Part, Posts, Rate
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, STAFFING_RATE_LABELS
from metrics.words import narrative, post_words
from reporting.reading import Reading
from reporting.reported import team_label
from store.read import staffing_posts
from ui.screens.html import render
from ui.screens.staffing_pictures import heatmap
from ui.screens.staffing_screen import england, figures, held, measures, quarters, rates, teams

COLUMNS = {
    "establishment_fte": "Posts",
    "in_post_fte": "Filled",
    "vacancies_fte": "Vacant",
    "agency_fte": "Agency staff",
    "agency_cover_fte": "Agency in vacant posts",
}
"""The parts that stand beside every rate."""


@dataclass(frozen=True)
class Row:
    """One line of a staffing table: a team, a role, a quarter or a year.

    `said` stands in place of all figures where nothing came in.
    """

    title: str
    note: str
    said: str
    parts: tuple[tuple[str, Part], ...]
    rates: tuple[tuple[str, Rate | None, str], ...] = ()
    team: str = ""


def by_team(reading: Reading, quarter: Period) -> Markup:
    """Every team in one quarter, the council at the foot from summed parts."""

    def make() -> Markup:
        return render(
            "staffing_table",
            post_words=post_words,
            heading="By team",
            caption=f"{quarter.label} ({quarter.months}). Posts are full-time equivalents on "
            f"{narrative.day(quarter.end)}; leavers and sickness are those of the 12 months to then. "
            "All teams is worked out from the summed numbers, never by averaging the teams' rates.",
            first="Team",
            columns=COLUMNS,
            named=_names(reading),
            rows=[_team_row(reading, team, quarter) for team in teams(reading, quarter)],
            foot=True,
        )

    return reading.kept(("staffing-teams-table", quarter.code), make)


def _names(reading: Reading) -> Mapping[str, str]:
    return {
        name: STAFFING_RATE_LABELS[name] for name in measures(reading) if name != "agency_cover"
    }


def _team_row(reading: Reading, team: str, quarter: Period) -> Row:
    past = quarters(reading, team, quarter)
    now = past[-1] if past and past[-1].period == quarter else None
    title = team_label(team)
    if now is None or not now.returned:
        return Row(title, "", f"Nothing returned for {quarter.label}", ())
    note = "" if team == ALL_TEAMS else post_words.small_team_words(now)
    return _row(reading, title, note, now, tuple(_names(reading)))


def _row(
    reading: Reading,
    title: str,
    note: str,
    now: Posts,
    shown: Sequence[str],
    beside: Mapping[str, str] | None = None,
) -> Row:
    found = rates(reading, now.team, now.period.code)
    return Row(
        title,
        note,
        "",
        tuple((label, now.part(part)) for part, label in COLUMNS.items()),
        tuple(
            (STAFFING_RATE_LABELS[name], found.get(name), (beside or {}).get(name, ""))
            for name in shown
        ),
        now.team,
    )


def by_role(reading: Reading, team: str, quarter: Period) -> Markup:
    """One team's posts by role in a quarter."""

    def make() -> Markup:
        rows = [
            Row(
                each.role,
                "",
                "",
                tuple((label, each.part(part)) for part, label in COLUMNS.items()),
            )
            for each in staffing_posts.roles(reading.snapshot, team, quarter)
            if each.returned
        ]
        name = team_label(team)
        return render(
            "staffing_table",
            post_words=post_words,
            heading=f"By role: {name}",
            caption=f"{name}, {quarter.label}. Full-time equivalents on {narrative.day(quarter.end)}."
            if rows
            else f"{name} returned nothing by role for {quarter.label}.",
            first="Role",
            columns=COLUMNS,
            named={},
            rows=rows,
            foot=False,
        )

    return reading.kept(("staffing-roles", team, quarter.code), make)


def by_quarter(reading: Reading, team: str, quarter: Period) -> Markup:
    """Every quarter of one team up to the one shown, the latest first."""

    def make() -> Markup:
        past = quarters(reading, team, quarter)
        rows = [
            _row(
                reading,
                each.period.label,
                _breaks(reading, past, at),
                each,
                tuple(_names(reading)),
            )
            if each.returned
            else Row(each.period.label, "", f"Nothing returned for {each.period.label}", ())
            for at, each in reversed(list(enumerate(past)))
        ]
        name = team_label(team)
        return render(
            "staffing_table",
            post_words=post_words,
            heading=f"Quarter by quarter: {name}",
            caption=f"{name}, the latest quarter first: the figures of the two pictures above.",
            first="Quarter",
            columns=COLUMNS,
            named=_names(reading),
            rows=rows,
            foot=False,
        )

    return reading.kept(("staffing-quarters", team, quarter.code), make)


def by_year(reading: Reading, quarter: Period) -> Markup:
    """Every year of the published census released by a quarter's end, the latest first, beside England."""

    def make() -> Markup:
        years = held(reading, quarter).years
        national = england(reading, quarter.end)
        shown = [name for name in _names(reading) if _any(reading, years, name)]
        rows = []
        for at, each in reversed(list(enumerate(years))):
            beside = {
                name: f"{found.area}\u00a0{narrative.amount(found.value, measure)}"
                for name, measure in measures(reading).items()
                if (found := national.get((measure.id, each.period.code)))
            }
            rows.append(
                _row(reading, each.period.label, _breaks(reading, years, at), each, shown, beside)
            )
        return render(
            "staffing_table",
            post_words=post_words,
            heading="Year by year",
            caption=f"{reading.whose.council}, 30 September of each year, the latest first. Leavers and sickness "
            "are those of the 12 months to then. Rates are worked out from the published numbers and "
            "may differ by 0.1 from the published rate, which rests on unrounded ones.",
            first="Census day",
            columns=COLUMNS,
            named={name: _names(reading)[name] for name in shown},
            rows=rows,
            foot=False,
        )

    return reading.kept(("staffing-years", quarter.code), make)


def _breaks(reading: Reading, past: Sequence[Posts], at: int) -> str:
    """Which rates are counted in a new way from this return on, and why."""
    if at == 0:
        return ""
    said: list[str] = []
    for name, measure in measures(reading).items():
        found = figures(reading, past[at].team, measure)
        now, before = found.get(past[at].period.code), found.get(past[at - 1].period.code)
        if now and before and now.segment > before.segment:
            reason = measure.breaks[now.segment - 1].reason
            said.append(f"{STAFFING_RATE_LABELS[name]}, break in the series: {reason}")
    return " ".join(said)


def _any(reading: Reading, past: Sequence[Posts], name: str) -> bool:
    """Whether a rate has a figure of any of these periods: a national census holds no ratio, say."""
    found = figures(reading, ALL_TEAMS, measures(reading)[name])
    return any(each.period.code in found for each in past)


def by_team_and_quarter(reading: Reading, measure: Measure, quarter: Period) -> Markup:
    """A rate by team and quarter, as in its picture, each with what it is made of."""

    def make() -> Markup:
        heat = heatmap(reading, measure, quarter)
        labels = {cell.place: cell.label for row in heat.rows for cell in row.cells}
        return render(
            "staffing_heat",
            heat=heat,
            labels=dict(sorted(labels.items())),
            rows=[
                {"team": row.team, "cells": {cell.place: cell for cell in row.cells}}
                for row in heat.rows
            ],
            amount=lambda value: narrative.amount(value, measure),
        )

    return reading.kept(("staffing-heat-table", measure.id, quarter.code), make)
