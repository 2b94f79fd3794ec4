"""Power that is lost at any moment, on three sorts of disk: what was acknowledged is there, and nothing is withheld.

What a process asks of the disk is recorded and played again up to a moment; then a disk keeps what it must and, of
what was never synced, as much as its sort may: nothing (strict), a beginning of all names with any part of the
bytes (a journal that keeps order), or any names and any parts at all (reordered).
"""

import os
import random
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tests.faults.children import said_by, together
from tests.faults.examine import Expected, examined
from tests.faults.recorded import Op, available, recorded
from tests.faults.tally import Ill, Tally
from tests.faults.trial_store import CATALOGUE, Ground, Trial

STATES = 4_500
SORTS = ("strict", "ordered", "reordered")
WORK = {
    "found a store, load, build and publish": (("teams", "load", "build", "publish"), 1),
    "load": (("load",), 2),
    "build": (("build",), 2),
    "load, build and publish": (("load", "build", "publish"), 3),
}

_PAGE = 4_096
_STORE, _ACKNOWLEDGED = "store", "acknowledged"
_AT_ONCE = 40
"""States that one process examines: starting one costs as much as two of them."""


@dataclass
class _File:
    """What a disk holds of a file, and what was written since it was synced."""

    held: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def kept(self, chance: random.Random | None, share: float) -> bytes:
        """What is there afterwards: of each page written since, by chance, so large a share of them."""
        out = bytearray(self.held)
        for at, data in self.since:
            if data is None:
                if share and (chance is None or chance.random() < share):
                    out = out[:at] + bytes(max(0, at - len(out)))
                continue
            place = len(out) if at < 0 else at
            for start in range(0, len(data), _PAGE):
                if share and (chance is None or chance.random() < share):
                    part = data[start : start + _PAGE]
                    out += bytes(max(0, place + start - len(out)))
                    out[place + start : place + start + len(part)] = part
        return bytes(out)

    def sync(self) -> None:
        self.held, self.since = self.kept(None, 1), []


@dataclass
class _Name:
    """One change of a name: what is there from then on, and whether the disk holds the change."""

    op: Op
    file: _File | None
    synced: bool = False

    @property
    def target(self) -> str:
        return self.op.to or self.op.path


class _Disk:
    """A disk on which operations are played, one after another."""

    def __init__(self, folder: Path) -> None:
        self.names: dict[str, _File] = {}
        self.folders = {"."}
        for path in folder.rglob("*") if folder.exists() else ():
            name = str(path.relative_to(folder))
            if path.is_dir():
                self.folders.add(name)
            else:
                self.names[name] = _File(path.read_bytes())
        self.first = dict(self.names), set(self.folders)
        self.files: dict[int, _File] = {}
        self.changes: list[_Name] = []
        self.said: list[bytes] = []

    def play(self, op: Op, *, ordered: bool) -> None:
        if op.path == _ACKNOWLEDGED:
            if op.what == "write":
                self.said.append(op.data)
            return
        # The trial's catalogue and the files that it loads are not the product's to keep.
        if op.path.split("/")[0] not in (_STORE, "."):
            return
        if op.what in ("create", "rename", "unlink", "mkdir"):
            self._name(op)
        elif op.what == "sync" and op.path in self.folders:
            for each in self.changes:
                each.synced |= ordered or (os.path.dirname(each.target) or ".") == op.path
        else:
            file = self._file(op)
            if op.what == "sync":
                file.sync()
                for each in self.changes if ordered else ():
                    each.synced = True
            else:
                file.since.append((op.at, None if op.what == "truncate" else op.data))

    def _name(self, op: Op) -> None:
        file = None
        if op.what == "mkdir":
            self.folders.add(op.path)
        elif op.what == "unlink":
            self.names.pop(op.path, None)
        elif op.what == "rename":
            file = self.names.pop(op.path)
            self.names[op.to] = file
        elif op.path in self.names:
            # It was there before anything was recorded: opening it made nothing.
            self.files[op.file] = self.names[op.path]
            return
        else:
            file = self.names[op.path] = self.files[op.file] = _File()
        self.changes.append(_Name(op, file))

    def _file(self, op: Op) -> _File:
        """The file of a number, which was there under its name before anything was recorded where it is new."""
        if op.file not in self.files:
            self.files[op.file] = self.names[op.path]
        return self.files[op.file]

    def after(self, sort: str, chance: random.Random) -> dict[str, bytes | None]:
        """What is there once power is back: each file's bytes, None of a folder."""
        share = {"strict": 0.0, "ordered": chance.choice([0.0, 0.5, 1.0]), "reordered": 0.5}[sort]
        upto = chance.randrange(len(self.changes) + 1) if sort == "ordered" else 0
        names, folders = dict(self.first[0]), set(self.first[1])
        for place, each in enumerate(self.changes):
            if not (each.synced or place < upto or (sort == "reordered" and chance.random() < 0.5)):
                continue
            if each.op.what == "mkdir":
                folders.add(each.op.path)
                continue
            names.pop(each.op.path, None)
            if each.file is not None:
                names[each.target] = each.file
        folders = {each for each in folders if _above(each) <= folders}
        found: dict[str, bytes | None] = dict.fromkeys(sorted(folders))
        for name, file in names.items():
            if (os.path.dirname(name) or ".") in folders:
                found[name] = file.kept(chance, share)
        return found


