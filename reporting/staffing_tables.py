"""The tables of staffing: posts and rates by team, role, quarter and year, and one rate by team and quarter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from metrics.catalogue.measure import Measure
from metrics.exact import half_up
from metrics.figures.posts import Part, Posts, Rate
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS, STAFFING_RATE_LABELS, Unit
from metrics.words import narrative, post_words
from reporting import staffing_returns, told
from reporting.reading import Reading
from reporting.reported import team_label
from reporting.told import Amount, Cell, FigureTold
from store.read import staffing_posts

COLUMNS = {
    "establishment_fte": "Posts",
    "in_post_fte": "Filled",
    "vacancies_fte": "Vacant",
    "agency_fte": "Agency staff",
    "agency_cover_fte": "Agency in vacant posts",
}
"""The parts that stand beside every rate."""

NO_FIGURE = FigureTold("No figure", amount=None)


@dataclass(frozen=True)
class RateCell:
    """One rate: its figure with what it is made of, and England's beside it where there is one."""

    figure: FigureTold
    beside: str = ""


@dataclass(frozen=True)
class StaffingRow:
    """One line of a staffing table: a team, a role, a quarter or a census day.

    `said` stands in place of all figures where nothing came in.
    """

    title: str
    note: str = ""
    said: str = ""
    posts: tuple[Cell, ...] = ()
    rates: tuple[RateCell, ...] = ()


@dataclass(frozen=True)
class StaffingTable:
    """Posts under their headings, then rates under theirs; `total_last` says that the last row sums the others.

    Without rows the caption says why.
    """

    heading: str
    caption: str
    first: str
    posts: tuple[str, ...]
    rates: tuple[str, ...]
    rows: tuple[StaffingRow, ...]
    total_last: bool = False


@dataclass(frozen=True)
class RateTable:
    """One rate by team and quarter, the council last: a figure, or None where the team was not there."""

    title: str
    quarters: tuple[str, ...]
    rows: tuple[tuple[str, tuple[FigureTold | None, ...]], ...]


def by_team(reading: Reading, quarter: Period) -> StaffingTable:
    """Every team in one quarter, the council at the foot from summed parts."""

    def make() -> StaffingTable:
        shown = _shown(reading)
        return StaffingTable(
            "By team",
            f"{quarter.label} ({quarter.months}). Posts are full-time equivalents on "
            f"{narrative.day(quarter.end)}; leavers and sickness are those of the 12 months to then. "
            "All teams is worked out from the summed numbers, never by averaging the teams' rates.",
            "Team",
            tuple(COLUMNS.values()),
            _names(shown),
            tuple(
                _team_row(reading, team, quarter, shown)
                for team in staffing_returns.teams(reading, quarter)
            ),
            total_last=True,
        )

    return reading.kept(("staffing-by-team", quarter.code), make)


def by_role(reading: Reading, team: str, quarter: Period) -> StaffingTable:
    """One team's posts by role in a quarter."""

    def make() -> StaffingTable:
        whose = team_label(team)
        rows = tuple(
            StaffingRow(each.role, posts=_posts(each))
            for each in staffing_posts.roles(reading.snapshot, team, quarter)
            if each.returned
        )
        return StaffingTable(
            f"By role: {whose}",
            f"{whose}, {quarter.label}. Full-time equivalents on {narrative.day(quarter.end)}."
            if rows
            else f"{whose} returned nothing by role for {quarter.label}.",
            "Role",
            tuple(COLUMNS.values()),
            (),
            rows,
        )

    return reading.kept(("staffing-by-role", team, quarter.code), make)


def by_quarter(reading: Reading, team: str, quarter: Period) -> StaffingTable:
    """Every quarter of one team up to the one shown, the latest first."""

    def make() -> StaffingTable:
        whose, shown = team_label(team), _shown(reading)
        past = staffing_returns.quarters(reading, team, quarter)
        rows = tuple(
            _row(reading, each.period.label, _breaks(reading, past, at), each, shown)
            if each.returned
            else _nothing(each.period.label, each.period)
            for at, each in reversed(list(enumerate(past)))
        )
        return StaffingTable(
            f"Quarter by quarter: {whose}",
            f"{whose}, the latest quarter first: the figures of the two pictures above.",
            "Quarter",
            tuple(COLUMNS.values()),
            _names(shown),
            rows,
        )

    return reading.kept(("staffing-by-quarter", team, quarter.code), make)


def by_year(reading: Reading, quarter: Period) -> StaffingTable:
    """Every year of the published census released by a quarter's end, the latest first, beside England."""

    def make() -> StaffingTable:
        years = staffing_returns.held(reading, quarter).years
        shown = [name for name in _shown(reading) if _any(reading, years, name)]
        rows = tuple(
            _row(
                reading,
                each.period.label,
                _breaks(reading, years, at),
                each,
                shown,
                _england(reading, each, quarter),
            )
            for at, each in reversed(list(enumerate(years)))
        )
        return StaffingTable(
            "Year by year",
            f"{reading.whose.council}, 30 September of each year, the latest first. Leavers and sickness "
            "are those of the 12 months to then. Rates are worked out from the published numbers and "
            "may differ by 0.1 from the published rate, which rests on unrounded ones.",
            "Census day",
            tuple(COLUMNS.values()),
            _names(shown),
            rows,
        )

    return reading.kept(("staffing-by-year", quarter.code), make)


