"""The teams that report one measure, side by side: the picture, its figures, and what became of each team."""

from dataclasses import dataclass

from markupsafe import Markup

from charts import describe, of_figures, teams_chart
from exports import figure_rows
from metrics.catalogue.teams import Presence, TeamSpan
from metrics.figures.figure import Figure, Line
from metrics.vocabulary import ALL_TEAMS
from metrics.words import team_words
from store.read.snapshot import Snapshot
from ui.leaving.pictures import PagePicture
from ui.reader import cached
from ui.screens import measure_screen
from ui.screens.html import render
from ui.screens.measure_screen import MeasureView


@dataclass(frozen=True)
class Reporting:
    """The teams there in a quarter that report a measure, each with its line; and those that had ended."""

    there: tuple[tuple[TeamSpan, Line], ...]
    ended: tuple[TeamSpan, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a reader has to know of these teams' past."""
        past = [said for span, _ in self.there for said in team_words.history_sentences(span)]
        return (*past, *(team_words.ended_sentence(span) for span in self.ended))


def reporting(snapshot: Snapshot, shown: MeasureView) -> Reporting:
    """Who reports the measure in the chosen quarter."""

    def make() -> Reporting:
        there, ended = [], []
        for span in cached.teams(snapshot):
            if shown.measure.id not in cached.history(snapshot, span.name):
                continue
            presence = span.presence(shown.quarter)
            if presence is Presence.THERE:
                line = measure_screen.line_of(snapshot, shown.measure.id, span.name, shown.quarter)
                there.append((span, line))
            elif presence is Presence.ENDED:
                ended.append(span)
        return Reporting(tuple(there), tuple(ended))

    return cached.kept(snapshot, ("reporting", shown.measure.id, shown.quarter.code), make)


def picture(snapshot: Snapshot, shown: MeasureView) -> PagePicture | None:
    """Every team's trend on one scale; None where fewer than two teams report the measure."""
    series = _series(reporting(snapshot, shown))
    if len(series) < 2:
        return None
    council = measure_screen.view(snapshot, shown.measure.id, ALL_TEAMS, shown.quarter)

    def make() -> PagePicture:
        drawn = of_figures.teams(
            shown.measure, series, council.past, council=snapshot.whose,
            invented=snapshot.invented,
        )  # fmt: skip
        return PagePicture(
            (shown.measure.id, shown.quarter.code, "teams"),
            lambda layout: teams_chart.spec(drawn, layout),
            describe.teams(drawn),
            figure_rows.COLUMNS,
            tuple(
                figure_rows.row(shown.measure, team, each)
                for team, own in series.items()
                for each in own
            ),
        )

    return cached.kept(snapshot, ("teams-picture", shown.measure.id, shown.quarter.code), make)


def table(snapshot: Snapshot, shown: MeasureView) -> Markup:
    """The teams' figures of the chosen quarter, every quarter's behind a fold, and the teams' past in words."""

    def make() -> Markup:
        found = reporting(snapshot, shown)
        series = _series(found)
        by_period: dict[str, dict[str, Figure]] = {}
        for team, own in series.items():
            for figure in own:
                by_period.setdefault(figure.label, {})[team] = figure
        longest = max(series.values(), key=len, default=())
        return render(
            "measure_teams",
            measure=shown.measure,
            quarter=shown.quarter,
            found=found,
            names=team_words.listed([span.name for span, _ in found.there]),
            teams=list(series),
            quarters=[(each.label, by_period[each.label]) for each in reversed(longest)],
        )

    return cached.kept(snapshot, ("teams-table", shown.measure.id, shown.quarter.code), make)


def _series(found: Reporting) -> dict[str, tuple[Figure, ...]]:
    return {span.name: line.history for span, line in found.there if line.history}
