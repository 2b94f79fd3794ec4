"""Control charts, drift, limits of chance and recent trends against published answers, through the build's SQL.

Sources are named in the known answers' own README. Numbers to 1e-9, words exactly.
"""

import math
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

import pytest

from metrics.rules import rule
from tests import known_answers
from tests.metrics.sql_case import make
from tests.metrics.trend_case import AS_SEEN, Series, steps

pytestmark = pytest.mark.oracle

CAUSE = {
    "Above UCL": "above_limit", "Below LCL": "below_limit",
    "7 Point Trend (Increasing)": "rising", "7 Point Trend (Decreasing)": "falling",
    "2 in 3 Above CL": "two_in_three_above", "2 in 3 Below CL": "two_in_three_below",
    "7 Points Above CL": "shift_above", "7 Points Below CL": "shift_below",
    "Common Cause": "common_cause",
}  # fmt: skip
VARIATION = {
    "common_cause": "common_cause", "special_cause_improvement": "improvement",
    "special_cause_concern": "concern", "special_cause_neutral_high": "neutral_high",
    "special_cause_neutral_low": "neutral_low",
}  # fmt: skip
ICON = {
    ("common_cause", True): "common_cause", ("common_cause", False): "common_cause",
    ("improvement", True): "improvement_high", ("improvement", False): "improvement_low",
    ("concern", True): "concern_high", ("concern", False): "concern_low",
    ("neutral_high", True): "neutral_high", ("neutral_low", False): "neutral_low",
}  # fmt: skip
ASSURANCE_ICON = {
    "consistent_pass": "pass", "consistent_fail": "fail", "inconsistent": "inconsistent",
}  # fmt: skip
NOTHING = ("", "NA", "NaN")


def _rows(folder: str, name: str) -> list[dict[str, str]]:
    found = known_answers.rows(known_answers.oracle() / folder / name)
    assert found, f"{folder}/{name} holds no answers"
    return found


def _number(text: str) -> float | None:
    return None if text.strip() in NOTHING else float(text)


def _flag(text: str) -> bool | None:
    return None if text.strip() in NOTHING else text.strip().upper() == "TRUE"


def _near(found: float | None, known: float | None) -> bool:
    if found is None or known is None:
        return found is known
    return math.isclose(found, known, rel_tol=1e-9, abs_tol=1e-12)


@pytest.fixture(scope="module")
def charts() -> tuple[Series, dict[str, int], dict[str, list[str]]]:
    """Every known series in one database, its number by name, its dates."""
    values: list[tuple[Any, ...]] = []
    settings, goals = [], []
    numbers: dict[str, int] = {}
    dates: dict[str, list[str]] = {}
    inputs = {
        name: list(rows)
        for name, rows in groupby(_rows("spc", "inputs.csv"), lambda r: r["series"])
    }
    for row in _rows("spc", "series.csv"):
        points = [p for p in inputs[row["series"]] if p["value"].strip() not in NOTHING]
        number = numbers[row["series"]] = len(numbers) + 1
        dates[row["series"]] = [point["date"] for point in points]
        rebased = set(row["rebase_dates"].split(";")) & set(dates[row["series"]])
        scale, whole = steps([Decimal(point["value"]) for point in points])
        direction = row["improvement_direction"]
        settings.append((
            number, scale, direction, row["screen_outliers"] == "TRUE",
            int(row["fix_after_n_points"]) if row["fix_after_n_points"].strip() else None,
        ))  # fmt: skip
        target = Decimal(row["target"]) if row["target"].strip() not in NOTHING else None
        for place, (date, value) in enumerate(zip(dates[row["series"]], whole, strict=True)):
            values.append((number, place, sum(each <= date for each in rebased), value))
            if target is not None and direction != "neutral":
                up = direction == "increase"
                goals.append((number, place, target if up else None, None if up else target))
    return Series(values, settings, goals), numbers, dates


@pytest.fixture(scope="module")
def whole(charts: Any) -> tuple[Series, dict[str, int]]:
    """The same, each point looked at with the limits of its segment's last."""
    series, numbers, _ = charts
    series.whole()
    return series, numbers


LIMITS = """
SELECT s.series_id, l.place, l.nth, s.scale, l.points, l.total, l.kept, l.kept_total
FROM xmr_limit AS l JOIN xmr_setting AS s ON s.series_id = l.series_id
"""


