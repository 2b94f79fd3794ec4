"""Any texts in every column: nothing ends a process of the server, and every answer is a sentence.

Texts by chance, legal and illegal, stand in each text column of each kind of file. Each is read by itself and refused
or taken in; what may be taken in is loaded, built, published and put into a pack in every format by the commands, and
shown by a server, round after round.
"""

import asyncio
import csv
import io
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from metrics.catalogue import catalogue as catalogues
from metrics.catalogue.refusal import CatalogueError
from store import intake
from store.intake import Refused
from store.ledger.ledger import NotRecordedError
from store.loading.load import _context, take_in
from store.store import Store
from tests import project
from tests.browser.server import serve
from tests.faults.crowd import opened
from tests.faults.tally import NOT_OPENING, WRONG, Ill, Tally
from tests.faults.trial_store import Ground
from tests.store import small_store
from tests.store.small_store import LOADER

TEXTS, ROUNDS = 1_000, 10
QUARTERS = tuple(
    f"202{year}-2{year + 1} Q{quarter}" for year in (3, 4, 5) for quarter in (1, 2, 3, 4)
)
_PAGES = (
    "",
    "scorecard",
    "measure",
    "staffing",
    "team",
    "compare",
    "changes",
    "about",
    "definitions",
    "pack",
)

_FILES: Mapping[str, tuple[Mapping[str, str], Sequence[str]]] = {
    "teams": (
        {"team": "West", "start": "2023-24 Q1", "finish": "", "change": "", "becomes": "", "note": ""},
        ("team", "note", "becomes"),
    ),
    "scorecard": (
        {"measure_id": "m", "team": "North", "period": "2023-24 Q1", "numerator": "", "denominator": "", "value": "",
         "measure_name": "", "commentary": "", "reason": "", "breakdown_type": "", "breakdown": ""},
        ("measure_id", "team", "period", "value", "measure_name", "commentary", "reason", "breakdown"),
    ),
    "staffing": (
        {"team": "North", "role": "Social worker", "period": "2023-24 Q1", "establishment_fte": "10",
         "in_post_fte": "8", "agency_fte": "1", "vacancies_fte": "2", "sickness_days": "3"},
        ("team", "role"),
    ),
    "targets": (
        {"measure_id": "m", "team": "All", "period": "2023-24", "target": "50", "origin": "local", "note": ""},
        ("note", "origin"),
    ),
}  # fmt: skip
"""Each kind of file: a row that is good, and its columns of text."""

_LETTERS = (
    "abcdefghijklmnopqrstuvwxyz ABC 0123456789", "áéŵłøß“”’–½", "\x00\x01\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f\x85",
    "\ufffe\uffff\ue000\U000e0041\U0010ffff", "\u200b\u200d\u2060\ufeff\u00ad\u202e\u2066\u2028\u2029\u00a0",
    "аеорАВС", "אבגابت", "日本語😀👩\u200d👧", "e\u0301\u0332\u20dd", "=+-@\t\r\n'\"`;,|<>&{}[]#$\\%*_~",
)  # fmt: skip
_WHOLE = (
    "=1+1", "{{ 7 * 7 }}", "{% raw %}", "<script>alert(1)</script>", "#eval(read(\"/etc/passwd\"))", "$x$ #pagebreak()",
    "'; DROP TABLE figure; --", "../../etc/passwd", "%s%n%x", "https://example.invalid/" + "a" * 180, "_x0007_", "NULL",
    "[link](javascript:alert(1))", "\\u0007", "&#7;", "x" * 199, "]]>", "-->", "\x1b[31mred", "a\u202egnp.exe",
)  # fmt: skip


def texts(chance: random.Random, count: int) -> Iterator[str]:
    """Texts by chance: of one sort of letters, of several, or known to have done harm somewhere."""
    for _ in range(count):
        if chance.random() < 0.15:
            yield chance.choice(_WHOLE)
            continue
        sorts = chance.sample(_LETTERS, chance.choice((1, 1, 2, 3)))
        letters = "".join(sorts) + _LETTERS[0] * chance.choice((0, 2))
        yield "".join(chance.choices(letters, k=chance.choice((1, 3, 12, 40, 120))))


