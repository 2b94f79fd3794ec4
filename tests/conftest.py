"""What every test run does: each test has its tier, what cannot be asked here is left out and counted, stores are made once."""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from exports import fonts
from store.__main__ import main
from store.read.snapshot import Snapshot, open_current
from store.store import chosen_store
from tests import known_answers, project, tiers
from tests.shared import Shared

# Nobody reads beside the tests, and their processes would wait for one another's.
os.environ.setdefault("DASHBOARD_NICE", "0")

_left_out = pytest.StashKey[dict[str, int]]()
_COUNTS = "tests left out"
"""Under which a worker tells the run what it left out."""

_WHY = {
    "dfe": "of published DfE statistics left out: DFE_DIR does not say where they are",
    "java": "of the pack's PDF against veraPDF left out: there is no Java here",
}


@pytest.hookimpl(wrapper=True)
def pytest_pycollect_makeitem() -> Generator[None, Any, Any]:
    """Gives each test its tier as it is found."""
    found = yield
    for item in found if isinstance(found, list) else []:
        tiers.mark(item, Path(__file__).parent)
    return found


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what cannot be asked here; several workers take up the longest tiers first."""
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
    if hasattr(config, "workerinput"):
        config.workeroutput[_COUNTS] = counts
        items.sort(key=lambda item: tiers.LONGEST_FIRST.index(tiers.of(item)))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every worker left out the same tests: what one of them says is said once for all."""
    if said := getattr(node, "workeroutput", {}).get(_COUNTS):
        node.config.stash[_left_out] = said


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """One line for what was left out."""
    for marker, count in config.stash.get(_left_out, {}).items():
        if count:
            terminalreporter.write_line(f"{count} tests {_WHY[marker]}")


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """What all workers of a run have in common."""
    return Shared(request.config, tmp_path_factory)


@pytest.fixture(scope="session")
def font_folder(shared: Shared) -> Path:
    """Where the fonts are, made once a run; this worker's drawing engine knows of them."""
    with shared.one_at_a_time("fonts") as folder:
        fonts.prepare(folder)
    return folder


@pytest.fixture(scope="session")
def demo_as_made(shared: Shared, font_folder: Path) -> Path:
    """The folder of a store that holds the invented council, loaded and built once a run: to be copied.

    The fonts lie in it, where a server would else make them once for every copy.
    """

    def make(folder: Path) -> None:
        shutil.copytree(font_folder, folder / "fonts")
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("DASHBOARD_STORE", str(folder))
            assert main(["demo"]) == 0

    return shared.made("demo-store", make)


@pytest.fixture(scope="session")
def demo_store(demo_as_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of that store for this worker's tests, whose screens may draw their pictures beside it."""
    return _copied(demo_as_made, tmp_path_factory)


@pytest.fixture(scope="session")
def demo(demo_store: Path) -> Iterator[Snapshot]:
    """The invented council's snapshot, to be asked and never changed."""
    yield from _opened(demo_store)


@pytest.fixture(scope="session")
def published_store(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a real council's store: its neighbours, and two published tables; built once a run."""
    files = [
        project.ROOT / "data" / "reference" / "neighbours.csv",
        known_answers.published("csww_indicators_2017_to_2025.csv"),
        known_answers.published("la_care_leavers_accommodation_suitability.csv"),
    ]

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("DASHBOARD_STORE", str(folder))
            assert main(["load", *map(str, files), "--council", "Cheshire East"]) == 0
            assert main(["build"]) == 0
            assert main(["publish", "--meeting", "a committee", "--on", "2026-11-24"]) == 0

    return _copied(shared.made("published-store", make), tmp_path_factory)


@pytest.fixture(scope="session")
def published(published_store: Path) -> Iterator[Snapshot]:
    """The real council's snapshot, to be asked and never changed."""
    yield from _opened(published_store)


def _copied(made: Path, factory: pytest.TempPathFactory) -> Path:
    """A copy of a store, in a folder of this worker's own."""
    return Path(shutil.copytree(made, factory.mktemp("stores") / made.name))


def _opened(folder: Path) -> Iterator[Snapshot]:
    """The snapshot in use of a store, closed at the end."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DASHBOARD_STORE", str(folder))
        snapshot = open_current(chosen_store())
    assert snapshot is not None
    yield snapshot
    snapshot.close()
