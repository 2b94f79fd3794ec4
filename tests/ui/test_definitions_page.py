"""The Definitions screen: every measure in plain words, every word explained, every jump with a landing place."""

import re
from pathlib import Path

from metrics import period
from metrics.catalogue import catalogue
from metrics.vocabulary import MISSING_LABELS, RATING_LABELS
from metrics.words import explain
from reporting.reading import Reading
from store.read.snapshot import Snapshot
from tests.store.small_store import SCORECARD, measure, small
from tests.store.small_store import catalogue as catalogue_of
from ui.reader import choices
from ui.screens import definitions_screen


def test_every_measure_is_defined_with_who_answers_for_it(visit, demo: Snapshot):
    screen = visit("definitions")
    assert screen.title == "Definitions"
    for each in demo.catalogue.measures:
        found = re.search(rf'<h3 id="{each.id}">.*?</article>', screen.markup, re.DOTALL)
        assert found, each.id
        for words in ("Who is counted", "Which way is better", "Source", each.accountable):
            assert words in found[0].replace("&#39;", "'")
        assert f"measure={each.id}" in found[0]


def test_a_theme_shows_its_measures_alone(visit):
    screen = visit("definitions", theme="Staffing")
    shown = re.findall(r'<h3 id="([a-z0-9-]+)">', screen.markup)
    measures = [each.id for each in catalogue.load().measures if each.theme == "Staffing"]
    assert [each for each in shown if not each.startswith("words-")] == measures
    assert screen.app.selectbox(key="choose-theme").value == "Staffing"


def test_every_jump_lands_somewhere_and_only_once(visit):
    screen = visit("definitions")
    jumps = set(re.findall(r'href="#([^"]+)"', screen.markup))
    places = re.findall(r' id="([^"]+)"', screen.markup)
    assert jumps <= set(places)
    assert len(places) == len(set(places))
    assert len([each for each in jumps if each.startswith("theme-")]) == len(
        catalogue.load().themes
    )


def test_the_words_used_are_explained(visit):
    words = visit("definitions", theme="General").words
    for label in (*RATING_LABELS.values(), *MISSING_LABELS.values()):
        assert label in words
    for shown in ("● Green", "◆ Amber", "■ Red", "↑ Up", "In files: p", "In files: c , *"):
        assert shown in words or shown.replace(" ,", ",") in words
    assert "never by averaging the teams' rates" in words


def test_targets_and_breaks_are_said(visit, demo: Snapshot):
    words = visit("definitions", theme="Staffing", quarter="2026-27 Q2").words
    assert "Q2 2026/27: Target 12% or less" in words
    caseload = demo.catalogue.get("average-caseload")
    assert explain.break_sentences(caseload)[0] in words


def test_measures_without_figures_have_no_link(tmp_path: Path):
    snapshot = small(
        tmp_path,
        catalogue_of(measure("counted"), measure("empty")),
        scorecard=SCORECARD + "counted,North,2024-25 Q1,1,4,\n",
    )
    markup = definitions_screen.page(Reading(snapshot), choices.EVERY, period.parse("2024-25 Q1"))
    counted, empty = re.findall(r"<article.*?</article>", markup, re.DOTALL)
    assert "measure=counted" in counted and "No figures of this measure" not in counted
    assert "measure=empty" not in empty and "No figures of this measure are loaded." in empty
