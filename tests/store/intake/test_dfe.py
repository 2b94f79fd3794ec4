"""Published DfE tables: small ones written here, and the real ones where DFE_DIR says they are."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest

from metrics.catalogue import catalogue
from metrics.catalogue.measure import Catalogue
from store.intake import Accepted, Context, Refused, read
from tests import known_answers
from tests.store import whole_workforce
from tests.store.intake.writing import written

FILES = {
    "dfe-workforce": "csww_indicators_2017_to_2025.csv",
    "dfe-children_looked_after": "cla_number_and_rate_per_10k_children.csv",
    "dfe-care_leaver_homes": "la_care_leavers_accommodation_suitability.csv",
    "dfe-care_leaver_activity": "la_care_leavers_activity.csv",
    "dfe-placement_stability": "la_cla_placement_stability.csv",
    "dfe-health": "la_conviction_health_outcome_cla.csv",
}
NEIGHBOURS = ("Gloucestershire", "North Yorkshire", "Cheshire West and Chester")
AREA = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_name",
    "region_name",
    "la_name",
)
HOMES = (*AREA, "care_leaver_age", "breakdown", "care_leaver_count")


@pytest.fixture(scope="module")
def home(context: Context) -> Context:
    """A council with the product's own catalogue and three neighbours."""
    return replace(
        context, catalogue=catalogue.load(), council="Cheshire East", neighbours=NEIGHBOURS
    )


def area_row(
    name: str, level: str, *cells: str, year: str = "2025", region: str = "North West"
) -> tuple:
    return (
        year, "Reporting year", level, "England", "" if level == "National" else region,
        name if level == "Local authority" else "", *cells,
    )  # fmt: skip


def homes(
    suitable: str = "231", total: str = "250", *, councils: Iterable[str] = NEIGHBOURS
) -> bytes:
    """A table of care leavers' homes for England, a region and some councils; figures invented."""
    areas = [("England", "National"), ("North West", "Regional")]
    areas += [(name, "Local authority") for name in ("Cheshire East", *councils)]
    rows = [
        area_row(name, level, "19 to 21 years", part, count)
        for name, level in areas
        for part, count in (
            ("Accommodation considered suitable", suitable),
            ("Suitability total", total),
        )
    ]
    rows += [(*row[:6], "17 to 18 years", *row[7:]) for row in rows]
    return written(HOMES, *rows)


def observed(accepted: Accepted, council: str, measure_id: str, period: str = "2024-25") -> dict:
    (row,) = [
        row
        for row in accepted.tables["observation"].to_pylist()
        if (row["council"], row["measure_id"], row["period"]) == (council, measure_id, period)
    ]
    return row


def test_parts_that_are_rows_are_brought_together_for_each_area(home: Context) -> None:
    accepted = read("homes.csv", homes(), home)
    assert accepted.kind == "dfe-care_leaver_homes"
    for area in ("Cheshire East", "England", "North West", *NEIGHBOURS):
        row = observed(accepted, area, "care-leavers-suitable-homes")
        assert (row["numerator"], row["denominator"], row["missing"]) == (231, 250, None)
        assert (row["team"], row["origin"], str(row["released"])) == ("All", "dfe", "2025-11-20")
    assert [
        (row["council"], row["kind"], row["place"]) for row in accepted.tables["area"].to_pylist()
    ] == [
        ("Cheshire East", "home", 1),
        ("England", "england", 1),
        ("North West", "region", 1),
        *((name, "neighbour", place) for place, name in enumerate(NEIGHBOURS, start=1)),
    ]


@pytest.mark.parametrize(
    ("suitable", "total", "missing"),
    [
        ("c", "98", "suppressed"),
        ("z", "z", "not_applicable"),
        ("k", "98", "rounds_to_zero"),
        ("low", "98", "rounds_to_zero"),
        ("5", "x", "not_available"),
        ("u", "98", "not_available"),
        ("0", "0", "no_cases"),
    ],
)
def test_a_symbol_is_kept_as_its_reason_and_never_as_a_number(
    home: Context, suitable: str, total: str, missing: str
) -> None:
    accepted = read("homes.csv", homes(suitable, total), home)
    row = observed(accepted, "Cheshire East", "care-leavers-suitable-homes")
    none = 0 if missing == "no_cases" else None
    assert (row["missing"], row["numerator"], row["denominator"]) == (missing, none, none)


def refused(context: Context, data: bytes) -> list[str]:
    with pytest.raises(Refused) as refusal:
        read("homes.csv", data, context)
    return [fault.code for fault in refusal.value.faults]


def test_a_council_that_the_table_does_not_have_is_refused_with_names_like_it(
    home: Context,
) -> None:
    with pytest.raises(Refused) as refusal:
        read("homes.csv", homes(), replace(home, council="Cheshire Eats"))
    (fault,) = refusal.value.faults
    assert fault.code == "unknown_council" and "Cheshire East" in fault.allowed
    found = read("homes.csv", homes(councils=NEIGHBOURS[:2]), home)
    assert [(each.code, each.found) for each in found.notices] == [("not_in_table", NEIGHBOURS[2])]