def _above(folder: str) -> set[str]:
    """A folder and every one above it."""
    return {folder, ".", *map(str, list(Path(folder).parents))}


@dataclass(frozen=True)
class _State:
    """One state in which power may leave a store, and what had been acknowledged by then."""

    work: str
    sort: str
    moment: int
    found: dict[str, bytes | None]
    said: bytes

    @property
    def key(self) -> str:
        """The same state is examined once, however often it comes to be."""
        digest = sha256(self.said)
        for name, content in sorted(self.found.items()):
            digest.update(
                name.encode() + b"\0" + (b"" if content is None else sha256(content).digest())
            )
        return digest.hexdigest()


def run(ground: Ground, states: int = STATES, seed: int = 20261129) -> list[Tally]:
    """So many states of all work and sorts of disk; nothing where the machine lets no process be watched."""
    if not available():
        return []
    chance = random.Random(seed)
    tallies = {sort: Tally(f"power lost, {sort} disk", 0) for sort in SORTS}
    examined_already: dict[str, list[Ill]] = {}
    for name, (operations, k) in WORK.items():
        made = list(_states(ground, name, operations, k, states // len(WORK), chance))
        new = {each.key: each for each in made if each.key not in examined_already}
        parts = [list(new.values())[at : at + _AT_ONCE] for at in range(0, len(new), _AT_ONCE)]

        def look(part: list[_State]) -> list[list[Ill]]:
            return said_by(_examined, ground.folder / f"power {id(part)}", part, ground.expected)

        for part, ills in zip(parts, together(look, parts), strict=True):
            examined_already |= dict(zip((each.key for each in part), ills, strict=True))
        for each in made:
            tallies[each.sort].wanted += 1
            tallies[each.sort].add(
                [
                    Ill(ill.sort, f"{name}, moment {each.moment}: {ill.words}")
                    for ill in examined_already[each.key]
                ],
                name,
            )
        print(f"{name}: {len(made):,} states, {len(new):,} of them of their own", flush=True)
    return list(tallies.values())


def _states(
    ground: Ground, name: str, operations: Sequence[str], k: int, count: int, chance: random.Random
) -> Iterator[_State]:
    """States at moments by chance, and at every moment where there are more than moments, each sort in turn."""
    origin = _origin(ground, operations)
    there = (
        origin.copied(ground.folder / f"{name} recorded")
        if origin
        else Trial(ground.folder / f"{name} recorded")
    )
    there.folder.mkdir(exist_ok=True)
    start = ground.folder / f"{name} before"
    shutil.copytree(there.folder, start)
    ops = recorded(there, operations, k)
    turns = -(-count // (len(ops) + 1))
    moments = sorted(chance.sample(range(len(ops) + 1), min(count, len(ops) + 1)) * turns)[:count]
    for ordered, sorts in ((False, ("strict", "reordered")), (True, ("ordered",))):
        disk, played = _Disk(start), 0
        for number, moment in enumerate(moments):
            sort = SORTS[number % len(SORTS)]
            if sort not in sorts:
                continue
            while played < moment:
                disk.play(ops[played], ordered=ordered)
                played += 1
            yield _State(name, sort, moment, disk.after(sort, chance), b"".join(disk.said))


def _origin(ground: Ground, operations: Sequence[str]) -> Trial | None:
    if "teams" in operations:
        return None
    return ground.published if "load" in operations else ground.to_build


def _examined(folder: Path, states: Iterable[_State], expected: Expected) -> list[list[Ill]]:
    """What is wrong with each state, laid out in a folder."""
    found = []
    for each in states:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, content in each.found.items():
            path = folder / name
            if content is None:
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.write_bytes(content)
        trial = Trial(folder)
        trial.acknowledged.write_bytes(each.said)
        trial.places.catalogue.mkdir(exist_ok=True)
        for name, text in CATALOGUE.items():
            (trial.places.catalogue / name).write_text(text, encoding="utf-8")
        found.append(examined(trial, expected, built_alone=True))
    shutil.rmtree(folder, ignore_errors=True)
    return found
