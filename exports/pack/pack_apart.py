"""A pack made in a process of its own, behind whoever serves readers: it may die alone, and gives its memory back.

`python -m exports.pack.pack_apart` is that process. It is asked in our own bytes and answers in JSON and the
files' bytes.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from exports.pack.pack import PackFile, Progress, pack
from reporting.paper.options import Options, OptionsError
from reporting.reading import Reading
from work.heavy import Heavy, Told


class PackError(RuntimeError):
    """The pack could not be made; the message says why."""


_WORK = Heavy(
    "exports.pack.pack_apart",
    called="making it",
    seconds=300,  # every format of the invented council takes a fifth of it
    memory=1_500_000_000,
    carried=(OptionsError, OSError, RuntimeError),
    written=str,
    read=PackError,
    ended=PackError,
)


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
    said = _WORK.ask((shown, options, font_folder, tuple(formats), since), told)
    head, _, content = said.partition(b"\n")
    files = []
    for kind, name, size in json.loads(head):
        files.append(PackFile(kind, name, content[:size]))
        content = content[size:]
    return tuple(files)


def _answer(question: tuple[Any, ...], told: Told) -> bytes:
    shown, options, font_folder, formats, since = question
    # Nobody closes them: this process ends with its answer.
    now, *before = map(Reading.of, shown)
    files = pack(
        now, options, font_folder, formats, before=before[0] if before else None, since=since,
        progress=told,
    )  # fmt: skip
    head = [(each.kind, each.name, len(each.content)) for each in files]
    return b"".join((json.dumps(head).encode(), b"\n", *(each.content for each in files)))


def main() -> int:
    """Makes the pack that it is asked for."""
    return _WORK.answer_all(_answer)


if __name__ == "__main__":
    sys.exit(main())
