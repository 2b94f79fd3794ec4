"""What `make bench` asks of the product works: a measurement that fails says nothing of speed."""

import json
from pathlib import Path

import pytest

from bench import packs
from bench.chance_alone import one_series, one_team, scorecards
from bench.chance_alone.chance import World

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
    told = one_series.found(World(350), 12, 0, series=60)["one test, p < .005"]
    falsely, *within = told
    assert falsely < 3 and within == sorted(within) and within[-1] > 80, "per cent of the series"


def test_the_same_children_are_not_named_for_being_the_same() -> None:
    told = one_series.found(World(60, carried=0.8), 12, 1, series=60)
    assert told["same children"][0] < 5 < told["control chart"][0]


def test_a_scorecard_on_which_nothing_changes_names_next_to_nothing() -> None:
    cards = scorecards.unchanged(3, 0.5)
    ways = scorecards.named(cards)["as the product does"]
    assert (ways[cards.of_council] != 0).sum() <= 3 * 3
    assert scorecards.sizes().own.sum() > 20


def test_a_failing_team_is_named_far_more_often_than_another() -> None:
    told = one_team.found(20, 6, 60, 0.2, 3)
    assert told["named"] > 60 > told["another"]
