"""Posts in words: what is said adds up, counts read as people say them, and nothing is divided by nothing."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import period
from metrics.figures.posts import Rate, change
from metrics.vocabulary import Missing
from metrics.words import number_words, post_words
from tests.metrics.posts_case import STAFFING, a_rate_figure, a_return

CHANGES = [
    # before (established, filled, vacant), now, said
    (("139.5", "113.9", "25.6"), ("143.5", "113.3", "30.2"),
     "Vacant posts rose by 4.6 to 30.2: four posts were added and 0.6 fewer were filled."),
    (("187", "148.4", "38.6"), ("183.7", "144", "39.7"),
     "Vacant posts rose by 1.1 to 39.7: 3.3 posts were taken away and 4.4 fewer were filled."),
    (("10", "8", "2"), ("10", "9", "1"), "Vacant posts fell by 1 to 1: one more was filled."),
    (("10", "8", "2"), ("10", "7", "3"), "Vacant posts rose by 1 to 3: one fewer was filled."),
    (("10", "8", "2"), ("11", "8", "3"), "Vacant posts rose by 1 to 3: one post was added."),
    (("10", "8", "2"), ("9.5", "8", "1.5"),
     "Vacant posts fell by 0.5 to 1.5: 0.5 of a post was taken away."),
    (("10", "8", "2"), ("12", "10", "2"),
     "Vacant posts stayed at 2: two posts were added and two more were filled."),
    (("10", "8", "2"), ("10", "8", "2"),
     "Vacant posts stayed at 2: as many posts, and as many filled."),
    (("10", "8", "2"), ("21", "8", "13"), "Vacant posts rose by 11 to 13: 11 posts were added."),
    (("10", "10", "0"), ("10", "9", "1"), "Vacant posts rose by 1 to 1: one fewer was filled."),
    (("10", "8", "2"), ("10", "8", "2.1"),
     "Vacant posts rose by 0.1 to 2.1: 0.1 more by rounding."),
]  # fmt: skip


@pytest.mark.parametrize(("before", "now", "said"), CHANGES)
def test_why_vacant_posts_moved(before, now, said):
    moved = change(a_return(*now), a_return(*before))
    assert post_words.change_words(moved) == said


_SAYS = {word: Decimal(number) for number, word in enumerate(number_words._WORDS)}


def _number(text):
    return _SAYS[text] if text in _SAYS else Decimal(text.replace(",", ""))


def _told(sentence):
    """The movement and its parts as somebody reads them out of the sentence: (moved, sum of the parts)."""
    opening, reasons = sentence.rstrip(".").split(": ")
    moved = Decimal(0)
    if found := re.search(r"(rose|fell) by ([\d.,]+) to", opening):
        moved = _number(found[2]) * (1 if found[1] == "rose" else -1)
    total = Decimal(0)
    for reason in reasons.split(" and "):
        if found := re.fullmatch(r"(\S+)(?: of a)? posts? (?:was|were) (added|taken away)", reason):
            total += _number(found[1]) * (1 if found[2] == "added" else -1)
        elif found := re.fullmatch(r"(\S+) (more|fewer) (?:was|were) filled", reason):
            total -= _number(found[1]) * (1 if found[2] == "more" else -1)
        elif found := re.fullmatch(r"(\S+) (more|fewer) by rounding", reason):
            total += _number(found[1]) * (1 if found[2] == "more" else -1)
        else:
            assert reasons == "as many posts, and as many filled", reason
            break
    return moved, total


_AMOUNTS = st.decimals(0, 2000, places=1)


@given(_AMOUNTS, _AMOUNTS, _AMOUNTS, _AMOUNTS, _AMOUNTS, _AMOUNTS)
def test_what_is_said_adds_up(
    posts_then, filled_then, vacant_then, posts_now, filled_now, vacant_now
):
    moved = change(
        a_return(posts_now, filled_now, vacant_now), a_return(posts_then, filled_then, vacant_then)
    )
    said, parts = _told(post_words.change_words(moved))
    assert said == parts == vacant_now - vacant_then


COVER = [
    (("143.5", "113.3", "30.2", "11", "9"),
     "Agency staff cover 9 of the vacant posts, leaving 21.2 with nobody in them. Agency staff in all: 11."),
    (("10", "8", "2", "3", "2"),
     "Agency staff cover all of the vacant posts. Agency staff in all: 3."),
    (("10", "8", "2", "3", "0"),
     "Agency staff cover none of the vacant posts. Agency staff in all: 3."),
    (("10", "8", "2", "3", "2.5"),
     "Agency staff cover 2.5 posts where 2 are vacant: some cover leave. Agency staff in all: 3."),
    (("10", "8", "2", "0", "0"), "There are no agency staff."),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "said"), COVER)
def test_what_agency_staff_cover(parts, said):
    assert post_words.cover_words(a_return(*parts)) == said


def test_missing_cover_says_why():
    gap = a_return("10", "8", "2", "3", agency_cover_fte=Missing.NOT_AVAILABLE)
    assert post_words.cover_words(gap) == (
        "Vacant posts covered by agency staff: not available. Agency staff in all: 3."
    )


SMALL = [
    # established, filled, the note
    ("20", "18.4", ""),
    ("10", "10", ""),
    ("11", "8.4", "Small team: one person changes vacancy by 9.1 points and turnover by 11.9 points"),
    ("10", "9.9", "Small team: one person changes vacancy by 10.0 points and turnover by 10.1 points"),
    ("9.9", "9.9", "Small team: one person changes vacancy by 10.1 points and turnover by 10.1 points"),
    ("3", "0", "Small team: one person changes vacancy by 33.3 points"),
    ("0", "0", ""),
]  # fmt: skip


@pytest.mark.parametrize(("established", "filled", "note"), SMALL)
def test_what_one_person_is_in_a_small_team(established, filled, note):
    assert post_words.small_team_words(a_return(established, filled, "0")) == note


def test_a_team_with_a_missing_part_is_not_called_small():
    assert (
        post_words.small_team_words(a_return("3", "2", "1", in_post_fte=Missing.SUPPRESSED)) == ""
    )


RATES = [
    ("vacancy", "21.0", "30.2", "143.5", "21.0% (30.2 of 143.5)", "30.2 of 143.5"),
    ("turnover", "14.3", "16.2", "113.3", "14.3% (16.2 left in 12 months; 113.3 in post)", "16.2 of 113.3"),
    ("absence", "4.5", "1289.5", "28664.9",
     "4.5% (1,289.5 of 28,664.9 working days in 12 months)", "1,289.5 of 28,664.9 days"),
    ("caseload", "15.4", "1327", "86.1",
     "15.4 children for each social worker (1,327 children, 86.1 social workers)", "1,327 children, 86.1 staff"),
    ("experience", "4.3", "85.3", "20", "4.3 to 1 (85.3 experienced, 20 newly qualified)", "85.3 to 20"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "top", "bottom", "said", "under"), RATES)
def test_a_rate_says_what_it_is_made_of(name, value, top, bottom, said, under):
    rate = Rate(STAFFING[name], a_rate_figure(value, top, bottom))
    assert post_words.rate_words(rate) == said
    assert post_words.made_of(rate) == under


def test_nobody_newly_qualified_is_said_and_not_divided():
    rate = Rate(STAFFING["experience"], a_rate_figure(None, "17.4", "0", Missing.NO_CASES))
    assert post_words.rate_words(rate) == "none newly qualified (17.4 experienced)"
    assert post_words.missing_words(rate) == "none newly qualified (17.4 experienced)"
    unknown = Rate(STAFFING["experience"], a_rate_figure(None, None, None, Missing.NO_CASES))
    assert post_words.rate_words(unknown) == "none newly qualified"


def test_another_rate_of_nobody_gives_its_own_reason():
    rate = Rate(STAFFING["caseload"], a_rate_figure(None, "0", "0", Missing.NO_CASES))
    assert post_words.rate_words(rate) == "None to count"


def test_the_account_of_a_quarter():
    now, then = a_return("143.5", "113.3", "30.2", "11", "9"), a_return("139.5", "113.9", "25.6")
    vacancy = Rate(STAFFING["vacancy"], a_rate_figure("21.0", "30.2", "143.5"))
    before = Rate(STAFFING["vacancy"], a_rate_figure("18.4", "25.6", "139.5"))
    said = post_words.account(now, then, {"vacancy": vacancy}, {"vacancy": before})
    assert said[0] == (
        "113.3 of 143.5 posts were filled on 30 September 2026. Vacant: 30.2 (21.0%; last quarter 18.4%)."
    )
    assert said[1].startswith("Vacant posts rose by 4.6 to 30.2")
    alone = post_words.account(now, None, {}, {})
    assert alone[0].endswith("Vacant: 30.2.")
    assert alone[1] == "There is no full return of last quarter to compare with."


def test_the_account_of_a_census_speaks_of_the_year_before():
    day = period.parse("2025-09-30")
    now, then = a_return("183.7", "144", "39.7", when=day), a_return("187", "148.4", "38.6")
    rate = Rate(STAFFING["vacancy"], a_rate_figure("21.6", "39.7", "183.7", kind="day"))
    before = Rate(STAFFING["vacancy"], a_rate_figure("20.6", "38.6", "187", kind="day"))
    assert (
        "the year before 20.6%"
        in post_words.account(now, then, {"vacancy": rate}, {"vacancy": before})[0]
    )
    assert "the year before" in post_words.account(now, None, {"vacancy": rate}, {})[1]


def test_missing_posts_say_why():
    gap = a_return(
        "10", "8", "2", vacancies_fte=Missing.SUPPRESSED, in_post_fte=Missing.NOT_AVAILABLE
    )
    said = post_words.account(gap, None, {}, {})
    assert said[0] == (
        "Posts filled on 30 September 2026: not available. Vacant posts: hidden: small number."
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [("30.25", "30.25"), ("30", "30.0"), ("0.125", "0.13"), ("1204", "1,204.0"), ("-0.6", "−0.6")],
)
def test_posts_are_written_at_one_decimal_or_their_own(value, said):
    assert post_words.tenths(Decimal(value)) == said
