"""One figure to be valued and rated by the build's SQL, with everything a test does not care about filled in."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tests.metrics.sql_case import AMOUNT, run

COLUMNS = {
    "case_id": "VARCHAR", "kind": "VARCHAR", "quarter": "INTEGER",
    "numerator": AMOUNT, "denominator": AMOUNT, "value_given": AMOUNT, "missing": "VARCHAR",
    "scale": "BIGINT", "multiplier": "BIGINT", "polarity": "VARCHAR", "basis": "VARCHAR",
    "profile": "VARCHAR", "amber_kind": "VARCHAR", "amber_amount": AMOUNT, "target": AMOUNT,
    "band_low": AMOUNT, "band_high": AMOUNT, "profiled": AMOUNT, "for_period": "BOOLEAN",
}  # fmt: skip

DEFAULTS: dict[str, Any] = {
    "kind": "quarter", "quarter": 1, "scale": 10, "multiplier": 100, "polarity": "high",
    "basis": "position", "profile": "none", "amber_kind": "none", "for_period": False,
}  # fmt: skip


def rated(cases: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The finished rows of some cases, by `case_id`: value, compare_with, goal and amber edges, rating."""
    rows = [[{**DEFAULTS, **case}.get(column) for column in COLUMNS] for case in cases]
    return {
        row["case_id"]: row
        for row in run(("valued", "goal", "rated"), "edition_figure", COLUMNS, rows)
    }


def rating(**case: Any) -> str:
    """The rating of one case; give `value` for a figure without parts, or numerator and denominator."""
    if "value" in case:
        case["value_given"] = Decimal(str(case.pop("value")))
    return rated([{"case_id": "it", **case}])["it"]["rating"]
