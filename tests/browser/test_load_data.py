"""The officers' screen, walked in a real browser: a bad file, a good one, a workbook of the council's own, a restated one, a publication."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Download, Locator, Page, TimeoutError, expect

from tests import known_answers
from tests.browser.chromium import Visit, finished
from tests.browser.officer import drop, faults, load, say_who
from tests.browser.server import ROOT, Server, serve, store_command

MEASURE, QUARTER = "visits-on-time", "2026-27 Q2"
MEETING = "Corporate Parenting Committee"


def _rows() -> list[dict[str, str]]:
    """The invented council's rows of one measure and quarter."""
    with (ROOT / "data" / "sample" / "scorecard.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        return [
            row for row in csv.DictReader(file)
            if (row["measure_id"], row["period"]) == (MEASURE, QUARTER) and row["numerator"]
        ]  # fmt: skip


def _changed(by: int) -> bytes:
    """A scorecard in which each team visited so many fewer on time."""
    out = io.StringIO()
    rows = _rows()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, "numerator": str(int(row["numerator"]) - by), "value": ""})
    return out.getvalue().encode()


def _own_workbook() -> bytes:
    """A workbook laid out as no other: a name of the council's own, a column to leave out."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Safe home"
    sheet.append(["Corporate parenting scorecard"])
    sheet.append(["Indicator", "RAG", "Q1 2026/27", "Q2 2026/27"])
    sheet.append(["Kids with three or more homes in a year", "G", "48 of 399", "52 of 399"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _figure(page: Page, server: Server, as_at: str) -> str:
    """What the Measure screen says of the council's figure in a state."""
    page.goto(f"{server.url}/measure?measure={MEASURE}&quarter={QUARTER}&team=All{as_at}")
    finished(page)
    return page.locator(".cp-big").inner_text()


@pytest.fixture
def officer(own_store: Path, visit_of: Callable[..., Visit]):
    """An officer on the Load data screen of a store that may be changed."""
    with serve(own_store) as server:
        page = visit_of(server).open("/load")
        say_who(page)
        yield page, server


def test_from_a_bad_file_to_a_publication_and_back(officer: tuple[Page, Server]) -> None:
    page, server = officer
    parts = [(int(row["numerator"]), int(row["denominator"])) for row in _rows()]
    top, below = sum(each[0] for each in parts), sum(each[1] for each in parts)

    drop(page, "bad.csv", (known_answers.bad_inputs() / "C13_badperiod.csv").read_bytes())
    expect(page.get_by_text("bad.csv was not loaded")).to_be_visible()
    table = page.get_by_role("table", name=re.compile("What has to be put right"))
    expect(table).to_contain_text("Row 2, column period")
    expect(table).to_contain_text("Q5 2017/18")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download what has to be put right").click()
    refused = list(csv.DictReader(Path(download.value.path()).read_text("utf-8-sig").splitlines()))
    assert ("2", "period", "Q5 2017/18") in {
        (row["row"], row["column"], row["found"]) for row in refused
    }
    assert faults(page) == []

    restated = _changed(2)
    drop(page, "restated.csv", restated)
    expect(page.get_by_text("all of them good")).to_be_visible()
    expect(page.get_by_text(re.compile(rf"^0 new, {len(parts) + 1} restated"))).to_be_visible()
    expect(page.locator("table").first).to_contain_text(f"({top} of {below})")
    assert faults(page) == []
    load(page, "restated.csv")
    drop(page, "again.csv", restated)
    expect(page.get_by_text("these very bytes were loaded")).to_be_visible()

    page.goto(f"{server.url}/load")
    say_who(page)
    drop(page, "own.xlsx", _own_workbook())
    expect(page.get_by_text("own.xlsx was not loaded")).to_be_visible()
    page.get_by_text("This is our own workbook").click()
    keep = page.get_by_role("button", name="Keep this mapping and read the file")
    keep.wait_for()
    expect(keep).to_be_disabled()
    chosen = page.get_by_role("combobox", name=re.compile("is the measure"))
    expect(chosen).to_have_value("")
    finished(page)
    chosen.click()
    chosen.fill("Three or more homes")
    page.get_by_role("option", name=re.compile("^Three or more homes in a year .perhaps")).click()
    expect(keep).to_be_enabled()
    assert faults(page) == []
    keep.click()
    expect(page.get_by_text("all of them good")).to_be_visible()
    expect(page.get_by_role("table", name=re.compile("Look through it"))).to_contain_text(
        "Kids with three or more"
    )
    load(page, "own.xlsx")

    answer = page.get_by_role("textbox", name=re.compile("^Answer about")).first
    answer.fill("Checked with the team manager: it is right.")
    page.get_by_role("button", name="Record the answers").click()
    expect(page.get_by_text("1 answer was recorded")).not_to_have_count(0)

    before = f"{top} of {below}"
    after = f"{top - 2 * len(parts)} of {below}"
    looked = page.context.new_page()
    assert before in _figure(looked, server, ""), "members go on seeing what was published"
    assert after in _figure(looked, server, "&as_at=draft")
    assert "Draft, not published" in looked.locator(".cp-banner").inner_text()
    assert f"({before})" in looked.get_by_text(re.compile("^Corrected on")).first.text_content()

    page.get_by_label("Meeting", exact=True).fill(MEETING)
    page.get_by_label("Its date").fill("2027-02-02")
    page.get_by_role("button", name="Publish the draft").click()
    expect(page.get_by_text("Members see these figures now")).not_to_have_count(0)

    assert after in _figure(looked, server, "")
    assert f"Published for {MEETING}, 2 February 2027" in looked.locator(".cp-banner").inner_text()
    looked.goto(f"{server.url}/changes")
    finished(looked)
    looked.get_by_role(
        "link", name="As published for an invented committee, 24 November 2026"
    ).click()
    finished(looked)
    assert "As published for an invented committee" in looked.locator(".cp-banner").inner_text()
    expect(looked.locator(".cp-scorecards")).to_contain_text(before)
    assert store_command(server.store, "verify").startswith("21 ledger entries")


