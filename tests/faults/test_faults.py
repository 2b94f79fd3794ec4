"""A sample of every fault proof of the store; `make faults` tries all of them."""

from collections.abc import Callable

import pytest

from tests.faults import (
    disk_full,
    drill,
    kill_any_moment,
    kill_each_step,
    one_byte,
    power,
    races,
    readers,
    screen,
    trial_store,
)
from tests.faults.children import said_by
from tests.faults.disk_full import may_make_a_disk
from tests.faults.recorded import available
from tests.faults.tally import Tally
from tests.faults.trial_store import Ground

SAMPLES: dict[str, Callable[[Ground], Tally | list[Tally]]] = {
    "kill -9 at every two hundredth step": lambda ground: kill_each_step.run(ground, every=200),
    "kill -9 at two moments": lambda ground: kill_any_moment.run(ground, kills=2),
    "disk full at two sizes": lambda ground: disk_full.run(ground, sizes=2),
    "four edits of one byte": lambda ground: one_byte.run(ground, edits=4),
    "two races": lambda ground: races.run(ground, races=2),
    "readers during three loads": lambda ground: readers.run(ground, loads=3),
    "the screen on a disk that is full after a load": lambda ground: screen.run(
        ground, lefts=(800_000,), places=("store",)
    ),
    "twelve states in which power may leave a store": lambda ground: power.run(ground, states=12),
    "a drill of backup and restore": lambda ground: drill.run(ground, drills=1),
}


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """What every trial starts from, made in a process of its own."""
    return said_by(trial_store.ground, tmp_path_factory.mktemp("faults"))


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_lost_partial_or_wrong(name: str, stores: Ground) -> None:
    found = SAMPLES[name](stores)
    tallies = found if isinstance(found, list) else [found]
    # Two proofs ask of the machine what it may not allow: a small disk, and to watch a process.
    allowed = said_by(may_make_a_disk, stores.folder / f"disk for {name}") and available()
    assert tallies or not allowed
    if not tallies:
        pytest.skip("this machine lets nobody mount a small disk, or watch a process")
    for tally in tallies:
        assert tally.trials >= tally.wanted > 0
        assert not tally.ills, [ill.words for ill in tally.ills]
