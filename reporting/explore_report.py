"""The figures that an officer asks for, as a list or a pivot, in the words of every other screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from metrics.vocabulary import RATED
from metrics.words import narrative
from reporting import exploring, told
from reporting.asked import Asked
from reporting.reading import Reading
from reporting.reported import team_label
from reporting.told import FigureTold, RatingTold
from store.read.frame_columns import Known

MOST_ROWS, MOST_COLUMNS = 200, 24
"""What a screen shows; the files hold the rest."""

_DIMENSIONS = {"theme": "Theme", "measure": "Measure", "team": "Team", "period": "Period"}


@dataclass(frozen=True)
class FigureRow:
    """One row of the list: whose figure it is of which period, the figure and its rating."""

    measure: str
    theme: str
    team: str
    period: str
    figure: FigureTold
    rating: RatingTold


@dataclass(frozen=True)
class PivotCell:
    """Where a row and a column of the pivot meet: one figure, or how many there are and their `ratings`."""

    figure: FigureTold | None
    many: str = ""
    ratings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pivot:
    """A pivot: what its rows are, its columns' headings, and each row's name with its cells."""

    of: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[PivotCell | None, ...]], ...]


@dataclass(frozen=True)
class ExploreReport:
    """What is asked for: how much there is, what of it is not shown, its rows or its pivot, its lines of Python."""

    caption: str
    cut: str
    rows: tuple[FigureRow, ...]
    pivot: Pivot | None
    lines: str


def explore_report(reading: Reading, asked: Asked) -> ExploreReport:
    """The figures that are asked for, as their screen shows them."""

    def make() -> ExploreReport:
        figures = exploring.chosen(reading, asked)
        rows: tuple[FigureRow, ...] = ()
        pivot = None
        if asked.pivot:
            pivot, cut = _pivot(reading, figures, *asked.pivot)
        else:
            known = exploring.known(reading)
            rows = tuple(_row(known[number]) for number in figures.index[:MOST_ROWS])
            cut = _cut(len(figures), MOST_ROWS, "first", "figures")
        counted = f"{len(figures):,} figure{'' if len(figures) == 1 else 's'}"
        return ExploreReport(
            f"{counted} of {reading.whose.council_words}.", cut, rows, pivot,
            exploring.lines(reading, asked, figures),
        )  # fmt: skip

    return reading.kept(("explore", asked), make)


def _row(known: Known) -> FigureRow:
    return FigureRow(
        known.measure.name,
        known.measure.theme,
        team_label(known.team),
        known.figure.label,
        _figure(known),
        told.plain_rating(known.figure.rating),
    )


def _figure(known: Known) -> FigureTold:
    return told.figure(known.measure, known.figure, known.team)


def _pivot(reading: Reading, figures: pd.DataFrame, down: str, across: str) -> tuple[Pivot, str]:
    """The pivot, and what of it is not shown: rows in the order of the scorecard, the latest periods first."""
    rows, columns = _members(reading, figures, down), _members(reading, figures, across)
    shown = columns[:MOST_COLUMNS]
    labels = dict(zip(figures["period"], figures["period_label"], strict=True))
    known = exploring.known(reading)
    meeting: dict[tuple[str, str], list[Known]] = {}
    for number, row, column in zip(figures.index, figures[down], figures[across], strict=True):
        meeting.setdefault((row, column), []).append(known[number])
    pivot = Pivot(
        _DIMENSIONS[down],
        tuple(_label(across, column, labels) for column in shown),
        tuple(
            (
                _label(down, row, labels),
                tuple(_cell(meeting.get((row, column), ())) for column in shown),
            )
            for row in rows
        ),
    )
    which = "latest" if across == "period" else "first"
    return pivot, _cut(len(columns), MOST_COLUMNS, which, "columns")


def _members(reading: Reading, figures: pd.DataFrame, dimension: str) -> list[str]:
    """What a dimension of the pivot holds: the latest periods first, teams and measures as everywhere else."""
    if dimension == "period":
        return list(dict.fromkeys(figures["period"]))
    there = dict.fromkeys(figures.sort_index()[dimension])
    if dimension == "team":
        return [team for team in reading.teams() if team in there]
    return list(there)


def _cut(count: int, most: int, which: str, what: str) -> str:
    """That not all of it is shown; nothing where it is."""
    return f"The {which} {most} {what} are shown; the files hold all {count:,}." if count > most else ""  # fmt: skip


def _label(dimension: str, code: str, labels: Mapping[str, str]) -> str:
    """A row or a column by the name that screens give it."""
    if dimension == "team":
        return team_label(code)
    return labels[code] if dimension == "period" else code


def _cell(known: Sequence[Known]) -> PivotCell | None:
    """One figure in words; of several never a sum or an average, which would be no figure of the scorecard."""
    if len(known) < 2:
        return PivotCell(_figure(known[0])) if known else None
    found = [each.figure.rating for each in known]
    ratings = (
        f"{found.count(rating)} {narrative.rating_words(rating)}"
        for rating in reversed(RATED)
        if rating in found
    )
    return PivotCell(None, f"{len(known)} figures", tuple(ratings))
