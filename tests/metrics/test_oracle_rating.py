"""Ratings, directions and year-to-date targets against the agreed cases, through the build's own SQL."""

from decimal import Decimal
from typing import Any

import pytest

from metrics.catalogue import catalogue
from metrics.catalogue.refusal import CatalogueError
from metrics.catalogue.targets import Target, setup_faults
from metrics.period import parse
from metrics.vocabulary import MISSING_SYMBOLS
from tests import known_answers
from tests.metrics.rating_case import rated
from tests.metrics.sql_case import AMOUNT, run
from tests.store.small_store import catalogue as files
from tests.store.small_store import measure

pytestmark = pytest.mark.oracle

POLARITY = {"high_good": "high", "low_good": "low", "band": "band", "neutral": "neutral"}
AMBER = {"": "none", "abs": "points", "rel": "percent", "floor": "floor", "none": "none"}
MISSING = {
    "ok": None, "not_yet_due": "not_yet_due", "missing": "not_available", "no_cases": "no_cases",
    "suppressed": "suppressed", "not_applicable": "not_applicable",
    "not_available": "not_available", "provisional": None, "revised": None, "final": None,
    "small_cohort": None, "": None, "rounds_to_zero": "rounds_to_zero",
    "not_received": "not_received",
}  # fmt: skip
BASIS = {"snapshot": "position", "cumulative": "ytd_rate", "cumulative_count": "ytd_count",
         "cumulative_rate": "ytd_rate", "in_quarter": "in_quarter",
         "rolling_12m": "rolling_12m", "annual": "annual"}  # fmt: skip
JUDGEMENT = {
    "better": "improved", "worse": "worsened", "no_change": "no_change", "none": "not_judged",
    "no_judgement": "not_judged", "not_judged": "not_judged", "no_comparison": "no_comparison",
    "suppressed": "suppressed", "too_few": "too_few", "too_few_to_judge": "too_few",
    "too few to judge": "too_few", "neutral": "not_judged", "for_information": "not_judged",
    "improved": "improved", "worsened": "worsened", "little_change": "no_change",
}  # fmt: skip


def _rows(name: str) -> list[dict[str, str]]:
    return known_answers.rows(known_answers.oracle() / "rag_dot" / name)


def _amount(text: str) -> Decimal | None:
    """A number, or None for a blank or a symbol such as c, z or [x]."""
    try:
        return Decimal(text.strip().rstrip("%"))
    except ArithmeticError:
        return None


def _missing(status: str, value: str, denominator: str) -> str | None:
    """Why a case has no value: its status, a symbol in its place, or nothing to count."""
    if MISSING[status] is not None or _amount(value) is not None:
        return MISSING[status]
    if value.strip():
        return str(MISSING_SYMBOLS[value.strip().strip("[]").lower()])
    return "no_cases" if _amount(denominator) == 0 else "not_available"


def test_every_rating_case() -> None:
    rows = _rows("rag_cases.csv")
    cases: list[dict[str, Any]] = [
        {
            "case_id": row["case"],
            "polarity": POLARITY[row["polarity"]],
            "value_given": _amount(row["value"]),
            "missing": _missing(row["data_status"], row["value"], row["denominator"]),
            "scale": 10 ** int(row["decimals"] or 0),
            "target": _amount(row["target"]),
            "band_low": _amount(row["band_low"]),
            "band_high": _amount(row["band_high"]),
            "amber_kind": AMBER[row["amber_kind"]],
            "amber_amount": _amount(row["amber_value"]),
        }
        for row in rows
        if row["expected_rag"] != "config_error"
    ]
    found = {name: row["rating"] for name, row in rated(cases).items()}
    expected = {row["case"]: row["expected_rag"] for row in rows if row["case"] in found}
    assert expected
    assert found == expected


def test_every_case_that_cannot_be_set_up_is_refused() -> None:
    """The catalogue refuses the rule, or the targets refuse the target, before any figure is rated."""
    for row in _rows("rag_cases.csv"):
        if row["expected_rag"] == "config_error":
            assert _refused(row), row


def _refused(row: dict[str, str]) -> bool:
    polarity, kind = POLARITY[row["polarity"]], AMBER.get(row["amber_kind"])
    amount = row["amber_value"]
    if kind is None:  # no rule of ours: two rules at once, as `both` has it
        amber = f"{{points = {amount or 5}, percent = {amount or 5}}}"
    else:
        amber = '"none"' if kind == "none" else f"{{{kind} = {amount}}}"
    band = polarity == "band"
    text = measure(
        "m",
        polarity=f'"{polarity}"',
        decimals=row["decimals"] or "0",
        amber=amber,
        band=f"{{low = {row['band_low'] or 0}, high = {row['band_high'] or 0}}}" if band else "",
    )
    try:
        found = catalogue.read(files(text)).measures[0]
    except CatalogueError:
        return True
    edges = {"target": row["target"], "low": row["band_low"], "high": row["band_high"]}
    amounts = {name: _amount(text) for name, text in edges.items()}
    return bool(setup_faults(Target("m", "All", parse("2024-25"), **amounts), found))


