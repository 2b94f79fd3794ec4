"""Errors as they travel from a process of its own: the same error again, in the same words."""

import errno

import pytest

from metrics.catalogue.refusal import CatalogueError
from store import faults_told
from store.build.database import EngineError
from store.durable import DamagedError, NotReadError, NotWrittenError
from store.intake import Fault, Refused

_FAULTS = [
    NotWrittenError("disk is full"),
    NotReadError("database is locked"),
    EngineError("no such table"),
    DamagedError("entry 2 is missing"),
    CatalogueError("1-general.toml: the file: theme: found 'Weather'"),
]


@pytest.mark.parametrize("fault", _FAULTS, ids=lambda fault: type(fault).__name__)
def test_an_error_that_is_its_words_comes_back(fault: Exception) -> None:
    back = faults_told.read(faults_told.written(fault))
    assert (type(back), str(back)) == (type(fault), str(fault))


def test_what_the_machine_said_comes_back_with_its_number() -> None:
    back = faults_told.read(faults_told.written(OSError(errno.ENOSPC, "No space left on device")))
    assert isinstance(back, OSError)
    assert (back.errno, back.strerror) == (errno.ENOSPC, "No space left on device")


def test_a_refusal_comes_back_whole() -> None:
    refusal = Refused("a.csv", (Fault(2, "team", "unknown_team", "X", "North", "Sheet"),), 7)
    back = faults_told.read(faults_told.written(refusal))
    assert isinstance(back, Refused)
    assert (back.file, back.faults, back.total) == (refusal.file, refusal.faults, refusal.total)


def test_each_that_is_carried_is_tried_here() -> None:
    assert {*map(type, _FAULTS), OSError, Refused} == set(faults_told.CARRIED)