def test_a_table_that_is_not_whole_is_refused(home: Context) -> None:
    data = homes()
    twice = data + data.split(b"\r\n", 1)[1]
    assert set(refused(home, twice)) == {"duplicate_key"}
    assert set(refused(home, data.replace(b"Suitability total,250", b"Suitability total,"))) == {
        "blank"
    }
    assert set(refused(home, data.replace(b"2025,", b"25,"))) == {"period"}
    assert set(refused(home, data.replace(b"Reporting year", b"Week 7"))) == {"period_kind"}
    assert set(refused(home, data.replace(b"considered suitable", b"thought fit"))) == {
        "dfe_mapping"
    }
    assert set(refused(home, homes("many"))) == {"number"}


def test_a_table_that_no_measure_is_read_from_is_refused(home: Context) -> None:
    none = replace(home, catalogue=Catalogue((), (), ()))
    assert refused(none, homes()) == ["dfe_mapping"]


@pytest.fixture(scope="module")
def tables(home: Context) -> dict[str, Accepted]:
    """Each published table, read for Cheshire East."""
    return {
        kind: read(file, known_answers.published(file).read_bytes(), home)
        for kind, file in FILES.items()
    }


@pytest.mark.dfe
@pytest.mark.parametrize("kind", FILES)
def test_each_published_table_is_known_by_its_headings(
    tables: dict[str, Accepted], kind: str
) -> None:
    accepted = tables[kind]
    assert accepted.kind == kind and accepted.notices == ()
    assert accepted.rows == len(known_answers.rows(known_answers.published(FILES[kind])))


def staff(tables: dict[str, Accepted], council: str, day: str) -> dict[str, Decimal]:
    return {
        row["part"]: row["amount"]
        for row in tables["dfe-workforce"].tables["staffing_part"].to_pylist()
        if (row["council"], row["period"]) == (council, day)
    }


@pytest.mark.dfe
def test_cheshire_easts_workforce_is_as_published(tables: dict[str, Accepted]) -> None:
    parts = staff(tables, "Cheshire East", "2025-09-30")
    assert {part: str(amount.normalize()) for part, amount in parts.items()} == {
        "in_post_fte": "144", "vacancies_fte": "39.7", "establishment_fte": "183.7",
        "agency_fte": "65.7", "agency_cover_fte": "35.2", "starters_fte": "24.6",
        "leavers_fte": "27.6", "headcount": "151", "cases": "1834", "case_holders_fte": "110.7",
        "sickness_days": "1712.6",
    }  # fmt: skip


@pytest.mark.dfe
@pytest.mark.parametrize(
    ("kind", "measure_id", "numerator", "denominator"),
    [
        ("dfe-care_leaver_homes", "care-leavers-suitable-homes", 231, 250),
        ("dfe-care_leaver_activity", "care-leavers-education-work", 162, 252),
        ("dfe-placement_stability", "placement-stability", 60, 550),
        ("dfe-placement_stability", "same-home-two-years", 114, 180),
        ("dfe-health", "health-assessments", 336, 366),
        ("dfe-children_looked_after", "children-cared-for", 550, None),
    ],
)
def test_cheshire_easts_children_are_as_published(
    tables: dict[str, Accepted],
    kind: str,
    measure_id: str,
    numerator: int,
    denominator: int | None,
) -> None:
    row = observed(tables[kind], "Cheshire East", measure_id)
    assert (row["numerator"], row["denominator"], row["missing"]) == (
        numerator,
        denominator,
        None,
    )


@pytest.mark.dfe
def test_an_average_without_parts_is_kept_as_given(
    tables: dict[str, Accepted], home: Context
) -> None:
    (measure,) = [each for each in home.catalogue.measures if each.dfe and each.dfe.value]
    row = observed(tables["dfe-health"], "England", measure.id)
    assert (row["numerator"], row["denominator"]) == (None, None)
    assert row["value_given"] == Decimal("14.9")


@pytest.mark.dfe
def test_every_published_vacancy_rate_comes_from_the_parts_kept() -> None:
    path = known_answers.published(FILES["dfe-workforce"])
    kept = whole_workforce.parts(path.read_bytes()).to_pylist()
    parts: dict[int, dict[str, Decimal]] = {}
    for row in kept:
        parts.setdefault(row["file_row"], {})[row["part"]] = row["amount"]
    equal = near = judged = 0
    for file_row, published in enumerate(known_answers.rows(path), start=2):
        part = parts[file_row]
        if published["vacancy_rate_fte"] == "x":
            assert part["establishment_fte"] is None
            continue
        rate = 100 * part["vacancies_fte"] / part["establishment_fte"]
        apart = rate.quantize(Decimal("0.1"), ROUND_HALF_UP) - Decimal(
            published["vacancy_rate_fte"]
        )
        judged, equal, near = (
            judged + 1,
            equal + (apart == 0),
            near + (abs(apart) <= Decimal("0.1")),
        )
    assert (judged, equal, near) == (1461, 1419, 1461)


@pytest.mark.dfe
def test_every_symbol_of_the_workforce_is_kept_as_a_reason() -> None:
    path = known_answers.published(FILES["dfe-workforce"])
    kept = whole_workforce.parts(path.read_bytes()).to_pylist()
    days = [row["missing"] for row in kept if row["part"] == "sickness_days" and row["missing"]]
    raw = [row["working_days_lost_fte"] for row in known_answers.rows(path)]
    assert days.count("suppressed") == raw.count("c") == 4
    assert days.count("not_applicable") == raw.count("z") == 5
    assert days.count("not_available") == raw.count("u") + raw.count("x") == 7
