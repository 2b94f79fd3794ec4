"""A picture is drawn once, found by its rows, and drawn again where they or the way of drawing changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from charts import draw, theme
from exports import drawn
from store.read.picture_files import PictureStore
from tests.charts import cases


class Engine:
    """Stands in for the drawing engine and counts what it is asked."""

    asked = 0

    def __call__(self, spec: draw.Spec) -> bytes:
        self.asked += 1
        return spec["description"].encode()


@pytest.fixture
def kept(tmp_path: Path) -> PictureStore:
    return PictureStore(tmp_path)


def test_a_kept_picture_is_found_without_building_its_chart(
    kept: PictureStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine()
    first = drawn.drawn(kept, cases.PLAIN, theme.WIDE, "svg", engine)
    monkeypatch.setattr(draw, "spec", lambda rows, layout: pytest.fail("the chart was built again"))
    assert drawn.drawn(kept, cases.PLAIN, theme.WIDE, "svg", engine) == first
    assert engine.asked == 1


def test_other_rows_another_layout_and_another_kind_of_file_are_other_pictures(
    kept: PictureStore,
) -> None:
    other = replace(cases.PLAIN, title="Another title")
    asked = [
        (cases.PLAIN, theme.WIDE, "svg"), (other, theme.WIDE, "svg"),
        (cases.PLAIN, theme.NARROW, "svg"), (cases.PLAIN, theme.WIDE, "png"),
    ]  # fmt: skip
    names = [drawn.drawn(kept, *each, Engine())[0] for each in asked]
    assert len(set(names)) == len(asked)


def test_another_way_of_drawing_draws_again(
    kept: PictureStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine()
    drawn.drawn(kept, cases.PLAIN, theme.WIDE, "svg", engine)
    monkeypatch.setattr(drawn, "_drawn_by", lambda: "another version")
    drawn.drawn(kept, cases.PLAIN, theme.WIDE, "svg", engine)
    assert engine.asked == 2


def test_the_pictures_of_another_version_are_let_go(kept: PictureStore, tmp_path: Path) -> None:
    kept.begin("one")
    kept.keep(b"rows", "svg", b"<svg/>")
    kept.begin("one")
    assert len(list(tmp_path.glob("*.svg"))) == 1
    kept.begin("two")
    assert list(tmp_path.glob("*.svg")) == []
    kept.begin("two")


def test_what_has_nothing_to_draw_is_neither_drawn_nor_kept(
    kept: PictureStore, tmp_path: Path
) -> None:
    assert drawn.drawn(kept, cases.NOTHING, theme.WIDE, "svg", Engine()) is None
    assert [path.name for path in tmp_path.iterdir()] == ["drawn-by"]
