"""A snapshot being read: each thing that several reports tell of is read once, and shared by all of them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from metrics import edition
from metrics.catalogue.measure import Catalogue
from metrics.catalogue.teams import TeamSpan
from metrics.figures.figure import Benchmark, Earlier, Figure, Line, Query
from metrics.figures.posts import Posts
from metrics.figures.projection import Outlook
from metrics.period import Period
from metrics.vocabulary import ALL_TEAMS
from metrics.whose import Whose
from store.read import (
    evidence,
    lines,
    loaded,
    one_measure,
    queries,
    staffing_posts,
    team_spans,
    trend_rows,
)
from store.read.lines import History
from store.read.loaded import Load
from store.read.snapshot import Snapshot, opened

T = TypeVar("T")

Keep = Callable[[tuple[Hashable, ...], Callable[[], Any]], Any]
"""Gives what was made for a key, or makes and keeps it."""


class Reading:
    """One reading of one snapshot. What it gives is shared and never to be changed."""

    def __init__(self, snapshot: Snapshot, keep: Keep | None = None) -> None:
        """`keep` keeps what is read for whoever reads next; without one it is kept with the reading."""
        self.snapshot = snapshot
        self._keep = keep or _within_itself()
        self.whose = Whose(
            snapshot.council,
            snapshot.invented,
            snapshot.standing.words,
            snapshot.standing.file_part,
            snapshot.whose,
            edition.named(snapshot.meta["edition"]),
        )

    @property
    def shown(self) -> tuple[Any, ...]:
        """What `of` opens the same snapshot by, in another process."""
        return self.snapshot.path, self.snapshot.record, self.snapshot.standing

    @classmethod
    def of(cls, shown: tuple[Any, ...]) -> "Reading":
        """A reading of the snapshot that `shown` names, which whoever opened it first had checked."""
        return cls(opened(*shown))

    @property
    def catalogue(self) -> Catalogue:
        """The measures as the snapshot was built with them."""
        return self.snapshot.catalogue

    def kept(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """What `make` returned for a key, kept for whoever asks next."""
        kept: T = self._keep(key, make)
        return kept

    def history(self, team: str) -> History:
        """Every figure of a team, by measure, oldest first."""
        return self.kept(("history", team), lambda: lines.history(self.snapshot, team))

    def lines(self, team: str, quarter: Period) -> tuple[Line, ...]:
        """A team's scorecard of one quarter, every measure of the catalogue in order."""
        return self.kept(
            ("lines", team, quarter.code),
            lambda: lines.scorecard(self.snapshot, team, quarter, self.history(team)),
        )

    def line(self, measure_id: str, team: str, quarter: Period) -> Line:
        """One measure's line on a team's scorecard of a quarter."""
        found = self.kept(
            ("lines-by-measure", team, quarter.code),
            lambda: {line.measure.id: line for line in self.lines(team, quarter)},
        )
        return found[measure_id]

    def by_period(self, measure_id: str, team: str) -> Mapping[str, Figure]:
        """A team's figures of one measure by the code of their period, quarters and years together."""
        found = self.kept(
            ("by-period", team),
            lambda: {
                name: {each.period: each for each in past}
                for name, past in self.history(team).items()
            },
        )
        return found.get(measure_id, {})

    def outlook(self, line: Line, team: str) -> Outlook:
        """Where a line of a team's scorecard leads by its year end, and what its target asks for."""
        if line.figure is None:
            return Outlook()
        return self.kept(
            ("outlook", line.measure.id, team, line.figure.period),
            lambda: trend_rows.outlook(self.snapshot, line),
        )

    def earlier(self, measure_id: str, team: str) -> tuple[Earlier, ...]:
        """What the figures of a measure and team had been, oldest first within a period."""
        found = self.kept(("earlier", team), lambda: evidence.earlier(self.snapshot, team))
        return found.get(measure_id, ())

    def queries(self, measure_id: str, team: str) -> tuple[Query, ...]:
        """Every query about the figures of a measure and team, newest quarter first."""

        def make() -> dict[tuple[str, str], tuple[Query, ...]]:
            found: dict[tuple[str, str], list[Query]] = defaultdict(list)
            for query in queries.queries(self.snapshot):
                found[query.measure_id, query.team].append(query)
            return {whose: tuple(asked) for whose, asked in found.items()}

        return self.kept(("queries",), make).get((measure_id, team), ())

    def benchmarks(self, measure_id: str, quarter: Period) -> tuple[Benchmark, ...]:
        """England's and the region's latest figures of a measure that were out by the quarter's end."""
        found = self.kept(
            ("benchmarks", quarter.code), lambda: one_measure.benchmarks(self.snapshot, quarter)
        )
        return found.get(measure_id, ())

    def loads(self) -> tuple[Load, ...]:
        """Every file that was taken in, in the order of the ledger."""
        return self.kept(("loads",), lambda: loaded.loads(self.snapshot))

    def spans(self) -> tuple[TeamSpan, ...]:
        """Every team that has figures, in order, with what became of it."""
        return self.kept(("team-spans",), lambda: team_spans.teams(self.snapshot))

    def span(self, team: str) -> TeamSpan | None:
        """One team through time; None for the council as a whole."""
        return next((each for each in self.spans() if each.name == team), None)

    def posts(self) -> Mapping[str, tuple[Posts, ...]]:
        """Every staffing return of every team and the council, oldest first."""
        return self.kept(("posts",), lambda: staffing_posts.posts(self.snapshot))

    def quarters(self) -> tuple[str, ...]:
        """The codes of the quarters that can be shown, newest first."""
        return self.kept(
            ("quarters",), lambda: tuple(row.period for row in self.snapshot.rows("quarters"))
        )

    def teams(self) -> tuple[str, ...]:
        """The council as a whole, then every team that has figures."""
        return (ALL_TEAMS, *(span.name for span in self.spans()))

    def present_names(self) -> Mapping[str, str]:
        """The name that each team has now, by every name that it has had."""
        return self.kept(
            ("present-names",),
            lambda: {row.team: row.present for row in self.snapshot.rows("team_names")},
        )

    def measures(self) -> dict[str, str]:
        """The name of every measure that has figures, by id, in the order of the scorecard."""

        def make() -> dict[str, str]:
            held = {row.measure_id for row in self.snapshot.rows("measures_held")}
            return {each.id: each.name for each in self.catalogue.measures if each.id in held}

        return self.kept(("measures",), make)

    def themes(self) -> tuple[str, ...]:
        """The titles of the themes, in the order of the scorecard."""
        return tuple(theme.title for theme in self.catalogue.themes)

    def periods(self) -> tuple[str, ...]:
        """The codes of every period that a figure of the council is of."""
        return self.kept(
            ("periods",), lambda: tuple(row.period for row in self.snapshot.rows("periods"))
        )

    @property
    def any_figures(self) -> bool:
        """Whether there is a quarter and a measure to speak of."""
        return bool(self.quarters() and self.measures())


def _within_itself() -> Keep:
    held: dict[tuple[Hashable, ...], Any] = {}

    def keep(key: tuple[Hashable, ...], make: Callable[[], Any]) -> Any:
        if key not in held:
            held[key] = make()
        return held[key]

    return keep
