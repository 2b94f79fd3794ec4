"""One small pack of the invented council in every format, made once."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from exports.pack.pack import FORMATS, MANIFEST, pack
from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting.paper import contents
from reporting.paper.model import Paper
from reporting.paper.options import Options
from reporting.reading import Reading
from store.read.snapshot import Snapshot
from tests.shared import Shared

QUARTER = period.parse("2026-27 Q2")
THEMES = ("Keep Me Healthy", "General")
"""Yearly figures, year-to-date ones, hidden and missing ones are among them."""


@pytest.fixture(scope="session")
def options() -> Options:
    return Options(QUARTER, themes=THEMES, cover="For the panel of 24 November.")


@pytest.fixture(scope="session")
def made(
    demo: Snapshot, options: Options, font_folder: Path, shared: Shared
) -> Mapping[str, bytes]:
    """The pack's files by format."""

    def make(folder: Path) -> None:
        for each in pack(Reading(demo), options, font_folder):
            kind = "json" if each.kind == MANIFEST else each.kind
            (folder / kind).write_bytes(each.content)

    found = {path.name: path.read_bytes() for path in shared.made("pack", make).iterdir()}
    assert set(found) == {*FORMATS, "json"}
    return found


@pytest.fixture(scope="session")
def teams_paper(demo: Snapshot) -> Paper:
    """The paper of every team, of one theme."""
    teams = tuple(row.team for row in demo.rows("teams"))
    return contents.paper(
        Reading(demo), Options(QUARTER, teams=(*teams, ALL_TEAMS), themes=("General",))
    )


@pytest.fixture(scope="session")
def whole_paper(demo: Snapshot) -> Paper:
    """The paper of every measure."""
    return contents.paper(Reading(demo), Options(QUARTER))
