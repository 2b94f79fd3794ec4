"""A chart's picture from beside its snapshot, or drawn now and kept there: one drawing for screens and papers."""

import json
from collections.abc import Callable
from typing import Any

from store.read.picture_files import PictureStore, name

Spec = dict[str, Any]


def drawn(
    kept: PictureStore, spec: Spec, extension: str, draw: Callable[[Spec], bytes]
) -> tuple[str, bytes]:
    """The name of the file that keeps a picture, and its bytes. Raises as `draw` does."""
    drawn_from = json.dumps(spec, sort_keys=True, default=str).encode()
    found = kept.find(drawn_from, extension)
    if found is None:
        found = draw(spec)
        kept.keep(drawn_from, extension, found)
    return name(drawn_from, extension), found
