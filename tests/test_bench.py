"""What `make bench` asks of the product works: a measurement that fails says nothing of speed."""

import json
from pathlib import Path

import pytest

from bench import chance_alone, packs

pytestmark = pytest.mark.store


def test_the_files_of_a_pack_are_measured_and_the_spending_is_left_beside_the_store(
    demo_store: Path,
) -> None:
    packs.main(demo_store, 2, ["xlsx"])
    found = json.loads((demo_store / packs.FOUND).read_text(encoding="utf-8"))
    book, manifest = found["bytes"]
    assert book.endswith(".xlsx") and manifest.endswith(".json")
    assert found["bytes"][book] > found["bytes"][manifest] > 0
    assert found["last"] >= found["first"] > 0 and found["cpu"] > 0


def test_a_fall_is_told_far_more_often_than_one_is_told_by_chance() -> None:
    nothing, *_, stepped = chance_alone.WORLDS
    calm = chance_alone.told(nothing, 0, 60)["our signal"]
    fell = chance_alone.told(stepped, 9, 60)["our signal"]
    assert calm <= 10 and fell >= 50, "per cent of the series"
