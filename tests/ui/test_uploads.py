"""Dropped files: refused where nobody loads, a few at a time, and let go of when their page is gone."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from ui.frame import uploads
from ui.frame.uploads import AT_ONCE, OF_ONE, Uploads

T = TypeVar("T")


class Server:
    """Streamlit behind the gate: it takes what it is given, and notes how many come at one time."""

    def __init__(self) -> None:
        self.held = MemoryUploadedFileManager("/upload")
        self.open: set[str] = set()
        self.coming = self.most = self.passed = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.passed += 1
        self.coming += 1
        self.most = max(self.most, self.coming)
        await asyncio.sleep(0.01)
        self.coming -= 1
        if scope["method"] == "PUT":
            *_, session, file = scope["path"].split("/")
            self.held.add_file(session, UploadedFileRec(file, "a.csv", "text/csv", b"x" * 1_000))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    monkeypatch.setattr(uploads, "_held", lambda: made.held)
    monkeypatch.setattr(uploads, "_is_open", lambda session: session in made.open)
    monkeypatch.setattr(uploads, "LOOKED_AFTER", 0.02)
    monkeypatch.delenv("DASHBOARD_LOADING", raising=False)
    return made


def _run(asked: Coroutine[Any, Any, T]) -> T:
    """What it gives, in a thread of its own: a browser's driver may hold this one's loop."""
    with ThreadPoolExecutor(1) as hand:
        return hand.submit(asyncio.run, asked).result()


async def _asked(gate: Uploads, path: str, method: str = "PUT") -> list[Any]:
    said: list[Any] = []

    async def send(message: Any) -> None:
        said.append(message)

    await gate({"type": "http", "path": path, "method": method, "headers": []}, None, send)
    return said


def _put(session: str, number: int) -> str:
    return f"/_stcore/upload_file/{session}/{number}"


@pytest.mark.parametrize("prefix", ["", "/below/a/prefix"])
def test_none_is_taken_where_nobody_loads(
    server: Server, monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    monkeypatch.setenv("DASHBOARD_LOADING", "off")
    said = _run(_asked(Uploads(server), prefix + _put("a", 1)))
    assert said[0]["status"] == 403 and not server.passed
    _run(_asked(Uploads(server), "/_stcore/health", "GET"))
    assert server.passed == 1


def test_few_come_in_at_one_time_and_few_are_held_for_one_page(server: Server) -> None:
    server.open = {"a", "b"}

    async def many() -> None:
        gate = Uploads(server)
        await asyncio.gather(*(_asked(gate, _put("ab"[each % 2], each)) for each in range(12)))

    _run(many())
    assert server.passed == 12 and server.most == AT_ONCE
    assert [list(files) for files in server.held.file_storage.values()] == [
        ["8", "10"],
        ["9", "11"],
    ]
    assert all(len(files) == OF_ONE for files in server.held.file_storage.values())


def test_files_go_with_their_page(server: Server) -> None:
    async def visit() -> None:
        gate = Uploads(server)
        server.open = {"stays", "goes"}
        for session in ("stays", "goes"):
            await _asked(gate, _put(session, 1))
        server.open = {"stays"}
        await asyncio.sleep(0.2)
        assert set(server.held.file_storage) == {"stays"}
        server.open = set()
        await asyncio.sleep(0.2)
        assert not server.held.file_storage
        # And the next file is looked after as the first was.
        await _asked(gate, _put("again", 1))
        await asyncio.sleep(0.2)
        assert not server.held.file_storage

    _run(visit())


def test_a_page_that_comes_back_keeps_its_file(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter([False, True, False, True, False, True])
    monkeypatch.setattr(uploads, "_is_open", lambda session: next(looks, True))

    async def visit() -> None:
        await _asked(Uploads(server), _put("a", 1))
        await asyncio.sleep(0.3)
        assert "a" in server.held.file_storage

    _run(visit())


def test_one_that_sends_nothing_keeps_nobody_out(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "IN_ALL", 0.1)
    server.open = {"a"}

    async def silent(scope: Any, receive: Any, send: Any) -> None:
        if scope["path"].endswith("/silent"):
            await asyncio.Event().wait()
        await server(scope, receive, send)

    async def visit() -> list[Any]:
        gate = Uploads(silent)
        held = [
            asyncio.create_task(_asked(gate, "/_stcore/upload_file/a/silent"))
            for _ in range(AT_ONCE)
        ]
        await asyncio.sleep(0)
        await asyncio.wait_for(_asked(gate, _put("a", 1)), 5)
        return [(await each)[0]["status"] for each in held]

    assert _run(visit()) == [408] * AT_ONCE
    assert list(server.held.file_storage["a"]) == ["1"]
