"""Writes files for the intake's tests: rows under headings, as bytes of CSV."""

import csv
from collections.abc import Iterable
from io import StringIO

import pyarrow as pa

SCORECARD = (
    "measure_id", "team", "period", "numerator", "denominator", "value", "commentary", "status",
    "reason", "breakdown_type", "breakdown",
)  # fmt: skip
STAFFING = (
    "team", "role", "period", "establishment_fte", "in_post_fte", "agency_fte", "vacancies_fte",
    "sickness_days",
)  # fmt: skip


def written(headings: Iterable[str], *rows: Iterable[object]) -> bytes:
    """A CSV file's bytes."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(list(headings))
    writer.writerows([list(row) for row in rows])
    return text.getvalue().encode()


def scorecard(*rows: dict[str, object]) -> bytes:
    """A scorecard with these cells; those not named are blank, save the usual measure, team and quarter."""
    usual = {"measure_id": "CP02", "team": "LAC North", "period": "2025-26 Q1"}
    return written(
        SCORECARD, *([(usual | row).get(name, "") for name in SCORECARD] for row in rows)
    )


def staffing(*rows: dict[str, object], more: tuple[str, ...] = ()) -> bytes:
    """A staffing file with these cells over a row that adds up, and `more` columns."""
    usual = {
        "team": "LAC North", "role": "Social worker", "period": "2025-26 Q1", "establishment_fte": "20",
        "in_post_fte": "17.5", "agency_fte": "2", "vacancies_fte": "2.5", "sickness_days": "12",
    }  # fmt: skip
    headings = (*STAFFING, *more)
    return written(headings, *([(usual | row).get(name, "") for name in headings] for row in rows))


def rewritten(observations: pa.Table) -> bytes:
    """The scorecard that accepted observations came from, as the store would write it back."""
    return scorecard(
        *(
            {
                **row,
                "value": row["value_given"],
                "reason": f"{row['missing']}: {row['reason'] or ''}" if row["missing"] else "",
            }
            for row in observations.to_pylist()
        )
    )
