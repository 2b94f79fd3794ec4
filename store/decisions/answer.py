"""An answer to a query about a figure: it stays with the figure that it was given to."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from metrics.figures.figure import Figure, Query
from store.decisions.decision import Decision, Made, Rows
from store.decisions.officer import Officer
from store.intake import persons
from store.ledger.body import Body
from store.ledger.ledger import Entry

if TYPE_CHECKING:
    from store.store import Store

LONGEST = 2_000


class AnswerError(ValueError):
    """An answer is a sentence; the message says what is missing."""


class About(Body, frozen=True):
    """The figure that was asked about, as it stood, and the code of the query."""

    measure_id: str
    team: str
    period: str
    code: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None


class Answer(Body, frozen=True):
    """What somebody who knows says of a figure."""

    about: About
    words: str


def _row(made: Made[Answer]) -> tuple[object, ...]:
    about = made.body.about
    return (
        made.number, about.measure_id, about.team, about.period, about.code, about.numerator,
        about.denominator, about.value, made.body.words, made.officer.name, made.officer.role,
        made.entry.recorded_at,
    )  # fmt: skip


ANSWER = Decision(
    "answer",
    Answer,
    rows=Rows(
        "answer",
        "entry INTEGER, measure_id VARCHAR, team VARCHAR, period VARCHAR, code VARCHAR,"
        " numerator DECIMAL(18, 4), denominator DECIMAL(18, 4), value DECIMAL(18, 4),"
        " words VARCHAR, answered_by VARCHAR, role VARCHAR, answered_at VARCHAR",
        _row,
    ),
)


def answer(
    store: "Store",
    officer: Officer,
    seen: Sequence[Entry],
    answers: Iterable[tuple[Query, Figure, str]],
) -> list[Made[Answer]]:
    """Records answers to queries, each with the figure that it is about, and builds the draft with them.

    Blank ones are left out; the rest are recorded together or not at all. Raises AnswerError where one is
    longer than 2,000 letters or tells of a person, MovedOnError where somebody recorded anything since, and
    NotBuiltError where they are recorded and the draft could not be built with them.
    """
    given = [(query, figure, " ".join(words.split())) for query, figure, words in answers]
    if any(len(words) > LONGEST for _, _, words in given):
        raise AnswerError(f"an answer has at most {LONGEST:,} letters")
    told = next(filter(None, (persons.told_of(words) for _, _, words in given)), None)
    if told is not None:
        raise AnswerError(f"an answer holds {told}; allowed: {persons.ALLOWED}")
    bodies = [
        Answer(about=_about(query, figure), words=words) for query, figure, words in given if words
    ]
    if not bodies:
        return []
    made = ANSWER.record_all(store, officer, seen, bodies)
    store.build_with(made[-1].entry)
    return made


def _about(query: Query, figure: Figure) -> About:
    return About(
        measure_id=query.measure_id, team=query.team, period=query.period, code=query.doubt,
        numerator=figure.numerator, denominator=figure.denominator, value=figure.value,
    )  # fmt: skip
