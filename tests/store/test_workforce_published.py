"""Every published row of DfE's workforce statistics, recomputed by the build's rules from its published parts."""

import csv
import io
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import duckdb
import pytest

from metrics import period
from metrics.rules import rule
from tests import known_answers
from tests.metrics.rating_case import COLUMNS
from tests.metrics.sql_case import make
from tests.store import whole_workforce

pytestmark = pytest.mark.dfe

FILE = "csww_indicators_2017_to_2025.csv"
RATES = {
    # our rate: published column, rows published, equal at one decimal, within 0.1
    "vacancy": ("vacancy_rate_fte", 1461, 1419, 1461),
    "turnover": ("turnover_rate_fte", 1453, 1337, 1448),
    "agency": ("agency_rate_fte", 1449, 1389, 1445),
    "caseload": ("caseload_fte", 1458, 1427, 1457),
    "absence": ("absence_rate_fte", 1444, 1430, 1439),
}

Recomputed = dict[tuple[str, str, str], tuple[Decimal, Fraction]]


@pytest.fixture(scope="module")
def data() -> bytes:
    folder = known_answers.dfe()
    assert folder is not None
    return (folder / FILE).read_bytes()


@pytest.fixture(scope="module")
def recomputed(data: bytes) -> Recomputed:
    """By rate, area and day: the value members see, through staffing_year, staffing_rate and valued,
    and the exact fraction it was rounded from."""
    with duckdb.connect(":memory:") as connection:
        connection.register("staffing_part", whole_workforce.parts(data))
        days = sorted({row["time_period"] for row in _published(data)})
        ends = [period.parse(f"{year}-09-30") for year in days]
        make(
            connection,
            "period",
            {"period": "VARCHAR", "kind": "VARCHAR", "place": "INTEGER", "working_days": "INTEGER"},
            [(each.code, each.kind, each.index, period.working_days(each.end)) for each in ends],
        )
        make(connection, "staffing_gap", dict.fromkeys(
            ("council", "team", "role", "period", "part"), "VARCHAR"), [])  # fmt: skip
        make(connection, "edition_published_rate", dict.fromkeys(
            ("council", "team", "role", "period", "rate", "missing"), "VARCHAR"), [])  # fmt: skip
        for name in (
            "staffing_sum",
            "edition_staffing",
            "staffing_year",
            "staffing_rate_part",
            "staffing_rate",
        ):
            connection.execute(rule(name).statement)
        given = {"scale": "10", "multiplier": "CASE rate WHEN 'caseload' THEN 1 ELSE 100 END",
                 "numerator": "numerator", "denominator": "denominator", "missing": "missing",
                 "case_id": "concat_ws('|', rate, council, period)"}  # fmt: skip
        columns = ", ".join(
            f"CAST({given.get(name, 'NULL')} AS {kind}) AS {name}" for name, kind in COLUMNS.items()
        )
        connection.execute(f"CREATE VIEW edition_figure AS SELECT {columns} FROM staffing_rate")
        connection.execute(rule("valued").statement)
        rows = connection.execute(
            "SELECT case_id, value, numerator, denominator, multiplier FROM valued"
            " WHERE value IS NOT NULL"
        )
        return {
            tuple(name.split("|")): (value, Fraction(top) * times / Fraction(bottom))
            for name, value, top, bottom, times in rows.fetchall()
        }


def _published(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def _pairs(
    data: bytes, recomputed: Recomputed, rate: str
) -> Iterator[tuple[str, str, Decimal, Decimal | None, Fraction | None]]:
    """Area, day, published value, ours and its exact fraction, of every row that publishes the rate."""
    for row in _published(data):
        try:
            published = Decimal(row[RATES[rate][0]])
        except ArithmeticError:
            continue
        area = row["la_name"] or row["region_name"] or row["country_name"]
        day = f"{row['time_period']}-09-30"
        yield area, day, published, *recomputed.get((rate, area, day), (None, None))


@pytest.mark.parametrize("rate", RATES)
def test_every_published_row_is_recomputed(
    data: bytes,
    recomputed: Recomputed,
    rate: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, rows, equal, close = RATES[rate]
    pairs = list(_pairs(data, recomputed, rate))
    same = sum(
        ours == published.quantize(Decimal("0.1"), ROUND_HALF_UP)
        for _, _, published, ours, _ in pairs
    )
    beyond = [
        (area, day, published, ours)
        for area, day, published, ours, exact in pairs
        if exact is None or abs(exact - Fraction(published)) > Fraction(1, 10)
    ]
    with capsys.disabled():
        print(
            f"\n{rate}: {same:,} of {len(pairs):,} published rows equal at one decimal, "
            f"{len(pairs) - len(beyond):,} within 0.1"
        )
        for area, day, published, ours in beyond:
            print(f"  beyond 0.1: {area}, {day}: published {published}, from its parts {ours}")
    assert (len(pairs), same, len(pairs) - len(beyond)) == (rows, equal, close)
