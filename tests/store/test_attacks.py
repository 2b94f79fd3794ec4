"""What version 0.1 took in and should not have: refused, or nothing kept of it but the cells that were read.

The cases from outside lie in CASES_DIR under `attacks/`, a folder a kind, where its README says what is expected;
more of the same kinds are made by chance, from a seed.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from metrics.catalogue.catalogue import OWN_MEASURES
from store import intake
from store.__main__ import main
from store.intake import Refused
from store.loading import apart, load
from store.settings import Places
from store.store import Store
from tests import known_answers
from tests.store import small_store
from tests.store.intake.hostile import Hostile, Known, many

SEED, COUNT = 20261129, 250
FILES = known_answers.attacks()


@pytest.fixture(scope="module")
def council(demo_as_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A copy of the invented council's store, which may be loaded into."""
    folder = shutil.copytree(demo_as_made, tmp_path_factory.mktemp("attacked") / "store")
    return Store(Places(Path(folder), OWN_MEASURES), intake.read)


def _bytes_kept(store: Store) -> Iterator[bytes]:
    for path in store.places.files.rglob("*"):
        if path.is_file():
            yield path.read_bytes()


@pytest.mark.public_cases
def test_there_are_cases() -> None:
    assert len(FILES) > 30


@pytest.mark.public_cases
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_is_refused_or_keeps_only_its_cells(council: Store, path: Path) -> None:
    before, data = council.entries(), path.read_bytes()
    try:
        loaded = load.take_in(council, small_store.LOADER, path)
    except Refused as refusal:
        assert council.entries() == before
        assert all(each.code != "unreadable" for each in refusal.faults), refusal
        return
    # Only what lies beside the cells may be there and not be taken in.
    assert path.parent.name.startswith("child_rows") and loaded.accepted
    assert loaded.accepted.kept and loaded.accepted.notices
    assert not any(each == data for each in _bytes_kept(council))


@pytest.mark.public_cases
@pytest.mark.parametrize(
    "path", known_answers.attacks_by_folder(), ids=lambda path: path.parent.name
)
def test_the_command_line_says_why(
    council: Store, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One file a folder, read in a process of its own."""
    before = council.entries()
    monkeypatch.setenv("DASHBOARD_STORE", str(council.places.store))
    assert main(["load", str(path)]) == 1
    said = capsys.readouterr()
    assert "Allowed:" in said.err and "Nothing of it was kept" in said.err
    assert "Traceback" not in said.err + said.out
    assert council.entries() == before


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("hostile")
    store = small_store.open_store(folder, small_store.catalogue(small_store.measure("m")))
    small_store.load(store, folder, teams=small_store.TEAMS)
    return store


KNOWN = Known("m", "North", "2026-27 Q2")


@pytest.mark.parametrize("hostile", many(SEED, COUNT, KNOWN), ids=lambda each: each.name)
def test_more_of_the_same_kinds_are_refused_or_keep_only_their_cells(
    small: Store, hostile: Hostile, tmp_path: Path
) -> None:
    entries = small.entries()
    path = tmp_path / hostile.name
    path.write_bytes(hostile.data)
    try:
        loaded = load.take_in(small, small_store.LOADER, path)
    except Refused as refusal:
        assert small.entries() == entries
        assert all(each.code != "unreadable" for each in refusal.faults), refusal
        assert not hostile.secret or hostile.secret not in str(refusal)
        return
    assert not hostile.must_be_refused, f"{hostile.kind}: taken in as entry {loaded.entry.number}"
    assert hostile.secret
    kept = b"\0".join(_bytes_kept(small))
    assert hostile.secret.encode() not in kept


def test_a_few_of_them_are_refused_in_a_process_of_their_own_as_well(small: Store) -> None:
    context = load._context(small, small.entries())
    for hostile in [each for each in many(SEED + 1, 16, KNOWN) if each.must_be_refused]:
        with pytest.raises(Refused):
            apart.read(hostile.name, hostile.data, context)
