"""A store's council may be called otherwise until something is published: everything loaded goes with the name."""

from datetime import date
from pathlib import Path

import pytest

from metrics.period import parse
from reporting.reading import Reading
from store.care.verify import verify
from store.decisions import publication, renaming
from store.decisions.renaming import RenamingError
from store.ledger import in_force
from store.loading.load import loaded_already
from store.names import WrongCouncilError
from store.read.snapshot import open_current
from store.store import Store
from tests.store.small_store import (
    COUNCIL,
    LOADER,
    QUIET_STAFFING,
    SCORECARD,
    TARGETS,
    TEAMS,
    VACANCY,
    built,
    catalogue,
    load,
    measure,
    open_store,
)
from tests.store.taken_out import identity, loaded_again, taken_out

NEIGHBOURS = f"council,neighbour,place,model,source\n{COUNCIL},Elsewhere,1,2025,here\n{COUNCIL},Faraway,2,2025,here\n"
FIGURES = SCORECARD + "m,North,2024-25 Q1,1,4,\nm,South,2024-25 Q1,3,8,\n"
LATER = SCORECARD + "m,North,2024-25 Q1,2,4,\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with figures, staffing, targets and neighbours, built and not published."""
    made = open_store(tmp_path, catalogue(VACANCY, measure("m")))
    load(
        made, tmp_path, teams=TEAMS, neighbours=NEIGHBOURS, targets=TARGETS.format(50), figures=FIGURES,
        staffing=QUIET_STAFFING,
    )  # fmt: skip
    made.build()
    return made


def _rows(store: Store) -> list[tuple]:
    with built(store) as snapshot:
        reading = Reading(snapshot)
        return [
            (team, line.measure.id, line.figure and (line.figure.value, line.figure.rating))
            for team in reading.teams()
            for line in reading.lines(team, parse("2024-25 Q1"))
        ]


def test_everything_that_was_loaded_goes_with_the_name(store: Store, tmp_path: Path) -> None:
    before = _rows(store)
    renaming.rename(store, LOADER, store.entries(), "Otherwick")
    assert _rows(store) == before
    current = open_current(store)
    assert current is not None
    assert current.council == "Otherwick"
    assert in_force.neighbours(store.entries(), store.files) == ("Elsewhere", "Faraway")
    assert [each.name for each in store.teams().teams] == ["North", "South"]
    verify(store)


def test_a_later_file_restates_what_was_loaded_under_the_first_name(
    store: Store, tmp_path: Path
) -> None:
    renaming.rename(store, LOADER, store.entries(), "Otherwick")
    load(store, tmp_path, later=LATER)
    values = {(team, id): figure[0] for team, id, figure in _rows(store) if figure}
    assert values["North", "m"] == 50
    assert loaded_already(store, store.entries(), FIGURES.encode()) is None


def test_teams_with_figures_under_the_first_name_are_still_kept(
    store: Store, tmp_path: Path
) -> None:
    renaming.rename(store, LOADER, store.entries(), "Otherwick")
    with pytest.raises(ValueError, match="South"):
        load(store, tmp_path, fewer="\n".join(TEAMS.splitlines()[:2]) + "\n")


def test_what_is_taken_out_makes_the_same_store_again(store: Store, tmp_path: Path) -> None:
    renaming.rename(store, LOADER, store.entries(), "Otherwick")
    made = taken_out(store)
    assert (made.council, made.left_out) == ("Otherwick", ())
    assert identity(loaded_again(made, store, tmp_path)) == identity(store)


def test_it_may_be_renamed_again_and_back(store: Store) -> None:
    before = identity(store)
    for name in ("Otherwick", "Thirdley", COUNCIL):
        renaming.rename(store, LOADER, store.entries(), name)
    assert in_force.founded(store.entries()).council == COUNCIL
    assert identity(store) == before


def test_once_published_the_name_stands(store: Store) -> None:
    publication.publish(store, LOADER, store.entries(), "Panel", date(2024, 10, 10))
    assert not renaming.may_be_renamed(store.entries())
    with pytest.raises(RenamingError, match=COUNCIL):
        renaming.rename(store, LOADER, store.entries(), "Otherwick")


@pytest.mark.parametrize(
    ("name", "error"),
    [
        (COUNCIL, RenamingError),
        ("elsewhere", RenamingError),
        ("England", WrongCouncilError),
        (" ", WrongCouncilError),
        ("Two\nlines", WrongCouncilError),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_recorded(
    store: Store, name: str, error: type[Exception]
) -> None:
    before = store.entries()
    with pytest.raises(error):
        renaming.rename(store, LOADER, before, name)
    assert store.entries() == before


def test_loading_with_the_first_name_on_the_command_line_is_refused(store: Store) -> None:
    renaming.rename(store, LOADER, store.entries(), "Otherwick")
    with pytest.raises(WrongCouncilError, match="Otherwick"):
        store.found(COUNCIL, invented=True)
    store.found("Otherwick", invented=True)
