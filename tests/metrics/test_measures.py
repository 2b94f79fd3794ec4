"""The measures that come with the product: enough of them, of every kind, in words for councillors."""

import csv
import re
from pathlib import Path

import pytest

from metrics.catalogue import catalogue
from metrics.catalogue.measure import Measure
from metrics.vocabulary import STAFFING_RATES, Basis, Polarity, Unit

MEASURES = catalogue.load().measures
TARGETS = Path(__file__).parents[2] / "data" / "reference" / "targets.csv"

BANNED = (
    "XmR", "SPC", "RAG", "polarity", "numerator", "denominator", "snapshot", "cumulative", "ledger",
    "LAC", "CLA", "CiC", "NEET", "EET", "UASC", "UAS", "PEP", "EHCP", "SGO", "IRO", "IHA", "RHI",
    "FTE", "NQSW", "ASYE", "YTD", "OC2", "OC3", "placement", "placements", "case", "cases", "caseload",
    "caseloads", "case-holder", "respite", "contact", "siblings", "cohort", "service user",
)  # fmt: skip
"""Words that members are never shown without plain words beside them."""


def shown_texts(measure: Measure) -> list[str]:
    reasons = [each.reason for each in measure.breaks]
    return [
        measure.name, measure.means, measure.caution, measure.numerator, measure.denominator,
        measure.cohort, measure.one, measure.many, measure.value_words, *reasons,
    ]  # fmt: skip


def test_there_are_at_least_fifty_measures_and_some_in_every_theme():
    assert len(MEASURES) >= 50
    assert {measure.theme for measure in MEASURES} == {
        theme.title for theme in catalogue.load().themes
    }


@pytest.mark.parametrize(
    ("kind", "of"), [(Polarity, "polarity"), (Basis, "basis"), (Unit, "unit")], ids=str
)
def test_every_kind_of_measure_is_there(kind, of):
    assert {getattr(measure, of) for measure in MEASURES} == set(kind)


def test_every_staffing_rate_is_a_measure_once():
    rates = [measure.from_staffing for measure in MEASURES if measure.from_staffing]
    assert sorted(rates) == sorted(STAFFING_RATES)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_words_are_plain(measure):
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, BANNED))})\b", re.IGNORECASE)
    for text in shown_texts(measure):
        assert not pattern.findall(text), text
    assert len(measure.name) < 55
    assert measure.means.endswith(".") and measure.means.count(". ") <= 1
    assert measure.caution == "" or measure.caution.endswith(".")


@pytest.mark.parametrize("word", ["polarity", "cases", "neet"])
def test_the_list_of_words_finds_what_it_should(word):
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, BANNED))})\b", re.IGNORECASE)
    assert pattern.findall(f"Three {word} of children")


def test_ages_of_care_leavers_stand_in_the_name():
    """A committee had to ask which ages a figure was about."""
    about = [measure for measure in MEASURES if measure.id.startswith("care-leavers-")]
    assert about and all(re.search(r"\d\d", measure.name) for measure in about)


def test_every_target_is_of_a_measure_that_is_judged():
    judged = {measure.id: measure for measure in MEASURES}
    with TARGETS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["measure_id"] for row in rows}) >= 36
    for row in rows:
        measure = judged[row["measure_id"]]
        assert measure.polarity is not Polarity.NEUTRAL, row
        assert bool(row["low"] and row["high"]) == (measure.polarity is Polarity.BAND), row
        assert bool(row["target"]) != (measure.polarity is Polarity.BAND), row
        assert bool(row["q1"] and row["q4"]) == (measure.profile == "explicit"), row


def test_some_judged_measures_have_no_target():
    with TARGETS.open(encoding="utf-8", newline="") as file:
        with_target = {row["measure_id"] for row in csv.DictReader(file)}
    judged = {m.id for m in MEASURES if m.polarity is not Polarity.NEUTRAL}
    assert {"left-care-adopted", "care-leavers-in-custody"} <= judged - with_target
