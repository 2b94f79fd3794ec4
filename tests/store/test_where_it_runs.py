"""Where a store may lie and who may run it: what cannot work is refused in words, and what can be read is served."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from store.__main__ import main
from store.care.verify import verify
from store.durable import DamagedError, NotWrittenError
from store.ledger import locks
from store.ledger.ledger import VERSION, Ledger, NewerError, head
from store.loading.load import take_in
from store.read.snapshot import open_current
from store.settings import PlaceError, places
from store.store import Store
from tests import project
from tests.store import small_store
from tests.store.small_store import LOADER, SCORECARD


@pytest.fixture
def held(tmp_path: Path) -> Store:
    return small_store.in_use(tmp_path)


@pytest.mark.parametrize(
    "letter", ["*", "[", "]", "[a-z]", "'", '"', " ", "é", "#", "%41", ";", "$x"]
)
def test_a_store_may_lie_in_a_folder_of_any_usual_name(tmp_path: Path, letter: str) -> None:
    """And one beside it whose name such a pattern would fit is never read instead."""
    for name in (f"a{letter}b", "aab"):
        store = small_store.open_store(
            tmp_path / name, small_store.catalogue(small_store.measure("m"))
        )
        small_store.load(store, tmp_path / name, teams=small_store.TEAMS, first=small_store.FIRST)
    store = Store(small_store._places(tmp_path / f"a{letter}b"))
    store.build()
    snapshot = open_current(store)
    assert snapshot is not None
    (count,) = snapshot.ask("SELECT COUNT(*) AS found FROM received")
    snapshot.close()
    assert count.found == 2
    assert verify(store).entries == 3


@pytest.mark.parametrize("letter", ["?"] if os.name == "nt" else ["?", "\\"])
def test_a_name_that_the_engine_cannot_open_is_refused_in_words(
    tmp_path: Path, letter: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / f"a{letter}b"))
    with pytest.raises(PlaceError, match="DASHBOARD_STORE: .* allowed: a folder"):
        places()
    assert main(["verify"]) == 1
    assert "DASHBOARD_STORE" in capsys.readouterr().err
    assert not (tmp_path / f"a{letter}b").exists()


def test_an_account_without_a_name_loads_and_verifies(
    held: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nobody)
    monkeypatch.setenv("DASHBOARD_STORE", str(held.places.store))
    monkeypatch.setenv("DASHBOARD_CATALOGUE", str(held.places.catalogue))
    assert main(["verify"]) == 0
    more = tmp_path / "more.csv"
    more.write_text(SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    assert main(["load", str(more)]) == 0, capsys.readouterr().err
    assert held.entries()[-1].body["by"].startswith("account ")


def test_a_disk_without_working_locks_is_refused(
    held: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held.entries()
    monkeypatch.setattr(locks, "_found", {})
    monkeypatch.setattr(locks, "_TRIED_BY_ANOTHER", f"import sys; sys.exit({locks._GOT_IT})")
    with pytest.raises(NotWrittenError, match="keeps no locks"):
        small_store.load(held, tmp_path, more=SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    assert held.entries() == before


def test_locks_are_tried_by_another_process_and_work_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_found", {})
    assert locks.kept(tmp_path) and locks._found
    assert not list(tmp_path.iterdir())


def test_a_ledger_of_a_later_version_is_refused_and_left_alone(held: Store) -> None:
    path = held.places.ledger
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(NewerError, match="use the later product"):
        held.entries()
    with pytest.raises(NewerError):
        held.ledger.append("load", {}, after="")
    assert path.read_bytes() == before


def test_a_ledger_of_before_versions_were_recorded_is_read_and_goes_on(held: Store) -> None:
    with sqlite3.connect(held.places.ledger) as connection:
        connection.execute("PRAGMA user_version = 0")
    entries = held.entries()
    held.ledger.append("note", {}, after=head(entries))
    assert len(held.entries()) == len(entries) + 1


def test_a_last_entry_cut_together_with_its_end_is_found_by_an_anchor_elsewhere(
    tmp_path: Path,
) -> None:
    anchor = tmp_path / "elsewhere" / "anchor.json"
    ledger = Ledger(tmp_path / "store" / "ledger.sqlite", anchor)
    for number in range(3):
        ledger.append("load", {"file": str(number)}, after=head(ledger.entries()))
    assert json.loads(anchor.read_text())["number"] == 3
    with sqlite3.connect(tmp_path / "store" / "ledger.sqlite") as connection:
        connection.execute("DROP TRIGGER entry_is_never_deleted")
        connection.execute("DELETE FROM entry WHERE number = 3")
    (tmp_path / "store" / "ledger.head.json").unlink()
    assert len(Ledger(tmp_path / "store" / "ledger.sqlite").entries()) == 2, (
        "without one nothing tells"
    )
    with pytest.raises(DamagedError, match="3 entries were recorded, 2 are there"):
        ledger.entries()


def test_the_environment_names_the_anchor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert places().anchor is None
    monkeypatch.setenv("DASHBOARD_ANCHOR", str(tmp_path / "anchor.json"))
    assert places().anchor == tmp_path / "anchor.json"


def test_nothing_is_loaded_into_a_damaged_store(held: Store, tmp_path: Path) -> None:
    before = held.entries()
    kept = held.files.path(before[-1].body["bytes"])
    kept.chmod(0o644)
    kept.write_bytes(b"something else")
    more = tmp_path / "more.csv"
    more.write_text(SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    with pytest.raises(DamagedError, match="is not what was stored"):
        take_in(held, LOADER, more)
    assert held.entries() == before


@pytest.mark.parametrize("name", ["a\x1b[31mred.csv", "a\rb.csv", "a\u202egnp.csv", "a\x07.csv"])
def test_a_file_name_moves_no_cursor(
    held: Store,
    tmp_path: Path,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(held.places.store))
    monkeypatch.setenv("DASHBOARD_CATALOGUE", str(held.places.catalogue))
    (tmp_path / name).write_text(SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    assert main(["load", str(tmp_path / name), "--by", "A"]) == 0
    main(["load", str(tmp_path / name), "--by", "A"])
    main(["load", str(tmp_path / f"no {name}")])
    said = capsys.readouterr()
    assert not set(said.out + said.err) & set("\x1b\r\x07\u202e")


def test_a_file_name_that_is_no_text_is_said_too(held: Store, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\xff.csv"
    Path(os.fsdecode(path)).write_text(SCORECARD + "m,North,2024-25 Q2,2,4,\n")
    done = subprocess.run(
        [sys.executable, "-m", "store", "load", path],
        cwd=project.ROOT, capture_output=True, check=False,
        env={**os.environ, "DASHBOARD_STORE": str(held.places.store), "DASHBOARD_CATALOGUE": str(held.places.catalogue)},
    )  # fmt: skip
    assert done.returncode == 0 and b"Traceback" not in done.stderr
    assert "a\ufffd.csv: 1 row accepted" in done.stdout.decode()


def test_a_build_makes_what_was_published_again_where_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = small_store.restated(tmp_path, "Panel", SCORECARD + "m,North,2024-25 Q1,2,4,\n")
    monkeypatch.setenv("DASHBOARD_STORE", str(held.places.store))
    monkeypatch.setenv("DASHBOARD_CATALOGUE", str(held.places.catalogue))
    shutil.rmtree(held.places.snapshots)
    (held.places.store / "ledger.head.json").unlink()
    assert main(["build"]) == 0
    said = capsys.readouterr().out
    assert "the figures of 1 publication were not there any more and are made again" in said
    assert (held.places.store / "ledger.head.json").exists()
    assert "the figures of 1 publication are" in verify(held).sentence()
    assert main(["build"]) == 0
    assert "made again" not in capsys.readouterr().out
