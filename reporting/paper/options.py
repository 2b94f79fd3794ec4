"""What a pack is about: the quarter, the teams, the themes or the exceptions only, their order, the cover's words."""

from dataclasses import dataclass

from metrics.edition import Edition
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, THEMES
from reporting.reported import BY_THEME, ORDERS

LONGEST_COVER = 2_000


class OptionsError(ValueError):
    """A pack that cannot be made; the message says why and what can."""


@dataclass(frozen=True)
class Options:
    """What to put into a pack.

    `teams` are codes, the council as a whole first among them by default; `themes` those to
    print, all by default; `exceptions_only` leaves the measures out that need no attention.
    """

    quarter: Period
    teams: tuple[str, ...] = (ALL_TEAMS,)
    themes: tuple[str, ...] = THEMES
    exceptions_only: bool = False
    order: str = BY_THEME
    cover: str = ""

    def __post_init__(self) -> None:
        if self.order not in ORDERS:
            raise OptionsError(f"order: found {self.order!r}; allowed: {', '.join(ORDERS)}")
        if unknown := [theme for theme in self.themes if theme not in THEMES]:
            raise OptionsError(f"theme: found {unknown[0]!r}; allowed: {', '.join(THEMES)}")
        if len(set(self.teams)) < len(self.teams):
            raise OptionsError("team: one is named twice; each is in a pack once")
        if not self.teams or not self.themes:
            raise OptionsError("a pack is about one team and one theme at the least")
        if len(self.cover) > LONGEST_COVER:
            raise OptionsError(f"the cover text has at most {LONGEST_COVER:,} letters")

    @property
    def left_out(self) -> tuple[str, ...]:
        """What a pack leaves out, for its cover."""
        said = []
        if self.themes != THEMES:
            said.append(f"Themes: {', '.join(self.themes)}.")
        if self.exceptions_only:
            said.append("Measure by measure: the exceptions only.")
        return tuple(said)

    def spelled(self, edition: Edition) -> str:
        """The choices in one line, as version 0.1 spelled them: packs keep the names that they had."""
        return f"{repr(self).removesuffix(')')}, edition={edition.code!r})"
