"""Readings of the invented council, of a real one, and of a small council that a test fills itself."""

from pathlib import Path

import pytest

from reporting.reading import Reading
from store.read.snapshot import Snapshot
from tests.store import small_store


@pytest.fixture(scope="session")
def reading(demo: Snapshot) -> Reading:
    """The invented council being read."""
    return Reading(demo)


@pytest.fixture(scope="session")
def published_reading(published: Snapshot) -> Reading:
    """The real council being read: yearly figures alone."""
    return Reading(published)


@pytest.fixture
def quiet(tmp_path: Path) -> Reading:
    """A council of two teams, one of which returned nothing for the latest quarter."""
    rows = "".join(
        f"{team},Social Worker,{quarter},10,8,1,2,20,1,0,2,90,4,1\n"
        for team, quarter in (
            ("North", "2024-25 Q1"), ("South", "2024-25 Q1"), ("North", "2024-25 Q2"),
        )
    )  # fmt: skip
    vacancy = small_store.measure("vacancy", from_staffing='"vacancy"', adds_up="false")
    files = small_store.catalogue(vacancy)
    return Reading(small_store.small(tmp_path, files, staffing=small_store.STAFFING + rows))
