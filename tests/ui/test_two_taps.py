"""From the Summary everything that a quarter says is at most two taps away."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from metrics import period
from metrics.vocabulary import ALL_TEAMS
from reporting.findings_report import FindingsReport, findings_report
from reporting.reading import Reading
from reporting.staffing_report import staffing_report
from store.read.snapshot import Snapshot
from tests.ui.conftest import Screen

LINK = re.compile(r'<a [^>]*href="([^"]+)"')


def _said(full: FindingsReport, staffing: tuple[str, ...]) -> Iterator[str]:
    """Every sentence that once stood on the Summary."""
    yield full.lead
    if full.history:
        yield from (full.history.rest, full.history.luck, full.history.step, full.history.untold)
    for each in (*full.worse, *full.better, *full.different):
        yield from (each.sentences, each.finding.sentence)
    for each in full.others[:6]:
        yield from (each.sentences, each.finding.sentence, each.needed, each.accountable)
    for team in full.teams:
        yield from team.said
    for row in (*full.themes, full.total):
        yield f"{row.theme} {row.green} {row.amber} {row.red} {row.rated} {row.unrated}"
    yield full.rated_words
    yield from staffing
    yield from full.fresh
    for link in (*full.usual, *full.untold):
        yield link.words
    yield full.why_untold


@pytest.mark.parametrize("quarter", ["2026-27 Q2", "2021-22 Q3"])
def test_what_stood_on_it_once_is_found(
    visit: Callable[..., Screen], demo: Snapshot, quarter: str
) -> None:
    @cache
    def words(address: str) -> tuple[str, tuple[str, ...]]:
        """What is read at an address, and where it leads."""
        parts = urlsplit(address)
        page = parts.path.strip(".") or "summary"
        screen = visit(page, **dict(parse_qsl(parts.query)))
        links = (unescape(each) for each in LINK.findall(screen.markup))
        inside = (each for each in links if not each.startswith(("#", "http", "mailto")))
        return re.sub(r"\s+([:;,.)])", r"\1", screen.words), tuple(dict.fromkeys(inside))

    start = f".?quarter={quarter}&team={ALL_TEAMS}"
    reading, at = Reading(demo), period.parse(quarter)
    wanted = {
        re.sub(r"\s+([:;,.)])", r"\1", each)
        for each in _said(
            findings_report(reading, ALL_TEAMS, at),
            staffing_report(reading, ALL_TEAMS, at).said,
        )
        if each
    }
    assert len(wanted) > 60
    first, ways = words(start)
    missing = {each for each in wanted if each not in first}
    tapped = [way for way in ways if urlsplit(way).path in ("findings", "staffing", "about")]
    assert len(tapped) >= 3
    for way in tapped:
        said, onward = words(way)
        missing = {each for each in missing if each not in said}
        # The second tap, where the first was not enough.
        for further in onward[:40] if missing else ():
            missing = {each for each in missing if each not in words(further)[0]}
    assert not missing
