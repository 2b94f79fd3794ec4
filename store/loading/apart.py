"""A file read in a process of its own, with limits of time and memory: a hostile one ends that process and no other.

`python -m store.loading.apart` is that process. It is asked in our own bytes and answers in JSON and Arrow,
which hold figures and words and can run nothing here.
"""

import io
import json
import pickle
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar

import pyarrow as pa

from store import intake
from store.intake import Accepted, Context, Fault, Mark, ReadAs, Refused, Seen, TargetBeside
from store.intake.faults import safe_name
from work import limits, process
from work.process import EndedError, How, Progress

SECONDS = 5
"""Of the machine's time for reading one file; the process itself is up in less than one more."""

_WAIT = 24 * SECONDS
"""Seconds by the clock: behind others who want all of the machine it gets a tenth of it, if that."""

MEMORY = 240_000_000
"""Bytes of its own that the process may hold; with the libraries it shares it stays below 300 MB."""

_WHY = {
    How.TOO_SLOW: (
        "too_slow",
        f"more than {SECONDS} seconds to read",
        "fewer rows and sheets in one file",
    ),
    How.TOO_LARGE: (
        "too_large",
        "more memory than one load may use",
        "fewer rows and sheets in one file",
    ),
    How.BROKEN: ("unreadable", "something that ends the reading", "a file as Excel saves it"),
}

T = TypeVar("T")


def read(file: str, data: bytes, context: Context) -> Accepted:
    """As `intake.read`. Raises Refused too where reading takes too long, too much, or breaks off, and
    TimeoutError where the machine was too busy for it."""
    return _ask(file, ("read", file, data, context), _accepted)


def kind_of(file: str, data: bytes) -> str:
    """As `intake.kind_of`. Raises as `read` does."""
    told: str = _ask(file, ("kind_of", file, data), lambda said, tables: said)
    return told


def peek(file: str, data: bytes) -> tuple[Seen, ...]:
    """As `intake.peek`. Raises as `read` does."""
    return _ask(file, ("peek", file, data), lambda said, tables: tuple(map(_seen, said)))


def _seen(said: dict[str, Any]) -> Seen:
    rows = tuple((row, tuple(cells)) for row, cells in said["rows"])
    unseen = tuple(said["hidden_rows"]), tuple(said["hidden_columns"])
    return Seen(said["title"], rows, said["hidden"], *unseen)


def _ask(file: str, request: tuple[Any, ...], receive: Callable[[Any, bytes], T]) -> T:
    try:
        said = process.asked_once("store.loading.apart", pickle.dumps(request), _WAIT)
    except EndedError as fault:
        if fault.how is How.TOO_LATE:
            # Nothing is wrong with the file, so it is not refused.
            raise TimeoutError(
                "the machine was too busy to finish reading; try again in a few minutes"
            ) from fault
        raise _refused(file, _WHY[fault.how]) from fault
    try:
        head, _, rest = said.partition(b"\n")
        answer = json.loads(head)
        if "refused" in answer:
            raise Refused(
                answer["file"],
                tuple(Fault(**fault) for fault in answer["refused"]),
                answer["total"],
            )
        return receive(answer["said"], rest)
    except Refused:
        raise
    except (ValueError, KeyError, TypeError, pa.ArrowException) as fault:
        raise _refused(file, _WHY[How.BROKEN]) from fault


def _refused(file: str, why: tuple[str, str, str]) -> Refused:
    code, found, allowed = why
    return Refused(safe_name(file), (Fault(None, None, code, found, allowed),), 1)


def _accepted(said: dict[str, Any], packed: bytes) -> Accepted:
    tables = {}
    for name, size in said["tables"]:
        with pa.ipc.open_stream(packed[:size]) as stream:
            tables[name] = stream.read_all()
        packed = packed[size:]
    notices = tuple(Fault(**notice) for notice in said["notices"])
    kept = packed if said["kept"] else None
    read_as = tuple(ReadAs(**each) for each in said["read_as"])
    marks = tuple(Mark(**each) for each in said["marks"])
    beside = tuple(TargetBeside(**each) for each in said["targets_beside"])
    return Accepted(
        said["kind"], said["file"], tables, notices, said["rows"], kept, read_as, marks, beside
    )


def main() -> int:
    """Reads one file as it is asked, within the limits, and answers."""
    return process.answer_all(_answer)


def _answer(question: bytes, progress: Progress) -> bytes:
    request = pickle.loads(question)  # noqa: S301 - from the product itself
    _hold()
    what, *arguments = request
    said, tables = _answered(what, arguments)
    return b"".join((json.dumps(said).encode(), b"\n", *tables))


def _hold() -> None:
    """Holds this process to its time and memory, and lets it write no file."""
    limits.hold_time(SECONDS)
    limits.hold_memory(MEMORY)
    limits.write_no_files()
    limits.stand_behind()


def _answered(what: str, arguments: list[Any]) -> tuple[dict[str, Any], list[bytes]]:
    try:
        found = getattr(intake, what)(*arguments)
    except Refused as refusal:
        faults = [asdict(fault) for fault in refusal.faults]
        return {"refused": faults, "file": refusal.file, "total": refusal.total}, []
    if not isinstance(found, Accepted):
        return {"said": found if isinstance(found, str) else [asdict(each) for each in found]}, []
    tables = {name: _packed(table) for name, table in found.tables.items()}
    said = {
        "kind": found.kind, "file": found.file, "rows": found.rows,
        "notices": [asdict(notice) for notice in found.notices],
        "tables": [(name, len(packed)) for name, packed in tables.items()],
        "kept": found.kept is not None,
        "read_as": [asdict(each) for each in found.read_as],
        "marks": [asdict(each) for each in found.marks],
        "targets_beside": [asdict(each) for each in found.targets_beside],
    }  # fmt: skip
    return {"said": said}, [*tables.values(), found.kept or b""]


def _packed(table: pa.Table) -> bytes:
    out = io.BytesIO()
    with pa.ipc.new_stream(out, table.schema) as stream:
        stream.write_table(table)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
