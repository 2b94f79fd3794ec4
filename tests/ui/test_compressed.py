"""Scripts and styles on a slow line: packed once, sent to whoever can unpack them, anything else left as it is."""

import gzip
from collections.abc import Mapping
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ui.frame import compressed
from ui.frame.compressed import Compressed

SCRIPT = b"export const words = 'Corporate parenting scorecard';\n" * 400


class Served:
    """An application with one script, behind the middleware, that counts what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        routes = [Route("/{path:path}", self._answer, methods=["GET", "HEAD", "POST"])]
        self._app = Compressed(Starlette(routes=routes))

    def _answer(self, request: Request) -> Response:
        path = request.url.path
        self.asked.append(path)
        if "missing" in path:
            return PlainTextResponse("There is no such script.", status_code=404)
        headers = {"cache-control": "public, immutable", "etag": '"e"', "last-modified": "then"}
        if "packed" in path:
            headers["content-encoding"] = "br"
        return Response(SCRIPT, media_type="text/javascript", headers=headers)

    def get(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers and the bytes as they travel."""
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b""}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        asked = [
            (name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()
        ]
        scope = {
            "type": "http", "method": method, "path": path, "headers": asked, "query_string": b"",
        }  # fmt: skip
        # In a thread of its own: a browser that another test has open keeps a loop running in this one.
        with start_blocking_portal() as portal:
            portal.call(self._app, scope, receive, send)
        told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return sent[0]["status"], told, b"".join(each.get("body", b"") for each in sent[1:])


@pytest.fixture
def served() -> Served:
    return Served()


@pytest.mark.parametrize("path", ["/static/js/index.a1.js", "/prefix/static/css/index.b2.css"])
def test_a_script_is_packed_once_and_the_same_when_unpacked(served: Served, path: str) -> None:
    for _ in range(3):
        status, headers, body = served.get(path, accept_encoding="br, gzip;q=0.8")
        assert (status, headers["content-encoding"]) == (200, "gzip")
        assert int(headers["content-length"]) == len(body) < len(SCRIPT) / 10
        assert gzip.decompress(body) == SCRIPT
        assert headers["vary"] == "accept-encoding"
        assert headers["cache-control"] == "public, immutable"
        assert headers["content-type"].startswith("text/javascript")
        assert "etag" not in headers and "last-modified" not in headers
    assert served.asked == [path]


@pytest.mark.parametrize(
    ("path", "how"),
    [
        ("/static/js/index.a1.js", {}),
        ("/static/js/index.a1.js", {"accept_encoding": "identity"}),
        ("/static/js/index.a1.js", {"accept_encoding": "gzip", "range": "bytes=0-9"}),
        ("/static/js/index.a1.js", {"accept_encoding": "gzip", "if_none_match": '"e"'}),
        ("/static/js/index.a1.js", {"accept_encoding": "gzip", "method": "POST"}),
        ("/static/font.woff2", {"accept_encoding": "gzip"}),
        ("/", {"accept_encoding": "gzip"}),
        ("/pictures/a/b.svg", {"accept_encoding": "gzip"}),
        ("/static-not.js", {"accept_encoding": "gzip"}),
    ],
)
def test_anything_else_goes_through_as_it_is(served: Served, path: str, how: dict) -> None:
    status, headers, body = served.get(path, **how)
    assert (status, body) == (200, SCRIPT)
    assert "content-encoding" not in headers and headers["etag"] == '"e"'


def test_what_is_not_there_is_said_each_time_and_not_kept(served: Served) -> None:
    for _ in range(2):
        status, headers, body = served.get("/static/missing.js", accept_encoding="gzip")
        assert (status, body) == (404, b"There is no such script.")
        assert "content-encoding" not in headers
    assert len(served.asked) == 2


def test_what_comes_packed_already_is_not_packed_again(served: Served) -> None:
    _, headers, body = served.get("/static/packed.js", accept_encoding="gzip")
    assert (headers["content-encoding"], body) == ("br", SCRIPT)


def test_nothing_but_requests_is_touched() -> None:
    assert not compressed._wants_packed({"type": "websocket", "path": "/static/a.js"})
