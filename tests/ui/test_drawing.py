"""Pictures drawn ahead: the latest quarter's, once, beside their snapshot."""

from itertools import islice

import pytest

from metrics.vocabulary import ALL_TEAMS
from store.read.lines import history
from store.read.snapshot import Snapshot
from ui.leaving import drawing
from ui.leaving.pictures import PagePicture
from ui.reader import choices


def test_every_measure_has_a_picture_of_the_latest_quarter(demo: Snapshot) -> None:
    names = {picture.name[0] for picture in drawing.latest(demo)}
    past = history(demo, ALL_TEAMS)
    shown = {
        each for each, figures in past.items() if any(one.value is not None for one in figures)
    }
    assert len(shown) > 60
    assert shown <= names
    quarters = {picture.name[1] for picture in drawing.latest(demo)}
    assert quarters == {choices.quarters(demo)[0]}


def test_a_picture_is_drawn_wide_and_narrow_and_kept(
    demo: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = list(islice(drawing.latest(demo), 1))
    monkeypatch.setattr(drawing, "latest", lambda snapshot: iter(first))
    drawing.draw(demo)
    kept = {path: path.stat().st_mtime_ns for path in demo.pictures.glob("*.svg")}
    assert len(kept) >= 2
    drawing.draw(demo)
    assert {path: path.stat().st_mtime_ns for path in demo.pictures.glob("*.svg")} == kept


def test_what_cannot_be_drawn_is_left_and_said_in_the_log(
    demo: Snapshot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = PagePicture(("m",), lambda layout: {"mark": "no such mark"}, "A sentence.", (), ())
    drawn: list[str] = []
    sound = PagePicture(("n",), lambda layout: drawn.append(layout.name), "Another.", (), ())
    monkeypatch.setattr(drawing, "latest", lambda snapshot: iter([broken, sound]))
    drawing.draw(demo)
    assert "could not be drawn ahead: ('m',)" in caplog.text
    assert drawn == ["wide", "narrow"]
