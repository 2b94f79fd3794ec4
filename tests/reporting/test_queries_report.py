"""Open queries as they are asked: the newest quarter's, no more than are wanted at once, the rest counted."""

from pathlib import Path

from reporting.queries_report import queries_report
from reporting.reading import Reading
from tests.store.small_store import SCORECARD, catalogue, measure, small

HALF = "m,North,2024-25 Q{at},10,20,\nm,South,2024-25 Q{at},10,20,\n"
WHOLE = "m,North,2024-25 Q{at},20,20,\nm,South,2024-25 Q{at},20,20,\n"


def _reading(folder: Path, rows: str) -> Reading:
    return Reading(small(folder, catalogue(measure("m")), scorecard=SCORECARD + rows))


def test_nothing_doubtful(tmp_path: Path) -> None:
    told = queries_report(_reading(tmp_path, HALF.format(at=1)), 10)
    assert (told.lead, told.asked) == ("No figure in the draft is waiting for an answer.", ())


def test_the_newest_quarters_are_asked_and_the_rest_counted(tmp_path: Path) -> None:
    reading = _reading(
        tmp_path,
        "".join(rows.format(at=at) for at, rows in enumerate((HALF, WHOLE, HALF, WHOLE), 1)),
    )
    every = queries_report(reading, 10)
    told = queries_report(reading, 1)
    newest = len(every.asked)
    assert {each.query.period for each in every.asked} == {"2024-25 Q4"} and newest > 1
    assert len(told.asked) == 1 and told.lead.endswith(" The first 1:")
    assert told.lead.startswith(f"{newest} figures of Q4 2024/25 are doubtful")
    assert "of earlier quarters. Each answer stays with its figure." in every.lead


def test_a_query_names_its_figure_and_asks(tmp_path: Path) -> None:
    reading = _reading(tmp_path, HALF.format(at=1) + WHOLE.format(at=2))
    asked = next(each for each in queries_report(reading, 10).asked if each.team == "North")
    assert asked.words.startswith("North, Q2 2024/25: 100.0% (20 of 20). ")
    assert asked.figure.value == 100 and asked.query.team == "North"
