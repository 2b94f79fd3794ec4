"""What an officer asks of all the figures: which of them, and laid out how."""

from dataclasses import dataclass

LIST = "list"
"""The code of the arrangement that is no pivot."""

ARRANGEMENTS = {
    LIST: "A list",
    "measure-period": "Measures by period",
    "team-period": "Teams by period",
    "measure-team": "Measures by team",
    "theme-period": "Themes by period",
    "theme-team": "Themes by team",
}
"""How the figures can be laid out: of a pivot the frame's column that its rows are, and that of its columns."""


@dataclass(frozen=True)
class Asked:
    """What is asked for: codes of each kind, none of a kind meaning all; and the arrangement."""

    themes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    arrangement: str = LIST

    @property
    def filters(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The frame's columns that are filtered, each with the values that are kept."""
        found = (
            ("theme", self.themes), ("measure_id", self.measures), ("team", self.teams),
            ("period", self.periods),
        )  # fmt: skip
        return tuple((column, codes) for column, codes in found if codes)

    @property
    def pivot(self) -> tuple[str, str] | None:
        """The columns of the frame that a pivot's rows and columns are; None of a list."""
        down, _, across = self.arrangement.partition("-")
        return (down, across) if across else None
