"""The invented council's files are what the script makes, and say what a file of the product must say."""

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from demo import council, exceptions
from demo.__main__ import OWN_DATA, files, main
from metrics.catalogue import catalogue
from metrics.period import PeriodKind, parse
from metrics.vocabulary import Status

SAMPLE = OWN_DATA / "sample"
MEASURES = {measure.id: measure for measure in catalogue.load().measures}


def read(name: str) -> list[dict[str, str]]:
    with (OWN_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


QUARTERLY = read("sample/scorecard.csv")
YEARLY = read("sample/scorecard_annual.csv")


def test_the_files_kept_are_those_of_a_fresh_run():
    made = files()
    assert made == files()
    for name, content in made.items():
        assert (OWN_DATA / name).read_bytes() == content, name


def test_the_script_writes_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    main(tmp_path)
    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.csv")}
    assert written == set(files())
    assert len(capsys.readouterr().out.splitlines()) == len(written)


def test_the_readme_says_that_it_is_invented():
    assert "invented" in (SAMPLE / "README.md").read_text(encoding="utf-8").splitlines()[0].lower()


def test_no_measure_team_and_period_stands_twice():
    keys = [(row["measure_id"], row["team"], row["period"]) for row in QUARTERLY + YEARLY]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("row", [QUARTERLY, YEARLY], ids=["quarterly", "yearly"])
def test_values_are_the_parts_rounded_half_up(row):
    for each in row:
        measure = MEASURES[each["measure_id"]]
        if each["reason"]:
            assert (each["numerator"], each["denominator"], each["value"]) == ("", "", ""), each
            continue
        assert bool(each["denominator"]) == measure.has_denominator, each
        if each["denominator"] == "0":
            assert each["value"] == "", each
            continue
        top, bottom = Decimal(each["numerator"]), Decimal(each["denominator"] or 1)
        exact = top * measure.multiplier / bottom
        rounded = exact.quantize(Decimal(1).scaleb(-measure.decimals), ROUND_HALF_UP)
        assert Decimal(each["value"]) == rounded, each
        assert len(each["value"].partition(".")[2]) == measure.decimals, each


def test_what_repeats_the_catalogue_agrees_with_it():
    statuses = {"", *(status.value for status in Status)}
    for row in QUARTERLY + YEARLY:
        measure = MEASURES[row["measure_id"]]
        assert (row["measure_name"], row["unit"], row["polarity"]) == (
            measure.name, measure.unit.value, measure.polarity.value,
        )  # fmt: skip
        assert row["status"] in statuses
        assert not measure.from_staffing


def test_every_measure_is_in_one_of_the_files():
    found = {row["measure_id"] for row in QUARTERLY + YEARLY}
    assert found == {measure.id for measure in MEASURES.values() if not measure.from_staffing}


def test_annual_measures_are_in_the_yearly_file_alone():
    assert all(MEASURES[row["measure_id"]].basis == "annual" for row in YEARLY)
    assert all(MEASURES[row["measure_id"]].basis != "annual" for row in QUARTERLY)
    assert all(parse(row["period"]).kind is PeriodKind.QUARTER for row in QUARTERLY)
    assert {row["team"] for row in YEARLY} == {"All"}


def test_every_reason_for_no_figure_is_there():
    assert {row["reason"] for row in QUARTERLY + YEARLY} == {"", "c", "k", "x", "z", "not yet due"}
    assert any(row["denominator"] == "0" for row in QUARTERLY)
    sent = {(row["measure_id"], row["team"], row["period"]) for row in QUARTERLY}
    assert exceptions.NOT_SENT and not exceptions.NOT_SENT & sent


def test_small_groups_are_there():
    sizes = {int(row["denominator"]) for row in QUARTERLY if row["denominator"]}
    assert sizes & set(range(1, 6)) and sizes & set(range(6, 20))


def test_every_remark_and_exception_belongs_to_a_row():
    sent = {(row["measure_id"], row["team"], row["period"]): row for row in QUARTERLY}
    for key, commentary in exceptions.COMMENTARY.items():
        assert sent[key]["commentary"] == commentary
    for key, reason in exceptions.REASONS.items():
        assert sent[key]["reason"] == reason
    for measure_id, period in exceptions.PROVISIONAL | exceptions.REVISED:
        assert any(key[0] == measure_id and key[2] == period for key in sent)


def test_teams_are_there_only_while_they_worked():
    teams = {row["team"]: row for row in read("reference/teams.csv")}
    assert sum(not row["finish"] for row in teams.values()) == 8
    for row in QUARTERLY + read("sample/staffing.csv"):
        if row["team"] == "All":
            continue
        team = teams[row["team"]]
        assert parse(team["start"]) <= parse(row["period"])
        assert not team["finish"] or parse(row["period"]) <= parse(team["finish"])
    assert {row["becomes"] for row in teams.values() if row["change"] == "merger"} == {council.EAST}


def test_twenty_quarters_end_in_2026_27_q2():
    periods = sorted({parse(row["period"]) for row in QUARTERLY})
    assert len(periods) == 20 and periods[-1].code == "2026-27 Q2"
