"""The notebook's questions: each is ten lines, prints what the page says, and a screen gives the same answer."""

import contextlib
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from metrics.vocabulary import ALL_TEAMS
from tests import project
from tests.ui.conftest import Screen, opened

_WORKED = re.compile(r"^## (.+?)\n.*?```python\n(.*?)```\n\n```\n(.*?)```\n", re.DOTALL | re.MULTILINE)  # fmt: skip
QUESTIONS = {question: (code, said) for question, code, said in _WORKED.findall(project.text(Path("docs/notebook.md")))}  # fmt: skip
VISITS, CASELOAD, NEIGHBOURS = QUESTIONS


def _printed(code: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})  # noqa: S102 - the page's own lines, as an analyst would run them
    return out.getvalue()


@pytest.fixture
def asked(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Runs the lines of a question on the invented council: what they print."""
    monkeypatch.setenv("DASHBOARD_STORE", str(demo_store))
    return lambda question: _printed(QUESTIONS[question][0])


@pytest.fixture
def asked_of_cheshire_east(
    published_store: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], str]:
    monkeypatch.setenv("DASHBOARD_STORE", str(published_store))
    return lambda question: _printed(QUESTIONS[question][0])


def test_there_are_three_questions_of_ten_lines() -> None:
    assert len(QUESTIONS) == 3
    for code, _ in QUESTIONS.values():
        assert len(code.splitlines()) <= 10


def test_the_team_whose_visits_fell_four_times_is_the_one_that_its_screen_shows(
    asked: Callable[[str], str], visit: Callable[..., Screen]
) -> None:
    assert asked(VISITS) == QUESTIONS[VISITS][1]
    team, quarter, value = re.split(r"\s{2,}|(?<=\d{4}/\d{2}) ", QUESTIONS[VISITS][1].splitlines()[1])  # fmt: skip
    screen = visit("measure", measure="visits-on-time", team=team, quarter="2025-26 Q3")
    shown = _shares(screen)
    assert shown[quarter] == float(value)
    falling = [shown[label] for label in ("Q3 2025/26", "Q2 2025/26", "Q1 2025/26", "Q4 2024/25", "Q3 2024/25")]  # fmt: skip
    assert falling == sorted(set(falling))


def _shares(screen: Screen) -> dict[str, float]:
    """The figures of the Measure screen's table by period."""
    table = screen.markup.split("<h2>The figures</h2>")[1]
    found = re.findall(r'<th scope="row">(Q\d \d{4}/\d\d)</th>.*?([\d.]+)%', table, re.DOTALL)
    return {label: float(value) for label, value in found}


def test_vacancies_and_caseloads_are_those_of_the_staffing_screen(
    asked: Callable[[str], str], visit: Callable[..., Screen]
) -> None:
    said = QUESTIONS[CASELOAD][1]
    assert asked(CASELOAD) == said
    table = visit("staffing", quarter="2026-27 Q2", team=ALL_TEAMS).markup.split("By team", 1)[1]
    rows = re.findall(r"^(\S.*?) {2,}([\d.]+) +([\d.]+)$", said, re.MULTILINE)
    assert len(rows) == 8
    for team, caseload, vacancy in rows:
        row = table.split(team, 1)[1].split("</tr>", 1)[0]
        assert f"{float(vacancy):.1f}%" in row
        assert f"{float(caseload):.1f}" in row


@pytest.mark.dfe
def test_ours_and_the_neighbours_are_those_of_the_compare_screen(
    asked_of_cheshire_east: Callable[[str], str],
) -> None:
    said = QUESTIONS[NEIGHBOURS][1]
    assert asked_of_cheshire_east(NEIGHBOURS) == said
    ours, median, low, high, count = (
        said.splitlines()[-1].removeprefix("Year to March 2025").split()
    )
    words = opened("compare", measure="care-leavers-suitable-homes", as_at="draft").words
    assert "year to March 2025" in words
    assert f"Cheshire East our council Year to March 2025 {float(ours):.0f}%" in words
    assert f"their median {float(median):.1f}%" in words
    for share in (low, high):
        assert f"{float(share):.0f}%" in words
    assert int(count) == 10
