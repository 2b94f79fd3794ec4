"""Streamlit's own scripts and styles, sent compressed: each is packed once, when it is first asked for, and kept.

Streamlit sends them as they are, two and a half megabytes at a first visit, since packing them at every request would
cost more than it saves; a slow line then shows no word of ours for thirteen seconds.
"""

import asyncio
import gzip
import re
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Headers = list[tuple[bytes, bytes]]

_PACKED = re.compile(r"(?:.*/)?static/.+\.(?:js|css)")
_LEVEL = 6
"""A tenth of a second for all of a first visit; the highest level saves half a per cent more."""

_OF_THE_PLAIN_BYTES = frozenset((b"content-length", b"etag", b"last-modified", b"accept-ranges"))
"""Headers that are not true of the packed bytes. A file is named by its hash, so none is asked for again."""


@dataclass
class _Answer:
    """What the application answered, held back until it is whole."""

    status: int = 0
    headers: Headers = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)

    async def hear(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message.get("headers", ()))
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    async def say(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": bytes(self.body)})


class Compressed:
    """ASGI middleware before Streamlit's static files."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: dict[str, _Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _wants_packed(scope):
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self._kept:
            answer = _Answer()
            # Without its extensions it is told the bytes, and not where a server may find them.
            await self._app({**scope, "extensions": {}}, receive, answer.hear)
            if answer.status != 200 or _is_packed(answer.headers):
                await answer.say(send)
                return
            self._kept[path] = await asyncio.to_thread(_packed, answer)
        await self._kept[path].say(send)


def _wants_packed(scope: Scope) -> bool:
    """Whether a whole script or style is asked for by somebody who can unpack it."""
    if scope["type"] != "http" or scope["method"] != "GET" or not _PACKED.fullmatch(scope["path"]):
        return False
    asked = {name.lower(): value for name, value in scope["headers"]}
    takes = re.split(rb"[,;\s]+", asked.get(b"accept-encoding", b""))
    return b"gzip" in takes and b"range" not in asked and b"if-none-match" not in asked


def _is_packed(headers: Headers) -> bool:
    return any(name.lower() == b"content-encoding" for name, _ in headers)


def _packed(answer: _Answer) -> _Answer:
    body = gzip.compress(answer.body, _LEVEL, mtime=0)
    kept = [each for each in answer.headers if each[0].lower() not in _OF_THE_PLAIN_BYTES]
    own = (
        (b"content-encoding", b"gzip"),
        (b"content-length", str(len(body)).encode()),
        (b"vary", b"accept-encoding"),
    )
    return _Answer(answer.status, [*kept, *own], bytearray(body))
