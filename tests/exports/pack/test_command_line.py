"""The pack on the command line: the files that the screen gives, and a refusal in words."""

import re
from pathlib import Path

import pytest

from exports.__main__ import main

EDITION = "officer-edition_not-for-publication_invented-figures"


@pytest.fixture(autouse=True)
def _store(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(demo_store))


def test_a_pack_is_written_under_honest_names(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    out = tmp_path / "packs"
    asked = [
        "pack",
        "--quarter",
        "2026-27 Q2",
        "--out",
        str(out),
        "--format",
        "xlsx",
        "--theme",
        "General",
    ]
    assert main(asked) == 0
    names = sorted(path.name for path in out.iterdir())
    chosen = names[0].split("_")[3]
    assert re.fullmatch("[0-9a-f]{6}", chosen), "a pack of one theme is not the usual one"
    assert names == [
        f"committee-pack-short_2026-27-Q2_All_{chosen}_{EDITION}.xlsx",
        f"committee-pack-short_manifest_2026-27-Q2_All_{chosen}_{EDITION}.json",
    ]
    assert "bytes" in capsys.readouterr().out
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    assert main(asked) == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--edition", "public"], "there is no public edition yet"),
        (["--quarter", "1999-00 Q1"], "quarter: found '1999-00 Q1'"),
        (["--team", "All", "--team", "All"], "team: one is named twice"),
        (["--team", "Nobody"], "team: found 'Nobody'; allowed: All"),
        (["--as-at", "999"], "as at: found '999'; there is published, draft"),
    ],
)
def test_what_cannot_be_made_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture, more: list[str], said: str
) -> None:
    assert main(["pack", "--out", str(tmp_path / "out"), *more]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
