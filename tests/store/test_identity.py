"""The identity of a snapshot covers the rows of every kind of file that is loaded, and nothing that is not there."""

import shutil
from pathlib import Path

import duckdb
import pytest

from metrics import rules
from store.build.build import identity
from store.read.snapshot import open_current
from tests.store.small_store import in_use


def test_rows_of_a_kind_that_no_rule_reads_are_in_the_identity_once_there_are_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = in_use(tmp_path)
    with open_current(store) as draft:
        known = draft.record.identity
        copy = shutil.copy(draft.path, tmp_path / "copy.duckdb")
    Path(copy).chmod(0o600)
    monkeypatch.setattr(rules, "FOUND", ("exit_interview",))
    with duckdb.connect(str(copy)) as connection:
        assert identity(connection) == known, "a snapshot of before the kind"
        connection.execute(
            "CREATE TABLE exit_interview (team VARCHAR, interviews INTEGER, load_number INTEGER)"
        )
        assert identity(connection) == known, "a store without such a file"
        found = [known]
        for statement in (
            "INSERT INTO exit_interview VALUES ('North', 3, 4)",
            "INSERT INTO exit_interview VALUES ('South', 3, 4)",
            "UPDATE exit_interview SET interviews = 2 WHERE team = 'South'",
        ):
            connection.execute(statement)
            found.append(identity(connection))
        assert len(set(found)) == len(found)
        connection.execute("UPDATE exit_interview SET load_number = 5")
        assert identity(connection) == found[-1], "when it was loaded is no part of it"
