"""A pack made in a process of its own, behind whoever serves readers: it may die alone, and gives its memory back.

`python -m exports.pack.pack_apart` is that process. It is asked in our own bytes and answers in JSON and the
files' bytes.
"""

import json
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

from exports.pack.pack import PackFile, Progress, pack
from reporting.paper.options import Options, OptionsError
from reporting.reading import Reading
from work import limits, process
from work.process import EndedError, How, RefusedError

SECONDS = 300
"""Of the machine's time for one pack; every format of the invented council takes a fifth of it."""

MEMORY = 1_500_000_000
"""Bytes of its own that the process may hold."""

_WAIT = 3 * SECONDS
_WHY = {
    How.TOO_SLOW: f"it took more than {SECONDS} seconds",
    How.TOO_LARGE: "it took more memory than it may",
    How.BROKEN: "the process that makes it broke off",
}


class PackError(RuntimeError):
    """The pack could not be made; the message says why."""


def made(
    reading: Reading,
    options: Options,
    font_folder: Path,
    formats: Sequence[str],
    *,
    before: Reading | None,
    since: str,
    told: Progress,
) -> tuple[PackFile, ...]:
    """The files of `pack`. Raises PackError."""
    shown = tuple(each.shown for each in (reading, before) if each is not None)
    question = pickle.dumps((shown, options, font_folder, tuple(formats), since))
    try:
        said = process.asked_once(
            "exports.pack.pack_apart", question, _WAIT, lambda far: told(*json.loads(far))
        )
    except RefusedError as refusal:
        raise PackError(str(refusal)) from refusal
    except EndedError as fault:
        raise PackError(_WHY[fault.how]) from fault
    head, _, content = said.partition(b"\n")
    files = []
    for kind, name, size in json.loads(head):
        files.append(PackFile(kind, name, content[:size]))
        content = content[size:]
    return tuple(files)


def _answer(question: bytes, progress: process.Progress) -> bytes:
    shown, options, font_folder, formats, since = pickle.loads(question)  # noqa: S301 - from the product itself
    limits.hold_time(SECONDS)
    limits.hold_memory(MEMORY)
    limits.stand_behind()
    try:
        # Nobody closes them: this process ends with its answer.
        now, *before = map(Reading.of, shown)
        files = pack(
            now, options, font_folder, formats, before=before[0] if before else None, since=since,
            progress=lambda share, words: progress(json.dumps([share, words]).encode()),
        )  # fmt: skip
    except (OptionsError, OSError, RuntimeError) as fault:
        raise RefusedError(str(fault)) from fault
    head = [(each.kind, each.name, len(each.content)) for each in files]
    return b"".join((json.dumps(head).encode(), b"\n", *(each.content for each in files)))


def main() -> int:
    """Makes the pack that it is asked for."""
    return process.answer_all(_answer)


if __name__ == "__main__":
    sys.exit(main())
