"""Findings: a quarter and team in full sentences, what needs attention, the ratings by theme, how fresh the figures are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics.figures import sorting
from metrics.figures.figure import Line
from metrics.figures.sorting import Summary, ThemeRatings
from metrics.period import Period
from metrics.vocabulary import STATUS_LABELS, Status
from metrics.words import (
    narrative,
    summary_words,
)
from reporting import findings_lists, reported, told
from reporting.findings_lists import Listed, TeamListed
from reporting.reading import Reading
from reporting.told import Link

WORSE, BETTER = "Really worse", "Really better"
NONE_WORSE = "No measure is really worse."
NONE_BETTER = "No measure is really better."
ATTENTION = "Needs attention"
TEAMS = "Teams to ask about"
NONE_OTHER = "No other measure is Red, or Amber and worse than before."
NO_TREND = "No trend can be told of any measure yet: six quarters are needed."
NO_TREND_WITHOUT_FIGURE = "No trend can be told of any measure: no figure came in for {} of any that has six quarters before it."
_ENOUGH = 6
NO_TREND_OF_YEARS = (
    "No trend can be told of any measure yet: five years with both of their numbers are needed."
)


@dataclass(frozen=True)
class ThemeRow:
    """How one theme is rated: how many of each colour and of none, of how many, and why the rest are not."""

    theme: str
    green: int
    amber: int
    red: int
    not_rated: int
    rated: str
    unrated: str


@dataclass(frozen=True)
class History:
    """What the measures with enough history say, in one sentence of four parts, how many of those luck alone
    would name, how many the last step alone, and of how many no trend can be told.

    The parts follow each other with a space; screens show `better` and `worse` in bold.
    """

    opening: str
    better: str
    worse: str
    different: str
    usual: str
    luck: str
    luck_in_short: str
    step: str
    untold: str

    @property
    def words(self) -> str:
        """All of it."""
        first = f"{self.opening} {self.better}, {self.worse}{self.rest}"
        return " ".join(filter(None, (first, self.luck, self.step, self.untold)))

    @property
    def short(self) -> str:
        """How many are worse and better, and how many of those named may be luck."""
        said = f"{self.opening} {self.worse}, {self.better}{self.different}."
        return f"{said} {self.luck_in_short}".strip()

    @property
    def rest(self) -> str:
        """How many move without being better or worse, and how many show no clear change."""
        return f"{self.different}; {self.usual}."


@dataclass(frozen=True)
class FindingsReport:
    """A team's quarter in short.

    `lead` says how many children it is about; `worse`, `better` and `different` list measures, most
    pressing first; `teams` those that stand out behind the council's figures; so many need `attention`, of which `others` lists those that are not in `worse`;
    `usual` and `untold` name the rest. Without measures `empty` says why.
    """

    whose: str
    quarter: Period
    yearly: bool
    lead: str
    empty: str
    last_quarter: Link | None
    history: History | None
    worse: tuple[Listed, ...]
    better: tuple[Listed, ...]
    different: tuple[Listed, ...]
    teams: tuple[TeamListed, ...]
    attention: int
    others: tuple[Listed, ...]
    usual: tuple[Link, ...]
    untold: tuple[Link, ...]
    why_untold: str
    themes: tuple[ThemeRow, ...]
    total: ThemeRow
    measures: int
    rated: int
    fresh: tuple[str, ...]
    silent: bool = False

    def attention_words(self, listed: int) -> str:
        """How many measures need attention, where they are named, and of how many `listed` is the most."""
        many, others = self.attention, len(self.others)
        told = many - others
        named = f": {told} of them {'is' if told == 1 else 'are'} named under Really worse"
        said = (
            f"{many} measure{' is' if many == 1 else 's are'} Red, or Amber and worse than before"
        )
        follow = f" {'The others' if told else 'They'} follow"
        first = f"; the first {listed}" if others > listed else ""
        return f"{said}{named if told else ''}.{f'{follow}{first}:' if others else ''}"

    @property
    def none_needs_attention(self) -> str:
        """That no measure needs attention, of how many that are rated, and why the others are not."""
        if not self.rated:
            return f"No measure can be rated: {self.total.unrated}."
        said = (
            f"Of the {self.rated} measures that are rated, none is Red and none is Amber and worse than before."
            if self.rated > 1
            else "One measure is rated, and it is neither Red nor Amber and worse than before."
        )
        rest = self.measures - self.rated
        if not rest:
            return said
        others = f"The other {rest}" if rest > 1 else "The other one"
        return f"{said} {others} cannot be rated: {self.total.unrated}."

    @property
    def none_other(self) -> str:
        """That nothing else needs attention, or nothing at all."""
        return NONE_OTHER if self.attention else self.none_needs_attention

    @property
    def rated_words(self) -> str:
        """Of how many measures how many are rated."""
        many = "measure" if self.measures == 1 else "measures"
        return f"{self.rated} of {self.measures} {many} {'is' if self.rated == 1 else 'are'} rated."

    @property
    def no_trend(self) -> str:
        """That no trend can be told of any measure yet."""
        if self.silent:
            return NO_TREND_WITHOUT_FIGURE.format(self.quarter.label)
        return NO_TREND_OF_YEARS if self.yearly else NO_TREND


def findings_report(
    reading: Reading, team: str, quarter: Period, themes: Sequence[str] | None = None
) -> FindingsReport:
    """What a team's scorecard of a quarter says in short; of some themes where they are named."""

    def make() -> FindingsReport:
        lines = reported.chosen(reported.reported(reading, team, quarter), themes=themes)
        said = sorting.summary(lines)
        whose = reported.team_label(team)
        yearly = bool(lines) and all(
            line.figure is None or line.figure.kind != "quarter" for line in lines
        )

        def listed(members: Sequence[Line]) -> tuple[Listed, ...]:
            return tuple(findings_lists.listed(reading, line, team) for line in members)

        return FindingsReport(
            whose,
            quarter,
            yearly,
            _lead(said.headlines, yearly=yearly),
            ""
            if lines
            else reported.not_there(reading, team, quarter)
            or f"{whose} has no figures for {quarter.label}.",
            reported.last_quarter(reading, team, quarter, ""),
            _history(said) if said.told else None,
            listed(said.worse),
            listed(said.better),
            listed(said.different),
            findings_lists.teams(lines),
            len(said.attention),
            listed([line for line in said.attention if line not in said.worse]),
            _named(said.usual),
            _named(said.untold),
            summary_words.reasons_untold(said.untold),
            tuple(map(_theme, said.themes)),
            _theme(said.total),
            said.total.measures,
            said.total.rated,
            tuple(_fresh(reading, lines, quarter, yearly=yearly)),
            any(_had_enough(line) for line in lines),
        )

    chosen = None if themes is None else tuple(themes)
    return reading.kept(("findings-report", team, quarter.code, chosen), make)


