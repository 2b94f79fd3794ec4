"""The map of teams by quarter: pointing at a cell says what the table under it says, of every measure."""

import html

import pytest

from charts import heat_figure
from charts.rows import HeatRows
from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting import (
    measure_report,
    staffing_pictures,
    staffing_returns,
    staffing_tables,
    teams_report,
)
from reporting.picture import Picture
from reporting.reading import Reading
from reporting.told import FigureTold

NOW = period.parse("2026-27 Q2")


def _pointed_at(picture: Picture | None) -> list[str]:
    assert picture is not None and isinstance(picture.chart, HeatRows)
    said = heat_figure.figure(picture.chart).data[0].customdata
    return sorted(html.unescape(words) for row in said for words in row)


def _told(team: str, label: str, figure: FigureTold | None) -> str:
    return f"{team}, {label}: {figure.whole if figure else 'Not there then'}"


def test_every_measure_says_what_its_table_says(reading: Reading) -> None:
    tried = 0
    for measure_id in reading.measures():
        about = measure_report.subject(reading, measure_id, ALL_TEAMS, NOW)
        table = teams_report.teams_report(reading, about)
        picture = teams_report.map_picture(reading, about)
        if picture is None:
            assert len(table.teams) < 2, measure_id
            continue
        assert _pointed_at(picture) == sorted(
            _told(team, row.label, figure)
            for row in table.quarters
            for team, figure in zip(table.teams, row.figures, strict=True)
        )
        tried += 1
    assert tried > 30


@pytest.mark.parametrize("every", [False, True])
def test_every_rate_of_staffing_says_what_its_table_says(reading: Reading, every: bool) -> None:
    rates = staffing_returns.measures(reading)
    assert len(rates) > 4
    for measure in rates.values():
        table = staffing_tables.by_team_and_quarter(reading, measure, NOW, every=every)
        picture = staffing_pictures.heat_picture(reading, measure, NOW, every=every)
        assert _pointed_at(picture) == sorted(
            _told(team, label, figure)
            for team, figures in table.rows
            for label, figure in zip(table.quarters, figures, strict=True)
        )


def test_the_map_of_a_rate_on_its_measures_screen_is_another_than_that_of_staffing(
    reading: Reading,
) -> None:
    for measure in staffing_returns.measures(reading).values():
        about = measure_report.subject(reading, measure.id, ALL_TEAMS, NOW)
        ours = teams_report.map_picture(reading, about)
        theirs = staffing_pictures.heat_picture(reading, measure, NOW, every=True)
        assert ours is None or ours.name != theirs.name
