"""Where figures come from, how fresh they are and why some are not there, in words."""

from collections.abc import Collection, Set
from datetime import date

from metrics.catalogue import published_tables
from metrics.catalogue.measure import Measure
from metrics.period import (
    Period,
    PeriodKind,
    academic_year,
    add_months,
    census_day,
    financial_year,
    month_words,
    quarter_at,
)
from metrics.vocabulary import Origin
from metrics.words import narrative

PUBLISHER = "Department for Education, Explore education statistics"
LICENCE = "Open Government Licence v3.0"

PUBLICATIONS = {name: table.title for name, table in published_tables.TABLES.items()}
"""The title of each published table, by the catalogue's name for it."""

INVENTED = (
    "Every figure of this council is invented. It was made by a program to show what the screens do: no child, young "
    "person or member of staff is real, and nothing here says anything about any council. Figures of England and of "
    "a region beside them are real: published statistics, each under its own period and source."
)


def source_words(measure: Measure, origin: Origin) -> str:
    """Where a measure's figures come from: the council's own records, or the table that was published."""
    if origin is Origin.COUNCIL or measure.dfe is None:
        return measure.source
    return published_words(measure.dfe.dataset)


def published_words(dataset: str) -> str:
    """Who published a table, and under which title."""
    return f"Department for Education, {PUBLICATIONS[dataset]}"


def datasets(kinds: Collection[str]) -> set[str]:
    """The published tables among the kinds of the files loaded."""
    return {name for name, table in published_tables.TABLES.items() if table.kind in kinds}


def published_only(kinds: Set[str]) -> bool:
    """Whether every loaded file of figures is a published table, and none is the council's own.

    `kinds` are those of the files of figures alone, without those that set a store up.
    """
    return bool(kinds) and len(datasets(kinds)) == len(kinds)


def why_none(measure: Measure, kinds: Set[str]) -> str:
    """Why a store may have no figure at all of a measure; `kinds` as for `published_only`."""
    if not published_only(kinds):
        return "No row of it has come in."
    if measure.dfe is None:
        return "No published table that can be loaded here has it for each council: it needs the council's own scorecard."
    if measure.dfe.dataset not in datasets(kinds):
        return "Published nationally, but that table is not loaded here."
    return "Published nationally, but the loaded table has no figure for this council."


def age_words(loaded: date, today: date) -> str:
    """How long ago figures came in: `today`, `1 day ago`, `12 days ago`."""
    days = (today - loaded).days
    if days <= 0:
        return "today"
    return f"{days} day{'' if days == 1 else 's'} ago"


def next_due(measure: Measure, shown: Period, released: date | None, known: date | None) -> str:
    """When the next annual figure is due: the day that is known, else the month it usually is."""
    if known is not None:
        return narrative.day(known)
    if measure.due_after_months:
        due = add_months(_next(shown).end, measure.due_after_months)
        return month_words(due)
    if released is not None:
        return f"about {month_words(add_months(released, 12))}"
    return "not known"


def _next(shown: Period) -> Period:
    """The year after."""
    if shown.kind is PeriodKind.FINANCIAL_YEAR:
        return financial_year(shown.index + 1)
    if shown.kind is PeriodKind.ACADEMIC_YEAR:
        return academic_year(shown.index + 1)
    if shown.kind is PeriodKind.DAY:
        return census_day(add_months(shown.end, 12))
    return quarter_at(shown.index + 4)
