"""Pictures drawn ahead: each once, wide and narrow, beside their snapshot."""

from dataclasses import replace
from itertools import islice

import pytest

from charts import draw
from charts.theme import Layout
from reporting.data_table import DataTable
from reporting.latest_pictures import latest_pictures
from reporting.picture import Picture
from reporting.reading import Reading
from store.read.snapshot import Snapshot
from ui.leaving import drawing


def test_a_picture_is_drawn_wide_and_narrow_and_kept(
    demo: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reading(demo)
    first = list(islice(latest_pictures(reading), 1))
    monkeypatch.setattr(drawing, "latest_pictures", lambda reading: iter(first))
    drawing.draw(reading)
    kept = {path: path.stat().st_mtime_ns for path in demo.pictures.glob("*.svg")}
    assert len(kept) >= 2
    drawing.draw(reading)
    assert {path: path.stat().st_mtime_ns for path in demo.pictures.glob("*.svg")} == kept


def test_what_cannot_be_drawn_is_left_and_said_in_the_log(
    demo: Snapshot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first = next(iter(latest_pictures(Reading(demo)))).chart
    broken, sound = (
        Picture((name,), replace(first, title=name), "A sentence.", DataTable((), ()))
        for name in "mn"
    )
    drawn: list[str] = []

    def spec(chart: object, layout: Layout) -> draw.Spec | None:
        if not drawn:
            drawn.append("broken")
            return {"mark": "no such mark"}
        drawn.append(layout.name)
        return None

    monkeypatch.setattr(draw, "spec", spec)
    monkeypatch.setattr(drawing, "latest_pictures", lambda reading: iter([broken, sound]))
    drawing.draw(Reading(demo))
    assert "could not be drawn ahead: ('m',)" in caplog.text
    assert drawn == ["broken", "wide", "narrow"]
