"""Dropped files on their way in: taken where officers load, a few at a time, and held no longer than their page is open.

Streamlit holds what is dropped in memory: of any page that asks, as often as it asks, and for minutes after the
page is gone.
"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from starlette.responses import PlainTextResponse
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from store import settings

Message = dict[str, Any]
App = Callable[[Any, Any, Any], Awaitable[None]]

_PATH = re.compile(r".*/_stcore/upload_file/(?P<session>[^/]+)/(?P<file>[^/]+)")
AT_ONCE = 2
"""Files that may be on their way in at one time; the next wait."""

OF_ONE = 2
"""Files that are held for one page: the one it shows, and the one that takes its place."""

IN_ALL = 120.0
"""Seconds that one file may be on its way in: the largest that is taken, on a slow line. One that sends nothing
would else keep its place for ever, and everybody else out."""

LOOKED_AFTER = 10.0
"""Seconds between looks for files whose page is gone, while any are held."""


_LOG = logging.getLogger(__name__)


class Uploads:
    """ASGI middleware before Streamlit's own way in for files."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._coming = asyncio.Semaphore(AT_ONCE)
        self._keeper: asyncio.Task[None] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        asked = _PATH.fullmatch(scope.get("path", "")) if scope["type"] == "http" else None
        if asked is None or scope["method"] not in ("PUT", "POST"):
            await self._app(scope, receive, send)
            return
        if not settings.loads_here():
            refused = PlainTextResponse("Files are not taken on this server.", status_code=403)
            await refused(scope, receive, send)
            return
        async with self._coming:
            try:
                async with asyncio.timeout(IN_ALL):
                    await self._app(scope, receive, send)
            except TimeoutError:
                late = PlainTextResponse("The file did not come in time.", status_code=408)
                await late(scope, receive, send)
                return
            except OSError as fault:
                # A large file is put on the disk on its way in.
                _LOG.warning("a dropped file could not be taken: %s", fault)
                refused = PlainTextResponse(
                    "The machine has no room for this file.", status_code=507
                )
                await refused(scope, receive, send)
                return
        _let_go_of_more_than(OF_ONE, asked["session"])
        if self._keeper is None or self._keeper.done():
            self._keeper = asyncio.create_task(_look_after())


async def _look_after() -> None:
    """Lets go of files whose page is gone, until none are held. One that was gone at one look may be back at
    the next: its line broke."""
    gone: set[str] = set()
    while (held := _held()) is not None:
        await asyncio.sleep(LOOKED_AFTER)
        missing = {each for each in list(held.file_storage) if not _is_open(each)}
        for session in missing & gone:
            held.remove_session_files(session)
        gone = missing
        if not held.file_storage:
            return


def _is_open(session: str) -> bool:
    """Whether a page is there."""
    return runtime.get_instance().is_active_session(session)


def _let_go_of_more_than(most: int, session: str) -> None:
    """Keeps the newest files of a page alone."""
    held = _held()
    if held is not None:
        for file in list(held.file_storage.get(session, ()))[:-most]:
            held.remove_file(session, file)


def _held() -> MemoryUploadedFileManager | None:
    """Where Streamlit holds dropped files, while it runs."""
    with suppress(RuntimeError):
        found = runtime.get_instance().uploaded_file_mgr
        if isinstance(found, MemoryUploadedFileManager):
            return found
    return None
