"""What is made once a run, whichever worker asks for it first, and changed by nobody afterwards."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock


class Shared:
    """The folder of one run, which all of its workers see."""

    def __init__(self, config: pytest.Config, factory: pytest.TempPathFactory) -> None:
        own = factory.getbasetemp()
        # A worker's own folder lies in the run's; without workers they are the same.
        self._folder = own.parent if hasattr(config, "workerinput") else own

    def made(self, name: str, make: Callable[[Path], None]) -> Path:
        """The folder of this name, which `make` fills when it is asked for the first time."""
        whole = self._folder / f"shared-{name}"
        with FileLock(self._folder / f"shared-{name}.lock"):
            if not whole.exists():
                aside = self._folder / f"shared-{name}.part"
                shutil.rmtree(aside, ignore_errors=True)
                aside.mkdir()
                make(aside)
                aside.rename(whole)
        return whole

    @contextmanager
    def one_at_a_time(self, name: str) -> Iterator[Path]:
        """The folder of this name, which one worker after the other may fill for all of them."""
        folder = self._folder / f"shared-{name}"
        with FileLock(self._folder / f"shared-{name}.lock"):
            folder.mkdir(exist_ok=True)
            yield folder
