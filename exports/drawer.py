"""The process that draws: charts in, pictures out, until nobody asks. The engine may end it, and it alone.

`python -m exports.drawer`, asked in JSON by `exports/images.py`.
"""

import json
import sys
from functools import cache
from typing import Any

import vl_convert

from work import limits, process
from work.process import Progress, RefusedError

VEGA_LITE = "6.4"

_SECONDS = 20
"""Of the machine's time for one picture; the largest of ours takes less than one."""

_MEMORY = 1_000_000_000
"""Bytes of its own that the process may hold, of which the engine reserves six in ten before it draws."""


def answer(question: bytes, progress: Progress) -> bytes:
    """The picture of a chart. Raises RefusedError where the engine will not draw it.

    A question names the folder of the `fonts`, the `spec` of the chart, and the `scale` of a PNG; an SVG
    has none.
    """
    limits.hold_time(_SECONDS)
    said = json.loads(question)
    _told_of(said["fonts"])
    how: dict[str, Any] = {"vl_version": VEGA_LITE, "allowed_base_urls": []}
    try:
        if said["scale"] is None:
            return vl_convert.vegalite_to_svg(said["spec"], **how).encode()
        return vl_convert.vegalite_to_png(said["spec"], scale=said["scale"], **how)
    except ValueError as fault:
        raise RefusedError(" ".join(str(fault).split("\n")[:2])) from fault


@cache
def _told_of(folder: str) -> None:
    vl_convert.register_font_directory(folder)


def main() -> int:
    """Draws what is asked on standard input."""
    limits.hold_memory(_MEMORY)
    limits.write_no_files()
    limits.stand_behind()
    return process.answer_all(answer)


if __name__ == "__main__":
    sys.exit(main())
