"""Whether rows are about one child or one member of staff each, known by what they hold and not only by their headings."""

import re
from collections.abc import Sequence

from metrics.period import PeriodKind
from store.intake import periods
from store.intake.under import under

_RETURN = frozenset(
    (
        "child",
        "childid",
        "decom",
        "dec",
        "rne",
        "ls",
        "cin",
        "place",
        "placeprovider",
        "homepost",
        "plpost",
        "urn",
        "rec",
        "reasonplacechange",
        "mother",
        "mcdob",
        "review",
        "reviewcode",
        "missing",
        "misstart",
        "misend",
        "duc",
        "pocstart",
        "pocend",
        "ethnic",
        "sex",
        "gender",
        "ethnicity",
        "motherdob",
        "sdqscore",
        "sdqreason",
        "healthcheck",
        "teethcheck",
        "lafirstname",
        "sworeg",
        "sweid",
        "sweno",
        "swenumber",
        "agencyworker",
        "rolestart",
        "roleend",
        "cfswstatus",
        "legalstatus",
        "placementtype",
        "episodestart",
        "episodeend",
        "reviewdate",
        "visitdate",
        "placementstart",
        "placementend",
        "dateofreview",
        "uascceasedate",
    )
)
"""Headings of returns with a row a child, an episode or a worker: the department's, and the list inspectors ask for."""
_LEAST_HEADINGS = 3
"""So many of them together are such a return; one or two may stand on any sheet."""

_POSTCODE = re.compile(r"(?:GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})", re.IGNORECASE)
_IDENTIFIER = re.compile(
    r"(?=.*[0-9])(?:[A-Z]{0,4}[-/]?[0-9]{5,12}|[0-9]{4,12}[-/]?[A-Z]{1,3}|[A-Z]{1,3}[0-9]{3,12}[A-Z]{0,2})",
    re.IGNORECASE,
)
_KNOWN_BY = "(?:id|ids|identifier|ref|reference|no|num|number|code|upn|uid|urn)"
_OF_ONE = re.compile(
    rf"(?:unique|child|client|person|pupil|case|worker|staff|employee|payroll|swe|sw|system|lcs|mosaic|ics){_KNOWN_BY}"
)
_OF_ANYTHING = re.compile(rf"{_KNOWN_BY}(?:no|number)?")
_LONG_NUMBER = re.compile(r"[0-9]{6,12}")
"""Under a heading that may be a measure's reference, what no scorecard numbers its measures with."""
_MANY, _LEAST_DATES = 3, 3
_HEADINGS_AT_MOST = 3
"""Rows of two cells or more that may be the headings."""


def told_of(rows: Sequence[tuple[int, Sequence[str]]]) -> tuple[int, str] | None:
    """The row of headings, and what the rows under it tell of (`postcodes`); None where they are about many together.

    `rows` are the first of a sheet, with their numbers.
    """
    looked = 0
    for place, (row, headings) in enumerate(rows):
        words = [_joined(text) for text in headings]
        if len(_RETURN.intersection(words)) >= _LEAST_HEADINGS:
            return row, "a return with a row for each child or worker"
        below = [list(found) for _, found in rows[place + 1 :]]
        if sum(bool(word) for word in words) < 2 or not below:
            continue
        columns = [
            [found[at].strip() if at < len(found) else "" for found in below]
            for at in range(len(words))
        ]
        of_figures = any(text.strip() and under(text) for text in headings)
        if what := _held(words, columns, of_figures=of_figures):
            return row, what
        # A title may fill two cells; further down, rows of figures would be taken for headings.
        looked += 1
        if looked == _HEADINGS_AT_MOST:
            break
    return None


def _held(
    words: Sequence[str], columns: Sequence[Sequence[str]], *, of_figures: bool
) -> str | None:
    """What the columns under a row of headings hold of single people; None where nothing. Beside figures of
    periods a day is one of the scorecard's own."""
    filled = [[text for text in column if text] for column in columns]
    if any(sum(bool(_POSTCODE.fullmatch(text)) for text in column) >= 2 for column in filled):
        return "postcodes"
    for word, column in zip(words, filled, strict=True):
        each_once = len(column) >= _MANY and len(set(column)) == len(column)
        for heading, identifier in ((_OF_ONE, _IDENTIFIER), (_OF_ANYTHING, _LONG_NUMBER)):
            if each_once and heading.fullmatch(word) and all(map(identifier.fullmatch, column)):
                return "an identifier in each row"
    days = [
        column
        for column in filled
        if sum(map(_is_day, column)) >= _LEAST_DATES and all(map(_is_day, column))
    ]
    if len(days) >= 2 and not of_figures:
        return "days of single events in each row"
    return None


def _is_day(text: str) -> bool:
    return periods.kind_of(text) is PeriodKind.DAY


def _joined(heading: str) -> str:
    return "".join(letter for letter in heading.casefold() if letter.isalnum())
