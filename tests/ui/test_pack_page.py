"""The Committee pack screen: what it holds is said before it is made; nothing is made until it is asked for."""

import re
from datetime import date

NOW = "2026-27 Q2"


def _long(screen):
    """The same screen, the long pack chosen."""
    screen.app.radio(key="pack-length").set_value("long")
    screen.app.run(timeout=120)
    return type(screen)(screen.app)


def test_it_says_what_the_pack_holds_before_it_is_made(visit) -> None:
    first = visit("pack", quarter=NOW)
    assert first.title == "Committee pack"
    assert "Corporate parenting scorecard: Demo Council, Q2 2026/27, All teams." in first.words
    assert re.search(r"6 sections, 4 charts and 1\d tables:", first.words), (
        "the short one is offered first"
    )
    screen = _long(first)
    found = re.search(r"(\d+) sections, (\d+) charts and (\d+) tables:", screen.words)
    assert found and int(found[1]) >= 8 and int(found[2]) > 50 and int(found[3]) > 60
    for section in ("Summary", "Scorecard: All teams", "Exceptions", "How the figures were made"):
        assert section in screen.words
    assert "Every page and file name says: Officer edition: not for publication." in screen.words
    assert "Not made yet for these choices." in screen.words


def test_exceptions_only_and_one_theme_make_a_smaller_pack(visit) -> None:
    screen = _long(visit("pack", quarter=NOW))
    app = screen.app
    before = len(screen.words)
    app.multiselect(key="pack-themes").set_value(["Provide Me With a Good Safe Home"])
    app.checkbox(key="pack-exceptions").set_value(True)
    app.run(timeout=120)
    assert not app.exception
    after = type(screen)(app)
    assert len(after.words) < before
    found = re.search(r"(\d+) charts? and", after.words)
    assert found and 0 < int(found[1]) < 10


def test_the_cover_offers_what_the_figures_were_published_for(visit) -> None:
    screen = visit("pack", quarter=NOW)
    app = screen.app
    committee = app.text_input(key="pack-committee")
    assert (committee.value, committee.placeholder) == ("", "an invented committee")
    assert app.date_input(key="pack-date").value == date(2026, 11, 24)
    said = app.text_area(key="pack-recommendation").placeholder
    assert said.startswith("To note the figures for Q2 2026/27")
    draft = visit("pack", quarter=NOW, as_at="draft").app
    assert draft.text_input(key="pack-committee").placeholder == ""
    assert draft.date_input(key="pack-date").value is None


def test_without_a_format_nothing_can_be_made(visit) -> None:
    screen = visit("pack", quarter=NOW)
    app = screen.app
    app.multiselect(key="pack-formats").set_value([])
    app.run(timeout=120)
    assert "Choose at least one format." in type(screen)(app).words
    (button,) = [each for each in app.button if each.label == "Make the pack"]
    assert button.disabled
