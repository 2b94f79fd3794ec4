"""Every test is of exactly one tier; every folder of tests has one, and what has none or two is refused."""

from pathlib import PurePath

import pytest

from tests import project, tiers
from tests.tiers import TIERS, TierError, tier


@pytest.mark.parametrize(
    ("path", "own", "found"),
    [
        ("metrics/test_x.py", [], "rule"),
        ("store/intake/test_x.py", ["dfe"], "store"),
        ("exports/pack/test_x.py", ["proof", "java"], "proof"),
        ("test_x.py", [], "rule"),
    ],
)
def test_a_test_is_of_its_folders_tier_unless_it_says_otherwise(
    path: str, own: list[str], found: str
) -> None:
    assert tier(PurePath(path), own) == found


@pytest.mark.parametrize(
    ("path", "own"), [("metrics/test_x.py", ["rule", "store"]), ("new/test_x.py", ["dfe"])]
)
def test_two_tiers_or_none_are_refused(path: str, own: list[str]) -> None:
    with pytest.raises(TierError):
        tier(PurePath(path), own)


def test_this_very_test_bears_its_tier(request: pytest.FixtureRequest) -> None:
    assert [each.name for each in request.node.iter_markers() if each.name in TIERS] == ["rule"]
    assert tiers.of(request.node) == "rule"


def test_every_tier_is_a_marker_and_has_its_place_among_several_workers(
    pytestconfig: pytest.Config,
) -> None:
    said = {line.partition(":")[0] for line in pytestconfig.getini("markers")}
    assert set(TIERS) <= said
    assert sorted(tiers.LONGEST_FIRST) == sorted(TIERS)


def test_a_check_of_every_file_fails_where_there_is_none(subtests: pytest.Subtests) -> None:
    with pytest.raises(AssertionError, match="no file"):
        project.per_file([])(lambda path: None)(subtests)
