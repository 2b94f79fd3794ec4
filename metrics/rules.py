"""The rules as SQL: which view follows which, and which of them the build keeps as tables.

Between what was received and what is made from it stand the edition views (`sql/edition/`), one for each
kind of thing that a snapshot ships: what its readers may see is decided there and nowhere else.
"""

import hashlib
import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from metrics import tables
from metrics.edition import BUILT, OFFICER, Edition

_FOLDER = Path(__file__).parent / "sql"
_EDITIONS = _FOLDER / "edition"
_FILES = {path.stem: path for path in _FOLDER.rglob("*.sql") if _EDITIONS not in path.parents}
"""Every rule's file by the rule's name: a room holds the rules of one subject, and no name is there twice."""

EDITION_VIEWS = tuple(sorted(path.stem for path in (_EDITIONS / OFFICER.code).glob("*.sql")))
"""What every edition has a view of under its own folder of `sql/edition/`, of the same names and columns."""

_ORDER = (
    # name, made a table: more than one later view reads it, or the snapshot ships it
    ("observation", False),
    ("staffing_part", True),
    ("staffing_gap", False),
    ("staffing_sum", False),
    ("edition_staffing", False),
    ("staffing_year", True),
    ("staffing_rate_part", False),
    ("edition_published_rate", False),
    ("staffing_rate", True),
    ("observed", True),
    ("edition_series", False),
    ("series", True),
    ("expected", True),
    ("council_total", False),
    ("target", False),
    ("edition_target", False),
    ("target_in_force", True),
    ("summed", False),
    ("edition_figure", False),
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
    ("edition_before_load", False),
    ("earlier", True),
    ("cause_way", True),
    ("trend_value", True),
    ("xmr_setting", True),
    ("xmr_point", True),
    ("xmr_limit", True),
    ("xmr_look", False),
    ("xmr_end", False),
    ("xmr_label", True),
    ("xmr_run", True),
    ("xmr_goal", True),
    ("xmr_assurance", True),
    ("drift", True),
    ("drift_slope", True),
    ("trend_history", True),
    ("goal_record", True),
    ("quarter_counted", True),
    ("team_look", False),
    ("look", True),
    ("look_chance", True),
    ("change_test", True),
    ("change_named", True),
    ("steady_range", True),
    ("judged_on", True),
    ("cause_found", True),
    ("signal", True),
    ("team_departs", True),
    ("projection_count", False),
    ("projection_level", False),
    ("projection", True),
    ("counted", True),
    ("interval", True),
    ("chance", True),
    ("recent_five", False),
    ("recent_fit", False),
    ("recent_trend", True),
    ("recent_signal", True),
    ("edition_load", False),
    ("load", True),
    ("edition_received", False),
    ("received", True),
    ("edition_received_staffing", False),
    ("received_staffing", True),
    ("home_quarter", True),
    ("usual_before", False),
    ("doubt_outside_usual_range", False),
    ("doubt_unchanged", False),
    ("doubt_all_or_none", False),
    ("doubt_cohort_halved", False),
    ("doubt_total_moved", False),
    ("doubt_published_differs", False),
    ("doubt_finer_rated_otherwise", False),
    ("doubt_target_far", False),
    ("doubt_count_for_share", False),
    ("doubt", False),
    ("edition_answer", False),
    ("query", True),
)
FOUND = tuple(
    sorted(
        {path.stem for path in (_FOLDER / "in_force").glob("*.sql")} - {name for name, _ in _ORDER}
    )
)
"""Rows in force that no rule above reads: one view a kind of file, found by its file, made first and
shipped to the snapshot as it is."""
_READS = re.compile(r"^-- Reads: (?!nothing)(.+?)\.$", re.MULTILINE)
_LOOKING_BACK = ("restating", "earlier_observation", "earlier_staffing")
"""What finds the loads that restated something, and what was known before each of them."""
_CHART = ("xmr_whole", "xmr_chart", "chart_point")
"""What looks at every point of one series with the limits of its last, for its chart."""
_DRAWN = ("xmr_end", "xmr_label", "xmr_chart", "steady_range", "chart_point")
"""What a chart is drawn from, in order, once its points are looked at."""


