"""A table whose figures stand under teams, measures or posts, and not under periods, unfolded into one row a figure.

Teams across, a transposed scorecard and a staffing sheet are one thing: what a column is headed with and what a row
says together name a figure; the quarter, where no column says it, is the one that stands above the headings.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from metrics.catalogue.teams import is_all
from metrics.vocabulary import ALL_TEAMS, STAFFING_PARTS
from store.intake import cells, figure_in_cell, recipe, wide
from store.intake.faults import Faults
from store.intake.kinds import staffing_file
from store.intake.measure_names import Names
from store.intake.placed import Placed
from store.intake.recipe import OF_MEASURE, OF_POSTS, OF_TEAM, Headed
from store.intake.sheet import ReadAs, Sheet

POSTS = ("team", "role", "period", *STAFFING_PARTS)
"""The columns of the rows that a staffing sheet is unfolded into."""

STAFFING_COMMENT = "vacancy"
"""The rate of whose measure a comment on a team's staffing is the commentary."""

DEFAULT_ROLE = "Social worker"
_TOTALS = frozenset(("total", "totals", "grand total", "overall", "council", "council total"))
_APART = Decimal("0.05")
"""How far a part written to one decimal may be from what it is, so that a total may be out by as much for each."""

Row = tuple[Placed, list[str]]


@dataclass(frozen=True)
class Crosswise(wide.Columns):
    """The columns of a table: what those of figures are headed with, and what is said of the whole table where no
    column says it."""

    headed: Mapping[int, Headed]
    team: str
    role: str
    period: str


@dataclass
class Unfolded:
    """The rows of a table: figures under `wide.LONG`, and staffing returns under POSTS."""

    figures: list[Row] = field(default_factory=list)
    posts: list[Row] = field(default_factory=list)


def unfolded(sheet: Sheet, layout: Crosswise, names: Names, title: str) -> Unfolded:
    """Every row of a table as the figures and the staffing return that it stands for; what is wrong is added to the
    sheet's faults."""
    reader = _Reader(sheet, layout, names, title)
    for place, each in layout.headed.items():
        if each.kind == OF_MEASURE:
            names.told(ReadAs(title, sheet.header_row, sheet.header[place], each.which))
    for row, values in sheet.measured():
        reader.row(row, values)
    reader.check_totals()
    return reader.made


