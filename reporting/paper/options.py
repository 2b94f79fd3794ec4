"""What a pack is about: the quarter, the teams, the themes or the exceptions only, their order, the cover's words."""

from dataclasses import dataclass

from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, THEMES

OFFICER, PUBLIC = "officer", "public"
ORDERS = ("catalogue", "need")
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
    order: str = "catalogue"
    cover: str = ""
    edition: str = OFFICER

    def __post_init__(self) -> None:
        if self.edition != OFFICER:
            raise OptionsError(
                "there is no public edition yet: small numbers are not hidden. "
                "Only the officer edition can be made, and it is not for publication"
            )
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
