"""The store on the command line: each command in words, each refusal on standard error and nothing changed."""

from pathlib import Path

import pytest

from store.__main__ import main
from tests.store.small_store import SCORECARD, TEAMS, catalogue, measure


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    measures = tmp_path / "measures"
    measures.mkdir()
    for name, text in catalogue(measure("m")).items():
        (measures / name).write_text(text)
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("DASHBOARD_CATALOGUE", str(measures))
    (tmp_path / "teams.csv").write_text(TEAMS)
    (tmp_path / "good.csv").write_text(SCORECARD + "m,North,2024-25 Q1,1,4,\n")
    (tmp_path / "bad.csv").write_text(SCORECARD + "m,Nowhere,2024-25 Q1,1,4,\n")
    return tmp_path


def test_files_are_loaded_in_the_order_in_which_they_need_each_other(
    places: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(places / "good.csv"), str(places / "teams.csv")]
    assert main(["load", *files, "--council", "Testshire", "--invented"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "teams.csv: 2 rows accepted as entry 2",
        "good.csv: 1 row accepted as entry 3",
    ]
    assert main(["build"]) == 0
    printed = capsys.readouterr()
    # North and the council as a whole; nothing of South has ever come in
    assert printed.out.endswith(": built, 2 figures; it is in use\n")
    assert printed.err == ""


def test_a_refusal_is_told_in_words(places: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", str(places / "teams.csv"), "--council", "Testshire", "--invented"]) == 0
    assert main(["load", str(places / "bad.csv")]) == 1
    said = capsys.readouterr().err
    assert "Row 2, column team" in said
    assert "Nowhere" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build"], "nothing has been loaded yet"),
        (["load", "teams.csv"], "say whose it is"),
        (["load", "none.csv"], "no such file"),
    ],
)
def test_a_first_day_is_told_what_to_do(
    places: Path,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(places)
    assert main(arguments) == 1
    assert said in capsys.readouterr().err


def test_another_councils_figures_need_another_store(
    places: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    teams = str(places / "teams.csv")
    assert main(["load", teams, "--council", "Testshire", "--invented"]) == 0
    assert main(["load", teams, "--council", "Cheshire East"]) == 1
    assert "needs a store of its own" in capsys.readouterr().err


def test_a_catalogue_that_cannot_be_used_is_told(
    places: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(places / "teams.csv"), "--council", "Testshire", "--invented"]) == 0
    (places / "measures" / "1-general.toml").write_text('theme = "Weather"')
    assert main(["build"]) == 1
    assert "found 'Weather'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("council", "said"),
    [
        ("All", "does not look like All"),
        ("all teams", "does not look like All teams"),
        ("England", "does not look like England"),
        ("Eng1and", "does not look like England"),
        ("north west", "does not look like North West"),
        ("Cheshire\nEast", "one line: found a line break"),
        ("Cheshire\u2028East", "one line: found a line break"),
    ],
)
def test_a_council_is_not_called_what_something_else_is(
    places: Path, council: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(places / "teams.csv"), "--council", council]) == 1
    assert said in capsys.readouterr().err
    assert not (places / "store").exists()


def test_spaces_round_a_councils_name_are_no_part_of_it(places: Path) -> None:
    for council in (" Cheshire  East \n", "Cheshire East"):
        assert main(["load", str(places / "teams.csv"), "--council", council]) == 0
