"""Every code that a reader may meet has a meaning in words, and no meaning is left over."""

import re
from pathlib import Path

import pytest

from metrics.vocabulary import (
    MISSING_SYMBOLS,
    STAFFING_RATES,
    Judgement,
    Missing,
    Movement,
    Rating,
    Status,
)
from metrics.words import glossary

RATE_PARTS = (
    Path(__file__).resolve().parents[2] / "metrics" / "sql" / "staffing" / "staffing_rate_part.sql"
)


@pytest.mark.parametrize(
    ("codes", "meanings"),
    [
        (Rating, glossary.RATINGS),
        (Movement, glossary.MOVEMENTS),
        (Judgement, glossary.JUDGEMENTS),
        (Missing, glossary.MISSING),
        (Status, glossary.STATUSES),
    ],
)
def test_every_code_has_a_meaning(codes, meanings):
    assert list(meanings) == list(codes)
    assert all(means.endswith(".") for means in meanings.values())


def test_every_symbol_of_a_file_stands_beside_its_reason():
    shown = [code for term in glossary.missing() for code in term.codes]
    assert sorted(shown) == sorted(MISSING_SYMBOLS)


def test_shapes_and_arrows_are_shown_with_their_words():
    assert [term.shown for term in glossary.ratings()][:3] == ["● Green", "◆ Amber", "■ Red"]
    assert [term.shown for term in glossary.movements()][:3] == ["↑ Up", "↓ Down", "→ Level"]
    assert [term.codes for term in glossary.statuses()] == [(), ("p",), ("r",)]


def test_every_staffing_rate_is_explained_and_yearly_ones_say_so():
    assert set(glossary.STAFFING_RATES) == set(STAFFING_RATES)
    yearly = set(
        re.findall(r"'(\w+)', '\w+', 'top', 'year'", RATE_PARTS.read_text(encoding="utf-8"))
    )
    assert yearly
    for rate, means in glossary.STAFFING_RATES.items():
        assert ("12 months" in means) is (rate in yearly), rate
