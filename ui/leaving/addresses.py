"""Where a browser asks for a drawn picture, and what it is answered."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from store.read import picture_files
from store.store import chosen_store

_FOR_EVER = "private, max-age=31536000, immutable"
"""A picture is named by what it was drawn from, so a browser asks for it once."""


def of(folder: Path, file: str) -> str:
    """The address of a kept picture, from any screen and below any prefix of a proxy."""
    return f"pictures/{folder.name}/{file}"


def answer(request: Request) -> Response:
    """The picture that an address names, or 404 in words."""
    found = picture_files.asked(
        chosen_store(), request.path_params["folder"], request.path_params["file"]
    )
    if found is None:
        return PlainTextResponse("There is no such picture.", status_code=404)
    return Response(found, media_type="image/svg+xml", headers={"Cache-Control": _FOR_EVER})


ROUTES = (
    Route("/pictures/{folder}/{file}", answer),
    Route("/{prefix:path}/pictures/{folder}/{file}", answer),
)
