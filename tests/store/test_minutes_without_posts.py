"""A committee's minutes loaded as far as they go: two staffing rates without posts, a comment a team, and a number.

The figures are those of minutes of 2018; teams and comments are put in our own words.
"""

import io
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import structs
from openpyxl import Workbook

from metrics.catalogue import catalogue
from metrics.period import parse
from metrics.vocabulary import ALL_TEAMS
from reporting.paper import staffing_part
from reporting.reading import Reading
from reporting.staffing_report import staffing_report
from store import intake
from store.decisions import own_workbook
from store.intake import peek, seen_workbook
from store.intake.guess import Known
from store.intake.measure_names import Names
from store.loading.load import take_in
from store.settings import Places
from store.store import Store
from tests.store.small_store import LOADER, built, load
from tests.store.taken_out import identity, loaded_again, taken_out

QUARTER = parse("2017-18 Q3")
COMMENTS = {
    "First contact": "Every post is filled.",
    "Court and protection north": "No agency staff but for maternity leave.",
    "Court and protection south": "Agency staff and some vacancies; more vacancies are expected next quarter.",
    "Longer care": "Some have left and some posts are vacant.",
    "Fostering": "Vacancies were filled from inside and outside.",
    "Reviewing officers": "Every post was filled in December.",
}
TEAMS = "team,start,finish,change,becomes,note\n" + "".join(
    f"{team},2017-18 Q1,,,,\n" for team in COMMENTS
)


def _minutes() -> bytes:
    book = Workbook()
    scorecard = book.active
    scorecard.title = "Scorecard"
    scorecard.append(["Indicator", "Q3 2017/18"])
    scorecard.append(["Number of young people in higher education", 8])
    staffing = book.create_sheet("Staffing")
    staffing.append(["Staffing, third quarter of the year", "Quarter 3 2017/18"])
    staffing.append(["Team", "Vacancy rate", "Staff turnover", "Comments"])
    for team, words in COMMENTS.items():
        staffing.append([team, None, None, words])
    staffing.append(["Total", 0.073, 0.182, None])
    for row in staffing.iter_rows(min_row=3, min_col=2, max_col=3):
        for cell in row:
            cell.number_format = "0.0%"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A new council's store into which the minutes' workbook was loaded by the mapping that the screen begins with."""
    made = Store(Places(tmp_path / "store", catalogue.OWN_MEASURES), intake.read)
    made.found("Northshire", invented=True)
    load(made, tmp_path, teams=TEAMS)
    data = _minutes()
    seen = peek("minutes.xlsx", data)
    guess = seen_workbook.begun(seen, (), Known(made.teams(), Names(made.catalogue())))
    named = structs.replace(guess, name="Minutes")
    assert seen_workbook.problems(named, seen, made.catalogue()) == []
    own_workbook.keep(made, LOADER, made.entries(), named)
    path = tmp_path / "minutes.xlsx"
    path.write_bytes(data)
    take_in(made, LOADER, path)
    return made


def test_rates_comments_and_the_number_are_told(store: Store) -> None:
    reading = Reading(built(store))
    report = staffing_report(reading, ALL_TEAMS, QUARTER)
    assert "Posts that are vacant, 7.3%" in report.opening
    assert "Social workers who left in a year, 18.2%" in report.opening
    assert report.comments == tuple(COMMENTS.items())
    assert staffing_report(reading, "Fostering", QUARTER).comments == (
        ("Fostering", COMMENTS["Fostering"]),
    )
    figure = reading.line("care-leavers-at-university", ALL_TEAMS, QUARTER).figure
    assert figure is not None and figure.value == Decimal(8)
    told = str(staffing_part.section(reading, QUARTER))
    assert all(words in told for words in COMMENTS.values())


def test_what_was_said_stays_when_the_posts_come(store: Store, tmp_path: Path) -> None:
    posts = (
        "team,role,period,establishment_fte,in_post_fte,agency_fte,vacancies_fte,sickness_days\n"
        + "".join(f"{team},Social worker,2017-18 Q3,10,9,0,1,5\n" for team in COMMENTS)
    )
    load(store, tmp_path, posts=posts)
    reading = Reading(built(store))
    report = staffing_report(reading, ALL_TEAMS, QUARTER)
    assert report.opening.startswith("54 of 60 posts were filled")
    assert report.comments == tuple(COMMENTS.items())


def test_all_of_it_is_taken_out_and_loads_again(store: Store, tmp_path: Path) -> None:
    made = taken_out(store)
    assert made.left_out == ()
    assert identity(loaded_again(made, store, tmp_path)) == identity(store)
