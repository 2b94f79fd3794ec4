"""The council beside other areas, from files to the finished comparison."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from metrics import period
from metrics.vocabulary import Missing
from store.read import areas, queries
from store.read.snapshot import Snapshot
from tests.store.small_store import COUNCIL, SCORECARD, catalogue, load, measure, open_store
from tests.store.small_store import built as build_store

MAPPED = '{dataset = "children_looked_after", where = {}, numerator = "a", denominator = "b", value = ""}'
NEIGHBOURS = "council,neighbour,place,model,source\n" + "".join(
    f"{COUNCIL},{name},{place},2025,the model's authors\n"
    for place, name in enumerate(("Near", "Next", "Far"), start=1)
)
HEAD = "measure_id,area,area_kind,period,numerator,denominator,value,released,source,reason\n"


def _row(area: str, kind: str, year: str, parts: str, reason: str = "") -> str:
    day = f"20{year[-2:]}-11-20"
    return f"m,{area},{kind},{year},{parts},,{day},the table,{reason}\n"


BENCHMARKS = HEAD + "".join(
    (
        _row("England", "england", "2023-24", "800,1000"),
        _row("England", "england", "2024-25", "850,1000"),
        _row("West", "region", "2024-25", "90,100"),
        _row("Near", "neighbour", "2024-25", "70,100"),
        _row("Next", "neighbour", "2024-25", ",", "c"),
        _row("Far", "neighbour", "2023-24", "95,100"),
    )
)


@pytest.fixture
def snapshot(tmp_path: Path) -> Iterator[Snapshot]:
    """A council with its own figures, three neighbours, and two published years."""
    store = open_store(tmp_path, catalogue(measure("m", decimals="0", dfe=MAPPED)))
    own = SCORECARD + "m,All,2024-25 Q4,30,40,\nm,All,2025-26 Q3,32,40,\n"
    load(store, tmp_path, neighbours=NEIGHBOURS, scorecard=own, benchmarks=BENCHMARKS)
    found = build_store(store)
    yield found
    found.close()


def test_every_area_is_of_the_latest_year_that_was_out(snapshot: Snapshot) -> None:
    m = snapshot.catalogue.measures[0]
    found, own = areas.compared(snapshot, m, period.parse("2025-26 Q3"))
    assert found is not None and own is not None
    assert found.label == "Year to March 2025"
    assert found.england is not None and found.england.value == 85
    assert found.england.source == "the table"
    assert [each.benchmark.area for each in found.neighbours] == ["Near", "Next", "Far"]
    assert [each.benchmark.missing for each in found.neighbours] == [
        None, Missing.SUPPRESSED, Missing.NOT_RECEIVED,
    ]  # fmt: skip
    assert (found.mean, found.ranked) == (70, 2)


def test_where_none_is_published_of_the_council_its_own_figure_stands(snapshot: Snapshot) -> None:
    m = snapshot.catalogue.measures[0]
    found, own = areas.compared(snapshot, m, period.parse("2025-26 Q3"))
    assert found is not None and own is not None
    assert found.home.value == own.beside.value == 75
    assert found.home.benchmark.label == "Q4 2024/25"
    assert found.home.rank == 1


def test_before_it_was_out_the_year_before_is_shown(snapshot: Snapshot) -> None:
    m = snapshot.catalogue.measures[0]
    found, own = areas.compared(snapshot, m, period.parse("2024-25 Q4"))
    assert found is not None and found.label == "Year to March 2024" and own is None
    assert found.home.value is None and found.home.rank is None
    far = next(each for each in found.neighbours if each.benchmark.area == "Far")
    assert far.value == 95


def test_a_measure_without_published_figures_has_no_comparison(tmp_path: Path) -> None:
    store = open_store(tmp_path, catalogue(measure("m")))
    load(store, tmp_path, scorecard=SCORECARD + "m,All,2024-25 Q4,30,40,\n")
    with build_store(store) as found:
        m = found.catalogue.measures[0]
        assert areas.compared(found, m, period.parse("2024-25 Q4")) == (None, None)
        assert areas.neighbours(found) == ()


def test_a_published_figure_that_differs_asks_the_officers_why(tmp_path: Path) -> None:
    """The council's own row of a published table beside its own figure for the same day."""
    store = open_store(tmp_path, catalogue(measure("m", decimals="0", dfe=MAPPED)))
    load(
        store, tmp_path, scorecard=SCORECARD + "m,All,2024-25 Q4,30,40,\nm,All,2025-26 Q3,32,40,\n"
    )
    head = (
        "time_period,time_identifier,geographic_level,country_name,region_name,la_name,"
        "population_type,population_estimate,children_count,a,b\n"
    )
    table = head + "".join(
        f"2025,Reporting year,{level},England,{region},{name},x,1,1,{a},{b}\n"
        for level, region, name, a, b in (
            ("National", "", "", 850, 1000),
            ("Regional", "West", "", 90, 100),
            ("Local authority", "West", COUNCIL, 28, 40),
        )
    )
    load(store, tmp_path, published=table)
    with build_store(store) as found:
        m = found.catalogue.measures[0]
        at = period.parse("2025-26 Q3")
        both, own = areas.compared(found, m, at)
        assert both is not None and own is not None
        assert (both.home.value, own.beside.value, own.answer) == (70, 75, "")
        (asked,) = queries.queries(found, "m", "All")
        assert (asked.doubt, asked.low, asked.period) == ("published_differs", 70, "2024-25 Q4")
