"""Readings that reports are made from."""

import pytest

from reporting.reading import Reading
from store.read.snapshot import Snapshot


@pytest.fixture
def reading(demo: Snapshot) -> Reading:
    """The invented council, read anew."""
    return Reading(demo)
