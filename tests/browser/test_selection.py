"""What a reader chooses changes what is shown, lives in the address and follows from screen to screen."""

from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import PATIENCE, Visit, choose, finished, others
from tests.browser.screens import FILTERS, PAGES, PATHS, filters, shown

TRIED = 6
"""Options of one filter that are tried until one changes what is shown; some truly change nothing."""


@pytest.mark.parametrize("name", PAGES)
def test_every_filter_changes_what_is_shown(visit: Visit, name: str) -> None:
    page = visit.open(PATHS[name])
    start = page.url
    for label in filters(page):
        if page.url != start:
            page.goto(start)
            finished(page)
        before = shown(page)
        for option in others(page, label)[:TRIED]:
            choose(page, label, option)
            if shown(page) != before:
                break
        assert shown(page) != before, f"{label} changes nothing on this screen"
        assert page.url != start, f"{label} is not in the address"
    again = page.context.new_page()
    again.goto(page.url)
    finished(again)
    assert shown(again) == shown(page), "the address does not bring the same screen back"


def test_many_can_be_chosen_at_once_by_keyboard_and_the_address_brings_them_back(
    visit: Visit,
) -> None:
    page = visit.open("/explore")
    before = shown(page)
    box = page.get_by_role("combobox", name="Themes")
    for theme in ("General", "Staffing"):
        box.focus()
        page.keyboard.type(theme)
        page.get_by_role("option", name=theme).first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_function("theme => location.search.includes(`themes=${theme}`)", arg=theme)
        page.keyboard.press("Escape")
        finished(page)
    assert shown(page) != before
    again = page.context.new_page()
    again.goto(page.url)
    finished(again)
    assert shown(again) == shown(page)


def test_the_choice_follows_from_screen_to_screen(visit: Visit) -> None:
    page = visit.open("/scorecard")
    choose(page, "Quarter", "Q3 2025/26")
    choose(page, "Team", "Disabled Children")
    for name in set(PAGES) - {"findings", "evidence"}:  # opened from another
        title = PAGES[name]
        page.get_by_role("link", name=title, exact=True).first.click()
        page.wait_for_url(lambda url, name=name: urlsplit(url).path == PATHS[name])
        page.wait_for_function("() => location.search.includes('quarter')")
        finished(page)
        asked = parse_qs(urlsplit(page.url).query)
        assert asked["quarter"] == ["2025-26 Q3"], name
        assert asked["team"] == ["Disabled Children"], name
        boxes = page.locator(f"{FILTERS} [data-testid=stSelectbox]")
        held = {each.split("\n")[0]: each for each in boxes.all_inner_texts()}
        for label, choice in (("Quarter", "Q3 2025/26"), ("Team", "Disabled Children")):
            if label in held:
                box = boxes.filter(has=page.get_by_text(label, exact=True)).first
                assert choice in (box.locator("input").first.input_value() + held[label]), name


def test_the_back_button_brings_the_choice_back(visit: Visit) -> None:
    page = visit.open("/scorecard?quarter=2025-26+Q4&team=All")
    choose(page, "Quarter", "Q3 2025/26")
    page.wait_for_function("() => location.search.includes('2025-26+Q3')")
    page.go_back()
    page.locator(".cp-quiet").filter(has_text="Q4 2025/26").first.wait_for()
    assert "2025-26+Q4" in page.url.replace("%20", "+")


def _links(page: Page) -> set[str]:
    """Every address on a page that leads within the dashboard."""
    written = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    whole = {urljoin(page.url, each) for each in written if not each.startswith("#")}
    return {each for each in whole if urlsplit(each).netloc == urlsplit(page.url).netloc}


def test_every_link_the_product_writes_opens(visit: Visit) -> None:
    """One link of each shape (path and what it asks for) from every screen, opened as a newcomer."""
    shapes: dict[tuple[str, ...], str] = {}
    page = visit.context.new_page()
    for name in PAGES:
        page.goto(visit.home + PATHS[name])
        finished(page)
        for link in sorted(_links(page)):
            parts = urlsplit(link)
            shapes.setdefault((parts.path, *sorted(parse_qs(parts.query))), link)
    assert {shape[0] for shape in shapes} >= set(PATHS.values()) - {"/"}
    for link in shapes.values():
        page.goto(link)
        finished(page)
        assert page.get_by_role("dialog").count() == 0, link
        if urlsplit(link).path != "/load":  # it asks who is there
            assert page.get_by_test_id("stAlert").count() == 0, link
        assert page.locator("h1").count() == 1, link


def test_back_undoes_every_choice_and_forward_makes_it_again(visit: Visit) -> None:
    page = visit.open("/scorecard?quarter=2025-26+Q4&team=All")
    for label, choice, code in (
        ("Team", "Disabled Children", "Disabled"),
        ("Rating", "● Green", "green"),
    ):
        choose(page, label, choice)
        page.wait_for_function("code => location.search.includes(code)", arg=code)
        finished(page)
    page.go_back()
    page.wait_for_function("() => !location.search.includes('rating')")
    finished(page)
    assert "Disabled" in page.url
    rating = page.locator(f"{FILTERS} [data-testid=stSelectbox]").filter(has_text="Rating")
    expect(rating.locator("input")).to_have_value("All ratings", timeout=PATIENCE)
    page.go_forward()
    page.wait_for_function("() => location.search.includes('rating=green')")
    finished(page)
    expect(rating.locator("input")).to_have_value("● Green", timeout=PATIENCE)


def test_a_quarter_as_people_write_it_and_a_renamed_team_are_understood(visit: Visit) -> None:
    page = visit.open("/team?team=Leaving+Care&quarter=Q1+2022/23")
    words = page.locator("[data-testid=stMain]").inner_text()
    assert "which is not here" not in words
    assert "Care Experienced Young People" in words and "Q1 2022/23" in words


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "Summary - Demo Council scorecard"),
        (
            "/measure?measure=vacancy-rate",
            "Posts that are vacant - Measure - Demo Council scorecard",
        ),
        ("/team?team=Disabled+Children", "Disabled Children - Team - Demo Council scorecard"),
        ("/load", "Load data - Demo Council scorecard"),
    ],
)
def test_every_screen_has_a_title_of_its_own(visit: Visit, path: str, title: str) -> None:
    page = visit.open(path)
    page.wait_for_function("title => document.title === title", arg=title)
