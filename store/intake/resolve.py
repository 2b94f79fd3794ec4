"""The cells that say what, who and when: measure, team and period, each known to the council or refused."""

from datetime import date

from metrics import british, letters
from metrics.catalogue.measure import Measure
from metrics.catalogue.teams import TeamHistory, is_all, last_quarter
from metrics.period import Period, PeriodKind, academic_year, add_months, quarter_at, quarter_of
from metrics.vocabulary import ALL_TEAMS, Basis
from store.intake import cells, periods
from store.intake.faults import Faults
from store.intake.shapes import Context

NAMES_ALLOWED = "Latin letters, digits, plain spaces and punctuation"

FURTHEST = 5
"""Years ahead that a period may lie: beyond, the year is mistyped, and would lead every screen there."""


class Resolver:
    """Reads the naming cells of one file's rows; every fault is recorded and answered with None."""

    def __init__(self, context: Context, faults: Faults) -> None:
        self._context = context
        self._faults = faults
        self._measures = {measure.id.casefold(): measure for measure in context.catalogue.measures}
        self._seen: dict[tuple[str, ...], int] = {}

    def name(self, row: int, column: str, text: str, *, may_be_blank: bool = False) -> str | None:
        """A name of at most 200 letters; None where it is blank and may not be, or too long."""
        try:
            name = cells.name(text)
        except cells.CellError as fault:
            self._faults.add(row, column, fault.code, f"{len(text):,} letters", fault.allowed)
            return None
        if not name and not may_be_blank:
            self._faults.add(row, column, "blank", "nothing", "a cell with something in it")
            return None
        return name

    def called(self, row: int, column: str, text: str, *, may_be_blank: bool = False) -> str | None:
        """The name of something that readers see: as `name`, and every letter one that they can see and
        tell from another."""
        if not self.seen_plainly(row, column, text.strip()):
            return None
        return self.name(row, column, text, may_be_blank=may_be_blank)

    def seen_plainly(self, row: int, column: str, text: str) -> bool:
        """Whether a reader can see every letter of a name and tell it from another."""
        odd = letters.odd(text[: cells.NAME_LENGTH])
        if odd is not None:
            self._faults.add(
                row, column, "lookalike", f"{letters.called(odd)} in {text}", NAMES_ALLOWED
            )
        return odd is None

    def alone(self, row: int, column: str, name: str, names: letters.Told) -> bool:
        """Whether no other of these names looks like this one to a reader."""
        other = names.twin(name)
        if other is not None:
            same = "" if other in names.taken else f"{other}, letter for letter, or "
            allowed = f"{same}a name that does not look like {other}"
            self._faults.add(row, column, "lookalike", name, allowed)
        return other is None

    def verbatim(self, row: int, column: str, text: str) -> str | None:
        """A text as it was written; None where it is blank or too long."""
        try:
            return cells.verbatim(text)
        except cells.CellError as fault:
            self._faults.add(row, column, fault.code, f"{len(text):,} letters", fault.allowed)
            return None

    def measure(self, row: int, text: str) -> Measure | None:
        """The measure that a cell names, capitals and the spaces round it aside."""
        name = self.name(row, "measure_id", text)
        if name is None:
            return None
        measure = self._measures.get(name.casefold()) if name.isascii() else None
        if measure is None:
            allowed = f"one of the {len(self._measures)} ids of the catalogue{_odd_letters(name)}"
            self._faults.add(row, "measure_id", "unknown_measure", name, allowed)
        return measure

    def period(
        self,
        row: int,
        text: str,
        *,
        annual: bool | None,
        year_end: bool = False,
        school_year: bool = False,
        over: bool = False,
    ) -> Period | None:
        """The period that a cell names: a quarter, for an annual figure any other, for None either.

        Where a `year_end` may stand for it, that of a year is its fourth quarter; where figures are of a `school_year`,
        two years alone are one. Of a figure that was counted it must be `over`.
        """
        if not text.strip():
            self._faults.add(row, "period", "blank", "nothing", periods.PERIODS_ALLOWED)
            return None
        try:
            period = periods.period(text)
        except cells.CellError as fault:
            self._faults.add(row, "period", fault.code, text, fault.allowed)
            return None
        if school_year and periods.is_bare_year(text):
            period = academic_year(period.index)
        if period.start.year > british.today().year + FURTHEST:
            allowed = f"no later than {FURTHEST} years from now: is the year mistyped?"
            self._faults.add(row, "period", "period", text, allowed)
            return None
        if over and period.end > british.today():
            last = quarter_at(quarter_of(british.today()).index - 1)
            allowed = f"a period that is over, such as {last.code}: is the year mistyped?"
            self._faults.add(row, "period", "period", text, allowed)
            return None
        if annual is None:
            return period
        if not annual:
            period = periods.quarter(period)
            if year_end and period.kind is PeriodKind.FINANCIAL_YEAR and periods.is_year_end(text):
                period = quarter_of(period.end)
        if annual == (period.kind is PeriodKind.QUARTER):
            allowed = "a year or a day: an annual figure" if annual else "a quarter, as 2017-18 Q3"
            self._faults.add(row, "period", "period_kind", text, allowed)
            return None
        return period

    def team(self, row: int, text: str, period: Period | None, *, all_allowed: bool) -> str | None:
        """The present name of the team that a cell names; a period, if known, must be one it existed in."""
        name = self.name(row, "team", text)
        if name is None:
            return None
        if is_all(name):
            if all_allowed:
                return ALL_TEAMS
            self._faults.add(row, "team", "team_all", name, "each team; the council is their sum")
            return None
        team = self._context.teams.find(name)
        if team is None:
            names = (
                ", ".join(self._context.teams.active(period) if period else ()) or "the teams file"
            )
            self._faults.add(row, "team", "unknown_team", name, f"{names}{_odd_letters(name)}")
            return None
        if period is None:
            return self._context.teams.present(name)
        return self._in_force(row, name, period, self._context.teams)

    def _in_force(self, row: int, name: str, period: Period, teams: TeamHistory) -> str | None:
        standing = teams.standing(name, period)
        if standing is None or not standing.in_force:
            quarter = last_quarter(period).code
            allowed = ", ".join(teams.active(period)) or "no team"
            found = f"{name} in {period.code}"
            self._faults.add(row, "team", "team_not_in_force", found, f"in {quarter}: {allowed}")
            return None
        # The new name in a quarter before the rename is the same series; only an old name is news.
        team = teams.find(name)
        if not standing.name_in_force and team is not None and team.name != standing.present:
            self._faults.notice(row, "team", "team_renamed", name, f"kept as {standing.present}")
        return standing.present

    def first(self, row: int, column: str, *key: str) -> bool:
        """Whether this key, capitals aside, stands in the file for the first time."""
        plain = tuple(part.casefold() for part in key)
        earlier = self._seen.setdefault(plain, row)
        # The very row, and not its number: one row of a wide sheet is many of ours.
        if earlier is row:
            return True
        found = ", ".join(part for part in key if part)
        self._faults.add(
            row, column, "duplicate_key", found, f"one row; it stands in row {earlier} too"
        )
        return False


def is_annual(measure: Measure) -> bool:
    """Whether a measure's own periods are years or days, not quarters."""
    return measure.basis is Basis.ANNUAL


def shown_from(measure: Measure, period: Period) -> date | None:
    """The day from which an annual figure may be shown: the catalogue's months after its period."""
    if not is_annual(measure):
        return None
    return add_months(period.end, measure.due_after_months)


def _odd_letters(name: str) -> str:
    """A warning where a name holds a letter that only looks like one of ours."""
    odd = next((letter for letter in name if not letter.isascii()), None)
    if odd is None:
        return ""
    return f" (found holds {letters.called(odd)})"
