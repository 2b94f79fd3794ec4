"""Themes are the council's own: their titles, their order, what they are about and answer for, none of it in code."""

import re
from pathlib import Path

import pytest

from metrics.catalogue import catalogue, themes
from metrics.catalogue.refusal import CatalogueError
from tests import project
from tests.store.small_store import catalogue as files
from tests.store.small_store import measure

OWN = """
[[theme]]
title = "A safe home"
about = "Where children live"
plan = "Promise 2: you will have a home where you are safe"

[[theme]]
title = "Our workforce"
staffing = true

[[theme]]
title = "General"
"""


def _catalogue(own: str = OWN, **more: str) -> catalogue.Catalogue:
    return catalogue.read({
        themes.FILE: own,
        "a.toml": 'theme = "General"\n' + measure("a"),
        "b.toml": 'theme = "A safe home"\n' + measure("b"),
        "c.toml": 'theme = "Our workforce"\n' + measure("c"),
        **more,
    })  # fmt: skip


def test_themes_and_their_measures_stand_in_the_order_of_the_file() -> None:
    found = _catalogue()
    assert [theme.title for theme in found.themes] == ["A safe home", "Our workforce", "General"]
    assert [each.id for each in found.measures] == ["b", "c", "a"]
    first = found.themes[0]
    assert (first.about, first.plan, first.staffing) == (
        "Where children live", "Promise 2: you will have a home where you are safe", False,
    )  # fmt: skip
    assert [found.is_staffing(each) for each in found.measures] == [False, True, False]


def test_a_theme_without_measures_is_not_shown() -> None:
    more = '\n[[theme]]\ntitle = "Later"\n'
    assert "Later" not in {theme.title for theme in _catalogue(OWN + more).themes}


def test_a_file_of_another_theme_is_refused_with_those_there_are() -> None:
    with pytest.raises(CatalogueError) as refusal:
        _catalogue(**{"d.toml": 'theme = "A save home"\n' + measure("d")})
    assert str(refusal.value) == (
        "d.toml: the file: theme: found 'A save home'; allowed: A safe home, Our workforce, General"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file: no theme; at least one [[theme]] is needed"),
        ("[[theme]]\n", "theme 1: missing title; always to be stated"),
        ('[[theme]]\ntitle = " "\n', "theme 1|title: found ' '"),
        ('[[theme]]\ntitle = "All"\n', "All: title: found 'All'"),
        ('[[theme]]\ntitle = 3\n', "3: title: found 3; allowed: text in quotes"),
        ('[[theme]]\ntitle = "A"\nstaffing = "yes"\n', "A: staffing: found 'yes'; allowed: true, false"),
        ('[[theme]]\ntitle = "A"\norder = 1\n', "A: key: found 'order'; allowed: about, plan, staffing, title"),
        ('[[theme]]\ntitle = "A"\n[[theme]]\ntitle = "a"\n', "the theme 'a' stands twice"),
        ("[[theme]\n", "not valid TOML"),
        ('theme = "General"\n', "the file: theme: found 'General'; allowed: [[theme]] tables"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_file_is_said(text: str, said: str) -> None:
    with pytest.raises(CatalogueError) as refusal:
        _catalogue(text)
    assert str(refusal.value).startswith(f"{themes.FILE}: ")
    assert any(part in str(refusal.value) for part in said.split("|"))


def test_a_catalogue_without_the_file_has_the_themes_of_version_0_1() -> None:
    found = catalogue.read({
        "1.toml": 'theme = "Staffing"\n' + measure("s"), **files(measure("a")),
        "9.toml": 'theme = "Involve Me"\n' + measure("i"),
    })  # fmt: skip
    assert [theme.title for theme in found.themes] == ["General", "Involve Me", "Staffing"]
    assert [theme.staffing for theme in found.themes] == [False, False, True]


def test_no_title_of_a_theme_stands_in_the_code() -> None:
    titles = {theme.title for theme in catalogue.load().themes} - {"General", "Staffing"}
    assert len(titles) == 5
    named = re.compile("|".join(map(re.escape, sorted(titles))))
    for path in project.files(".py", ".html", ".sql", ".typ"):
        if path.parts[0] not in ("tests", "demo"):
            assert not named.search(project.text(path)), path


def test_the_files_of_the_product_name_a_theme_each() -> None:
    named = {
        name: re.search(r'^theme = "(.*)"$', text, re.MULTILINE)
        for name, text in catalogue.load().files
        if name not in (themes.FILE, catalogue.WORDS_FILE)
    }
    assert all(named.values())
    titles = [found[1] for found in named.values() if found]
    assert titles == [theme.title for theme in catalogue.load().themes]
    assert (Path(catalogue.OWN_MEASURES) / themes.FILE).is_file()
