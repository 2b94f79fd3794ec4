"""A crowd on one server: readers, officers who drop files and packs that are made, all at once.

Each is a page of its own, spoken to as a browser speaks to it. Everybody must be answered; how long readers wait
and what memory is held is measured, quiet and in the crowd, and told in the table.
"""

import asyncio
import contextlib
import random
import shutil
import time
import urllib.request
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.browser.server import Server, serve, store_command
from tests.faults.tally import NOT_OPENING, WRONG, Ill, Tally
from tests.faults.trial_store import Ground

READERS, UPLOADS, PACKS = 30, 12, 5
QUIET = 30.0
"""Seconds for which readers are alone, before and for as long after."""

PATIENCE = 900.0
_LOOKS_AT = ("", "scorecard", "measure", "staffing", "compare", "team")
_THINKS = (3.0, 7.0)
"""Seconds between two things that a reader asks for."""


@dataclass
class Page:
    """One page of a browser: its socket, what the last run put on it, and the pages that there are."""

    socket: Any
    url: str
    session: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    shown: list[tuple[str, Any]] = field(default_factory=list)

    async def ask(
        self, page: str = "", query: str = "", widgets: Sequence[WidgetState] = ()
    ) -> float:
        """Runs a page's script; the seconds until it had finished."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        if page in self.pages:
            asked.rerun_script.page_script_hash = self.pages[page]
        asked.rerun_script.widget_states.widgets.extend(widgets)
        began = time.monotonic()
        self.shown = []
        await self.socket.send(asked.SerializeToString())
        while True:
            said = ForwardMsg()
            said.ParseFromString(await asyncio.wait_for(self.socket.recv(), PATIENCE))
            if said.WhichOneof("type") == "script_finished":
                return time.monotonic() - began
            self._hear(said)

    def _hear(self, said: ForwardMsg) -> None:
        sort = said.WhichOneof("type")
        if sort == "new_session":
            self.session = said.new_session.initialize.session_id or self.session
        elif sort == "navigation":
            self.pages = {
                each.url_pathname or "": each.page_script_hash for each in said.navigation.app_pages
            }
        elif sort == "delta" and said.delta.WhichOneof("type") == "new_element":
            element = said.delta.new_element
            name = element.WhichOneof("type")
            if name:
                self.shown.append((name, getattr(element, name)))

    def widget(self, sort: str, label: str = "") -> str:
        """The id of a widget on the page."""
        return next(each.id for name, each in self.shown if name == sort and label in each.label)

    @property
    def words(self) -> str:
        return " ".join(str(each) for _, each in self.shown)

    @property
    def broken(self) -> bool:
        """Whether a run ended in an error that nobody put into words."""
        return any(name == "exception" for name, _ in self.shown)


@contextlib.asynccontextmanager
async def opened(url: str) -> AsyncIterator[Page]:
    """A page of a browser."""
    host = urlsplit(url).netloc
    async with websockets.connect(
        f"ws://{host}/_stcore/stream", origin=url, subprotocols=["streamlit"], max_size=None,
        open_timeout=60, ping_interval=None,
    ) as socket:  # fmt: skip
        page = Page(socket, url)
        await page.ask()
        yield page


def run(
    ground: Ground, readers: int = READERS, uploads: int = UPLOADS, packs: int = PACKS
) -> Tally:
    """One crowd on the invented council's store."""
    tally = Tally(f"{readers} readers, {uploads} uploads and {packs} packs at once", 1)
    store = ground.folder / "crowd"
    store_command(store, "demo")
    with serve(store) as server:
        ills, note = asyncio.run(_crowd(server, readers, uploads, packs))
    tally.add(ills, note)
    shutil.rmtree(store, ignore_errors=True)
    return tally


