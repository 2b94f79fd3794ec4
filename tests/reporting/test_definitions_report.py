"""What measures mean: each term of a definition, the council's target, and the words that are used."""

from decimal import Decimal
from pathlib import Path

from metrics import period
from reporting.definitions_report import definition, definitions_report
from reporting.reading import Reading
from tests.metrics.line_case import a_figure, a_measure
from tests.store.small_store import SCORECARD, catalogue, measure, small

NOW = period.parse("2026-27 Q2")


def test_every_measure_of_a_theme_is_defined_and_no_other(reading: Reading) -> None:
    (theme,) = definitions_report(reading, NOW, "Keep Me Healthy").themes
    measures = [each for each in reading.catalogue.measures if each.theme == "Keep Me Healthy"]
    assert [each.measure_id for each in theme.measures] == [each.id for each in measures]
    assert theme.anchor == "theme-keep-me-healthy"
    every = definitions_report(reading, NOW, None)
    assert [each.name for each in every.themes] == list(reading.themes())
    assert every.total == sum(len(each.measures) for each in every.themes)


def test_a_target_carries_its_quarter_and_its_amber_rule(reading: Reading) -> None:
    (theme,) = definitions_report(reading, NOW, "Staffing").themes
    vacancy = next(each for each in theme.measures if each.measure_id == "vacancy-rate")
    target = dict(vacancy.terms)["Target"]
    assert target.startswith("Q2 2026/27: Target 12% or less") and "Amber: misses" in target


def test_a_target_is_there_to_be_missed_or_is_not() -> None:
    about = a_measure()
    assert definition(about, a_figure(goal_low=Decimal(90))).has_target
    without = definition(about, a_figure())
    assert (without.has_target, without.target) == (False, "No target has been set.")
    assert definition(about, None).target == ""


def test_a_measure_without_figures_leads_nowhere(tmp_path: Path) -> None:
    snapshot = small(
        tmp_path,
        catalogue(measure("counted"), measure("empty")),
        scorecard=SCORECARD + "counted,North,2024-25 Q1,1,4,\n",
    )
    (theme,) = definitions_report(Reading(snapshot), period.parse("2024-25 Q1"), None).themes
    counted, empty = theme.measures
    assert counted.figures.choices == (("measure", "counted"),) and empty.figures is None
    assert dict(empty.terms)["Target"].startswith("No figure of the council as a whole in Q1")


def test_places_on_the_page_are_told_apart(reading: Reading) -> None:
    told = definitions_report(reading, NOW, None)
    anchors = [*(each.anchor for each in told.themes), *(each.anchor for each in told.words)]
    assert len(set(anchors)) == len(anchors)
    assert all(each.terms for each in told.words)
