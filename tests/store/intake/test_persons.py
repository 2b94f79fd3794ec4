"""Texts that tell of one person are known by what they hold, and words about children together are not."""

import pytest

from store.intake import Context, Refused, persons, read
from tests.store.intake.writing import scorecard


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Jane, DOB 2011-05-01, was seen", "a date of birth"),
        ("d.o.b.: 1/5/11", "a date of birth"),
        ("Date of Birth 01.05.2011", "a date of birth"),
        ("a boy born on 1st May 2011", "a date of birth"),
        ("born 1 May 2011", "a date of birth"),
        ("seen by 943 476 5919", "an NHS number"),
        ("943-476-5919", "an NHS number"),
        ("NHS no. 9434765919", "an NHS number"),
        ("AB 12 34 56 C left", "a National Insurance number"),
        ("AB123456C", "a National Insurance number"),
        ("ab-12-34-56-c", "a National Insurance number"),
        ("ab.12.34.56.C", "a National Insurance number"),
        ("9434765919", "an NHS number"),
        ("her number 9434765919 is known", "an NHS number"),
        ("943.476.5919", "an NHS number"),
        ("943\u2013476\u20135919", "an NHS number"),
        ("943\u00a0476\u00a05919", "an NHS number"),
        ("943/476/5919", "an NHS number"),
        ("NHS number is 9434765919", "an NHS number"),
        ("nhs id 9434765919", "an NHS number"),
        ("N.H.S. 943 4765919", "an NHS number"),
        ("upn h801200001001", "a unique pupil number"),
        ("DOB 12-Mar-2012", "a date of birth"),
        ("DOB 12/Mar/2012", "a date of birth"),
        ("DOB March 12, 2012", "a date of birth"),
        ("born on the 12th of March 2012", "a date of birth"),
        ("DOB is 12/03/2012", "a date of birth"),
        ("dob was 12/03/2012", "a date of birth"),
        ("DOB: 12 Sept. 2012", "a date of birth"),
        ("DOB: Mon 12 March 2012", "a date of birth"),
        ("DOB 12032012", "a date of birth"),
        ("DOB 20120312", "a date of birth"),
        ("DOB: 12/ 03/ 2012", "a date of birth"),
        ("DOB 12\u201103\u20112012", "a date of birth"),
        ("DOB (dd/mm/yyyy): 12/03/2012", "a date of birth"),
        ("date_of_birth 12/03/2012", "a date of birth"),
        ("date-of-birth: 12/03/2012", "a date of birth"),
        ("birthday 12/03/2012", "a date of birth"),
        ("birth-date: 12/03/2012", "a date of birth"),
        ("DOB_12/03/2012", "a date of birth"),
        ("date\u00a0of  birth 12/03/2012", "a date of birth"),
        ("D\u200bOB 12/0\u200b3/2012", "a date of birth"),
        ("\uff24\uff2f\uff22 \uff11\uff12/03/2012", "a date of birth"),
    ],
)
def test_what_tells_of_one_person_is_known(text: str, what: str) -> None:
    assert persons.told_of(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "75% (28 of 37), up from 71%", "Of 12 children born in 2011, 4 have moved", "DOB is recorded for all",
        "943 476 5918", "9434765918", "Call 0300 123 4567 or 020 7946 0018", "2025-26 Q1, 31/12/2018",
        "1,234,567 of 2,345,678", "Stubborn 1/2 of the delay is in court", "GB123456C", "0.943 476 5919",
        "newborn 1 in 10", "XX999999Z", "A new NHS trust from 1 April 2026",
        "We reviewed those born 1 April 2020 to 31 March 2021", "born between 1/4/2020 and 31/3/2021",
        "As at 30.06.26 a total of 45 children", "on 01.04.26 a new team began", "as at 30-06-26 a reduction of 3",
        "All babies born on 1 April 2026 or later are counted", "whose 18th birthday is 31/03/2026 or before",
        "before the 18th birthday. 30 June 2026 figures are provisional", "Babies born 2025-26 42 (2024-25 39)",
        "Missing DOB 3 - 2 - 1", "DOB 1.9.2008 through 31.8.2009", "+44 300 123 5500", "+44 (0)300 123 5500",
        "801-555-7712x4563", "NHS health checks 45 46 47 48 49", "NHS 111 0300 123 5500", "Table D 2021-22 2022-23",
        "9,434,765,919", "0.9434765919", "Stillborn 12 March", "340 | 340 | 1006",
    ],
)  # fmt: skip
def test_words_about_children_together_are_none(text: str) -> None:
    assert persons.told_of(text) is None


def test_the_check_digit_tells_an_nhs_number_from_nine_other_endings() -> None:
    """943 476 5919 is the number that the NHS data dictionary works out as its example."""
    found = [digit for digit in range(10) if persons.told_of(f"943 476 591{digit}")]
    assert found == [9]


def test_a_cell_that_tells_of_a_person_is_named_and_never_shown(context: Context) -> None:
    data = scorecard(
        {"value": "5"}, {"value": "6", "period": "2025-26 Q2", "commentary": "Jo, DOB 1/5/2011"}
    )
    with pytest.raises(Refused) as refusal:
        read("file.csv", data, context)
    (fault,) = refusal.value.faults
    assert (fault.row, fault.column, fault.code) == (3, "commentary", "child_record")
    assert "Jo" not in str(refusal.value) and "2011" not in str(refusal.value)
