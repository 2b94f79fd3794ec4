"""What a pack is about: how long it is, the quarter, the teams, the themes or the exceptions only, their order, its cover."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, field, replace
from datetime import date

from metrics.edition import Edition
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS
from reporting.reported import BY_THEME, ORDERS

LENGTHS = SHORT, LONG = "short", "long"
"""How long a pack can be; the first is offered first."""

LONGEST_COVER = 2_000
LONGEST_OF_FRONT = 300
"""Letters of each thing that a committee report says of itself; the recommendation may be as long as the cover's words."""


class OptionsError(ValueError):
    """A pack that cannot be made; the message says why and what can."""


@dataclass(frozen=True)
class Front:
    """What a committee report says of itself on its cover: to whom, when, under which item, by whom, who answers
    for it, and what the committee is asked to decide. What is not given is left out, or what the figures were
    published for.
    """

    committee: str = ""
    held_on: date | None = None
    item: str = ""
    author: str = ""
    answerable: str = ""
    recommendation: str = ""

    def __post_init__(self) -> None:
        longest = (LONGEST_OF_FRONT, 0, *[LONGEST_OF_FRONT] * 3, LONGEST_COVER)
        for words, letters in zip(astuple(self), longest, strict=True):
            if isinstance(words, str) and len(words) > letters:
                raise OptionsError(f"the cover: {words[:30]}… has more than {letters:,} letters")


NO_FRONT = Front()


@dataclass(frozen=True)
class Options:
    """What to put into a pack.

    The `short` one has at most twelve pages: findings, scorecard, exceptions, staffing, what changed.
    `teams` are codes, the council as a whole first among them by default; `themes` the titles of those to
    print, None for all; `exceptions_only` leaves the measures out that need no attention.
    """

    quarter: Period
    teams: tuple[str, ...] = (ALL_TEAMS,)
    themes: tuple[str, ...] | None = None
    exceptions_only: bool = False
    order: str = BY_THEME
    cover: str = ""
    # Packs of version 0.1 are named by their choices as they were spelled then: what came since is added behind.
    short: bool = field(default=False, repr=False)
    front: Front = field(default=NO_FRONT, repr=False)

    def __post_init__(self) -> None:
        if self.order not in ORDERS:
            raise OptionsError(f"order: found {self.order!r}; allowed: {', '.join(ORDERS)}")
        if len(set(self.teams)) < len(self.teams):
            raise OptionsError("team: one is named twice; each is in a pack once")
        if not self.teams or self.themes == ():
            raise OptionsError("a pack is about one team and one theme at the least")
        if len(self.cover) > LONGEST_COVER:
            raise OptionsError(f"the cover text has at most {LONGEST_COVER:,} letters")

    @property
    def left_out(self) -> tuple[str, ...]:
        """What a pack leaves out, for its cover."""
        said = []
        if self.themes is not None:
            said.append(f"Themes: {', '.join(self.themes)}.")
        if self.exceptions_only:
            said.append(
                "The exceptions only." if self.short else "Measure by measure: the exceptions only."
            )
        return tuple(said)

    def checked(self, themes: Sequence[str]) -> "Options":
        """The same of a catalogue with these themes, all of them chosen being no choice. Raises OptionsError."""
        chosen = self.themes or ()
        if unknown := [theme for theme in chosen if theme not in themes]:
            raise OptionsError(f"theme: found {unknown[0]!r}; allowed: {', '.join(themes)}")
        return replace(self, themes=None) if set(chosen) == set(themes) else self

    def spelled(self, edition: Edition, themes: Sequence[str]) -> str:
        """The choices in one line, as version 0.1 spelled them of a catalogue with measures in every theme: packs
        keep the names that they had."""
        whole = replace(self, themes=self.themes or tuple(themes))
        since = "short, " * self.short + (f"{self.front!r}, " if self.front != NO_FRONT else "")
        return f"{repr(whole).removesuffix(')')}, {since}edition={edition.code!r})"
