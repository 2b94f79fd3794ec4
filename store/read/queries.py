"""Queries about figures, and the answers that stay with them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from metrics.figures.figure import Figure, Query
from metrics.vocabulary import Doubt
from store.decisions.officer import Officer
from store.ledger import in_force
from store.ledger.ledger import Entry, Kind, Ledger, head
from store.read.snapshot import Snapshot
from store.settings import Places

LONGEST = 2_000
_IN_FORCE = ("catalogue", "rules", *in_force.REPLACED_WHOLE)


class AnswerError(ValueError):
    """An answer is a sentence; the message says what is missing."""


def queries(
    snapshot: Snapshot, measure_id: str | None = None, team: str | None = None
) -> tuple[Query, ...]:
    """Every query about the council's figures, newest quarter first; of one measure and team where named."""
    return tuple(
        Query(
            row.measure_id, row.team, row.period, Doubt(row.code), row.low, row.high, row.answer,
            row.answered_by, row.role,
            datetime.fromisoformat(row.answered_at) if row.answered_at else None,
        )
        for row in snapshot.rows("queries", measure=measure_id, team=team)
    )  # fmt: skip


def answer(
    places: Places,
    entries: Sequence[Entry],
    answers: Iterable[tuple[Query, Figure, str]],
    officer: Officer,
) -> list[Entry]:
    """Records answers to queries, each with the figure that it is about; blank ones are left out.

    Raises AnswerError where one is longer than 2,000 letters, before any is recorded, and
    MovedOnError where somebody recorded anything since.
    """
    given = [(query, figure, " ".join(words.split())) for query, figure, words in answers]
    if any(len(words) > LONGEST for _, _, words in given):
        raise AnswerError(f"an answer has at most {LONGEST:,} letters")
    last = in_force.of_figures(entries)[-1].body
    kept = {name: last[name] for name in _IN_FORCE if name in last}
    made: list[Entry] = []
    ledger = Ledger(places.ledger)
    for query, figure, words in given:
        if not words:
            continue
        body = {
            "about": {
                "measure_id": query.measure_id,
                "team": query.team,
                "period": query.period,
                "code": query.doubt,
                "numerator": _text(figure.numerator),
                "denominator": _text(figure.denominator),
                "value": _text(figure.value),
            },
            "words": words,
            "by": officer.name,
            "role": officer.role,
            **kept,
        }
        made.append(ledger.append(Kind.ANSWER, body, after=head([*entries, *made])))
    return made


def _text(amount: object) -> str | None:
    return None if amount is None else str(amount)