def by_team_and_quarter(
    reading: Reading, measure: Measure, quarter: Period, *, every: bool = False
) -> RateTable:
    """A rate by team and quarter, as in its picture (or `every` quarter), each with what it is made of."""

    def make() -> RateTable:
        found = staffing_returns.rate_by_team(reading, measure, quarter, every=every)
        labels = {each.place: each.label for figures in found.figures.values() for each in figures}
        rows = []
        for team, figures in found.figures.items():
            cells = {each.place: rate_told(Rate(measure, each), team) for each in figures}
            rows.append((team_label(team), tuple(cells.get(place) for place in sorted(labels))))
        return RateTable(
            f"{measure.name}, by team",
            tuple(labels[place] for place in sorted(labels)),
            tuple(rows),
        )

    return reading.kept(("staffing-by-team-and-quarter", measure.id, quarter.code, every), make)


def _shown(reading: Reading) -> list[str]:
    """The rates that have a column; agency staff in vacant posts stand among the posts."""
    return [name for name in staffing_returns.measures(reading) if name != "agency_cover"]


def _names(shown: Sequence[str]) -> tuple[str, ...]:
    return tuple(STAFFING_RATE_LABELS[name] for name in shown)


def _team_row(reading: Reading, team: str, quarter: Period, shown: Sequence[str]) -> StaffingRow:
    now = staffing_returns.of_quarter(reading, team, quarter)
    if now is None:
        return _nothing(team_label(team), quarter)
    note = "" if team == ALL_TEAMS else post_words.small_team_words(now)
    return _row(reading, team_label(team), note, now, shown)


def _nothing(title: str, quarter: Period) -> StaffingRow:
    return StaffingRow(title, said=f"Nothing returned for {quarter.label}")


def _row(
    reading: Reading,
    title: str,
    note: str,
    now: Posts,
    shown: Sequence[str],
    beside: Mapping[str, str] | None = None,
) -> StaffingRow:
    found = staffing_returns.rates(reading, now.team, now.period.code)
    return StaffingRow(
        title,
        note,
        posts=_posts(now),
        rates=tuple(
            RateCell(
                rate_told(found[name], now.team) if name in found else NO_FIGURE,
                (beside or {}).get(name, ""),
            )
            for name in shown
        ),
    )


def _posts(now: Posts) -> tuple[Cell, ...]:
    return tuple(_part(now.part(part)) for part in COLUMNS)


def _part(found: Part) -> Cell:
    if found.amount is None:
        return Cell(post_words.part_words(found))
    # As its words show it: one decimal, or two where it has more of its own.
    decimals = 1 if found.amount == round(found.amount, 1) else 2
    return Cell(
        post_words.part_words(found), Amount(half_up(found.amount, decimals), Unit.NUMBER, decimals)
    )


def rate_told(rate: Rate, team: str) -> FigureTold:
    """A rate as a table tells of it, in the words of its own parts."""
    figure = told.figure(rate.measure, rate.figure, team)
    if not figure.there:
        return replace(figure, words=post_words.missing_words(rate))
    return replace(figure, counted=post_words.made_of(rate))


def _england(reading: Reading, now: Posts, quarter: Period) -> dict[str, str]:
    """England's rates of a census day by name, of those out by a quarter's end."""
    national = staffing_returns.england(reading, quarter.end)
    return {
        name: f"{found.area} {narrative.amount(found.value, measure)}"
        for name, measure in staffing_returns.measures(reading).items()
        if (found := national.get((measure.id, now.period.code))) and found.value is not None
    }


def _breaks(reading: Reading, past: Sequence[Posts], at: int) -> str:
    """Which rates are counted in a new way from this return on, and why."""
    if at == 0:
        return ""
    said: list[str] = []
    for name, measure in staffing_returns.measures(reading).items():
        found = reading.by_period(measure.id, past[at].team)
        now, before = found.get(past[at].period.code), found.get(past[at - 1].period.code)
        if now and before and now.segment > before.segment:
            reason = measure.breaks[now.segment - 1].reason
            said.append(f"{STAFFING_RATE_LABELS[name]}, break in the series: {reason}")
    return " ".join(said)


def _any(reading: Reading, past: Sequence[Posts], name: str) -> bool:
    """Whether a rate has a figure of any of these periods: a national census holds no ratio, say."""
    found = reading.by_period(staffing_returns.measures(reading)[name].id, ALL_TEAMS)
    return any(each.period.code in found for each in past)
