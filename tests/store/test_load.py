"""Loading: whole or not at all, remembered, one council a store."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from metrics import rules
from metrics.vocabulary import ALL_TEAMS
from store.durable import DamagedError, sha256
from store.intake import Refused
from store.ledger import loads
from store.loading.load import loaded_already, take_in
from store.names import WrongCouncilError
from store.read.lines import history
from store.read.snapshot import open_current
from store.store import Store
from tests.store.small_store import (
    COUNCIL,
    LOADER,
    SCORECARD,
    TEAMS,
    built,
    catalogue,
    load,
    measure,
    open_store,
)

GOOD = SCORECARD + "m,North,2024-25 Q1,1,4,\n"
BAD = SCORECARD + "m,North,2024-25 Q1,1,4,\nm,South,2024-25 Q1,5,4,\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path, catalogue(measure("m")))
    load(made, tmp_path, teams=TEAMS)
    return made


def _state(store: Store) -> tuple[int, set[Path]]:
    files = {path for path in store.places.files.rglob("*") if path.is_file()}
    return len(store.entries()), files


def test_a_refused_file_changes_nothing_and_says_why(store: Store, tmp_path: Path) -> None:
    before = _state(store)
    with pytest.raises(Refused) as refusal:
        load(store, tmp_path, bad=BAD)
    assert _state(store) == before
    fault = refusal.value.faults[0]
    assert (fault.row, fault.column, fault.code) == (3, "numerator", "num_gt_den")
    assert "bad.csv was not loaded" in str(refusal.value)


def test_bytes_and_rows_are_kept_under_their_hashes_before_the_entry_names_them(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, good=GOOD)
    entry = store.entries()[-1]
    assert store.files.get(entry.body["bytes"]).decode() == GOOD
    assert store.files.check(entry.body["tables"]["observation"]).exists()
    assert json.loads(store.files.get(entry.body["catalogue"])) == catalogue(measure("m"))
    assert store.files.get(entry.body["rules"]).decode() == rules.text()
    assert entry.body["team"], "the teams in force are named"
    assert (entry.body["by"], entry.body["role"]) == (LOADER.name, LOADER.role)


def test_the_same_bytes_twice_change_nothing(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, good=GOOD)
    before = _state(store)
    again = take_in(store, LOADER, tmp_path / "good.csv")
    assert again.accepted is None
    assert again.entry == store.entries()[-1]
    assert _state(store) == before


def test_the_same_figures_as_text_and_as_a_workbook_make_the_same_snapshot(tmp_path: Path) -> None:
    text = (
        SCORECARD + "m,North,2024-25 Q1,1,4,\nm,South,2024-25 Q1,3,8,37.5\nm,North,2024-25 Q2,,,\n"
    )
    book = Workbook()
    for cells in csv.reader(text.splitlines()):
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in cells])
    identities = []
    for file in ("scorecard.csv", "scorecard.xlsx"):
        store = open_store(tmp_path / file, catalogue(measure("m")))
        load(store, tmp_path / file, teams=TEAMS)
        path = tmp_path / file / file
        path.write_text(text, encoding="utf-8") if file.endswith("csv") else book.save(path)
        loaded = take_in(store, LOADER, path)
        assert loaded.accepted and loaded.accepted.rows == 3
        kept, came = store.files.get(loaded.entry.body["bytes"]), path.read_bytes()
        # Of a workbook the cells that were read, as text; the workbook is known again by its hash.
        assert (
            kept.decode("utf-8-sig") == text.replace("\n", "\r\n")
            if came[:2] == b"PK"
            else kept == came
        )
        assert loads.loaded(loaded.entry).came == sha256(came)
        assert loaded_already(store, store.entries(), came) == loaded.entry
        store.build()
        snapshot = open_current(store)
        assert snapshot
        identities.append(snapshot.record.identity)
        snapshot.close()
    assert identities[0] == identities[1]


@pytest.mark.parametrize("file", ["quarter.xlsx", "quarter.csv"])
def test_a_refused_workbook_changes_nothing(store: Store, tmp_path: Path, file: str) -> None:
    before = _state(store)
    book = Workbook()
    book.active.append(SCORECARD.strip().split(","))
    book.active.append(["m", "North", "2024-25 Q1", 5, 4])
    book.save(tmp_path / file)
    with pytest.raises(Refused):
        take_in(store, LOADER, tmp_path / file)
    assert _state(store) == before


@pytest.mark.parametrize(("council", "invented"), [("Othershire", True), (COUNCIL, False)])
def test_a_store_is_one_councils(store: Store, council: str, invented: bool) -> None:
    with pytest.raises(WrongCouncilError, match="needs a store of its own"):
        store.found(council, invented=invented)
    assert len(store.entries()) == 2


def test_a_head_built_twice_is_the_same_and_a_copy_rebuilt_is_too(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, good=GOOD)
    first = store.build()
    second = store.build()
    assert (first.new, second.new) == (True, False)
    first.path.chmod(0o600)
    first.path.unlink()
    third = store.build()
    assert third.new
    assert third.record.identity == first.record.identity


def test_a_snapshot_that_no_longer_verifies_is_made_anew(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, good=GOOD)
    first = store.build()
    first.path.chmod(0o600)
    first.path.write_bytes(b"not a database")
    second = store.build()
    assert second.new
    assert second.record.identity == first.record.identity
    assert open_current(store) is not None


def test_a_changed_catalogue_is_recorded_and_used_by_the_next_build(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, good=GOOD)
    before = built(store)
    (store.places.catalogue / "1-general.toml").write_text(
        "\n".join(catalogue(measure("m", decimals="0")).values())
    )
    after = built(store)
    assert after.record.ledger_length == before.record.ledger_length + 1
    assert before.catalogue.measures[0].decimals == 1
    assert after.catalogue.measures[0].decimals == 0
    assert after.record.identity == before.record.identity, "25% either way"


@pytest.mark.parametrize("table", ["bytes", "observation", "catalogue"])
def test_a_stored_file_that_is_not_what_was_stored_stops_the_build(
    store: Store, tmp_path: Path, table: str
) -> None:
    load(store, tmp_path, good=GOOD)
    good = built(store)
    body = store.entries()[-1].body
    path = store.files.path(body["tables"].get(table) or body[table])
    load(store, tmp_path, more=SCORECARD + "m,South,2024-25 Q1,1,4,\n")
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    if table == "bytes":
        with pytest.raises(DamagedError, match="is not what was stored"):
            store.files.get(body[table])
        return
    with pytest.raises(DamagedError, match="is not what was stored"):
        store.build()
    snapshot = open_current(store)
    assert snapshot.record == good.record, "what was in use stays in use"
    assert [each.value for each in history(snapshot, ALL_TEAMS)["m"]] == [25]


def test_a_snapshot_that_is_not_the_one_built_is_not_served(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, good=GOOD)
    snapshot = built(store)
    snapshot.close()
    data = bytearray(snapshot.path.read_bytes())
    data[len(data) // 2] ^= 1
    snapshot.path.chmod(0o600)
    snapshot.path.write_bytes(data)
    with pytest.raises(DamagedError, match="is not the file that was built"):
        open_current(store)
    snapshot.path.unlink()
    with pytest.raises(DamagedError, match="is missing"):
        open_current(store)


def test_a_snapshot_of_another_ledger_is_not_served(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, good=GOOD)
    built(store).close()
    store.places.ledger.unlink()
    with pytest.raises(DamagedError, match="entries were recorded"):
        open_current(store)


def test_where_nothing_was_built_there_is_no_snapshot(store: Store) -> None:
    assert open_current(store) is None


def test_an_unreadable_name_of_the_snapshot_is_said(store: Store) -> None:
    store.places.current.write_text("{}")
    with pytest.raises(DamagedError, match="cannot be read"):
        open_current(store)
