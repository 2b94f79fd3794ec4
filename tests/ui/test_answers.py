"""Doubtful figures on Load data: what matters has a place of its own, earlier ones are folded, one answer serves several."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.read import queries
from store.read.snapshot import open_current
from store.store import Store
from tests.store import small_store
from tests.store.small_store import SCORECARD
from tests.ui.conftest import Screen, opened

HALF = "m,North,2024-25 Q{at},10,20,\nm,South,2024-25 Q{at},10,20,\n"
WHOLE = "m,North,2024-25 Q{at},20,20,\nm,South,2024-25 Q{at},20,20,\n"
TARGETS = "measure_id,team,period,target,origin\nm,All,2024-25,90,local\n"


@pytest.fixture
def store(tmp_path: Path, small_on_screen: Store) -> Store:
    """A store on screen of whose newest quarter two figures are doubtful, as of one before."""
    rows = "".join(each.format(at=at) for at, each in enumerate((HALF, WHOLE, HALF, WHOLE), 1))
    small_store.load(small_on_screen, tmp_path, targets=TARGETS, more=SCORECARD + rows)
    small_on_screen.build()
    return small_on_screen


def _answers(store: Store) -> dict[tuple[str, str], str | None]:
    draft = open_current(store)
    assert draft is not None
    with draft:
        return {(each.team, each.period): each.answer for each in queries.queries(draft)}


def _page() -> AppTest:
    app = opened("load").app
    app.text_input(key="officer-name").set_value("A. Nalyst")
    return app.text_input(key="officer-role").set_value("Performance analyst").run()


def _press(app: AppTest, label: str) -> AppTest:
    next(each for each in app.button if each.label == label).click().run()
    assert not app.exception
    return app


def test_what_a_rating_hangs_on_has_a_place_each_and_the_rest_is_folded(store: Store) -> None:
    app = _page()
    words = Screen(app).words
    assert (
        "2 figures of Q4 2024/25 are doubtful and not explained yet; a rating or a finding hangs on 2 of them"
        in words
    )
    assert words.count("Its rating hangs on it: ● Green, at 50.0% ■ Red.") == 2
    assert [each.label for each in app.text_area if each.label.startswith("Answer about m")] == [
        "Answer about m, North", "Answer about m, South",
    ]  # fmt: skip
    assert [each.label for each in app.expander if "earlier" in each.label] == [
        "2 of earlier quarters"
    ]


def test_one_answer_serves_several_figures(store: Store) -> None:
    app = _page()
    app.multiselect(key="answers-earlier-chosen").set_value([0, 1])
    app.text_area(key="answers-earlier-words").set_value("Every child was seen in June.")
    app = _press(app, "Record this answer")
    said = app.success[0].value.replace("\\", "")
    assert said == "1 answer was recorded: 2 figures stand explained in the draft."
    found = _answers(store)
    assert found["North", "2024-25 Q2"] == found["South", "2024-25 Q2"]
    assert found["North", "2024-25 Q2"] == "Every child was seen in June."
    assert found["North", "2024-25 Q4"] is None
    assert [each.kind for each in store.entries()][-1] == "answer"
    assert not [each for each in app.expander if "earlier" in each.label], "none is left"


@pytest.mark.parametrize(("chosen", "words"), [([], "So it is."), ([0], "  ")])
def test_an_answer_without_words_or_about_nothing_is_none(
    store: Store, chosen: list[int], words: str
) -> None:
    before = store.entries()
    app = _page()
    app.multiselect(key="answers-earlier-chosen").set_value(chosen)
    app.text_area(key="answers-earlier-words").set_value(words)
    app = _press(app, "Record this answer")
    assert "so none was recorded" in app.warning[-1].value
    assert store.entries() == before


def test_nobody_answers_without_a_name(store: Store) -> None:
    app = opened("load").app
    for label in ("Record the answers", "Record this answer"):
        (button,) = (each for each in app.button if each.label == label)
        assert button.disabled
