"""An answer to a query about a figure, or to several: it stays with each figure that it was given to."""

from collections.abc import Iterable, Iterator, Sequence
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

Asked = tuple[Query, Figure]
"""A query and the figure that it is about, as it stands."""


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


class Answer(Body, frozen=True, omit_defaults=True):
    """What somebody who knows says of a figure, and of others `also`."""

    about: About
    words: str
    also: tuple[About, ...] = ()


def _rows(made: Made[Answer]) -> Iterator[tuple[object, ...]]:
    for about in (made.body.about, *made.body.also):
        yield (
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
        _rows,
    ),
)


def answer(
    store: "Store",
    officer: Officer,
    seen: Sequence[Entry],
    answers: Iterable[tuple[Sequence[Asked], str]],
) -> list[Made[Answer]]:
    """Records answers to queries, each with the figures that it is about, and builds the draft with them.

    Blank ones, and those about nothing, are left out; the rest are recorded together or not at all. Raises AnswerError where one is
    longer than 2,000 letters or tells of a person, MovedOnError where somebody recorded anything since, and
    NotBuiltError where they are recorded and the draft could not be built with them.
    """
    given = [(asked, " ".join(words.split())) for asked, words in answers]
    if any(len(words) > LONGEST for _, words in given):
        raise AnswerError(f"an answer has at most {LONGEST:,} letters")
    told = next(filter(None, (persons.told_of(words) for _, words in given)), None)
    if told is not None:
        raise AnswerError(f"an answer holds {told}; allowed: {persons.ALLOWED}")
    bodies = []
    for asked, words in given:
        if words and asked:
            first, *also = (_about(query, figure) for query, figure in asked)
            bodies.append(Answer(about=first, words=words, also=tuple(also)))
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
