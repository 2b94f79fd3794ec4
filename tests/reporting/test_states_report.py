"""The states that can be opened: the latest publication and the draft first, each state once."""

from datetime import UTC, date, datetime

from reporting.reading import Reading
from reporting.states_report import states_report
from store.decisions.publication import Publication
from store.read.as_at import AsAt, Sort

AT = datetime(2026, 11, 3, 9, 5, tzinfo=UTC)


def _published(number: int, meeting: str) -> Publication:
    day = date(2026, 11, number)
    return Publication(number, number, "", "", meeting, day, AT, "A Tester", "analyst")


LOAD = AsAt("3", Sort.LOAD, 3, AT, file="good.csv")
DRAFT = AsAt("draft", Sort.DRAFT, 8, AT)
LATEST = AsAt("published", Sort.PUBLISHED, 7, AT, _published(7, "Panel"))
EARLIER = tuple(
    AsAt(str(number), Sort.EARLIER, number, AT, _published(number, name))
    for number, name in ((7, "Panel"), (5, "Board"))
)


def test_each_publication_is_listed_once_the_latest_under_its_own_code(reading: Reading) -> None:
    told = states_report(reading, (LATEST, DRAFT, *EARLIER, LOAD))
    assert [(row.opens.words, row.opens.choices[0][1]) for row in told.publications] == [
        ("Published for Panel, 7 November 2026", "published"),
        ("Draft, not published", "draft"),
        ("As published for Board, 5 November 2026", "5"),
    ]
    assert told.any_published
    assert [row.shown for row in told.publications] == ["–", "Yes", "–"]
    assert told.publications[0].by == "A Tester, analyst" and told.publications[1].by == "–"
    assert told.publications[1].note == "For officers: may still change"


def test_loads_are_named_by_file_and_entry(reading: Reading) -> None:
    (row,) = states_report(reading, (DRAFT, LOAD)).loads
    assert (row.opens.words, row.since) == ("good.csv (entry 3)", "3 November 2026, 09:05")


def test_nothing_published_is_said(reading: Reading) -> None:
    assert not states_report(reading, (DRAFT, LOAD)).any_published
