"""What one fault proof found: how many trials there were, and every trial that went wrong, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

LOST, PARTIAL, NOT_OPENING, WRONG = "lost", "partial", "not opening", "wrong figures served"
ILLS = (LOST, PARTIAL, NOT_OPENING, WRONG)
"""What may go wrong with a trial; anything that is none of the first three counts as the last."""


@dataclass(frozen=True)
class Ill:
    """One thing that went wrong: which of `ILLS`, and what was seen."""

    sort: str
    words: str


@dataclass
class Tally:
    """The trials of one proof. It holds only where there were as many as were wanted and no ill."""

    what: str
    wanted: int
    trials: int = 0
    ills: list[Ill] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)

    def add(self, ills: Iterable[Ill], note: str = "") -> None:
        """One more trial, with what went wrong in it and what sort of trial it was."""
        self.trials += 1
        self.ills += ills
        if note:
            self.notes[note] = self.notes.get(note, 0) + 1

    @property
    def holds(self) -> bool:
        return self.trials >= self.wanted and not self.ills

    def row(self) -> tuple[str, ...]:
        """One line of the table."""
        counts = (sum(ill.sort == sort for ill in self.ills) for sort in ILLS)
        noted = ", ".join(f"{words} {count:,}" for words, count in sorted(self.notes.items()))
        return (self.what, f"{self.trials:,} of {self.wanted:,}", *map(str, counts), noted)


HEADINGS = ("what", "how many", *ILLS, "of which")


def table(tallies: Sequence[Tally]) -> str:
    """The rows under their headings, as Markdown shows a table."""
    rows = [HEADINGS, tuple("---" for _ in HEADINGS), *(each.row() for each in tallies)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
