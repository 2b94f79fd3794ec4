"""What a pack is about: the quarter, the teams, the themes or the exceptions only, their order, the cover's words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from metrics.edition import Edition
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS
from reporting.reported import BY_THEME, ORDERS

LONGEST_COVER = 2_000


class OptionsError(ValueError):
    """A pack that cannot be made; the message says why and what can."""


@dataclass(frozen=True)
class Options:
    """What to put into a pack.

    `teams` are codes, the council as a whole first among them by default; `themes` the titles of those to
    print, None for all; `exceptions_only` leaves the measures out that need no attention.
    """

    quarter: Period
    teams: tuple[str, ...] = (ALL_TEAMS,)
    themes: tuple[str, ...] | None = None
    exceptions_only: bool = False
    order: str = BY_THEME
    cover: str = ""

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
            said.append("Measure by measure: the exceptions only.")
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
        return f"{repr(whole).removesuffix(')')}, edition={edition.code!r})"