@dataclass(frozen=True)
class Rule:
    """One view of the build: a SELECT under its name. `kept` says the build makes it a table."""

    name: str
    sql: str
    kept: bool

    @property
    def reads(self) -> tuple[str, ...]:
        """The names of what it reads, as its own comment says them."""
        said = _READS.search(self.sql)
        return () if said is None else tuple(said[1].split(", "))

    @property
    def statement(self) -> str:
        """The statement that makes the view or the table."""
        return f"CREATE {'TABLE' if self.kept else 'VIEW'} {self.name} AS\n{self.sql}"


@cache
def rules(edition: Edition) -> tuple[Rule, ...]:
    """Every rule that makes an edition's figures, in the order in which each reads only those before it."""
    order = (*((name, True) for name in FOUND), *_ORDER)
    return tuple(_read(name, kept, edition) for name, kept in order)


def shown_as_received(edition: Edition) -> tuple[str, ...]:
    """The rows in force that an edition shows as they came: to officers all, to other readers none until a
    view of their edition says what of them they may see."""
    return FOUND if edition == OFFICER else ()


@cache
def looking_back() -> tuple[Rule, ...]:
    """The rules that give `rules` what was known before each load that restated something, in order."""
    return tuple(_read(name, True) for name in _LOOKING_BACK)


@cache
def chart() -> tuple[Rule, ...]:
    """The rules beyond `rules` that a whole control chart needs."""
    return tuple(_read(name, False) for name in _CHART)


def leading_to(name: str, given: Set[str]) -> tuple[Rule, ...]:
    """The rules that make one, it among them, from tables that are `given`, in order: for whoever has made
    those tables otherwise. What no rule makes (the catalogue, a calendar) is given too."""
    made = {each.name: each for each in rules(OFFICER)}
    needed: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each in made and each not in given and each not in needed:
            needed.add(each)
            waiting += made[each].reads
    return tuple(each for each in made.values() if each.name in needed)


@cache
def chart_query() -> str:
    """The control charts of some series, each up to a quarter of its own, as one query on a snapshot by
    the build's own rules. Parameters: series (their numbers), places (those of the quarters)."""
    within = {
        "wanted": "SELECT unnest($series) AS series_id, unnest($places) AS last",
        "trend_value": "SELECT v.series_id, v.place, v.segment, v.steps FROM main.trend_value AS v"
        " JOIN wanted AS w ON w.series_id = v.series_id AND v.place <= w.last",
        **{name: rule(name).sql for name in ("cause_way", "xmr_point", "xmr_limit")},
        "xmr_look": rule("xmr_whole").sql,
        **{name: rule(name).sql for name in _DRAWN},
    }
    steps = ",\n".join(f"{name} AS (\n{sql}\n)" for name, sql in within.items())
    columns = "series_id, place, points, signal, mean, lower_limit, upper_limit"
    return f"WITH {steps}\nSELECT {columns} FROM chart_point ORDER BY series_id, place"


def _read(name: str, kept: bool, edition: Edition = OFFICER) -> Rule:
    own = _EDITIONS / edition.code / f"{name}.sql"
    path = own if name in EDITION_VIEWS else _FILES[name]
    return Rule(name, path.read_text(encoding="utf-8"), kept)


@cache
def rule(name: str, edition: Edition = OFFICER) -> Rule:
    """The rule of this name, as it is in an edition. Raises KeyError where there is none."""
    return {each.name: each for each in (*rules(edition), *looking_back(), *chart())}[name]


@cache
def text() -> str:
    """Every rule's statement in order, after the tables that they join: what is kept so that a figure's
    rules can be read years later."""
    joined = (f"-- {name}\n{tables.text(name)}" for name in tables.NAMES)
    every = [*looking_back(), *rules(OFFICER), *chart()]
    for other in BUILT[1:]:
        every += [each for each in rules(other) if each.name in EDITION_VIEWS]
    return ";\n\n".join((*joined, *(each.statement for each in every)))


@cache
def version() -> str:
    """The SHA-256 of every rule's text in order: the version that a ledger entry names."""
    return hashlib.sha256(text().encode()).hexdigest()