def _limits(row: dict[str, Any]) -> tuple[float | None, float | None, float | None]:
    """Mean, lower and upper limit of the whole numbers that make them."""
    mean = row["total"] / row["points"] / row["scale"]
    if not row["kept"]:
        return mean, None, None
    width = 2.66 * row["kept_total"] / row["kept"] / row["scale"]
    return mean, mean - width, mean + width


def _by_series(rows: list[dict[str, str]]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for name, group in groupby(rows, lambda row: row["series"]):
        yield name, list(group)


def test_every_point_of_every_chart(whole: tuple[Series, dict[str, int]]) -> None:
    series, numbers = whole
    limits = {(row["series_id"], row["place"]): _limits(row) for row in series.rows(LIMITS)}
    labels: dict[int, list[dict[str, Any]]] = {}
    for row in series.rows("FROM xmr_label ORDER BY series_id, place"):
        labels.setdefault(row["series_id"], []).append(row)
    checked = 0
    for name, known in _by_series(_rows("spc", "points.csv")):
        found = labels[numbers[name]]
        assert len(found) == len(known), name
        for row, point in zip(found, known, strict=True):
            at = (name, point["date"])
            assert row["cause"] == CAUSE[point["special_cause_type"]], at
            assert row["variation"] == VARIATION[point["point_type"]], at
            assert row["side"] == int(point["relative_to_mean"]), at
            assert row["outside"] == _flag(point["outside_limits"]), at
            assert row["near"] == _flag(point["close_to_limits"]), at
            here = limits[numbers[name], row["limit_place"]]
            for mine, theirs in zip(here, ("mean", "lpl", "upl"), strict=True):
                assert _near(mine, _number(point[theirs])), (at, theirs, mine)
            checked += 1
    assert checked == len(_rows("spc", "points.csv"))


def test_every_segment_of_every_chart(whole: tuple[Series, dict[str, int]]) -> None:
    series, numbers = whole
    series.run("xmr_assurance")
    limits = {(row["series_id"], row["place"]): _limits(row) for row in series.rows(LIMITS)}
    assurance = {
        (row["series_id"], row["place"]): row["assurance"]
        for row in series.rows("FROM xmr_assurance")
    }
    for row in _rows("spc", "groups.csv"):
        at = (row["series"], row["rebase_group"])
        number = numbers[row["series"]]
        points = series.rows(
            f"FROM xmr_label WHERE series_id = {number} AND segment = {int(row['rebase_group'])}"
            " ORDER BY place"
        )
        assert len(points) == int(row["n"]), at
        last = points[-1]
        for mine, theirs in zip(limits[number, last["place"]], ("mean", "lpl", "upl"), strict=True):
            assert _near(mine, _number(row[theirs])), (at, theirs)
        counted = [point["variation"] for point in points]
        assert counted.count("common_cause") == int(row["common_cause"]), at
        for kind in ("improvement", "concern"):
            assert counted.count(kind) == int(row[f"special_cause_{kind}"]), at
        assert last["variation"] == VARIATION[row["variation_type"]], at
        if row["assurance_type"].strip() not in NOTHING:  # said of the last segment alone
            assert assurance[number, last["place"]] == row["assurance_type"], at


def test_the_last_point_as_it_was_seen(charts: Any) -> None:
    """The signal that the build keeps for a quarter: the same series again, each point as the last."""
    series, numbers, dates = charts
    seen = Series(
        [tuple(row.values()) for row in series.rows("FROM trend_value")],
        [tuple(row.values()) for row in series.rows("FROM xmr_setting")],
        [tuple(row.values()) for row in series.rows("FROM xmr_goal")],
    )
    seen.run(*AS_SEEN, "xmr_assurance")
    limits = {(row["series_id"], row["place"]): row for row in seen.rows(LIMITS)}
    directions = {row["series"]: row["improvement_direction"] for row in _rows("spc", "series.csv")}
    for row in _rows("spc", "latest.csv"):
        name, number = row["series"], numbers[row["series"]]
        place = dates[name].index(row["latest_date"])
        assert place == len(dates[name]) - 1, name
        (label,) = seen.rows(f"FROM xmr_label WHERE series_id = {number} AND place = {place}")
        held = limits[number, place]
        for mine, theirs in zip(_limits(held), ("mean", "lpl", "upl"), strict=True):
            assert _near(mine, _number(row[theirs])), (name, theirs)
        assert label["cause"] == CAUSE[row["special_cause_type"]], name
        assert label["variation"] == VARIATION[row["variation_type"]], name
        upward = label["cause"] in ("above_limit", "rising", "two_in_three_above", "shift_above")
        icon = ICON[label["variation"], upward]
        assert f"{icon}.svg" == row["variation_icon"], (name, directions[name])
        found = seen.rows(f"FROM xmr_assurance WHERE series_id = {number} AND place = {place}")
        known = row["assurance_type"].strip()
        assert [each["assurance"] for each in found] == ([] if known in NOTHING else [known]), name
        if known not in NOTHING:
            assert f"{ASSURANCE_ICON[known]}.svg" == row["assurance_icon"], name
        assert (held["nth"] < 13) == _flag(row["short_group_warning"]), name


def test_every_last_point_as_seen_is_that_of_the_chart_so_far(charts: Any) -> None:
    """Every beginning of every series: the kept signal equals the whole chart's last point."""
    series, _, _ = charts
    values = [tuple(row.values()) for row in series.rows("FROM trend_value")]
    settings = [tuple(row.values()) for row in series.rows("FROM xmr_setting")]
    seen = Series(values, settings)
    kept = {(row["series_id"], row["place"]): row["cause"] for row in seen.run(*AS_SEEN)}
    begun, begun_settings, ends = [], [], {}
    for setting in settings:
        own = [value for value in values if value[0] == setting[0]]
        for length in range(1, len(own) + 1):
            number = len(ends) + 1
            ends[number] = (setting[0], own[length - 1][1])
            begun += [(number, *value[1:]) for value in own[:length]]
            begun_settings.append((number, *setting[1:]))
    charted = Series(begun, begun_settings)
    charted.whole()
    last = charted.rows(
        "SELECT e.series_id, e.cause FROM xmr_label AS e WHERE e.place ="
        " (SELECT MAX(v.place) FROM trend_value AS v WHERE v.series_id = e.series_id)"
    )
    assert len(last) == len(values)
    assert {ends[row["series_id"]]: row["cause"] for row in last} == kept


def test_every_drift() -> None:
    rows = _rows("trend", "mann_kendall.csv")
    values, settings, expected = [], [], []
    for number, row in enumerate(rows, start=1):
        eight = [Decimal(value) for value in row["last8"].split(";")]
        if len(eight) < 8:
            continue
        scale, whole = steps(eight)
        values += [(number, place, 0, value) for place, value in enumerate(whole)]
        settings.append((number, scale, "neutral", True, None))
        expected.append((number, scale, row))
    series = Series(values, settings)
    tested = {
        row["series_id"]: row for row in series.run("xmr_point", "drift") if row["place"] == 7
    }
    # The line is kept only where the eight go one way; here every one of them is asked for.
    asked = Series(values, settings)
    asked.run("xmr_point")
    asked.connection.execute(
        "CREATE TABLE drift AS SELECT series_id, place, CAST(0 AS DECIMAL(18, 15)) AS p"
        " FROM trend_value WHERE place = 7"
    )
    slopes = {row["series_id"]: row["slope_840"] for row in asked.run("drift_slope")}
    assert expected
    for number, scale, row in expected:
        found = tested[number]
        assert found["s"] == int(row["S"]), row
        assert (found["ties"] > 0) == (row["ties"] == "TRUE"), row
        known = _number(row["p"])
        assert _near(None if found["p"] is None else float(found["p"]), known), row
        assert math.isclose(
            slopes[number] / 840 / scale, float(row["theil_sen"]), rel_tol=1e-9, abs_tol=1e-11
        ), row


COUNTED = {
    "series_id": "INTEGER", "period": "VARCHAR", "events": "DECIMAL(18, 4)",
    "base": "DECIMAL(18, 4)", "multiplier": "BIGINT", "method": "VARCHAR",
    "z": "DECIMAL(18, 15)",
}  # fmt: skip
Z = {"95": Decimal("1.959963984540054"), "99.8": Decimal("3.090232306167813")}


def _limits_of(cases: list[tuple[Any, ...]]) -> dict[int, tuple[float, float]]:
    series = Series([], [])
    make(series.connection, "counted", COUNTED, cases)
    return {
        row["series_id"]: (row["lower_limit"], row["upper_limit"]) for row in series.run("interval")
    }


def _known_limits(rows: list[dict[str, str]], read: Any) -> int:
    cases, known = [], []
    for row in rows:
        for case, limits in read(row):
            cases.append((len(cases), "2024-25", *case))
            known.append((row, limits))
    found = _limits_of(cases)
    checked = 0
    for number, (row, limits) in enumerate(known):
        for mine, theirs in zip(found[number], limits, strict=True):
            if mine is None:
                assert theirs is None, row
            if theirs is not None:
                assert math.isclose(mine, theirs, rel_tol=1e-9, abs_tol=1e-12), row
                checked += 1
    return checked


def test_known_limits_of_byar_and_wilson() -> None:
    def read(row: dict[str, str]) -> Iterator[Any]:
        method = {"Byars": "byar", "Wilson": "wilson", "Exact": "exact"}[row["method"]]
        base = Decimal(row["n"]) if row["n"].strip() else Decimal(1)
        z = Z[row["confidence"].rstrip("%")]
        limits = _number(row["lowercl"]), _number(row["uppercl"])
        yield (Decimal(row["x"]), base, 1, method, z), limits

    rows = _rows("ohid", "known_byars_wilson.csv")
    assert _known_limits(rows, read) >= len(rows)


@pytest.mark.parametrize("file", ["known_proportion.csv", "known_rate.csv"])
def test_known_limits_of_proportions_and_rates(file: str) -> None:
    def read(row: dict[str, str]) -> Iterator[Any]:
        method = {"Byars": "byar", "Wilson": "wilson", "Exact": "exact"}[row["method"]]
        for percent, column in (("95", "95_0"), ("99.8", "99_8")):
            limits = _number(row[f"lower{column}cl"]), _number(row[f"upper{column}cl"])
            parts = (
                Decimal(row[part]) if row[part].strip() not in NOTHING else None
                for part in ("Numerator", "Denominator")
            )
            yield (*parts, int(Decimal(row["multiplier"])), method, Z[percent]), limits

    rows = [row for row in _rows("ohid", file) if row["method"] in ("Byars", "Wilson", "Exact")]
    whole = [row for row in rows if row["value"].strip() not in NOTHING]
    assert whole and _known_limits(rows, read) == 4 * len(whole)


FIVE = {
    "series_id": "INTEGER", "period": "VARCHAR", "t": "BIGINT", "weighted": "BOOLEAN",
    "events": "DECIMAL(18, 4)", "base": "DECIMAL(18, 4)", "value": "DECIMAL(18, 8)",
    "lower_limit": "DECIMAL(18, 8)", "upper_limit": "DECIMAL(18, 8)",
}  # fmt: skip


@pytest.mark.parametrize("file", ["trend_proportion.csv", "trend_value_ci.csv"])
def test_every_recent_trend(file: str) -> None:
    known = {name: list(rows) for name, rows in groupby(_rows("ohid", file), lambda r: r["case"])}
    weighted = file == "trend_value_ci.csv"
    points = []
    for number, rows in enumerate(known.values()):
        last = rows[-5:]
        for t, row in enumerate(last, start=6 - len(last)):
            if weighted:
                cells = (
                    None,
                    None,
                    *(Decimal(row[name]) for name in ("value", "lower95", "upper95")),
                )
            else:
                cells = (Decimal(row["count"]), Decimal(row["denominator"]), None, None, None)
            points.append((number, "2024-25", t, weighted, *cells))
    series = Series([], [])
    make(series.connection, "recent_five", FIVE, points)
    found = {row["series_id"]: row for row in series.run("recent_fit", "recent_trend")}
    for number, (name, rows) in enumerate(known.items()):
        row, mine = rows[0], found[number]
        assert mine["marker"] == row["marker"], name
        if row["marker"] == "cannot_be_calculated":
            continue
        assert _near(mine["chi_square"], _number(row["chi_square"])), (name, mine["chi_square"])
        assert mine["one_way"] == _flag(row["jackknife_consistent"]), name
        if "slope" in row:
            assert _near(mine["slope"], _number(row["slope"])), name


def test_the_words_of_the_rules_are_those_of_the_answers() -> None:
    """Each cause of a control chart that the definition names is one of the published program's."""
    ways = Series([], []).run("cause_way")
    others = (
        "drift_up",
        "drift_down",
        "quarter_above",
        "quarter_below",
        "four_above",
        "four_below",
    )
    named = {row["cause"] for row in ways} - set(others)
    assert named == set(CAUSE.values()) - {"common_cause"}
    assert rule("cause_way").kept
