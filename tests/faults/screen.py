"""Where the disk is full the screen says what happened, and that is true: the store's disk, and that of temporary files.

An officer drops a file and loads it in a real browser, on a server whose disk is full but for some bytes. Whatever
the screen says of the file must be what the ledger holds; figures are served on; and once there is room again the
same screen puts things right.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as SlowError

from tests.browser.chromium import PATIENCE, finished, launch
from tests.browser.server import serve
from tests.faults.children import said_by
from tests.faults.disk_full import NEEDED, fill, may_make_a_disk, small_disk
from tests.faults.examine import Expected, after_a_fault
from tests.faults.tally import LOST, NOT_OPENING, WRONG, Ill, Tally
from tests.faults.trial_store import Ground, Trial

LEFT = tuple(int(NEEDED * (number / 9) ** 3) for number in range(10))
"""Bytes that are left of a disk."""

PLACES = ("store", "temporary files")

_ACTED = ("load", "build")
_BROKEN = ("encountered an error", "Traceback", "redacted")
_RECORDED = re.compile(r"(?:was loaded as|recorded as|Entry) (?:entry )?(\d+)")
_REFUSED = re.compile(
    r"Nothing of (?:it|this file) was loaded|no room for this file|upload failed", re.IGNORECASE
)


def run(ground: Ground, lefts: Sequence[int] = LEFT, places: Sequence[str] = PLACES) -> list[Tally]:
    """Each size of each place; nothing where the machine lets nobody make a small disk."""
    if not said_by(may_make_a_disk, ground.folder / "disk for screens"):
        return []
    tallies = []
    for place in places:
        tally = Tally(f"the screen on a full disk: {place}", len(lefts))
        for left in lefts:
            there = ground.published.copied(ground.folder / f"screen, {place} {left}")
            ills, note = said_by(_trial, there, place, left, ground.expected)
            tally.add([Ill(ill.sort, f"{left} bytes: {ill.words}") for ill in ills], note)
        tallies.append(tally)
    return tallies


def _trial(trial: Trial, place: str, left: int, expected: Expected) -> tuple[list[Ill], str]:
    filler, temporary = _made_full(trial, place, left)
    before = len(trial.opened().entries())
    os.environ["DASHBOARD_CATALOGUE"] = str(trial.places.catalogue)
    with _served(trial, temporary) as url, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        said = _loaded(page, url, trial.file(2))
        ills, note = _held_to_the_ledger(trial, said, before)
        page.goto(f"{url}/")
        finished(page)
        if page.get_by_role("heading", level=1).first.inner_text() != "Summary":
            ills.append(Ill(NOT_OPENING, f"the figures are not served: {_words(page)[:200]}"))
        filler.unlink()
        ills += _put_right(page, url, trial)
        browser.close()
    return [*ills, *after_a_fault(trial, _ACTED, 2, expected)], note


def _made_full(trial: Trial, place: str, left: int) -> tuple[Path, Path]:
    """The disk of a place made small and filled; the file that fills it, and the folder of temporary files."""
    temporary = trial.folder / "temporary"
    temporary.mkdir()
    store = trial.places.store
    if place == "store":
        aside = trial.folder / "as it was"
        store.rename(aside)
        store.mkdir()
        small_disk(store)
        shutil.copytree(aside, store, dirs_exist_ok=True)
    else:
        small_disk(temporary)
    filler = (store if place == "store" else temporary) / "filler"
    fill(filler, left)
    return filler, temporary


@contextmanager
def _served(trial: Trial, temporary: Path) -> Iterator[str]:
    """The server alone puts its temporary files there, and not the browser."""
    os.environ["TMPDIR"] = str(temporary)
    with serve(trial.places.store) as server:
        os.environ.pop("TMPDIR")
        tempfile.tempdir = None
        yield server.url


def _loaded(page: Page, url: str, file: Path) -> str:
    """What the screen says once a file was dropped and, where it could be, loaded."""
    page.goto(f"{url}/load")
    finished(page)
    page.get_by_label("Your name").fill("A. Nalyst")
    page.get_by_label("Your role").fill("Performance analyst")
    page.get_by_label("Your role").press("Tab")
    finished(page)
    page.set_input_files("input[type=file]", str(file))
    button = page.get_by_role("button", name=f"Load {file.name}")
    told = page.get_by_text(re.compile("could not be|no room|upload failed|error", re.IGNORECASE))
    expect(button.or_(told).first).to_be_visible(timeout=PATIENCE)
    finished(page)
    if button.count():
        button.click()
        answered = page.get_by_text(
            re.compile(f"{_RECORDED.pattern}|{_REFUSED.pattern}|could not be|error")
        )
        expect(answered.first).to_be_visible(timeout=PATIENCE)
        finished(page)
    return _words(page)


def _words(page: Page) -> str:
    return re.sub(r"\s+", " ", page.inner_text("[data-testid=stMain]"))


def _of_the_file(said: str) -> str:
    """The part of the screen that tells of the file."""
    _, heading, rest = said.partition("1. Load a file")
    return f"{heading}{rest.partition('2. Answer')[0].partition('Start from a template')[0]}"[:600]


def _held_to_the_ledger(trial: Trial, said: str, before: int) -> tuple[list[Ill], str]:
    """What the screen said against what was recorded."""
    entries = trial.opened().entries()
    if found := next((each for each in _BROKEN if each in said), None):
        return [Ill(NOT_OPENING, f"the screen says {found}: {_of_the_file(said)}")], "broken"
    recorded = [int(number) for number in _RECORDED.findall(said)]
    if _REFUSED.search(said):
        ills = [Ill(WRONG, f"said not to be loaded, and recorded: {_of_the_file(said)}")]
        return (ills if len(entries) > before else []), "nothing was loaded"
    if not recorded or max(recorded) > len(entries) or len(entries) == before:
        return [Ill(LOST, f"said to be recorded, and is not: {_of_the_file(said)}")], "recorded"
    behind = trial.opened().behind() is not None
    told = "not in the draft yet" in said
    if behind != told:
        return [
            Ill(WRONG, f"whether the draft is built is not what is said: {_of_the_file(said)}")
        ], "built"
    return [], "recorded, and not yet built" if behind else "loaded and built"


def _put_right(page: Page, url: str, trial: Trial) -> list[Ill]:
    """Once there is room: what is recorded is built by the button, or the file is loaded as it would have been."""
    page.goto(f"{url}/load")
    finished(page)
    try:
        if page.get_by_role("button", name="Build the draft").count():
            page.get_by_role("button", name="Build the draft").click()
            expect(page.get_by_text("The draft is built").first).to_be_visible(timeout=PATIENCE)
        elif trial.opened().entries()[-1].body.get("file") != "002.csv":
            said = _loaded(page, url, trial.file(2))
            if "was loaded as entry" not in said:
                return [Ill(LOST, f"not loaded once there was room: {_of_the_file(said)}")]
    except (SlowError, AssertionError) as fault:
        return [
            Ill(NOT_OPENING, f"not put right once there was room: {fault}; {_words(page)[-300:]}")
        ]
    return []
