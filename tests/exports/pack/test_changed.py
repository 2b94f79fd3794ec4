"""Changes since the last publication, as a pack tells them: what differs is what stands there."""

from pathlib import Path

import pytest

from metrics import period
from reporting.paper import changes_part
from reporting.paper.model import Table, Words
from reporting.paper.options import Options
from reporting.reading import Reading
from store.store import Store
from tests.store.small_store import (
    FIRST,
    SCORECARD,
    TARGETS,
    TEAMS,
    built,
    catalogue,
    copied,
    load,
    measure,
    open_store,
)

OPTIONS = Options(period.parse("2024-25 Q1"))
SINCE = "As published for the panel, 1 June 2024"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with one file and its targets loaded, built."""
    return copied(_first, tmp_path)


def _first(folder: Path) -> Store:
    made = open_store(folder, catalogue(measure("m")))
    load(made, folder, teams=TEAMS, first=FIRST, targets=TARGETS.format(30))
    built(made).close()
    return made


def _told(store: Store, folder: Path, **texts: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    before = Reading(built(store))
    load(store, folder, **texts)
    after = Reading(built(store))
    words, table = changes_part.section(before, after, SINCE, OPTIONS).blocks
    assert isinstance(words, Words) and isinstance(table, Table)
    return words.text, table.texts


def test_nothing_before_and_nothing_different_are_said(store: Store) -> None:
    reading = Reading(built(store))
    (first,) = changes_part.section(None, reading, "", OPTIONS).blocks
    assert first == Words("Nothing was published before: there is nothing to compare with.")
    (same,) = changes_part.section(reading, reading, SINCE, OPTIONS).blocks
    assert same == Words("No figure differs from those as published for the panel, 1 June 2024.")


def test_a_restated_figure_stands_as_it_was_and_is(store: Store, tmp_path: Path) -> None:
    words, rows = _told(store, tmp_path, second=SCORECARD + "m,North,2024-25 Q1,2,4,\n")
    assert words == "Beside the figures as published for the panel, 1 June 2024: 2 restated."
    assert rows[1] == (
        "m", "North", "Q1 2024/25", "Restated", "25.0% (1 of 4), ◆ Amber", "50.0% (2 of 4), ● Green",
    )  # fmt: skip


def test_another_target_stands_with_both_targets(store: Store, tmp_path: Path) -> None:
    _, rows = _told(store, tmp_path, targets=TARGETS.format(31))
    assert [row[3] for row in rows] == ["Rated otherwise", *["Another target or tolerance"] * 2]
    for row in rows:
        assert row[4].endswith("target 30% or more") and row[5].endswith("target 31% or more")
    assert "◆ Amber" in rows[0][4] and "■ Red" in rows[0][5]


def test_another_commentary_stands_with_both(store: Store, tmp_path: Path) -> None:
    header = SCORECARD.replace("value", "value,commentary")
    load(store, tmp_path, then=header + "m,North,2024-25 Q1,1,4,,then\n")
    _, rows = _told(store, tmp_path, now=header + "m,North,2024-25 Q1,1,4,,now\n")
    assert rows[0][3] == "Said otherwise"
    assert rows[0][4].endswith(", then") and rows[0][5].endswith(", now")
    assert "final" not in rows[0][4] + rows[0][5], "what is the same is not said"


def test_other_themes_are_left_out(store: Store, tmp_path: Path) -> None:
    before = Reading(built(store))
    load(store, tmp_path, second=SCORECARD + "m,North,2024-25 Q1,2,4,\n")
    other = Options(OPTIONS.quarter, themes=("Staffing",))
    (words,) = changes_part.section(before, Reading(built(store)), SINCE, other).blocks
    assert isinstance(words, Words) and words.text.startswith("No figure differs")