def _download(page: Page, button: Locator) -> Download:
    """What a button gives; pressed again where a run of the script took the press."""
    for _ in range(3):
        finished(page)
        try:
            with page.expect_download(timeout=10_000) as download:
                button.click()
            return download.value
        except TimeoutError:
            continue
    raise AssertionError("three presses, and nothing came")


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
def test_every_template_arrives_and_loads_as_what_it_is(
    officer: tuple[Page, Server], tmp_path: Path, extension: str
) -> None:
    """A visit an extension: a browser lets one page give away ten files and asks before the next."""
    page, server = officer
    every = page.locator(".st-key-downloads-templates").get_by_role("button")
    buttons = every.filter(has_text=f"({extension})")
    # Waited for: the screen may be putting its buttons again after the fields were filled.
    expect(every).to_have_count(14)
    expect(buttons).to_have_count(7)
    for place in range(7):
        given = _download(page, buttons.nth(place))
        name = given.suggested_filename
        assert re.fullmatch(rf"template_[a-z_-]+_2026-27-Q3\.{extension}", name), name
        given.save_as(tmp_path / name)
    template = tmp_path / f"template_scorecard_2026-27-Q3.{extension}"
    assert "rows accepted as entry" in store_command(server.store, "load", str(template))


def test_every_figure_leads_to_how_it_is_known(visit: Visit) -> None:
    page = visit.open(f"/scorecard?quarter={QUARTER.replace(' ', '+')}&team=All")
    page.locator(".cp-scorecard td a").first.click()
    finished(page)
    assert page.locator("h1").inner_text() == "How do we know this?"
    words = page.locator("[data-testid=stMain]").inner_text()
    for said in (
        "How it is made",
        "Where it stands",
        "scorecard.csv, row",
        "Who has seen it",
        "an invented committee",
    ):
        assert said in words


def test_yesterdays_rating_stays_on_the_screen_of_its_publication(
    own_store: Path, tmp_path: Path, visit_of: Callable[..., Visit]
) -> None:
    with (ROOT / "data" / "reference" / "targets.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["measure_id"] == MEASURE and row["target"]:
            row["target"] = "50"
    path = tmp_path / "targets.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    store_command(own_store, "load", str(path))
    store_command(own_store, "build")
    with serve(own_store) as server:
        page = visit_of(server).open("/")
        assert "Amber" in _figure(page, server, "")
        assert "Target 95% or more" in page.locator(".cp-fold .cp-points").first.text_content()
        assert "Green" in _figure(page, server, "&as_at=draft")
        assert "Target 50% or more" in page.locator(".cp-fold .cp-points").first.text_content()


def test_the_screen_can_be_taken_away(
    own_store: Path, visit_of: Callable[..., Visit], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_LOADING", "off")
    with serve(own_store) as server:
        page = visit_of(server).open("/")
        assert page.get_by_role("link", name="Load data").count() == 0
        assert page.get_by_role("link", name="Changes").count() > 0
