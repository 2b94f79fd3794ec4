"""The paper and the Measure screen tell of the same figures in the same sentences, and of no ended team as late."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

import pytest

from metrics import period
from metrics.catalogue.teams import Presence
from metrics.period import Period
from metrics.vocabulary import MISSING_LABELS, Missing
from reporting import measure_report, reported
from reporting.measure_report import Subject
from reporting.paper import exceptions_part, measures_part, scorecard_part, summary_part
from reporting.paper.model import Points, Section, Table, Words
from reporting.paper.options import Options
from reporting.reading import Reading
from ui.screens import measure_screen

_TAG = re.compile(r"<[^>]*>")
_NOTED = re.compile(r"<(p|li)[^>]*>(.*?)</\1>", re.DOTALL)


@pytest.fixture(scope="module")
def quarters(reading: Reading) -> tuple[Period, ...]:
    return tuple(map(period.parse, reading.quarters()))


def _plain(text: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def _on_screen(reading: Reading, about: Subject) -> str:
    """Every sentence of the Measure screen's headline, less its first two lines and its links."""
    markup = measure_screen.headline(reading, about)
    body = markup.partition("</section>")[0]
    for begin in ('<div class="cp-signal">', '<ul class="cp-points"', '<p class="cp-empty"'):
        if begin in body:
            body = body[body.index(begin) :]
            break
    signs = [_plain(found[2]) for found in _NOTED.finditer(body)]
    return " | ".join(
        each for each in signs if not each.startswith(("How do we know", "The rows and files"))
    )


def _subjects(reading: Reading, quarter: Period) -> Iterator[Subject]:
    for team in reading.teams():
        for line in reported.reported(reading, team, quarter):
            yield measure_report.subject(reading, line.measure.id, team, quarter)


def test_every_sentence_and_note_of_the_screen_stands_in_the_paper(
    reading: Reading, quarters: tuple[Period, ...]
) -> None:
    compared = sentences = 0
    for place, quarter in enumerate(quarters):
        # Every line of every team, in each third quarter of it: what is said depends on more than the quarter.
        for about in islice(_subjects(reading, quarter), place % 3, None, 3):
            compared += 1
            on_screen = _on_screen(reading, about)
            report = measure_report.measure_report(reading, about)
            on_paper = [" ".join(each.split()) for each in measures_part.told_of(report).items]
            sentences += len(on_paper)
            for each in on_paper:
                assert each in on_screen, (about.key, each)
            left = on_screen
            for each in on_paper:
                left = left.replace(each, "", 1)
            if report.prospects:
                left = left.replace("Will we get there?", "", 1)
            assert not left.replace("|", "").strip(), (about.key, left)
    assert compared > 1_700 and sentences > 8_000


def test_the_paper_holds_the_amber_edge_the_sum_the_national_note_and_the_gap(
    reading: Reading, quarters: tuple[Period, ...]
) -> None:
    said = " | ".join(
        sentence
        for about in _subjects(reading, quarters[0])
        if about.team == "All"
        for sentence in measures_part.told_of(measure_report.measure_report(reading, about)).items
    )
    assert said.count("Amber: ") + said.count("There is no Amber") > 40
    assert said.count("Added up from the teams' figures.") == 43
    assert said.count("National figures are counted") > 20
    assert said.count("The figure is ") > 20


def test_no_ended_or_unbegun_team_is_late_on_screen_or_on_paper(
    reading: Reading, quarters: tuple[Period, ...]
) -> None:
    gone = 0
    late = {MISSING_LABELS[Missing.NOT_RECEIVED], MISSING_LABELS[Missing.NOT_AVAILABLE]}
    for quarter in quarters:
        for span in reading.spans():
            if span.presence(quarter) is Presence.THERE:
                continue
            gone += 1
            options = Options(quarter, teams=(span.name,))
            not_there = reported.not_there(reading, span.name, quarter)
            assert span.name in not_there and reported.reported(reading, span.name, quarter) == ()
            for section in (
                summary_part.section(reading, span.name, options),
                scorecard_part.section(reading, span.name, options, None),
                exceptions_part.section(reading, options),
            ):
                words = " ".join(_words(section))
                assert not_there in words, section.title
                assert not any(each in words for each in late), section.title
            assert not measures_part.section(reading, span.name, options, None).sections
            about = measure_report.subject(reading, "children-cared-for", span.name, quarter)
            on_screen = _plain(measure_screen.headline(reading, about))
            assert not_there in on_screen and not any(each in on_screen for each in late)
    assert gone > 10


def _words(section: Section) -> Iterator[str]:
    for block in section.blocks:
        match block:
            case Words():
                yield f"{block.strong} {block.text}"
            case Points():
                yield from block.items
            case Table():
                yield from (text for cells in block.texts for text in cells)
    for inner in section.sections:
        yield from _words(inner)


def test_the_papers_scorecard_has_the_quarters_before_and_the_year_end(reading: Reading) -> None:
    for code, earlier in (
        ("2026-27 Q2", ("Q1 2026/27", "Q4 2025/26 (year end)")),
        ("2026-27 Q1", ("Q4 2025/26 (year end)", "Q3 2025/26")),
        ("2025-26 Q4", ("Q3 2025/26", "Q2 2025/26", "Q4 2024/25 (year end)")),
    ):
        quarter = period.parse(code)
        section = scorecard_part.section(reading, "All", Options(quarter), None)
        tables = [block for inner in section.sections for block in inner.blocks]
        assert len(tables) > 5
        for table in tables:
            assert isinstance(table, Table)
            assert table.headings == (
                "Measure", quarter.label, "Counted", "Target", "Rating", *earlier, "Finding",
            )  # fmt: skip
