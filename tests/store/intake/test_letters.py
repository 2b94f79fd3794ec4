"""Letters that no document holds and names that nobody can tell apart: refused at their cell, the letter named."""

from dataclasses import replace

import pytest

from store.intake import Context, Refused, read
from tests.store.intake.writing import scorecard, staffing, written

TEAMS = ("team", "start", "finish", "change", "becomes", "note")
NEIGHBOURS = ("council", "neighbour", "place", "model", "source")
BENCHMARKS = (
    "measure_id", "area", "area_kind", "period", "numerator", "denominator", "value", "released",
    "source", "reason",
)  # fmt: skip


def faults(context: Context, data: bytes) -> list[tuple]:
    with pytest.raises(Refused) as refusal:
        read("file.csv", data, context)
    return [(each.row, each.column, each.code, each.found) for each in refusal.value.faults]


def teams(*names: str, becomes: str = "") -> bytes:
    return written(TEAMS, *([name, "2020-21 Q1", "", "", becomes, ""] for name in names))


@pytest.mark.parametrize("code", [1, 7, 8, 0x0B, 0x0C, 0x0E, 0x1B, 0x1F, 0xFFFE, 0xFFFF], ids=hex)
@pytest.mark.parametrize(
    "column", ["team", "commentary", "reason", "denominator", "breakdown", "numerator", "status"]
)
def test_a_letter_that_no_document_holds_is_named_at_its_cell(
    context: Context, column: str, code: int
) -> None:
    data = scorecard({"value": "5"}, {"value": "5", column: f"not{chr(code)}so"})
    assert (3, column, "letter", f"U+{code:04X}") in faults(context, data)


def test_so_is_one_in_a_heading_and_in_every_kind_of_file(context: Context) -> None:
    head = written(("measure_id", "team\x07", "period"), ["CP01", "All", "2025-26 Q1"])
    assert (1, "team�", "letter", "U+0007") in faults(context, head)
    assert (2, "role", "letter", "U+0007") in faults(context, staffing({"role": "Social\x07"}))
    assert (2, "team", "letter", "U+0001") in faults(context, teams("Bad\x01Team"))
    place = written(NEIGHBOURS, [context.council, "Kent\x1f", "1", "m", "s"])
    assert (2, "neighbour", "letter", "U+001F") in faults(context, place)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("LAC\u200b North", "U+200B ZERO WIDTH SPACE"),
        ("LAC\u00ad North", "U+00AD SOFT HYPHEN"),
        ("LAC\u202e North", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("L\u0410C North", "U+0410 CYRILLIC CAPITAL LETTER A"),
        ("LAC\u00a0North", "U+00A0 NO-BREAK SPACE"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\uff21ll", "U+FF21 FULLWIDTH LATIN CAPITAL LETTER A"),
    ],
)
def test_a_name_with_a_letter_that_nobody_can_tell_is_refused_wherever_it_is_first_given(
    context: Context, name: str, found: str
) -> None:
    rows = {
        "team": (teams("South", name), 3),
        "role": (staffing({}, {"role": name}), 3),
        "neighbour": (written(NEIGHBOURS, [context.council, name, "1", "m", "s"]), 2),
        "area": (_benchmark(name), 2),
        "breakdown": (scorecard({"value": "5", "breakdown_type": "sex", "breakdown": name}), 2),
    }
    for column, (data, row) in rows.items():
        said = [each for each in faults(context, data) if each[:3] == (row, column, "lookalike")]
        assert said and said[0][3].startswith(f"{found} in "), column


@pytest.mark.parametrize("name", ["All teams", "ALL TEAMS", "A11", "AIl", "All  teams"])
def test_no_team_looks_like_the_council_as_a_whole(context: Context, name: str) -> None:
    assert (3, "team", "lookalike") in [each[:3] for each in faults(context, teams("South", name))]


def test_two_teams_that_look_alike_are_refused(context: Context) -> None:
    data = teams("Modern Care", "Modem Care")
    assert faults(context, data) == [(3, "team", "lookalike", "Modem Care")]


def test_a_role_looks_like_none_that_has_figures_already(context: Context) -> None:
    known = replace(context, roles=("Social worker",))
    data = staffing({"role": "SociaI worker"})
    assert [each[:3] for each in faults(known, data)] == [(2, "role", "lookalike")]
    for same in ("Social worker", "SOCIAL  Worker"):
        assert read("file.csv", staffing({"role": same}), known).rows == 1
    for total in ("Tota1", "Sub total", "Overall", "ALL STAFF", "All roles."):
        assert faults(context, staffing({"role": total}))[0][2] in ("role_all", "lookalike")
    apart = replace(context, roles=("Social  Worker",))
    (role,) = set(
        read("file.csv", staffing({"role": "Social Worker"}), apart)
        .tables["staffing_part"]["role"]
        .to_pylist()
    )
    assert role == "Social  Worker", (
        "as it was stored before, so that it is replaced and not counted twice"
    )
    twice = staffing({"role": "Team l"}, {"role": "Team 1"})
    assert [each[:3] for each in faults(context, twice)] == [(3, "role", "lookalike")]


def test_two_parts_of_one_breakdown_look_like_no_other(context: Context) -> None:
    rows = [
        {"value": "5", "breakdown_type": "sex", "breakdown": each} for each in ("Girls", "Gir1s")
    ]
    assert [each[:3] for each in faults(context, scorecard(*rows))] == [
        (3, "breakdown", "lookalike")
    ]


def test_an_area_looks_like_none_that_has_figures_already(context: Context) -> None:
    known = replace(context, areas=("South West",))
    found = faults(known, _benchmark("SOUTH WEST"))
    assert (2, "area", "lookalike", "SOUTH WEST") in found


def test_a_team_is_found_through_the_spaces_that_other_programs_put(context: Context) -> None:
    """No other team can be meant, so a figure of it is no reason to refuse a file."""
    accepted = read("file.csv", scorecard({"value": "5", "team": "LAC\u00a0North\u00a0"}), context)
    assert accepted.tables["observation"]["team"].to_pylist() == ["LAC North"]


def _benchmark(area: str) -> bytes:
    return written(
        BENCHMARKS, ["CP90", area, "region", "2024-25", "", "", "5", "2025-11-20", "a table", ""]
    )