class _Reader:
    def __init__(self, sheet: Sheet, layout: Crosswise, names: Names, title: str) -> None:
        self._sheet, self._layout, self._names, self._title = sheet, layout, names, title
        self._commented = names.of_staffing(STAFFING_COMMENT)
        self._sums: dict[tuple[str, str, str], list[Decimal]] = defaultdict(list)
        self._totals: list[tuple[Placed, tuple[str, str, str], Decimal]] = []
        self.made = Unfolded()

    def row(self, row: int, values: Sequence[str]) -> None:
        """Adds what one row stands for; one with neither figure nor comment is a heading between others."""
        layout = self._layout
        comment = self._cell(values, recipe.COMMENTARY)
        filled = {place: each for place, each in layout.headed.items() if values[place].strip()}
        if not filled and not comment:
            self._sheet.leave_out(row, None)
            return
        period = self._cell(values, recipe.PERIOD) or layout.period
        if year := self._cell(values, recipe.YEAR):
            period = f"{period} {year}"
        team = self._team(values)
        measure = self._measure(row, values)
        if measure is None:
            return
        said = {
            part: text
            for part in (*wide.OF_ROW, "period")
            if part != recipe.COMMENTARY and (text := self._cell(values, part))
        } | {"period": period}
        posts: dict[str, int] = {}
        for place, each in filled.items():
            if each.kind == OF_POSTS:
                posts[each.which] = place
            elif each.kind == OF_TEAM:
                self._figure(
                    row, place, values[place], said | {"measure_id": measure, "team": each.which}
                )
            else:
                self._figure(
                    row, place, values[place], said | {"measure_id": each.which, "team": team}
                )
        if posts:
            self._posts(row, values, posts, team, period)
        if comment:
            self._comment(row, comment, team, period)

    def _cell(self, values: Sequence[str], part: str) -> str:
        place = self._layout.place(part)
        return "" if place is None else values[place].strip()

    def _team(self, values: Sequence[str]) -> str:
        if self._layout.place(recipe.TEAM) is None:
            return self._layout.team
        team = self._cell(values, recipe.TEAM)
        return ALL_TEAMS if is_all(team) or team.casefold().strip(" :") in _TOTALS else team

    def _measure(self, row: int, values: Sequence[str]) -> str | None:
        """The measure of a row whose figures stand under teams; '' where no row says one, None where it is left out."""
        layout = self._layout
        if not any(each.kind == OF_TEAM for each in layout.headed.values()):
            return ""
        found = self._names.of_row(self._sheet, row, values, layout.naming, self._title)
        if found == "":
            self._sheet.leave_out(row, None)
        return found or None

    def _figure(self, row: int, place: int, text: str, said: Mapping[str, str]) -> None:
        self._add(row, place, {**said, **figure_in_cell.parts(text)._asdict()})

    def _add(self, row: int, place: int, said: Mapping[str, str]) -> None:
        at = Placed(row, self._title, self._columns(place))
        self.made.figures.append((at, [said.get(column, "") for column in wide.LONG]))

    def _columns(self, place: int) -> dict[str, str]:
        """Under which heading each of our columns was read, for the figure of one column."""
        headings, layout = self._sheet.header, self._layout
        columns = dict.fromkeys(
            ("measure_id", "team", "period", "numerator", "denominator", "value"), headings[place]
        )
        columns |= {part: headings[at] for at, part in layout.roles.items()}
        if layout.naming:
            columns["measure_id"] = headings[layout.naming[0]]
        return columns

    def _comment(self, row: int, text: str, team: str, period: str) -> None:
        """What is said of a team's staffing, kept with the rate of its vacant posts."""
        place = self._layout.place(recipe.COMMENTARY) or 0
        if not self._commented:
            at = Placed(row, self._title, self._columns(place))
            allowed = "a measure of vacant posts in the catalogue, with which it is kept"
            self._sheet.faults.add(
                at, "commentary", "unknown_measure", "a comment on a team's staffing", allowed
            )
            return
        for at, found in self.made.figures[::-1]:
            if int(at) != row:
                break
            if found[wide.LONG.index("measure_id")] == self._commented:
                found[wide.LONG.index("commentary")] = text
                return
        said = {"measure_id": self._commented, "team": team, "period": period, "commentary": text}
        self._add(row, place, said)

    def _posts(
        self, row: int, values: Sequence[str], parts: Mapping[str, int], team: str, period: str
    ) -> None:
        """A row's staffing return; that of the council is held to the sum of its teams, and worked out anew."""
        headings, layout = self._sheet.header, self._layout
        first = next(iter(parts.values()))
        columns = {part: headings[place] for part, place in parts.items()}
        columns |= {part: headings[at] for at, part in layout.roles.items()}
        at = Placed(row, self._title, {"team": headings[first], **columns})
        role = self._cell(values, recipe.ROLE) or layout.role or DEFAULT_ROLE
        amounts = {part: values[place] for part, place in parts.items()}
        for part, text in amounts.items():
            if (amount := _number(text)) is None:
                continue
            key = (role, period, part)
            if team == ALL_TEAMS:
                self._totals.append((at, key, amount))
            else:
                self._sums[key].append(amount)
        if "vacancies_fte" not in {each.which for each in layout.headed.values()}:
            amounts |= dict(_vacant(amounts))
        if team != ALL_TEAMS:
            said = {"team": team, "role": role, "period": period, **amounts}
            self.made.posts.append((at, [said.get(column, "") for column in POSTS]))

    def check_totals(self) -> None:
        """A row of totals says what its teams add up to, or the table is not whole."""
        if self._totals:
            rows = len({int(at) for at, *_ in self._totals})
            self._sheet.told[
                "rows of totals", "held to the sum of the teams, and worked out anew"
            ] += rows
        for at, key, amount in self._totals:
            teams = self._sums[key]
            if abs(sum(teams, Decimal(0)) - amount) > _APART * (len(teams) + 1):
                allowed = (
                    f"{sum(teams, Decimal(0))}, the sum of the {len(teams)} teams; is one left out?"
                )
                self._sheet.faults.add(at, key[-1], "total_mismatch", amount, allowed)


def _vacant(amounts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Vacant posts where a sheet gives posts and those filled alone: what is left of them, never less than none."""
    establishment, in_post = (
        _number(amounts.get(part, "")) for part in ("establishment_fte", "in_post_fte")
    )
    if establishment is not None and in_post is not None:
        yield "vacancies_fte", str(max(establishment - in_post, Decimal(0)))


def _number(text: str) -> Decimal | None:
    try:
        found = cells.amount(text)
    except cells.CellError:
        return None
    return found.amount if isinstance(found, cells.Number) else None


def returns(posts: Sequence[Row], row: int, faults: Faults) -> Sheet:
    """Staffing returns as a file of them would give them: the columns that must be there, and those that any fills."""
    kept = [
        at
        for at, column in enumerate(POSTS)
        if column in staffing_file.HEADINGS.required or any(found[at] for _, found in posts)
    ]
    rows = [(place, [found[at] for at in kept]) for place, found in posts]
    return Sheet([POSTS[at] for at in kept], row, rows, faults)
