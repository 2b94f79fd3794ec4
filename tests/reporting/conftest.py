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
    files = small_store.catalogue(small_store.VACANCY)
    return Reading(small_store.small(tmp_path, files, staffing=small_store.QUIET_STAFFING))
