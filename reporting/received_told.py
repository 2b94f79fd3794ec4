"""Rows of loaded files that say something of a figure, as they are told: where each stands and what it says."""

from dataclasses import dataclass

from metrics.words import evidence_words, narrative
from reporting.reported import team_label
from store.read.evidence import PartReceived, RowReceived


@dataclass(frozen=True)
class RowTold:
    """One row of a scorecard: where it stands in its file, what it says, and whether that is in use."""

    file: str
    stands: str
    team: str
    says: str
    loaded: str
    by: str
    in_use: str


@dataclass(frozen=True)
class PartTold:
    """What the rows of one load say of one part of a team's posts in a period: their sum."""

    team: str
    what: str
    period: str
    amount: str
    stands: str
    loaded: str
    by: str


def row(found: RowReceived) -> RowTold:
    """One row of a scorecard as it is told."""
    return RowTold(
        found.file,
        evidence_words.stands(found.file_row, None, found.sheet, found.column),
        team_label(found.team),
        _says(found),
        _loaded(found),
        f"{found.loaded_by}, {found.role}",
        "Yes" if found.counts else "Replaced",
    )


def part(found: PartReceived) -> PartTold:
    """One part of a team's posts as it is told."""
    return PartTold(
        team_label(found.team),
        narrative.capital(found.part.replace("_fte", "").replace("_", " ")),
        found.label,
        "Incomplete" if found.amount is None else narrative.plain(found.amount),
        f"{found.file}, {evidence_words.stands(found.first_row, found.last_row)}",
        _loaded(found),
        f"{found.loaded_by}, {found.role}",
    )


def _says(found: RowReceived) -> str:
    if found.missing:
        return narrative.missing_words(found.missing, found.reason)
    if found.numerator is not None:
        said = narrative.plain(found.numerator)
        return (
            said if found.denominator is None else f"{said} of {narrative.plain(found.denominator)}"
        )
    return "" if found.value_given is None else f"{narrative.plain(found.value_given)}, no parts"


def _loaded(found: RowReceived | PartReceived) -> str:
    return f"{narrative.day(found.loaded_at.date())} as entry {found.load_number}"
