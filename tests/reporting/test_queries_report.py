"""Open queries as they are asked: those first on which a rating or a finding hangs, the earlier ones folded."""

from pathlib import Path

from reporting.queries_report import queries_report
from reporting.reading import Reading
from store.read import queries
from store.read.snapshot import Snapshot
from tests.store.small_store import SCORECARD, catalogue, measure, small

HALF = "m,North,2024-25 Q{at},10,20,\nm,South,2024-25 Q{at},10,20,\n"
WHOLE = "m,North,2024-25 Q{at},20,20,\nm,South,2024-25 Q{at},20,20,\n"


def _reading(folder: Path, rows: str) -> Reading:
    targets = "measure_id,team,period,target,origin\nm,All,2024-25,90,local\n"
    files = catalogue(measure("m"))
    return Reading(small(folder, files, targets=targets, scorecard=SCORECARD + rows))


def test_nothing_doubtful(tmp_path: Path) -> None:
    told = queries_report(_reading(tmp_path, HALF.format(at=1)))
    assert told.lead == "No figure in the draft is waiting for an answer."
    assert (told.first, told.others, told.earlier) == ((), (), ())


def test_what_a_rating_hangs_on_comes_first_and_earlier_quarters_are_counted(
    tmp_path: Path,
) -> None:
    told = queries_report(
        _reading(
            tmp_path,
            "".join(rows.format(at=at) for at, rows in enumerate((HALF, WHOLE, HALF, WHOLE), 1)),
        )
    )
    assert [each.team for each in told.first] == ["North", "South"]
    assert {each.stake for each in told.first} == {
        "Its rating hangs on it: ● Green, at 50.0% ■ Red."
    }
    assert not told.others
    assert [each.label for each in told.earlier] == ["Q2 2024/25"]
    assert told.earlier_words == "2 of earlier quarters"
    assert told.lead == (
        "2 figures of Q4 2024/25 are doubtful and not explained yet; a rating or a finding hangs on 2 of them; "
        "2 of earlier quarters. Each answer stays with its figures."
    )


def test_only_earlier_quarters_are_doubtful(tmp_path: Path) -> None:
    told = queries_report(
        _reading(
            tmp_path, "".join(rows.format(at=at) for at, rows in enumerate((HALF, WHOLE, HALF), 1))
        )
    )
    assert told.lead == (
        "No figures of Q3 2024/25 are doubtful and not explained yet; 2 of earlier quarters. "
        "Each answer stays with its figures."
    )


def test_a_query_names_its_figure_and_asks(tmp_path: Path) -> None:
    told = queries_report(_reading(tmp_path, HALF.format(at=1) + WHOLE.format(at=2)))
    asked = next(each for each in (*told.first, *told.others) if each.team == "North")
    assert asked.words.startswith("North, Q2 2024/25: 100.0% (20 of 20). ")
    assert asked.figure.value == 100 and asked.query.team == "North"
    assert asked.called == "m, North, Q2 2024/25"


def test_the_demos_are_answered_as_a_councils_would_be(demo: Snapshot) -> None:
    """Everything of earlier quarters, and all but a few of the newest; those that matter first."""
    told = queries_report(Reading(demo))
    assert not told.earlier
    assert 0 < len(told.first) < 5 and 0 < len(told.others) < 5
    assert told.lead.startswith("4 figures of Q2 2026/27 are doubtful and not explained yet")
    answers = [each.answer for each in queries.queries(demo) if each.answer]
    assert len(answers) > 300 and 5 < len(set(answers)) < 20, "one answer serves several"
