"""Taking the figures out: what is loaded, taken out and loaded into a fresh store is the same store of figures."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from store.__main__ import main
from store.care import export
from store.care.export import Export
from store.care.new_folder import NotEmptyError
from store.durable import write
from store.settings import places
from store.store import Store
from tests import known_answers, project
from tests.store.small_store import (
    COUNCIL,
    COUNT,
    SCORECARD,
    TEAMS,
    catalogue,
    load,
    measure,
    open_store,
)
from tests.store.taken_out import identity, loaded_again, taken_out

POSTS = "team,role,period,establishment_fte,in_post_fte,agency_fte,vacancies_fte,sickness_days"


def assert_comes_back(store: Store, folder: Path) -> Export:
    """That the store's files make its figures again, and a second export the same files."""
    made = taken_out(store)
    again = loaded_again(made, store, folder)
    assert identity(again) == identity(store)
    assert taken_out(again).files == made.files
    return made


def texts(made: Sequence[export.File]) -> dict[str, str]:
    return {file.name: file.data.decode("utf-8-sig") for file in made}


def test_a_later_figure_is_taken_out_and_the_earlier_is_not(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    load(
        store,
        tmp_path,
        teams=TEAMS,
        first=SCORECARD + "m,North,2024-25 Q1,1,4,\nm,South,2024-25 Q1,3,8,\n",
        later=SCORECARD + "m,North,2024-25 Q1,2,4,\n",
    )
    made = assert_comes_back(store, tmp_path)
    assert texts(made.files) == {
        "teams.csv": TEAMS.replace("note\n", "note\n")
        .replace("\n", "\r\n")
        .replace(",note", "")
        .replace(",,,,\r", ",,,\r"),
        "scorecard.csv": (
            "measure_id,team,period,numerator,denominator,value,measure_name,status\r\n"
            "m,North,2024-25 Q1,2,4,,m,final\r\n"
            "m,South,2024-25 Q1,3,8,,m,final\r\n"
        ),
    }


def test_a_head_is_taken_out_as_it_was(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    load(store, tmp_path, teams=TEAMS, first=SCORECARD + "m,North,2024-25 Q1,1,4,\n")
    before = taken_out(store)
    load(store, tmp_path, later=SCORECARD + "m,North,2024-25 Q1,2,4,\n")
    assert export.export(store.entries()[:-1], store.files) == before


def test_a_returned_part_and_a_part_without_a_column_stay_apart(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    load(
        store,
        tmp_path,
        teams=TEAMS,
        with_cases=f"{POSTS},cases\nNorth,Worker,2024-25 Q1,5,4,0,1,3,40\n",
        without=f"{POSTS}\nNorth,Manager,2024-25 Q1,1,1,0,0,c\n",
    )
    made = assert_comes_back(store, tmp_path)
    assert [(file.name, file.rows) for file in made.files] == [
        ("teams.csv", 2), ("staffing.csv", 1), ("staffing-2.csv", 1),
    ]  # fmt: skip


def test_a_councils_figure_that_its_teams_no_longer_make_loads_again(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    first = "m,North,2024-25 Q1,1,4,\nm,South,2024-25 Q1,3,8,\nm,All,2024-25 Q1,4,12,\n"
    load(store, tmp_path, teams=TEAMS, first=SCORECARD + first,
         later=SCORECARD + "m,North,2024-25 Q1,2,4,\n")  # fmt: skip
    made = assert_comes_back(store, tmp_path)
    assert [(file.name, file.rows) for file in made.files] == [
        ("teams.csv", 2), ("scorecard.csv", 2), ("scorecard-2.csv", 1),
    ]  # fmt: skip


def test_a_team_renamed_since_is_taken_out_under_its_present_name(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    renamed = (
        "team,start,finish,change,becomes,note\nNorth,2024-25 Q1,2024-25 Q2,rename,=North!,\n"
        "South,2024-25 Q1,,,,\n=North!,2024-25 Q3,,,,'since the move\n"
    )
    load(
        store,
        tmp_path,
        teams=TEAMS,
        targets="measure_id,team,period,target,origin\nm,North,2024-25,50,local\n"
        "m,All,2024-25,10,local\n",
        figures=SCORECARD + "m,North,2024-25 Q1,1,4,\n",
        renamed=renamed,
        more=SCORECARD + "m,'=North!,2024-25 Q3,1,4,\n",
    )
    made = assert_comes_back(store, tmp_path)
    assert "m,'=North!,2024-25 Q1,1,4" in texts(made.files)["scorecard.csv"]
    assert "m,'=North!,2024-25,50" in texts(made.files)["targets.csv"]


def test_figures_of_a_measure_that_is_no_more_are_set_aside(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m"), measure("old")))
    load(
        store,
        tmp_path,
        teams=TEAMS,
        targets="measure_id,team,period,target,origin\nm,All,2024-25,50,local\n"
        "old,All,2024-25,10,local\n",
        figures=SCORECARD + "m,North,2024-25 Q1,1,4,\nold,North,2024-25 Q1,3,4,\n",
    )
    for name, text in catalogue(measure("m")).items():
        (store.places.catalogue / name).write_text(text, encoding="utf-8")
    store.renew()
    made = assert_comes_back(store, tmp_path)
    assert [(file.name, file.rows) for file in made.left_out] == [
        ("targets.csv", 1), ("scorecard.csv", 1),
    ]  # fmt: skip
    written = (tmp_path / "out" / export.LEFT_OUT / "scorecard.csv").read_text("utf-8-sig")
    assert "old,North,2024-25 Q1,3,4" in written


def test_longest_texts_come_back(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m"), measure("n", **COUNT)))
    words = "x" * (200 - len("c:"))
    commentary = "=" + "y" * 4_999
    load(
        store,
        tmp_path,
        teams=TEAMS,
        figures=SCORECARD.strip()
        + ",reason,commentary\n"
        + f"m,North,2024-25 Q1,,,,c:{words},{commentary}\n"
        + "n,North,2024-25 Q1,,0,,x: 0 of 0,\n"
        + "m,South,2024-25 Q1,,,0.04%,,\n",
    )
    made = assert_comes_back(store, tmp_path)
    assert f",suppressed: {words}" not in texts(made.files)["scorecard.csv"]
    assert f"c:{words}" in texts(made.files)["scorecard.csv"]
    assert "0.04%" in texts(made.files)["scorecard.csv"]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    made = Export(COUNCIL, True, (export.File("teams.csv", b"x", 1),), ())
    write(tmp_path / "out" / "theirs.csv", b"theirs")
    with pytest.raises(NotEmptyError, match="name a new folder"):
        export.write_out(made, tmp_path / "out", places())
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["theirs.csv"]
    export.write_out(made, tmp_path / "new", places())
    assert (tmp_path / "new" / "teams.csv").read_bytes() == b"x"


def test_the_invented_councils_own_files_come_back(
    demo_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(demo_store))
    store = Store(places())
    made = taken_out(store)
    # The neighbours are a real council's, so they are no part of the invented one's store.
    given = sum(
        len(known_answers.rows(path))
        for folder in ("sample", "reference")
        for path in (project.ROOT / "data" / folder).glob("*.csv")
        if path.name not in ("neighbours.csv", "benchmarks.csv")
    )
    assert sum(file.rows for file in made.files) == given
    # Published figures come back as they came.
    published = project.ROOT / "data" / "reference" / "benchmarks.csv"
    assert published.read_bytes() in [file.data for file in made.files]
    assert not made.left_out
    assert identity(loaded_again(made, store, tmp_path)) == identity(store)


def test_neighbours_come_back(tmp_path: Path) -> None:
    path = project.ROOT / "data" / "reference" / "neighbours.csv"
    store = open_store(tmp_path, catalogue(measure("m")))
    renamed = path.read_text(encoding="utf-8").replace("Cheshire East", COUNCIL)
    load(store, tmp_path, neighbours=renamed)
    (file,) = taken_out(store).files
    assert file.data.decode("utf-8-sig").splitlines() == renamed.splitlines()


@pytest.mark.dfe
def test_published_tables_are_handed_back_as_they_came(
    published_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(published_store))
    store = Store(places())
    made = assert_comes_back(store, tmp_path)
    assert [file.name for file in made.files] == [
        "neighbours.csv",
        "csww_indicators_2017_to_2025.csv",
        "la_care_leavers_accommodation_suitability.csv",
    ]
    for file in made.files[1:]:
        assert file.data == known_answers.published(file.name).read_bytes()


def test_the_command_says_what_it_wrote_and_how_to_load_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    monkeypatch.setenv("DASHBOARD_STORE", str(store.places.store))
    monkeypatch.setenv("DASHBOARD_CATALOGUE", str(store.places.catalogue))
    load(store, tmp_path, teams=TEAMS, figures=SCORECARD + "m,North,2024-25 Q1,1,4,\n")
    assert main(["export", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "teams.csv: 2 rows",
        "scorecard.csv: 1 row",
        'to load them: python -m store load --council "Testshire" --invented teams.csv scorecard.csv',
    ]
    assert main(["export", str(tmp_path / "out")]) == 1
    assert "name a new folder" in capsys.readouterr().err


def test_a_store_without_entries_has_nothing_to_take_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / "none"))
    assert main(["export", str(tmp_path / "out")]) == 1
    assert "nothing has been loaded yet" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_figures_are_not_taken_out_into_the_store(
    demo_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(demo_store))
    assert main(["export", str(demo_store / "out")]) == 1
    assert "is in the store itself; name a new folder elsewhere" in capsys.readouterr().err
    assert not (demo_store / "out").exists()
