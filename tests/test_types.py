"""The product's types hold, as mypy checks them strictly; and a slip planted where there was none is found."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import project

# As a newcomer might: a figure taken for granted, words where a number belongs, another measure's field.
PLANTED = {
    "metrics/figures/few.py": "def planted_a(figure: Figure) -> Decimal:\n    return figure.value\n",
    "reporting/told.py": 'def planted_b(measure: Measure) -> int:\n    return measure.decimals + "1"\n',
    "pages/team.py": "split_report.split_picture(reading, team, team.quarter)\n",
}


def _mypy(folder: Path, cache: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", str(cache)],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What mypy keeps of the libraries and of a copy of the product, for the next run over it."""
    return tmp_path_factory.mktemp("mypy")


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what mypy is told to check, with how it is told to."""
    folder = tmp_path_factory.mktemp("product")
    for path in project.files(".py", "pyproject.toml"):
        if path.parts[0] not in ("tests", "bench"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(project.ROOT / path, folder / path)
    return folder


def test_the_types_hold_but_for_the_slips_that_are_planted(product: Path, cache: Path) -> None:
    for path, slip in PLANTED.items():
        with (product / path).open("a", encoding="utf-8") as file:
            file.write("\n\n" + slip)
    said = _mypy(product, cache)
    assert {line.split(":")[0] for line in said.splitlines() if ": error: " in line} == set(PLANTED)
    assert re.search(
        rf"^Found {len(PLANTED)} errors in {len(PLANTED)} files \(checked \d{{3}} ", said, re.M
    ), said
