"""Holds every sentence against the rows, and counts."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.claims.facts import Facts, Row
from tests.claims.figures import PLAIN
from tests.claims.judged import Judge
from tests.claims.kinds import KINDS
from tests.claims.shapes import Of


@dataclass
class Count:
    """How many claims were held, by kind; those that are wrong, and the sentences that no kind reads."""

    held: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, int, str]] = field(default_factory=list)
    unread: list[tuple[str, str, int, str]] = field(default_factory=list)


def held_of(of: Of, sentence: str) -> bool:
    """Whether a sentence that is said of one figure is read, and right."""
    right = _right(of, _as_read(of.facts, of.measure, sentence))
    return right is not None and right[1]


def _as_read(facts: Facts, measure: str, sentence: str) -> str:
    if facts.measures[measure]["unit"] == "ratio":
        return re.sub(r"(?<=\d) to 1\b(?!\))", "", sentence)
    return sentence


def _right(of: Of, sentence: str) -> tuple[str, bool] | None:
    """The kind of a sentence and whether it is right; None where no kind reads it."""
    for pattern, check in KINDS:
        if match := pattern.match(sentence):
            try:
                return check.__name__, bool(check(of, match))
            except (LookupError, AssertionError):
                return check.__name__, False
    return ("plain", True) if PLAIN.match(sentence) else None


def hold(facts: Facts, said: Iterable[tuple[str, str, int, str]], count: Count) -> None:
    """Holds what is said of figures, each with its measure, team and the place of its quarter."""
    judge = Judge(facts)
    for measure, team, place, sentence in said:
        of = Of(facts, judge, measure, team, place, shown_row(facts, measure, team, place))
        found = _right(of, _as_read(facts, measure, sentence))
        if found is None:
            count.unread.append((measure, team, place, sentence))
            continue
        count.held[found[0]] += 1
        if not found[1]:
            count.wrong.append((measure, team, place, sentence))


def answers(facts: Facts, measure: str, team: str, place: int) -> list[str]:
    """What people answered of the figure that a scorecard shows, as it is quoted."""
    row = shown_row(facts, measure, team, place)
    return facts.answers.get((measure, team, row.place), []) if row else []


def shown_row(facts: Facts, measure: str, team: str, place: int) -> Row | None:
    """The figure that a scorecard shows: the quarter's own, else the latest year's that was out."""
    quarters = facts.quarters(measure, team, place)
    if quarters and quarters[-1].place == place:
        return quarters[-1]
    return facts.shown.get((measure, team, place))
