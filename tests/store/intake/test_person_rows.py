"""Rows about one child or worker each are known by what they hold; counts of many are not taken for them."""

import pytest

from store.intake import Context, Refused, peek, read
from store.intake.header import child_word
from store.intake.person_rows import told_of
from tests.store.intake.writing import written


def _rows(*rows: tuple[str, ...]) -> list[tuple[int, tuple[str, ...]]]:
    return list(enumerate(rows, start=1))


EPISODES = (
    ("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "HOME_POST"),
    ("900001", "15/02/2016", "L", "C2", "N3", "U4", "ZZ1 1ZZ"),
)


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        (EPISODES, "a return"),
        ((("Case list",), *EPISODES), "a return"),
        ((("Visits this year", "North team"), ("Ref No", "Team"), ("900001", "N"), ("900002", "N"), ("900003", "S")), "an identifier"),
        ((("Area", "Lives at"), ("x", "ZZ1 1ZZ"), ("y", "ZZ99 9ZZ")), "postcodes"),
        ((("Ref No", "Team"), ("900001", "North"), ("900002", "North"), ("900003", "South")), "an identifier"),
        ((("Child unique", "SW_ID"), ("a", "SW10001"), ("b", "SW10002"), ("c", "SW10003")), "an identifier"),
        ((("Began", "Ended"), *((f"0{day}/02/2016", f"1{day}/03/2016") for day in range(1, 5))), "days"),
    ],
)  # fmt: skip
def test_rows_about_one_person_each_are_known_by_what_they_hold(rows, what: str) -> None:
    found = told_of(_rows(*rows))
    assert found is not None and found[1].startswith(what)


@pytest.mark.parametrize(
    "rows",
    [
        (("Measure", "Cases No.", "Q1 24/25"), ("Visits", "10412", "95"), ("Reviews", "10413", "96"), ("Plans", "10414", "9")),
        (("Indicator ID", "Area Code", "Time period"), ("1", "E06000999", "2023/24"), ("2", "E06000998", "2023/24"), ("3", "E06000997", "2023/24")),
        (("Measure", "Updated", "Due", "Q1 24/25"), *((f"m{n}", f"0{n}/02/2016", f"1{n}/03/2016", "9") for n in range(1, 5))),
        (("Ref", "Q1 24/25"), ("1", "10001"), ("2", "10002"), ("3", "10003")),
        (("Ref", "Indicator"), ("PI001", "Visits"), ("PI002", "Reviews"), ("PI003", "Plans")),
        (("Title",),),
        (),
    ],
)  # fmt: skip
def test_counts_and_areas_are_nobodys(rows) -> None:
    assert told_of(_rows(*rows)) is None


@pytest.mark.parametrize(
    "heading",
    [
        "Cases No.", "Staff number", "LAC children no", "Foster carers no.", "Parent Name", "Parent Code", "Number of children",
        "Children number", "Area Name", "Staff no",
    ],
)  # fmt: skip
def test_a_heading_of_how_many_is_no_persons(heading: str) -> None:
    assert child_word(heading) is None


@pytest.mark.parametrize(
    "heading",
    ["Child Unique ID", "Allocated Worker", "Allocated Social Worker", "SW_ID", "SWE No", "Social Worker", "Child number", "Case ref", "Staff ID", "Worker name"],
)  # fmt: skip
def test_a_heading_of_one_person_is_named_where_it_is_nobodys_name(
    context: Context, heading: str
) -> None:
    data = written(("Measure", heading, "Q1 2025/26"), ["CP02", "SECRET", "1"])
    with pytest.raises(Refused) as refusal:
        read("file.csv", data, context)
    (fault,) = refusal.value.faults
    assert fault.code == "child_record" and f"“{heading}”" in fault.found
    assert "SECRET" not in str(refusal.value)


def test_such_a_file_is_not_shown_for_mapping(context: Context) -> None:
    data = written(*EPISODES)
    for look in (lambda: peek("episodes.csv", data), lambda: read("episodes.csv", data, context)):
        with pytest.raises(Refused) as refusal:
            look()
        assert [each.code for each in refusal.value.faults] == ["child_record"]
        assert "900001" not in str(refusal.value) and "ZZ1" not in str(refusal.value)