async def _crowd(server: Server, readers: int, uploads: int, packs: int) -> tuple[list[Ill], str]:
    ills: list[Ill] = []
    waits: dict[str, list[float]] = {"quiet": [], "crowd": [], "after": []}
    phase, peak, stop = ["warm"], [0], asyncio.Event()

    async def reader(number: int) -> None:
        chance = random.Random(number)
        async with opened(server.url) as page:
            while not stop.is_set():
                asked = chance.choice(_LOOKS_AT)
                began = phase[0]
                seconds = await page.ask(
                    asked, query=f"quarter=2026-27+Q{chance.choice('12')}&team=All"
                )
                if page.broken:
                    ills.append(Ill(WRONG, f"a reader was shown an error on {asked or 'summary'}"))
                if began in waits and phase[0] == began:
                    waits[began].append(seconds)
                await asyncio.sleep(chance.uniform(*_THINKS))

    async def watch() -> None:
        while not stop.is_set():
            peak[0] = max(peak[0], memory(server.pid))
            await asyncio.sleep(0.2)

    tasks = [asyncio.create_task(reader(number)) for number in range(readers)]
    tasks.append(asyncio.create_task(watch()))
    await asyncio.sleep(20)
    before = memory(server.pid)
    phase[0] = "quiet"
    await asyncio.sleep(QUIET)
    phase[0] = "crowd"
    began = time.monotonic()
    answered = await asyncio.gather(
        *(_upload(server, number) for number in range(uploads)),
        *(_pack(server, number) for number in range(packs)),
    )
    took = time.monotonic() - began
    ills += [Ill(NOT_OPENING, each) for each in answered if each]
    phase[0] = "done"
    # What was dropped is let go of within two looks, and helpers end after a minute without a question.
    await asyncio.sleep(75)
    phase[0] = "after"
    await asyncio.sleep(QUIET)
    after = memory(server.pid)
    stop.set()
    await asyncio.gather(*tasks)
    quiet, crowd, later = (_p95(waits[each]) for each in ("quiet", "crowd", "after"))
    note = (
        f"readers' p95 {quiet * 1000:.0f} ms alone, {crowd * 1000:.0f} ms in the crowd ({crowd / quiet:.1f} times),"
        f" {later * 1000:.0f} ms after; memory {before} MB before, {peak[0]} MB at most, {after} MB after;"
        f" all answered in {took:.0f} s; reruns {len(waits['quiet'])} and {len(waits['crowd'])}"
    )
    return ills, note


async def _upload(server: Server, number: int) -> str:
    """Drops a good file; what is wrong with the answer, '' where nothing is."""
    data = (
        "measure_id,team,period,numerator,denominator,value\n"
        f"visits-on-time,Disabled Children,2026-27 Q2,{number + 1},31,\n"
    ).encode()
    async with opened(server.url) as page:
        await page.ask("load")
        widget = page.widget("file_uploader")
        await asyncio.get_running_loop().run_in_executor(
            None, _put, server.url, page.session, f"f{number}", data
        )
        state = WidgetState(id=widget)
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.file_id, info.name, info.size = f"f{number}", f"file {number}.csv", len(data)
        address = f"/_stcore/upload_file/{page.session}/f{number}"
        info.file_urls.file_id, info.file_urls.upload_url, info.file_urls.delete_url = (
            f"f{number}",
            address,
            address,
        )
        await page.ask("load", widgets=[state])
        if page.broken or "all of them good" not in page.words:
            return f"upload {number}: {page.words[-600:]}"
    return ""


def _put(url: str, session: str, file: str, data: bytes) -> None:
    with urllib.request.urlopen(f"{url}/_stcore/health", timeout=60) as said:
        cookie = said.headers["set-cookie"].split(";")[0]
    body = (
        b'--XX\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n'
        + data + b"\r\n--XX--\r\n"
    )  # fmt: skip
    asked = urllib.request.Request(
        f"{url}/_stcore/upload_file/{session}/{file}", data=body, method="PUT",
        headers={"Content-Type": "multipart/form-data; boundary=XX", "Cookie": cookie,
                 "X-Xsrftoken": cookie.split("=", 1)[1]},
    )  # fmt: skip
    urllib.request.urlopen(asked, timeout=120).close()


async def _pack(server: Server, number: int) -> str:
    """Makes the pack of a quarter; what is wrong with the answer, '' where nothing is."""
    quarters = ("2026-27+Q2", "2026-27+Q1", "2025-26+Q4", "2025-26+Q3", "2025-26+Q2")
    query = f"quarter={quarters[number % len(quarters)]}&team=All"
    async with opened(server.url) as page:
        await page.ask("pack", query=query)
        press = WidgetState(id=page.widget("button", "Make the pack"), trigger_value=True)
        await page.ask("pack", query=query, widgets=[press])
        if page.broken or "Download: PDF" not in page.words:
            return f"pack {number}: {page.words[-600:]}"
    return ""


def memory(process: int) -> int:
    """Megabytes that a process and all that it started hold, what they share counted once."""
    total, todo = 0, [process]
    while todo:
        each = todo.pop()
        with contextlib.suppress(OSError):
            todo += map(int, _children(each))
            for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total // 1024


def _children(process: int) -> list[str]:
    return [
        child
        for task in Path(f"/proc/{process}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]


def _p95(seconds: Sequence[float]) -> float:
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))] if ordered else float("nan")
