"""Published tables that once failed, loaded through a store: each gives the figures that its README says are right; by
hand, as none says it in data."""

from decimal import Decimal
from pathlib import Path

import pytest

from metrics.catalogue import catalogue
from metrics.period import Period, parse
from metrics.vocabulary import ALL_TEAMS
from reporting import findings_report
from reporting.reading import Reading
from reporting.staffing_report import staffing_report
from store import intake
from store.loading.load import take_in
from store.read.lines import history
from store.settings import Places
from store.store import Store
from tests import known_answers
from tests.store.small_store import LOADER, built

pytestmark = [pytest.mark.public_cases, pytest.mark.store]


def _files(case: str) -> Path:
    (folder,) = (known_answers.cases() / "intake").glob(f"{case}_*")
    return folder


def _store(tmp_path: Path, council: str = "Northshire") -> Store:
    made = Store(Places(tmp_path / "store", catalogue.OWN_MEASURES), intake.read)
    made.found(council, invented=True)
    return made


def _loaded(store: Store, case: str, *names: str) -> list[str]:
    """The codes of the notices with which files of a case were taken in."""
    codes = []
    for name in names:
        loaded = take_in(store, LOADER, _files(case) / name)
        assert loaded.accepted is not None
        codes += [each.code for each in loaded.accepted.notices]
    return codes


def _figures(store: Store, measure: str) -> dict[str, object]:
    """By period: the figure of the council, `90 of 100`, `14` or why there is none."""
    with built(store) as snapshot:
        found = history(snapshot, ALL_TEAMS).get(measure, ())
    told: dict[str, object] = {}
    for each in found:
        if each.value is None:
            told[each.period] = str(each.missing)
        elif each.denominator is None:
            told[each.period] = f"{each.value.normalize():f}"
        else:
            top, below = (
                f"{part.normalize():f}" for part in (each.numerator or Decimal(0), each.denominator)
            )
            told[each.period] = f"{top} of {below}"
    return told


def _latest(reading: Reading) -> Period:
    return parse(reading.quarters()[0])


def test_03_an_older_release_brings_back_nothing_that_was_withdrawn(tmp_path: Path) -> None:
    store = _store(tmp_path)
    assert _loaded(store, "03", "workforce_2017_to_2025.csv") == []
    before = _figures(store, "sickness-absence")
    assert before["2024-09-30"] == "not_available"
    assert _loaded(store, "03", "workforce_2017_to_2024.csv") == ["older_release"]
    assert _figures(store, "sickness-absence") == before


def test_03_in_the_order_of_the_releases_the_newer_counts_too(tmp_path: Path) -> None:
    store = _store(tmp_path)
    assert _loaded(store, "03", "workforce_2017_to_2024.csv", "workforce_2017_to_2025.csv") == []
    assert _figures(store, "sickness-absence")["2024-09-30"] == "not_available"


def test_04_a_neighbour_in_a_joint_return_is_compared_as_that(tmp_path: Path) -> None:
    store = _store(tmp_path)
    assert _loaded(store, "04", "neighbours.csv", "workforce.csv") == ["joint_return"]
    assert _figures(store, "vacancy-rate")["2025-09-30"] == "15 of 115"
    assert _figures(store, "turnover-rate")["2025-09-30"] == "12 of 100"
    assert _figures(store, "agency-rate")["2025-09-30"] == "8 of 108"
    assert _figures(store, "average-caseload")["2025-09-30"] == "900 of 60"


def test_04_the_council_of_a_joint_return_is_told_that_it_is_one(tmp_path: Path) -> None:
    store = _store(tmp_path, "Kingston upon Thames")
    assert _loaded(store, "04", "workforce.csv") == ["joint_return"]
    with built(store) as snapshot:
        reading = Reading(snapshot)
        census = staffing_report(reading, ALL_TEAMS, _latest(reading)).census
    assert any("Kingston upon Thames / Richmond upon Thames" in each for each in census)


def test_05_the_release_before_is_read_under_its_own_headings(tmp_path: Path) -> None:
    store = _store(tmp_path)
    _loaded(store, "05", "cla_2024.csv", "care_leavers_2024.csv")
    found = _figures(store, "children-cared-for")
    assert (found["2019-20"], found["2023-24"]) == ("400", "430")
    assert _figures(store, "care-leavers-suitable-homes")["2023-24"] == "90 of 100"


def test_06_tables_that_are_published_have_a_place(tmp_path: Path) -> None:
    store = _store(tmp_path)
    _loaded(store, "06", "absence.csv", "swcount.csv", "workforce.csv")
    assert _figures(store, "three-or-more-social-workers")["2023-24"] == "110 of 430"
    assert _figures(store, "school-absence")["2024/25 academic"] == "6720 of 84000"
    assert _figures(store, "persistent-absence")["2024/25 academic"] == "48 of 280"


def test_19_no_measure_is_rated(tmp_path: Path) -> None:
    store = _store(tmp_path)
    _loaded(store, "19", "cla.csv")
    with built(store) as snapshot:
        reading = Reading(snapshot)
        report = findings_report.findings_report(reading, ALL_TEAMS, _latest(reading))
    assert report.none_needs_attention.startswith("No measure can be rated")


def test_20_nothing_is_said_of_covering_posts_where_none_is_vacant(tmp_path: Path) -> None:
    store = _store(tmp_path)
    _loaded(store, "20", "workforce.csv")
    with built(store) as snapshot:
        reading = Reading(snapshot)
        said = " ".join(staffing_report(reading, ALL_TEAMS, _latest(reading)).sentences)
    assert "0 (0.0%" in said
    assert "none of the vacant posts" not in said and "nobody in them" not in said


def test_21_an_average_of_nobody_is_none_to_count(tmp_path: Path) -> None:
    store = _store(tmp_path)
    _loaded(store, "21", "health.csv")
    assert _figures(store, "wellbeing-score")["2023-24"] == "no_cases"


def test_22_a_rate_that_its_publisher_withholds_is_not_worked_out_again(tmp_path: Path) -> None:
    store = _store(tmp_path)
    _loaded(store, "22", "workforce.csv")
    found = _figures(store, "vacancies-covered-by-agency")
    assert found["2025-09-30"] == "not_available"


def test_23_a_council_is_found_by_the_name_that_people_use(tmp_path: Path) -> None:
    store = _store(tmp_path)
    _loaded(store, "23", "scorecard.csv")
    assert _loaded(store, "23", "workforce.csv") == ["named_otherwise"]
    assert "15 of 115" in _figures(store, "vacancy-rate").values()
