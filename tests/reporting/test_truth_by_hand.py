"""The cases of `truth/` that have no `right.json`: what is right of each is held here."""

import re
from pathlib import Path

import pytest

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting import compare_report, comparing, exceptions_report, measure_report, reported
from reporting.findings_report import ThemeRow, findings_report
from reporting.paper import contents
from reporting.paper.model import Points, Section, Table, Words
from reporting.paper.options import Options
from reporting.reading import Reading
from store.__main__ import main
from store.read.snapshot import Snapshot, open_current
from store.store import chosen_store
from tests import known_answers

pytestmark = pytest.mark.store

NOW = period.parse("2026-27 Q2")
ENDED = "Cared for Children Hillside"


def _said(section: Section) -> str:
    told = []
    for block in section.blocks:
        if isinstance(block, Words):
            told.append(f"{block.strong} {block.text}")
        elif isinstance(block, Points):
            told += block.items
        elif isinstance(block, Table):
            told += [cell.words for row in block.rows for cell in row]
    return " ".join([*told, *map(_said, section.sections)])


def test_the_pack_of_a_team_that_ended_says_so_and_asks_nothing_of_it(demo: Snapshot) -> None:
    paper = contents.paper(Reading(demo), Options(NOW, teams=(ENDED,)))
    said = " ".join(map(_said, paper.sections))
    assert said.count(f"{ENDED} ended in March 2024: merged into Cared for Children East.") >= 2
    assert "Not received" not in said
    report = exceptions_report.exceptions_report(Reading(demo), ENDED, NOW)
    assert report.lines == () and "ended in March 2024" in report.none


def test_nothing_is_said_of_the_same_pounds(demo: Snapshot) -> None:
    reading = Reading(demo)
    for code in reading.quarters():
        about = measure_report.subject(
            reading, "average-weekly-cost", ALL_TEAMS, period.parse(code)
        )
        said = " ".join(measure_report.measure_report(reading, about).sentences)
        assert "pounds may" not in said and "same" not in said.replace("The same as", "")


@pytest.mark.parametrize(
    ("rated", "measures", "said"),
    [
        (1, 28, "1 of 28 measures is rated."), (0, 28, "0 of 28 measures are rated."),
        (1, 1, "1 of 1 measure is rated."), (5, 28, "5 of 28 measures are rated."),
    ],
)  # fmt: skip
def test_one_measure_is_and_several_are(
    demo: Snapshot, rated: int, measures: int, said: str
) -> None:
    report = findings_report(Reading(demo), ALL_TEAMS, NOW)
    total = ThemeRow("All themes", rated, 0, 0, measures - rated, "", "27 without a target")
    told = type(report)(**{
        **{name: getattr(report, name) for name in report.__dataclass_fields__},
        "rated": rated, "measures": measures, "total": total,
    })  # fmt: skip
    assert told.rated_words == said
    none = told.none_needs_attention
    assert not re.search(r"\b(the 1 measures|the 0 measures|other 1 )", none), none
    if not rated:
        assert none == "No measure can be rated: 27 without a target."


@pytest.fixture(scope="module")
def cheshire_east(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """A real council on published figures alone."""
    folder: Path = tmp_path_factory.mktemp("cheshire-east")
    file = known_answers.published("la_conviction_health_outcome_cla.csv")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DASHBOARD_STORE", str(folder))
        assert main(["load", str(file), "--council", "Cheshire East"]) == 0
        assert main(["build"]) == 0
        snapshot = open_current(chosen_store())
    assert snapshot is not None
    return Reading(snapshot)


@pytest.mark.dfe
def test_exact_figures_are_compared_not_rounded_ones(cheshire_east: Reading) -> None:
    """0 of 237 reaches 1.60% by luck; the North West's 110 of 7,290 are 1.51%, which is shown as 2%."""
    about = comparing.comparing(
        cheshire_east, "convictions", period.parse(cheshire_east.quarters()[0])
    )
    report = compare_report.compare_report(cheshire_east, about)
    (north_west,) = (row for row in report.rows if row.area == "North West")
    assert (north_west.counted, north_west.figure.words) == ("110 of 7,290", "2%")
    assert north_west.stands == "No more than luck"


@pytest.mark.dfe
def test_five_years_that_are_there_are_not_wanted(cheshire_east: Reading) -> None:
    quarter = period.parse(cheshire_east.quarters()[0])
    about = measure_report.subject(cheshire_east, "development-checks", ALL_TEAMS, quarter)
    said = measure_report.measure_report(cheshire_east, about).finding.sentence
    assert said.startswith("Trend not judged: in one of the last five years all were counted")
    lines = reported.reported(cheshire_east, ALL_TEAMS, quarter)
    assert len(lines) > 2


@pytest.mark.dfe
def test_a_summary_of_published_figures_counts_in_words_that_agree(cheshire_east: Reading) -> None:
    for code in cheshire_east.quarters():
        report = findings_report(cheshire_east, ALL_TEAMS, period.parse(code))
        said = f"{report.rated_words} {report.none_needs_attention} {report.attention_words(6)}"
        assert not re.search(r"\b1 measures\b|\b1 of \d+ measures are|\bthe [01] measures\b", said)
