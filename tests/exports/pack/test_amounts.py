"""Figures of workbooks: the number is the words' own, and a spreadsheet shows the same words again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.pack.amounts import amount
from metrics.vocabulary import Unit
from metrics.words import narrative
from store.read.snapshot import Snapshot
from tests.exports.pack.read_back import shown


@pytest.mark.parametrize(
    ("words", "value", "form"),
    [
        ("21.0%", "0.210", '#,##0.0%;"−"#,##0.0%'),
        ("85%", "0.85", '#,##0%;"−"#,##0%'),
        ("−2.5%", "-0.025", '#,##0.0%;"−"#,##0.0%'),
        ("4.0% p", "0.040", '#,##0.0%" p";"−"#,##0.0%" p"'),
        ("64 per 10,000", "64", '#,##0" per 10,000";"−"#,##0" per 10,000"'),
        ("4.3 to 1 r", "4.3", '#,##0.0" to 1 r";"−"#,##0.0" to 1 r"'),
        ("£1,638", "1638", '"£"#,##0;"−""£"#,##0'),
        ("1,204", "1204", '#,##0;"−"#,##0'),
        ("0", "0", '#,##0;"−"#,##0'),
    ],
)
def test_a_figure_is_a_number_that_reads_the_same(words: str, value: str, form: str) -> None:
    found = amount(words)
    assert found is not None
    assert found.value == Decimal(value) and found.excel_format == form
    assert shown(float(found.value), found.excel_format) == words


@pytest.mark.parametrize(
    "words",
    [
        "", "–", "45 of 82", "Not available", "Hidden: small number", "12 to 18", "2025/26", "1,2", "=1+1",
        "1e5", "-3", "5 %", "7 teams", "3 of 11", "Q2 2026/27", "90% or more", "١٢",
    ],
)  # fmt: skip
def test_other_words_stay_words(words: str) -> None:
    assert amount(words) is None


@given(st.data(), st.integers(-(10**10), 10**10), st.sampled_from(["", " p", " r"]))
def test_every_figure_of_every_measure_is_read(
    demo: Snapshot, data: st.DataObject, steps: int, mark: str
) -> None:
    measure = data.draw(st.sampled_from(demo.catalogue.measures))
    words = narrative.amount(Decimal(steps).scaleb(-measure.decimals), measure) + mark
    found = amount(words)
    assert found is not None, words
    assert shown(float(found.value), found.excel_format) == words


def test_the_catalogue_has_a_measure_of_every_unit(demo: Snapshot) -> None:
    assert {each.unit for each in demo.catalogue.measures} == set(Unit)
