"""Drawn pictures beside a snapshot: kept by what they were drawn from, asked for by name and by no other way."""

from pathlib import Path

import pytest

from store.read import picture_files
from store.read.picture_files import PictureStore
from store.settings import Places
from store.store import Store

FOLDER = "000007-8066c2143355afb7-officer-2.pictures"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path, tmp_path / "measures")


def test_what_is_kept_is_found_by_what_it_was_drawn_from(places: Places) -> None:
    kept = PictureStore(places.snapshots / FOLDER)
    file = picture_files.name(b"spec", "svg")
    assert kept.find(b"spec", "svg") is None
    assert not kept.holds(file)
    kept.keep(b"spec", "svg", b"<svg/>")
    assert kept.find(b"spec", "svg") == b"<svg/>"
    assert kept.find(b"spec", "png") is None
    assert kept.find(b"another", "svg") is None
    assert kept.holds(file)


def test_a_kept_picture_is_answered_by_its_address(places: Places) -> None:
    PictureStore(places.snapshots / FOLDER).keep(b"spec", "svg", b"<svg/>")
    assert (
        picture_files.asked(Store(places), FOLDER, picture_files.name(b"spec", "svg")) == b"<svg/>"
    )
    assert picture_files.asked(Store(places), FOLDER, picture_files.name(b"another", "svg")) is None
    assert (
        picture_files.asked(Store(places), "1-other.pictures", picture_files.name(b"spec", "svg"))
        is None
    )


@pytest.mark.parametrize(
    ("folder", "file"),
    [
        ("..", "current.json"),
        (".", "000007.duckdb"),
        (FOLDER, "../000007-8066c2143355afb7-officer-2.duckdb"),
        (FOLDER, "..%2fcurrent.json"),
        (FOLDER, "secret.svg"),
        ("../snapshots.pictures", f"{0:032x}.svg"),
        (FOLDER, f"{0:032x}.svg\n"),
        (FOLDER, f"{0:032x}.png"),
        ("", f"{0:032x}.svg"),
    ],
)
def test_no_other_file_is_answered(places: Places, folder: str, file: str) -> None:
    """Not even one that is there."""
    for path in (places.snapshots / folder / file, places.store / file):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"what nobody may ask for")
    assert picture_files.asked(Store(places), folder, file) is None


def test_a_store_that_can_only_be_read_still_serves(places: Places) -> None:
    blocked = places.snapshots / FOLDER
    blocked.parent.mkdir(parents=True)
    blocked.write_bytes(b"a file where the folder would be")
    kept = PictureStore(blocked)
    kept.keep(b"spec", "svg", b"<svg/>")
    assert not kept.holds(picture_files.name(b"spec", "svg"))
