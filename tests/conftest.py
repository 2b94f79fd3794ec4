"""What every test run does: tests of published statistics are left out, and counted, where DFE_DIR names none."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.__main__ import main
from store.read.snapshot import Snapshot, open_current
from store.store import chosen_store
from tests import known_answers, project

_left_out = pytest.StashKey[dict[str, int]]()
_WHY = {
    "dfe": "of published DfE statistics left out: DFE_DIR does not say where they are",
    "java": "of the pack's PDF against veraPDF left out: there is no Java here",
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what cannot be asked here."""
    absent = {
        "dfe": known_answers.dfe() is None,
        "java": shutil.which("java") is None,
    }
    counts = {}
    for marker in (name for name, is_absent in absent.items() if is_absent):
        asking = [item for item in items if item.get_closest_marker(marker)]
        items[:] = [item for item in items if item not in asking]
        counts[marker] = len(asking)
        config.hook.pytest_deselected(items=asking)
    config.stash[_left_out] = counts


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """One line for what was left out."""
    for marker, count in config.stash.get(_left_out, {}).items():
        if count:
            terminalreporter.write_line(f"{count} tests {_WHY[marker]}")


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the invented council, loaded and built once a run."""
    folder = tmp_path_factory.mktemp("demo-store")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DASHBOARD_STORE", str(folder))
        assert main(["demo"]) == 0
    return folder


@pytest.fixture(scope="session")
def demo(demo_store: Path) -> Iterator[Snapshot]:
    """The invented council's snapshot, to be asked and never changed."""
    yield from _opened(demo_store)


@pytest.fixture(scope="session")
def published_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a real council's store: its neighbours, and two published tables; built once a run."""
    folder = tmp_path_factory.mktemp("published-store")
    files = [
        project.ROOT / "data" / "reference" / "neighbours.csv",
        known_answers.published("csww_indicators_2017_to_2025.csv"),
        known_answers.published("la_care_leavers_accommodation_suitability.csv"),
    ]
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DASHBOARD_STORE", str(folder))
        assert main(["load", *map(str, files), "--council", "Cheshire East"]) == 0
        assert main(["build"]) == 0
        assert main(["publish", "--meeting", "a committee", "--on", "2026-11-24"]) == 0
    return folder


@pytest.fixture(scope="session")
def published(published_store: Path) -> Iterator[Snapshot]:
    """The real council's snapshot, to be asked and never changed."""
    yield from _opened(published_store)


def _opened(folder: Path) -> Iterator[Snapshot]:
    """The snapshot in use of a store, closed at the end."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DASHBOARD_STORE", str(folder))
        snapshot = open_current(chosen_store())
    assert snapshot is not None
    yield snapshot
    snapshot.close()
