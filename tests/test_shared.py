"""What is made once a run is made once, and a store is as good wherever it is copied to."""

from pathlib import Path

import pytest

from store.__main__ import main
from tests.shared import Shared

pytestmark = pytest.mark.store


def test_it_is_made_by_who_asks_first(shared: Shared, tmp_path: Path) -> None:
    asked: list[Path] = []

    def make(folder: Path) -> None:
        asked.append(folder)
        (folder / "made").touch()

    name = f"for-{tmp_path.name}"
    first, again = shared.made(name, make), shared.made(name, make)
    assert first == again and (first / "made").exists()
    assert len(asked) == 1


def test_what_was_not_made_whole_is_made_anew(shared: Shared, tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError("it broke off")

    name = f"for-{tmp_path.name}"
    with pytest.raises(OSError, match="broke off"):
        shared.made(name, fail)
    assert list(shared.made(name, lambda folder: None).iterdir()) == []


def test_a_copy_of_the_invented_councils_store_verifies(
    demo_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(demo_store))
    assert main(["verify"]) == 0
    assert "ledger entries" in capsys.readouterr().out
