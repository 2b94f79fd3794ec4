"""Figures of workbooks: a cell's number is shown again in the cell's own words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.pack import amounts
from metrics.vocabulary import Unit
from metrics.words import narrative
from reporting.paper.model import Paper, whole
from reporting.told import Amount
from store.read.snapshot import Snapshot
from tests.exports.pack.read_back import shown


@pytest.mark.parametrize(
    ("amount", "words", "held", "form"),
    [
        (Amount(Decimal("21.0"), Unit.PERCENT, 1), "21.0%", "0.210", '#,##0.0%;"−"#,##0.0%'),
        (Amount(Decimal("85"), Unit.PERCENT, 0), "85%", "0.85", '#,##0%;"−"#,##0%'),
        (Amount(Decimal("-2.5"), Unit.PERCENT, 1), "−2.5%", "-0.025", '#,##0.0%;"−"#,##0.0%'),
        (Amount(Decimal("4.0"), Unit.PERCENT, 1, "p"), "4.0% p", "0.040",
         '#,##0.0%" p";"−"#,##0.0%" p"'),
        (Amount(Decimal("64"), Unit.PER_10000, 0), "64 per 10,000", "64",
         '#,##0" per 10,000";"−"#,##0" per 10,000"'),
        (Amount(Decimal("4.3"), Unit.RATIO, 1, "r"), "4.3 to 1 r", "4.3",
         '#,##0.0" to 1 r";"−"#,##0.0" to 1 r"'),
        (Amount(Decimal("1638"), Unit.GBP, 0), "£1,638", "1638", '"£"#,##0;"−""£"#,##0'),
        (Amount(Decimal("1204"), Unit.NUMBER, 0), "1,204", "1204", '#,##0;"−"#,##0'),
        (Amount(Decimal("0"), Unit.NUMBER, 0), "0", "0", '#,##0;"−"#,##0'),
    ],
)  # fmt: skip
def test_an_amount_is_a_number_that_reads_as_its_words(
    amount: Amount, words: str, held: str, form: str
) -> None:
    assert amounts.held(amount) == Decimal(held) and amounts.number_format(amount) == form
    assert shown(float(amounts.held(amount)), form) == words


@given(st.data(), st.integers(-(10**10), 10**10), st.sampled_from(["", "p", "r"]))
def test_every_figure_of_every_measure_reads_as_its_words(
    demo: Snapshot, data: st.DataObject, steps: int, mark: str
) -> None:
    measure = data.draw(st.sampled_from(demo.catalogue.measures))
    value = Decimal(steps).scaleb(-measure.decimals)
    amount = Amount(value, measure.unit, measure.decimals, mark)
    words = f"{narrative.amount(value, measure)} {mark}".rstrip()
    assert shown(float(amounts.held(amount)), amounts.number_format(amount)) == words


@pytest.mark.parametrize("paper", ["teams_paper", "whole_paper"])
def test_every_cell_of_a_paper_that_holds_an_amount_says_just_that(
    request: pytest.FixtureRequest, paper: str
) -> None:
    made: Paper = request.getfixturevalue(paper)
    cells = [cell for table in made.tables() for row in table.rows for cell in row if cell.amount]
    assert len(cells) > 500
    for cell in cells:
        form = amounts.number_format(cell.amount)
        assert shown(float(amounts.held(cell.amount)), form) == cell.words


def test_a_count_is_its_own_words() -> None:
    assert whole(5817).words == "5,817" and whole(0).words == "0"


def test_the_catalogue_has_a_measure_of_every_unit(demo: Snapshot) -> None:
    assert {each.unit for each in demo.catalogue.measures} == set(Unit)
