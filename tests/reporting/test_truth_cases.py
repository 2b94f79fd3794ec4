"""Series of which version 0.1 said what was not so: what is right of each, through the build and the reports.

The cases lie in CASES_DIR under `truth/`, a folder each: files to load into a new store, and `right.json`.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from metrics import period
from metrics.catalogue.catalogue import OWN_MEASURES
from metrics.figures.figure import Line
from metrics.figures.signals import Assurance, Signal
from metrics.vocabulary import Judgement, Movement
from reporting import measure_report
from reporting.measure_report import MeasureReport
from reporting.reading import Reading
from store import intake
from store.loading.load import take_in
from store.read.snapshot import open_current
from store.settings import Places
from store.store import Store
from tests import known_answers
from tests.store.small_store import LOADER

pytestmark = [pytest.mark.public_cases, pytest.mark.store]

CASES = sorted(path.parent for path in (known_answers.cases() / "truth").rglob("right.json"))
FILES = ("teams.csv", "targets.csv", "scorecard.csv", "staffing.csv")
SIGNAL = """
SELECT g.signal FROM signal AS g JOIN series AS s ON s.series_id = g.series_id
WHERE s.measure_id = $measure AND s.team = $team AND g.period = $quarter
ORDER BY g.series_id
"""
NUMBER = r"−?£?[\d,]+(?:\.\d+)?"


@dataclass(frozen=True)
class Told:
    """What the product says of the case: the signal as the build kept it, the line and its report."""

    signal: str
    line: Line
    report: MeasureReport

    @property
    def text(self) -> str:
        return " ".join(self.report.sentences)


def _told(folder: Path, case: Path, right: dict[str, str]) -> Told:
    store = Store(Places(folder, OWN_MEASURES), intake.read)
    store.found("Test Council", invented=True)
    for name in FILES:
        if (case / name).is_file():
            take_in(store, LOADER, case / name)
    store.build()
    snapshot = open_current(store)
    assert snapshot is not None
    reading = Reading(snapshot)
    quarter = period.parse(right["quarter"])
    about = measure_report.subject(reading, right["measure"], right["team"], quarter)
    (row,) = snapshot.ask(SIGNAL, **{name: right[name] for name in ("measure", "team", "quarter")})
    return Told(row.signal, about.line, measure_report.measure_report(reading, about))


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("−", "-").replace("£", ""))


def _is(signal: Signal) -> Callable[[Told], None]:
    def check(told: Told) -> None:
        assert told.signal == told.line.signal == signal
        assert told.report.finding.lead == f"Really {signal}"

    return check


def _not_usual(told: Told) -> None:
    assert told.line.signal is not Signal.USUAL or "none in the" in told.text
    assert "than usual" not in told.text and "usual range" not in told.text
    assert "quarters lie within" not in told.text


def _not_assured(told: Told, assurance: Assurance, forbidden: str) -> None:
    assert told.line.trend is not None and told.line.trend.assurance is not assurance
    assert forbidden not in told.text
    assert not re.search(r"every quarter will|no quarter will", told.text)


def _no_quarter_on_the_average(told: Told) -> None:
    known = [each.value for each in told.line.history if each.value is not None]
    for run, way, average in re.findall(
        rf"the last (\d+) \w+ are all (above|below) average, ({NUMBER})", told.text
    ):
        beyond = [(value > _number(average)) is (way == "above") for value in known[-int(run) :]]
        assert all(beyond) and _number(average) not in known[-int(run) :]


def _no_tolerance(told: Told) -> None:
    direction = told.line.direction
    assert direction is not None and direction.movement is not Movement.LEVEL
    assert direction.judgement is Judgement.NO_CHANGE, "the case is of a movement within a range"
    assert "counts as little change" not in told.text and "best range" in told.text


def _expected_within(told: Told) -> None:
    for about, low, high in re.findall(
        rf"about ({NUMBER})\S* at [^,(]+, from ({NUMBER})\S* to ({NUMBER})", told.text
    ):
        assert _number(low) <= _number(about) <= _number(high)
    assert re.search(rf"about {NUMBER}", told.text), "something is expected"


def _target_outside(told: Told) -> None:
    found = re.findall(
        rf"misses the target by more than luck: .* from ({NUMBER})\S* to ({NUMBER})", told.text
    )
    figure = told.line.figure
    assert figure is not None and found
    for low, high in found:
        for goal in (figure.goal_low, figure.goal_high):
            assert goal is None or not _number(low) <= goal <= _number(high)


RIGHT: dict[str, Callable[[Told], None]] = {
    "better": _is(Signal.BETTER),
    "worse": _is(Signal.WORSE),
    "not usual": _not_usual,
    "not consistent_pass": lambda told: _not_assured(told, Assurance.PASS, "in nearly every"),
    "not consistent_fail": lambda told: _not_assured(told, Assurance.FAIL, "in hardly any"),
    "no quarter of the run equals the average told": _no_quarter_on_the_average,
    "no tolerance told as the reason": _no_tolerance,
    "expected lies within low..high": _expected_within,
    "the range told does not hold the target": _target_outside,
}


def test_there_are_cases() -> None:
    assert CASES


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_what_is_said_is_right(tmp_path: Path, case: Path) -> None:
    right = json.loads((case / "right.json").read_text(encoding="utf-8"))
    RIGHT[right["right"]](_told(tmp_path, case, right))
