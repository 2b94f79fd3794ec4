"""An analyst's first hour: a new store, their own workbook as it is, a publication; the next quarter with nothing asked."""

import io
import re
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.browser.chromium import Visit, finished
from tests.browser.officer import drop, faults, load, say_who
from tests.browser.server import serve

BANNER = "Keep me healthy"
ROWS = [
    ("1", "CLA with up to date health assessment", "Higher", "90%", ["86%", "87%", "88%"], "G", None),
    ("2", "% CLA with dental check in last 12 months", "Higher", "80%", ["70%", "tbc", "71%"], "R", "Two dentists stopped."),
    ("3", "Kids moved about three times or more", "Lower", None, ["10%", "11%", "48 of 400"], "A", None),
    ("4", "CLA reviews completed within timescale", "Higher", None, ["95%", "96%", "190/200"], "G", None),
]  # fmt: skip
MONTHS = {"Q1": ["Apr-26", "May-26", "Jun-26"], "Q2": ["Jul-26", "Aug-26", "Sep-26"]}


def _workbook(quarters: int) -> bytes:
    """A scorecard as a council keeps it: a title over all columns, a theme over all of them, months, RAG, comments."""
    months = [month for quarter in list(MONTHS.values())[:quarters] for month in quarter]
    name = f"Q{quarters}"
    book = Workbook()
    sheet = book.active
    sheet.title = f"Scorecard {name}"
    headings = ["Ref", "Indicator", "Good is", "Target", *months, f"RAG {name}", "Comments"]
    sheet.append([f"Corporate Parenting Scorecard {name} 2026/27"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(headings))
    sheet.append([])
    sheet.append(headings)
    sheet.append([BANNER])
    sheet.merge_cells(start_row=4, start_column=1, end_row=4, end_column=len(headings))
    for ref, indicator, good, target, figures, rag, comment in ROWS:
        sheet.append([ref, indicator, good, target, *figures * quarters, rag, comment])
    book.create_sheet("Definitions").append(["What each indicator means"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _publish(page: Page, day: str) -> None:
    page.get_by_label("Meeting", exact=True).fill("Corporate Parenting Panel")
    page.get_by_label("Its date, as 24/11/2026").fill(day)
    page.get_by_role("button", name="Publish the draft").click()
    expect(page.get_by_text("Members see these figures now")).not_to_have_count(0)


def test_from_an_empty_store_to_a_published_summary_and_the_next_quarter(
    tmp_path: Path, visit_of: Callable[..., Visit]
) -> None:
    with serve(tmp_path / "new") as server:
        page = visit_of(server).open("/")
        page.get_by_role("link", name="Load data").last.click()
        page.get_by_role("textbox", name="Council").fill("Northshire")
        page.get_by_role("textbox", name="Council").press("Tab")
        page.get_by_role("button", name="Make it this council's").click()
        say_who(page)

        drop(page, "scorecard.xlsx", _workbook(1))
        expect(page.get_by_text("scorecard.xlsx was not loaded")).to_be_visible()
        page.get_by_text("This is our own workbook").click()
        keep = page.get_by_role("button", name="Keep this mapping and read the file")
        keep.wait_for()
        expect(keep).to_be_disabled()
        asked = page.get_by_role("combobox", name=re.compile("is the measure"))
        expect(asked).to_have_count(1)
        asked.click()
        asked.fill("Three or more homes")
        page.get_by_role("option", name=re.compile("Three or more homes in a year")).click()
        finished(page)
        assert faults(page) == []
        keep.click()
        expect(page.get_by_text("4 rows, all of them good")).to_be_visible()
        table = page.get_by_role("table", name=re.compile("Look through it before loading"))
        expect(table).to_contain_text("Kids moved about three times or more")
        assert faults(page) == []
        load(page, "scorecard.xlsx")
        _publish(page, "24/07/2026")
        page.goto(f"{server.url}/scorecard")
        finished(page)
        expect(page.locator("main, [data-testid=stMain]").first).to_contain_text("190 of 200")

        page.goto(f"{server.url}/load")
        say_who(page)
        drop(page, "next.xlsx", _workbook(2))
        expect(page.get_by_text("8 rows, all of them good")).to_be_visible()
        expect(page.get_by_text("was not loaded")).to_have_count(0)
        load(page, "next.xlsx")
        _publish(page, "23 October 2026")
        page.goto(f"{server.url}/")
        finished(page)
        expect(page.locator("h1")).to_have_text("Summary")
        expect(page.locator("[data-testid=stMain]")).to_contain_text("Q2 2026/27")
