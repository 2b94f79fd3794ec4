"""The look at a store after a fault: everything acknowledged is there, whole, opens, and says what it said."""

import json
import traceback
from collections.abc import Iterator, Mapping
from typing import Any

from store.build import build, records
from store.care.verify import verify
from store.durable import DamagedError
from store.ledger.ledger import Entry
from store.read import as_at
from store.read.snapshot import Snapshot, open_current
from store.store import Store
from tests.faults.tally import LOST, NOT_OPENING, PARTIAL, WRONG, Ill
from tests.faults.trial_store import Trial, act, last_file

Expected = Mapping[int, str]
"""The identity of the figures of each file, as a store has them to which nothing ever happened."""


def examined(trial: Trial, expected: Expected, *, built_alone: bool = False) -> list[Ill]:
    """What is wrong with a store that was left as it lies; nothing, where a fault did no harm.

    With `built_alone` no figures are made for it that nobody had built. A kill or a full disk damages nothing, so that a refusal to serve counts as an ill too.
    """
    try:
        as_first_seen = list(_draft(trial, expected))
        verify(trial.opened())
        entries = trial.opened().entries()
        return [
            *as_first_seen,
            *_acknowledged(trial, entries),
            *_states(trial.opened(), expected, built_alone=built_alone),
        ]
    except DamagedError as fault:
        sort = PARTIAL if "stored file" in str(fault) else NOT_OPENING
        return [Ill(sort, str(fault))]
    except Exception:
        return [Ill(NOT_OPENING, traceback.format_exc())]


def done_again(trial: Trial, operations: tuple[str, ...], k: int, expected: Expected) -> list[Ill]:
    """What is wrong once the same is tried again and built: nothing, where it ends as it should have."""
    try:
        act(trial, (*operations, "build"), k)
        snapshot = open_current(trial.opened())
        assert snapshot is not None, "a build puts its snapshot in use"
        found = identity_of(snapshot)
        snapshot.close()
        if found != expected[k]:
            return [Ill(WRONG, f"after another attempt: not the figures of file {k}")]
        verify(trial.opened())
    except Exception:
        return [Ill(NOT_OPENING, f"another attempt failed: {traceback.format_exc()}")]
    return []


def after_a_fault(
    trial: Trial, operations: tuple[str, ...], k: int, expected: Expected
) -> list[Ill]:
    """Both of these looks, one after the other."""
    return [*examined(trial, expected), *done_again(trial, operations, k, expected)]


def identity_of(snapshot: Snapshot) -> str:
    """The identity of a snapshot, recomputed from its rows."""
    with snapshot._connection.cursor() as cursor:
        return build.identity(cursor)


def values_of(snapshot: Snapshot) -> set[Any]:
    """Every value among the figures of a snapshot."""
    with snapshot._connection.cursor() as cursor:
        return {
            value for (value,) in cursor.execute("SELECT DISTINCT value FROM figure").fetchall()
        }


def _draft(trial: Trial, expected: Expected) -> Iterator[Ill]:
    """The figures in use, opened as a screen opens them before anybody has looked at the store."""
    snapshot = open_current(trial.opened())
    if snapshot is None:
        return
    entries = trial.opened().entries()
    if identity_of(snapshot) != expected[last_file(entries, snapshot.record.ledger_length)]:
        yield Ill(WRONG, f"the draft holds {values_of(snapshot)}")
    snapshot.close()


def _acknowledged(trial: Trial, entries: list[Entry]) -> Iterator[Ill]:
    """Every entry and every build that somebody was told of."""
    if not trial.acknowledged.exists():
        return
    in_use = records.read(trial.places.current)
    for line in trial.acknowledged.read_text().splitlines():
        said = json.loads(line)
        if "built" in said:
            if in_use is None or in_use.ledger_length < said["built"]:
                yield Ill(LOST, f"the figures of entry {said['built']} were in use, and are not")
        elif len(entries) < said["number"] or entries[said["number"] - 1].hash != said["hash"]:
            yield Ill(LOST, f"entry {said['number']} was acknowledged, and is not there")


def _states(store: Store, expected: Expected, *, built_alone: bool) -> Iterator[Ill]:
    """Every state that the addresses offer; of those that share their figures, the first."""
    entries = as_at.proved(store)
    seen = set()
    for state in as_at.every(store, entries):
        same = state.figures, state.sort is as_at.Sort.DRAFT
        if same in seen or (built_alone and not as_at.ready(store, entries, state)):
            continue
        seen.add(same)
        snapshot = as_at.opened(store, entries, state)
        if identity_of(snapshot) != expected[last_file(entries, state.figures)]:
            yield Ill(WRONG, f"state {state.code} holds {values_of(snapshot)}")
        snapshot.close()
