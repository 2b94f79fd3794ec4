"""Comments that may name somebody are asked about; those on months, teams and services are not."""

import pytest

from store.intake.named_persons import may_name


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Visits fell because Jane Example was away.", "Jane Example"),
        ("Jane Example was away.", "Jane Example"),
        ("Late: Mr Example had not signed.", "Mr Example"),
        ("Held over by J. Example.", "J. Example"),
        ("The case of Anne-Marie Example was reopened in June.", "Anne-Marie Example"),
        ("Cllr Example asked for this.", "Cllr Example"),
    ],
)
def test_what_may_be_a_name_is_found(text: str, named: str) -> None:
    assert may_name(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "", "Two reviews slipped a week.", "Two dentists stopped.", "Recruitment is going better.",
        "Cared for Children North lost two workers in July.", "The Virtual School agreed a plan with Children Services.",
        "Initial Health Assessments wait for a slot. Review Health Assessments do not.", "No change since April. May was better.",
        "Ofsted visited in March 2026.", "Signed off by the Director of Children's Services.", "See the Corporate Parenting Board.",
        "Placement Stability improved.", "NHS capacity fell; CAMHS waits grew.",
    ],
)  # fmt: skip
def test_what_is_nobodys_is_not(text: str) -> None:
    assert may_name(text, ("Cared for Children North", "Placement stability")) is None


def test_words_of_teams_are_nobodys() -> None:
    assert may_name("Work moved to Bright Futures.") == "Bright Futures"
    assert may_name("Work moved to Bright Futures.", ("Bright Futures",)) is None
