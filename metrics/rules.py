"""The rules as SQL: which view follows which, and which of them the build keeps as tables."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "sql"

_ORDER = (
    # name, made a table: more than one later view reads it, or the snapshot ships it
    ("observation", False),
    ("staffing_part", True),
    ("staffing_gap", False),
    ("staffing_sum", False),
    ("staffing_year", True),
    ("staffing_rate_part", False),
    ("staffing_rate", True),
    ("observed", False),
    ("series", True),
    ("expected", True),
    ("council_total", False),
    ("target", False),
    ("target_in_force", True),
    ("summed", False),
    ("valued", False),
    ("goal", False),
    ("rated", False),
    ("figure", True),
    ("small_cohort", True),
    ("segment", True),
    ("comparator", False),
    ("pair", False),
    ("direction", True),
    ("shown", True),
    ("earlier", True),
    ("received", True),
    ("received_staffing", True),
    ("doubt", False),
    ("query", True),
)
_LOOKING_BACK = ("restating", "earlier_observation", "earlier_staffing")
"""What finds the loads that restated something, and what was known before each of them."""


@dataclass(frozen=True)
class Rule:
    """One view of the build: a SELECT under its name. `kept` says the build makes it a table."""

    name: str
    sql: str
    kept: bool

    @property
    def statement(self) -> str:
        """The statement that makes the view or the table."""
        return f"CREATE {'TABLE' if self.kept else 'VIEW'} {self.name} AS\n{self.sql}"


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule that makes figures, in the order in which each reads only those before it."""
    return tuple(_read(name, kept) for name, kept in _ORDER)


@cache
def looking_back() -> tuple[Rule, ...]:
    """The rules that give `rules` what was known before each load that restated something, in order."""
    return tuple(_read(name, True) for name in _LOOKING_BACK)


def _read(name: str, kept: bool) -> Rule:
    return Rule(name, (_FOLDER / f"{name}.sql").read_text(encoding="utf-8"), kept)


@cache
def rule(name: str) -> Rule:
    """The rule of this name. Raises KeyError where there is none."""
    return {each.name: each for each in (*rules(), *looking_back())}[name]


@cache
def text() -> str:
    """Every rule's statement in order: what is kept so that a figure's rules can be read years later."""
    return ";\n\n".join(each.statement for each in (*looking_back(), *rules()))


@cache
def version() -> str:
    """The SHA-256 of every rule's text in order: the version that a ledger entry names."""
    return hashlib.sha256(text().encode()).hexdigest()
