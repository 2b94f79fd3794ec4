"""The ledger: append-only, chained, and loud about anything that is not as it was recorded."""

import sqlite3
from functools import partial
from pathlib import Path

import pytest

from store.durable import DamagedError, NotReadError, NotWrittenError
from store.ledger.ledger import FIRST, Kind, Ledger, LetterError, MovedOnError, head


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "ledger.sqlite")
    for number in range(3):
        made.append("load", {"file": f"{number}.csv"}, after=head(made.entries()))
    return made


def _tamper(folder: Path, statement: str) -> None:
    """Changes the file behind the ledger's back, its own guards taken away first."""
    with sqlite3.connect(folder / "ledger.sqlite") as connection:
        connection.execute("DROP TRIGGER entry_is_never_updated")
        connection.execute("DROP TRIGGER entry_is_never_deleted")
        connection.execute(statement)


def test_each_entry_carries_the_hash_of_the_one_before(ledger: Ledger) -> None:
    entries = ledger.entries()
    assert [each.number for each in entries] == [1, 2, 3]
    assert [each.previous for each in entries] == [FIRST, entries[0].hash, entries[1].hash]
    assert [each.body["file"] for each in entries] == ["0.csv", "1.csv", "2.csv"]


def test_an_empty_ledger_has_no_entries(tmp_path: Path) -> None:
    assert Ledger(tmp_path / "none.sqlite").entries() == []
    assert not (tmp_path / "none.sqlite").exists(), "asking makes nothing"


def test_a_file_without_its_first_entry_is_an_empty_ledger(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").touch()
    ledger = Ledger(tmp_path / "ledger.sqlite")
    assert ledger.entries() == []
    ledger.append("load", {}, after=FIRST)
    assert len(ledger.entries()) == 1


def test_a_file_that_is_no_ledger_is_found(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"not a database, and longer than its header" * 40)
    with pytest.raises(DamagedError, match="ledger: cannot be read"):
        Ledger(tmp_path / "ledger.sqlite").entries()


@pytest.mark.parametrize("statement", ["UPDATE entry SET kind = 'x'", "DELETE FROM entry"])
def test_nothing_is_updated_or_deleted(ledger: Ledger, tmp_path: Path, statement: str) -> None:
    with (
        sqlite3.connect(tmp_path / "ledger.sqlite") as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(statement)
    assert len(ledger.entries()) == 3


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ('UPDATE entry SET body = \'{"file":"x"}\' WHERE number = 2', "entry 2 is not what was"),
        ("UPDATE entry SET recorded_at = 'x' WHERE number = 3", "entry 3 is not what was"),
        ("UPDATE entry SET kind = 'x' WHERE number = 1", "entry 1 is not what was"),
        ("DELETE FROM entry WHERE number = 2", "entry 2 is missing"),
        ("DELETE FROM entry WHERE number = 1", "entry 1 is missing"),
    ],
)
def test_a_changed_or_missing_entry_is_found(
    ledger: Ledger, tmp_path: Path, statement: str, said: str
) -> None:
    _tamper(tmp_path, statement)
    with pytest.raises(DamagedError, match=said):
        ledger.entries()


@pytest.mark.parametrize("odd", ["\x07", "\x00", "\ufffe", "\udc80"])
def test_a_letter_that_no_document_holds_is_not_recorded(ledger: Ledger, odd: str) -> None:
    before = ledger.entries()
    with pytest.raises(LetterError, match=rf"^words: found U\+{ord(odd):04X}"):
        ledger.append("answer", {"about": {"words": f"not{odd}so"}}, after=head(before))
    assert ledger.entries() == before


def test_who_comes_second_is_told_and_changes_nothing(ledger: Ledger) -> None:
    seen = head(ledger.entries())
    ledger.append("load", {"file": "first.csv"}, after=seen)
    with pytest.raises(MovedOnError):
        ledger.append("load", {"file": "second.csv"}, after=seen)
    assert [each.body["file"] for each in ledger.entries()][3:] == ["first.csv"]


def test_writes_are_synced_in_full(ledger: Ledger) -> None:
    with ledger._connection() as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (3,)


def test_a_disk_that_is_full_is_what_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite ends the transaction itself where the disk is full; that there is none is no news to anybody."""

    class OnAFullDisk(sqlite3.Connection):
        def execute(self, statement: str, *rest: object) -> sqlite3.Cursor:
            if not statement.startswith("INSERT"):
                return super().execute(statement, *rest)
            super().execute("ROLLBACK")
            raise sqlite3.OperationalError("database or disk is full")

    ledger = Ledger(tmp_path / "ledger.sqlite")
    first = ledger.append(Kind.LOAD, {"file": "a"}, after=FIRST)
    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=OnAFullDisk))
        with pytest.raises(NotWrittenError, match="disk is full"):
            ledger.append(Kind.LOAD, {"file": "b"}, after=first.hash)
    assert ledger.entries() == [first]
    assert ledger.append(Kind.LOAD, {"file": "b"}, after=first.hash).number == 2


@pytest.mark.parametrize("bit", [0, 7])
def test_a_bit_of_any_byte_is_found_or_means_nothing(tmp_path: Path, bit: int) -> None:
    """Those too that make text of what is none, or bytes of text."""
    path = tmp_path / "ledger.sqlite"
    ledger = Ledger(path)
    entries = [ledger.append(Kind.LOAD, {"file": "a.csv"}, after=FIRST)]
    whole, found = path.read_bytes(), 0
    written = [at for at, byte in enumerate(whole) if byte]
    for at in written:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :])
        try:
            assert ledger.entries() == entries
        except DamagedError:
            found += 1
    assert len(written) > found > len(written) / 3


def test_a_ledger_that_somebody_holds_is_not_called_damaged(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sqlite3.connect
    with whole(tmp_path / "ledger.sqlite", isolation_level=None) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(
            sqlite3, "connect", lambda path, **how: whole(path, **{**how, "timeout": 0})
        )
        with pytest.raises(NotReadError, match="could not be read now .database is locked"):
            ledger.entries()
        holder.execute("ROLLBACK")
    assert len(ledger.entries()) == 3


def test_a_ledger_that_may_not_be_opened_is_not_called_damaged(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").mkdir()
    with pytest.raises(NotReadError, match="unable to open"):
        Ledger(tmp_path / "ledger.sqlite").entries()


def test_a_ledger_without_its_table_is_damaged(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "ledger.sqlite") as connection:
        connection.execute("CREATE TABLE another (x)")
    with pytest.raises(DamagedError, match="no such table"):
        Ledger(tmp_path / "ledger.sqlite").entries()


def test_the_end_of_a_ledger_without_an_entry_is_not_said(tmp_path: Path) -> None:
    """One that was opened for its first entry and stopped just before it."""
    ledger = Ledger(tmp_path / "ledger.sqlite")
    with pytest.raises(MovedOnError):
        ledger.append(Kind.LOAD, {}, after="another head")
    ledger.record_end()
    assert ledger.entries() == []
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.sqlite"]


def test_several_entries_are_added_in_one_step(ledger: Ledger) -> None:
    before = ledger.entries()
    made = ledger.append_all("answer", [{"words": "a"}, {"words": "b"}], after=head(before))
    assert ledger.entries() == [*before, *made]
    with pytest.raises(LetterError):
        ledger.append_all("answer", [{"words": "c"}, {"words": "\x07"}], after=head(made))
    assert ledger.entries() == [*before, *made]
