"""Staffing to take away: every part of every return beside the rates that come of them."""

from collections.abc import Iterator, Mapping, Sequence

from metrics.figures.posts import Posts, Rate
from metrics.period import Period
from metrics.vocabulary import STAFFING_PARTS
from metrics.words.post_words import missing_words, part_words
from reporting import staffing_returns
from reporting.data_table import DataCell, DataTable
from reporting.reading import Reading


def staffing_rows(reading: Reading, quarter: Period) -> DataTable:
    """One row a return: every team's of the quarter and every year's of the census, with its rates."""
    rates = tuple(staffing_returns.measures(reading))
    return DataTable(
        columns(rates),
        tuple(
            row(each, staffing_returns.rates(reading, each.team, each.period.code), rates)
            for each in staffing_returns.tabled(reading, quarter)
        ),
    )


def columns(rates: Sequence[str]) -> tuple[str, ...]:
    """The columns of a return with these rates: codes, except `period_label` and the words of `missing`."""
    made = (f"{rate}_{part}" for rate in rates for part in ("rate", "numerator", "denominator"))
    return ("team", "period", "period_label", *STAFFING_PARTS, *made, "missing")


def row(posts: Posts, found: Mapping[str, Rate], rates: Sequence[str]) -> tuple[DataCell, ...]:
    """A return under those columns.

    A part or rate without an amount is an empty cell; `missing` names each with its reason.
    """
    cells: list[DataCell] = [posts.team, posts.period.code, posts.period.label]
    cells += [posts.amount(part) for part in STAFFING_PARTS]
    for name in rates:
        figure = found[name].figure if name in found else None
        cells += (
            [None, None, None]
            if figure is None
            else [figure.value, figure.numerator, figure.denominator]
        )
    return (*cells, "; ".join(_missing(posts, found)))


def _missing(posts: Posts, found: Mapping[str, Rate]) -> Iterator[str]:
    for name, part in posts.parts.items():
        if part.amount is None:
            yield f"{name}: {part_words(part)}"
    for name, rate in found.items():
        if rate.figure.value is None:
            yield f"{name}_rate: {missing_words(rate)}"