def _had_enough(line: Line) -> bool:
    """Whether a measure has quarters enough for a trend, and none for the quarter that is shown."""
    values = sum(figure.value is not None for figure in line.history if figure.kind == "quarter")
    return values >= _ENOUGH and (line.figure is None or line.figure.value is None)


def _history(said: Summary) -> History:
    many = "" if said.told == 1 else "s"
    different = f", {len(said.different)} really higher or lower" if said.different else ""
    usual = f"{len(said.usual)} show{'s' if len(said.usual) == 1 else ''} no clear change"
    return History(
        f"Of {said.told} measure{many} with enough history:",
        f"{len(said.better)} really better",
        f"{len(said.worse)} really worse",
        different,
        usual,
        summary_words.luck_sentence(said.named, said.by_luck),
        summary_words.luck_in_short(said.named, said.by_luck),
        summary_words.step_sentence(said.by_arrow),
        f"Of {len(said.untold)} more no trend can be told." if said.untold else "",
    )


def _lead(headlines: Sequence[Line], *, yearly: bool) -> str:
    if not headlines:
        return ""
    opening = "Latest yearly figures" if yearly else "At the end of the quarter"
    return f"{opening}: {'; '.join(map(summary_words.headline_words, headlines))}."


def _named(lines: Sequence[Line]) -> tuple[Link, ...]:
    return tuple(told.measure_link(line.measure) for line in lines)


def _theme(found: ThemeRatings) -> ThemeRow:
    rated = f"{found.rated} of {found.measures}"
    return ThemeRow(
        found.theme,
        found.green,
        found.amber,
        found.red,
        found.measures - found.rated,
        rated,
        summary_words.unrated_words(found.unrated) or "None",
    )


def _fresh(
    reading: Reading, lines: Sequence[Line], quarter: Period, *, yearly: bool
) -> Iterator[str]:
    """How fresh the figures are: their quarter, the last file, and how many of them may still change."""
    opening = (
        "These are yearly figures, each under its own year: the latest that were out by"
        if yearly
        else "The figures are for the quarter that ended on"
    )
    yield f"{opening} {narrative.day(quarter.end)}."
    for load in reading.snapshot.rows("last_load"):
        yield (
            f"The last file, {load.file} ({load.row_count:,} rows), was loaded on "
            f"{narrative.day(load.recorded_at)} by {load.loaded_by}, {load.role}."
        )
    if open_still := not_final(lines):
        yield f"Of the figures shown, {open_still}."


def not_final(lines: Sequence[Line]) -> str:
    """How many of the figures may still change: `3 are provisional`; nothing where none may."""
    counts = []
    for status in (Status.PROVISIONAL, Status.REVISED):
        count = sum(line.figure is not None and line.figure.status is status for line in lines)
        if count:
            counts.append(f"{count} {'is' if count == 1 else 'are'} {STATUS_LABELS[status]}")
    return " and ".join(counts)
