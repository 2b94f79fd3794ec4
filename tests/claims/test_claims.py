"""A sample of what is said, held against the rows by arithmetic of its own, and the holding itself held."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reporting.reading import Reading
from store.read.snapshot import Snapshot
from tests.claims import gathered, held
from tests.claims.facts import Facts
from tests.claims.reading_all import read

pytestmark = pytest.mark.store


def test_what_is_said_of_the_invented_council_is_so(demo: Snapshot) -> None:
    found = read(demo, every_line=9, every_quarter=7)
    assert found.wrong == []
    assert found.held.total() > 18_000 and len(found.held) > 50


@pytest.mark.dfe
def test_what_is_said_of_a_real_council_is_so(published: Snapshot) -> None:
    found = read(published, every_quarter=3)
    assert found.wrong == []
    assert found.held.total() > 300


def test_a_claim_that_is_not_so_is_found(demo: Snapshot) -> None:
    """Each figure moved by a little, nearly everything that is said of it is wrong."""
    facts = Facts(Path(demo.path))
    for key, rows in facts.by_series.items():
        facts.by_series[key] = [
            row if row.value is None else replace(row, value=row.value + Decimal("0.3"))
            for row in rows
        ]
    count = held.Count()
    held.hold(facts, gathered.sentences(Reading(demo), facts, every=97), count)
    said = {sentence for *_, sentence in count.wrong}
    assert len(count.wrong) > 100
    for start in ("Last quarter", "No clear change", "The figure is", "If nothing changes"):
        assert any(each.startswith(start) for each in said), start


def test_a_sentence_that_nobody_reads_is_found(demo: Snapshot) -> None:
    count = held.Count()
    facts = Facts(Path(demo.path))
    (first, *_) = gathered.sentences(Reading(demo), facts, every=97)
    held.hold(facts, [(*first[:3], "Something new was said of 5 of 7.")], count)
    assert len(count.unread) == 1
