"""A reading asks its snapshot once for what several reports tell of, and keeps it where it is told to."""

from collections import Counter
from typing import Any

import pytest

from metrics import period
from metrics.edition import OFFICER
from reporting import measure_report
from reporting.reading import Reading
from store.read.snapshot import Snapshot

NOW = period.parse("2026-27 Q2")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[Any, ...]]:
    """How often each query was asked, with what."""
    found: Counter[tuple[Any, ...]] = Counter()
    ask = Snapshot.rows

    def counted(self: Snapshot, query: str, **parameters: Any) -> list[Any]:
        found[query, *sorted(parameters.items())] += 1
        return ask(self, query, **parameters)

    monkeypatch.setattr(Snapshot, "rows", counted)
    return found


def test_a_report_on_every_measure_asks_each_shared_query_once(
    demo: Snapshot, asked: Counter[tuple[Any, ...]]
) -> None:
    reading = Reading(demo)
    for _ in range(2):
        for measure_id in reading.measures():
            about = measure_report.subject(reading, measure_id, "All", NOW)
            measure_report.measure_report(reading, about)
    shared = {"history", "directions", "scorecard", "earlier", "queries", "benchmarks", "teams"}
    assert shared <= {query for query, *_ in asked}
    assert {count for (query, *_), count in asked.items() if query in shared} == {1}


def test_what_is_read_is_kept_where_the_reader_keeps_it(demo: Snapshot) -> None:
    shelf: dict[Any, Any] = {}

    def keep(key: Any, make: Any) -> Any:
        return shelf.setdefault(key, make()) if key not in shelf else shelf[key]

    first, second = Reading(demo, keep), Reading(demo, keep)
    assert first.history("All") is second.history("All")
    assert ("history", "All") in shelf
    assert Reading(demo).history("All") is not first.history("All")


def test_a_reading_says_whose_figures_it_tells_of(demo: Snapshot) -> None:
    whose = Reading(demo).whose
    assert (whose.council, whose.invented, whose.edition) == (demo.council, True, OFFICER)
    assert whose.in_full == (
        "Demo Council (invented figures). Draft, not published. Officer edition: not for publication"
    )
    assert whose.heading == "Demo Council: draft, not published"
    assert whose.file_parts == ("officer-edition_not-for-publication", "invented-figures")
