"""Evidence: the rows that made a figure, of every file that said it, and the posts behind a rate."""

from pathlib import Path

from metrics.vocabulary import ALL_TEAMS
from store.read import evidence
from store.read.lines import history
from tests.store.small_store import (
    LOADER,
    SCORECARD,
    STAFFING,
    TEAMS,
    built,
    catalogue,
    load,
    measure,
    open_store,
    small,
)


def test_every_row_that_says_a_figure_with_its_file_row_and_loader(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    first = SCORECARD + "m,South,2024-25 Q1,3,8,\nm,North,2024-25 Q1,1,4,\n"
    load(store, tmp_path, teams=TEAMS, first=first, second=SCORECARD + "m,North,2024-25 Q1,2,4,\n")
    snapshot = built(store)
    figure = history(snapshot, "North")["m"][0]
    rows = evidence.rows(snapshot, snapshot.catalogue.get("m"), figure, "North")
    assert [(row.file, row.file_row, row.load_number, row.numerator, row.counts) for row in rows] == [
        ("first.csv", 3, 3, 1, False), ("second.csv", 2, 4, 2, True),
    ]  # fmt: skip
    assert {(row.loaded_by, row.role) for row in rows} == {(LOADER.name, LOADER.role)}


def test_a_sum_stands_on_the_rows_of_its_teams(tmp_path: Path) -> None:
    text = SCORECARD + "m,North,2024-25 Q1,1,4,\nm,South,2024-25 Q1,3,8,\n"
    snapshot = small(tmp_path, catalogue(measure("m")), s=text)
    figure = history(snapshot, ALL_TEAMS)["m"][0]
    rows = evidence.rows(snapshot, snapshot.catalogue.get("m"), figure, ALL_TEAMS)
    assert [(row.team, row.file_row) for row in rows] == [("North", 2), ("South", 3)]


def test_a_council_figure_that_was_loaded_stands_on_its_own_row(tmp_path: Path) -> None:
    text = SCORECARD + "m,North,2024-25 Q1,1,4,\nm,South,2024-25 Q1,3,8,\nm,All,2024-25 Q1,4,12,\n"
    snapshot = small(tmp_path, catalogue(measure("m")), s=text)
    figure = history(snapshot, ALL_TEAMS)["m"][0]
    rows = evidence.rows(snapshot, snapshot.catalogue.get("m"), figure, ALL_TEAMS)
    assert [(row.team, row.file_row) for row in rows] == [(ALL_TEAMS, 4)]


def test_a_rate_stands_on_the_posts_of_its_parts_and_quarters(tmp_path: Path) -> None:
    turnover = measure(
        "turnover", from_staffing='"turnover"', adds_up="false", basis='"rolling_12m"'
    )
    posts = "".join(
        f"{team},{role},2024-25 Q{quarter},10,8,1,2,20,{quarter},0,2,90,4,1\n"
        for quarter in (1, 2, 3, 4)
        for team in ("North", "South")
        for role in ("Social Worker", "Manager")
    )
    snapshot = small(tmp_path, catalogue(turnover), posts=STAFFING + posts)
    about = snapshot.catalogue.get("turnover")
    figure = history(snapshot, "North")["turnover"][-1]
    assert (figure.numerator, figure.denominator) == (20, 16)
    rows = evidence.posts(snapshot, about, figure, "North")
    assert [(row.part, row.label, row.amount, row.first_row, row.last_row) for row in rows] == [
        ("in_post_fte", "Q4 2024/25", 16, 14, 15), ("leavers_fte", "Q1 2024/25", 2, 2, 3),
        ("leavers_fte", "Q2 2024/25", 4, 6, 7), ("leavers_fte", "Q3 2024/25", 6, 10, 11),
        ("leavers_fte", "Q4 2024/25", 8, 14, 15),
    ]  # fmt: skip
    whole = history(snapshot, ALL_TEAMS)["turnover"][-1]
    both = evidence.posts(snapshot, about, whole, ALL_TEAMS)
    assert sum(row.amount for row in both if row.part == "leavers_fte") == whole.numerator == 40
    assert {row.team for row in both} == {"North", "South"}