def run(ground: Ground, count: int = TEXTS, rounds: int = ROUNDS, seed: int = 20261129) -> Tally:
    """So many texts in every column, in so many stores."""
    columns = sum(len(columns) for _, columns in _FILES.values())
    tally = Tally(f"texts by chance in each of {columns} columns and a measure's name", count)
    for number in range(rounds):
        chance = random.Random(seed + number)
        folder = ground.folder / f"texts {number}"
        taken, ills = _round(folder, list(texts(chance, count // rounds)), chance)
        for place in range(count // rounds):
            tally.add(ills if place == 0 else ())
        note = "texts taken in, of all columns"
        tally.notes[note] = tally.notes.get(note, 0) + taken
    return tally


def _round(folder: Path, odd: Sequence[str], chance: random.Random) -> tuple[int, list[Ill]]:
    store, ills = _founded(folder, odd), []
    os.environ["DASHBOARD_CATALOGUE"] = str(store.places.catalogue)
    taken = 0
    for kind, (row, columns) in _FILES.items():
        rows = []
        for column in columns:
            for text in odd:
                told = _read(store, kind, {**row, column: text})
                if isinstance(told, Ill):
                    ills.append(told)
                elif told:
                    taken += 1
                    rows.append((column, text))
        ills += _loaded(store, folder, kind, row, rows, chance)
    ills += _by_commands(folder)
    with serve(store.places.store) as server:
        ills += asyncio.run(_shown(server.url))
    return taken, ills


def _founded(folder: Path, odd: Sequence[str]) -> Store:
    """A store with one measure, called by the first text that the catalogue lets in, and two teams."""
    named = small_store.measure("m")
    for text in odd:
        written = small_store.measure("m", name=_toml(text), means=_toml(text), adds_up="false")
        try:
            files = small_store.catalogue(written, small_store.VACANCY)
            (folder / "tried").mkdir(parents=True, exist_ok=True)
            (folder / "tried" / "1-general.toml").write_text(
                files["1-general.toml"], encoding="utf-8"
            )
            catalogues.load(folder / "tried")
        except (CatalogueError, UnicodeError):
            continue
        named = written
    store = small_store.open_store(folder, small_store.catalogue(named, small_store.VACANCY))
    small_store.load(store, folder, teams=small_store.TEAMS.replace("2024-25", "2023-24"))
    return store


def _toml(text: str) -> str:
    escaped = "".join(
        letter
        if letter.isprintable() and letter not in '"\\' and ord(letter) < 0xFFFE
        else f"\\U{ord(letter):08x}"
        for letter in text
    )
    return f'"{escaped}"'


def _read(store: Store, kind: str, row: Mapping[str, str]) -> bool | Ill:
    """Whether a file of this one row may be taken in; an ill where it is not answered in words."""
    try:
        intake.read(f"{kind}.csv", _csv([row]), _context(store, store.entries()))
    except Refused as refusal:
        words = str(refusal)
        return (
            Ill(WRONG, f"{kind}: {words}")
            if any(each in words for each in "\x00\x07\x1b\u202e")
            else False
        )
    except Exception as fault:
        return Ill(NOT_OPENING, f"{kind}, {row!r}: {type(fault).__name__}: {fault}")
    return True


def _loaded(
    store: Store,
    folder: Path,
    kind: str,
    row: Mapping[str, str],
    odd: Sequence[tuple[str, str]],
    chance: random.Random,
) -> list[Ill]:
    """Loads rows of a kind, each with one of the texts, those left out that do not stand beside the others."""
    if kind == "teams":
        north, south = ({**row, "team": name} for name in ("North", "South"))
        rows = [
            north,
            south,
            *({**row, column: text} for column, text in odd if column != "becomes"),
        ]
    else:
        keys = [(team, quarter) for quarter in QUARTERS for team in ("North", "South")]
        chance.shuffle(keys)
        rows = [
            {**row, "team": team, "period": quarter, column: text}
            for (team, quarter), (column, text) in zip(keys * 50, odd, strict=False)
            if column not in ("team", "period") and kind != "targets"
        ] or [{**row, column: text} for column, text in odd[:1]]
    for number in range(40):
        path = folder / f"{kind} {number}.csv"
        path.write_bytes(_csv(rows))
        try:
            take_in(store, LOADER, path)
            return []
        except Refused as refusal:
            wrong = {each.row for each in refusal.faults if each.row}
            kept = [each for place, each in enumerate(rows, start=2) if place not in wrong]
            if not kept or len(kept) == len(rows):
                return []
            rows = kept
        except NotRecordedError as fault:
            return [Ill(NOT_OPENING, f"{kind}: {fault}")]
    return []


def _csv(rows: Sequence[Mapping[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def _by_commands(folder: Path) -> Iterator[Ill]:
    """Builds, publishes and makes every format of the pack, as an officer would."""
    places = {
        "DASHBOARD_STORE": str(folder / "store"),
        "DASHBOARD_CATALOGUE": str(folder / "measures"),
    }
    for module, *command in (
        ("store", "build"), ("store", "publish", "--meeting", "a panel", "--on", "2026-11-24"),
        ("exports", "pack", "--out", str(folder / "pack")), ("store", "verify"),
    ):  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", module, *command],
            cwd=project.ROOT, env={**os.environ, **places}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode or "Traceback" in done.stderr or "could not be drawn" in done.stderr:
            yield Ill(
                NOT_OPENING,
                f"{module} {command[0]} ended with {done.returncode}: {done.stderr[-1500:]}",
            )


async def _shown(url: str) -> list[Ill]:
    """Every screen of the published figures."""
    ills = []
    async with opened(url) as page:
        for each in _PAGES:
            await page.ask(each)
            if page.broken:
                ills.append(Ill(NOT_OPENING, f"{each or 'summary'}: {page.words[-800:]}"))
    return ills
