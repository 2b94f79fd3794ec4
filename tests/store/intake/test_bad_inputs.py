"""Every bad input of the manifest, text and workbook alike: refused or read just as it says."""

import json
from collections.abc import Callable

import pytest

from metrics.catalogue.measure import Catalogue
from metrics.exact import half_up_ratio
from store.intake import Accepted, Context, Refused, read
from store.loading import apart
from tests import known_answers

FOLDER = known_answers.bad_inputs()
MANIFEST = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
CASES = MANIFEST["cases"]


def _data(case: dict) -> bytes:
    return (FOLDER / case["file"]).read_bytes()


pytestmark = pytest.mark.bad_inputs


def _stored(accepted: Accepted, catalogue: Catalogue, row: int, column: str) -> object:
    """What is kept for a cell; a value is what members see, from the parts where there are any."""
    kept = next(
        entry for entry in accepted.tables["observation"].to_pylist() if entry["file_row"] == row
    )
    if column != "value":
        return kept[column]
    measure = catalogue.get(kept["measure_id"])
    assert measure is not None
    if kept["missing"] or kept["value_given"] is not None:
        return kept["value_given"]
    if not measure.has_denominator:
        return kept["numerator"]
    top, below = kept["numerator"].as_integer_ratio()
    over, under = kept["denominator"].as_integer_ratio()
    return half_up_ratio(top * under * measure.multiplier, over * below, measure.decimals)


@pytest.mark.parametrize("reader", [read, apart.read], ids=["here", "apart"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']} {case['name']}")
def test_a_file_is_read_or_refused_as_its_manifest_says(
    case: dict, reader: Callable[..., Accepted], context: Context
) -> None:
    wanted = case["outcome_any_of"]
    try:
        accepted = reader(case["name"], _data(case), context)
    except Refused as refusal:
        assert {"reject_file", "reject_rows"} & set(wanted), str(refusal)
        found = refusal.faults
        assert refusal.total >= len(case["errors"])
    else:
        assert ("accept_warn" if accepted.notices else "accept") in wanted
        assert accepted.kind == case["kind"]
        found = accepted.notices
        for value in case["values"]:
            kept = _stored(accepted, context.catalogue, value["row"], value["column"])
            if isinstance(value["value"], float | int):
                assert float(kept) == value["value"]
            else:
                assert kept == value["value"]
    for error in case["errors"]:
        codes = error["code"].split("|")
        assert any(
            fault.code in codes and (fault.row, fault.column) == (error["row"], error["column"])
            for fault in found
        ), f"{error} is not among {found}"


def test_every_file_of_the_folder_is_a_case_and_every_case_a_file() -> None:
    files = {path.name for path in FOLDER.iterdir() if path.suffix in (".csv", ".xlsx", ".xls")}
    assert CASES
    assert {case["file"] for case in CASES} == files
    assert len({case["id"] for case in CASES}) == len(CASES)


def test_a_row_of_a_refused_file_that_is_good_alone_is_accepted_alone(context: Context) -> None:
    header, *rows = (FOLDER / "C31_unkteam.csv").read_text(encoding="utf-8").splitlines()
    accepted = read("alone.csv", f"{header}\n{rows[2]}\n".encode(), context)
    assert accepted.tables["observation"]["team"].to_pylist() == ["LAC North"]