def test_set_up_faults_of_every_kind_are_refused() -> None:
    """The first row of the rating table, one case a kind."""
    blank = dict.fromkeys(("target", "band_low", "band_high", "amber_value"), "")
    for case in (
        {"polarity": "neutral", "target": "90", "amber_kind": "none"},
        {"polarity": "neutral", "amber_kind": "abs", "amber_value": "5"},
        {"polarity": "high_good", "target": "0", "amber_kind": "rel", "amber_value": "5"},
        {"polarity": "high_good", "target": "80", "amber_kind": "floor", "amber_value": "85"},
        {"polarity": "low_good", "target": "10", "amber_kind": "floor", "amber_value": "8"},
        {"polarity": "band", "band_low": "18", "band_high": "12", "amber_kind": "none"},
        {"polarity": "high_good", "target": "90", "amber_kind": "both", "amber_value": "5"},
    ):
        assert _refused({"decimals": "1", **blank, **case}), case
    sound = {"polarity": "high_good", "target": "90", "amber_kind": "abs", "amber_value": "5"}
    assert not _refused({"decimals": "1", **blank, **sound})


def test_every_year_to_date_case() -> None:
    rows = _rows("ytd_cases.csv")
    cases = []
    for row in rows:
        kind, _, amount = row["tolerance"].strip().partition(" ")
        value = _amount(row["ytd_value"])
        explicit = ";" in row["profile"]
        cases.append({
            "case_id": row["case"],
            "basis": BASIS[row["kind"]],
            "polarity": POLARITY[row["polarity"]],
            "quarter": int(row["quarter"]),
            "numerator": value,
            "missing": None if value is not None else "not_available",
            "scale": 10 ** max(0, -int(value.as_tuple().exponent)) if value is not None else 1,
            "target": _amount(row["year_end_target"]),
            "profile": "explicit" if explicit else row["profile"],
            "profiled": Decimal(row["profile"].split(";")[int(row["quarter"]) - 1])
            if explicit else None,
            "amber_kind": AMBER[kind],
            "amber_amount": _amount(amount),
        })  # fmt: skip
    found = rated(cases)
    assert rows
    for row in rows:
        finished = found[row["case"]]
        assert finished["rating"] == row["expected_rag"], row
        assert finished["compare_with"] == _amount(row["expected_compare_with"]), row


PAIR = {
    "series_id": "VARCHAR", "period": "VARCHAR", "comparator": "VARCHAR",
    "comparator_period": "VARCHAR", "polarity": "VARCHAR", "basis": "VARCHAR",
    "tolerance": AMOUNT, "goal_low": AMOUNT, "goal_high": AMOUNT, "quarter": "INTEGER",
    "comparator_quarter": "INTEGER", "value": AMOUNT, "missing": "VARCHAR",
    "denominator": AMOUNT, "comparator_value": AMOUNT, "comparator_missing": "VARCHAR",
    "comparator_denominator": AMOUNT, "comparable": "BOOLEAN",
}  # fmt: skip


FEW = ("denominator", "few", "small", "n<6", "d<6", "tiny")
NOT_COMPARABLE = ("definition", "break", "rebase", "not_comparable", "method")


def _pair(row: dict[str, str]) -> list[Any]:
    flag = row["flag"]
    hidden = {
        side: MISSING_SYMBOLS.get(row[side].strip().strip("[]").lower()) == "suppressed"
        or (flag == "suppressed" and _amount(row[side]) is None)
        for side in ("current", "comparator")
    }
    few = Decimal(5) if any(word in flag for word in FEW) else Decimal(200)
    to_date = BASIS[row["kind"]] in ("ytd_count", "ytd_rate")
    values = {
        "series_id": row["case"],
        "comparator": "previous_quarter",
        "polarity": POLARITY[row["polarity"]],
        "basis": BASIS[row["kind"]],
        "tolerance": _amount(row["tolerance"]) or 0,
        "goal_low": _amount(row["band_low"]),
        "goal_high": _amount(row["band_high"]),
        "quarter": 2,
        "comparator_quarter": 1 if to_date and "same_quarter" not in flag else 2,
        "value": None if hidden["current"] else _amount(row["current"]),
        "missing": "suppressed" if hidden["current"] else None,
        "denominator": few,
        "comparator_value": None if hidden["comparator"] else _amount(row["comparator"]),
        "comparator_missing": "suppressed" if hidden["comparator"] else None,
        "comparator_denominator": Decimal(200),
        "comparable": not any(word in flag for word in NOT_COMPARABLE),
    }
    return [values.get(column) for column in PAIR]


def test_every_direction_case() -> None:
    rows = _rows("dot_simple_cases.csv")
    found = {
        row["series_id"]: (row["movement"], row["judgement"])
        for row in run(("direction",), "pair", PAIR, [_pair(row) for row in rows])
    }
    expected = {
        row["case"]: (row["expected_arrow"], JUDGEMENT[row["expected_judgement"]]) for row in rows
    }
    assert expected
    assert found == expected
