"""A refusal as CSV: every fault kept, in the file's order, and how many more there are."""

import csv
import io

from exports.refusal_csv import COLUMNS, refusal_csv
from metrics import period
from metrics.catalogue import catalogue
from metrics.catalogue.targets import Targets
from metrics.catalogue.teams import Team, TeamHistory
from store.intake import CODES, Context, Refused, read
from store.intake.faults import KEPT, Fault

CONTEXT = Context(
    catalogue.load(catalogue.OWN_MEASURES),
    TeamHistory([Team("North", 1, period.parse("2024-25 Q1"))]),
    Targets(()),
    "Testshire",
)


def rows(refusal: Refused) -> list[dict[str, str]]:
    text = refusal_csv(refusal).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def refused(text: str) -> Refused:
    try:
        read("figures.csv", text.encode(), CONTEXT)
    except Refused as refusal:
        return refusal
    raise AssertionError("accepted")


HEADINGS = "team,role,period,establishment_fte,in_post_fte,agency_fte,vacancies_fte,sickness_days\n"


def test_a_fault_is_told_with_all_that_helps_to_put_it_right() -> None:
    refusal = refused(HEADINGS + "=cmd,Worker,2024-25 Q1,five,4,0,1,0\n")
    team, number = rows(refusal)
    assert tuple(team) == COLUMNS
    assert team == {
        "file": "figures.csv", "sheet": "", "row": "2", "column": "team", "code": "unknown_team",
        "wrong": CODES["unknown_team"], "found": "'=cmd", "allowed": "North",
        "next_step": "Correct the name, or add the team to the teams file.",
    }  # fmt: skip
    assert (number["column"], number["code"], number["found"]) == (
        "establishment_fte", "number", "five",
    )  # fmt: skip
    assert [each.next_step in str(refusal) for each in refusal.faults] == [True, True]


def test_those_beyond_the_kept_are_counted_in_the_last_line() -> None:
    refusal = refused(HEADINGS + "Nowhere,Worker,2024-25 Q1,5,4,0,1,0\n" * (KEPT + 7))
    told = rows(refusal)
    assert len(told) == KEPT + 1
    assert [each["row"] for each in told[:KEPT]] == [str(row) for row in range(2, KEPT + 2)]
    assert (told[-1]["file"], told[-1]["row"], told[-1]["wrong"]) == (
        "figures.csv", "", "and 7 more",
    )  # fmt: skip


def test_a_fault_of_a_whole_workbook_names_its_sheet() -> None:
    fault = Fault(None, None, "formula", "=A1", "a figure", sheet="@Figures")
    (told,) = rows(Refused("=book.xlsx", (fault,), 1))
    assert (told["file"], told["sheet"], told["row"], told["found"]) == (
        "'=book.xlsx", "'@Figures", "", "'=A1",
    )  # fmt: skip
