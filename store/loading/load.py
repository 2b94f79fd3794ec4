"""Loading: a file taken in whole or refused whole, kept by content, then named in the ledger."""

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from metrics import rules
from metrics.catalogue import catalogue
from metrics.catalogue.catalogue import Catalogue
from metrics.catalogue.teams import TeamHistory
from store.decisions.officer import Officer
from store.durable import ContentStore, sha256
from store.intake import Accepted, Context
from store.intake.layout import Recipe
from store.ledger import in_force
from store.ledger.ledger import Entry, Kind, Ledger, head
from store.loading import apart, held
from store.settings import Places


@dataclass(frozen=True)
class Loaded:
    """What became of one file: the entry that names it.

    `accepted` is None where an earlier entry names the same bytes: nothing was read or changed.
    """

    accepted: Accepted | None
    entry: Entry


class WrongCouncilError(ValueError):
    """The store belongs to another council."""


class Store:
    """One council's ledger and stored files, as the commands use them."""

    def __init__(
        self, places: Places, read: Callable[[str, bytes, Context], Accepted] = apart.read
    ) -> None:
        """`read` reads a file: in a process of its own, unless the caller trusts what it loads."""
        self.places = places
        self._read = read
        self.files = ContentStore(places.files)
        self._ledger = Ledger(places.ledger)

    def entries(self) -> list[Entry]:
        """Every ledger entry, the chain checked."""
        return self._ledger.entries()

    def teams(self) -> TeamHistory:
        """The teams in force, as the last load of them said."""
        return in_force.teams(self.entries(), self.files)

    def found(self, council: str, *, invented: bool) -> None:
        """Makes the store this council's. Raises WrongCouncilError where another's figures are in it.

        A store in which nothing was loaded yet may still be given another name: the first was a slip.
        """
        council = " ".join(council.split())
        if not council:
            raise WrongCouncilError("a store is some council's: its name is needed")
        entries = self.entries()
        same = bool(entries) and in_force.founded(entries) == in_force.Founded(council, invented)
        if not same and not any(entry.kind == Kind.LOAD for entry in entries):
            measures = catalogue.load(self.places.catalogue)
            body = {
                "council": council,
                "invented": invented,
                **self._in_force(measures, self.files),
            }
            self._ledger.append(Kind.FOUNDED, body, after=head(entries))
            return
        home = in_force.founded(entries)
        if (home.council, home.invented) != (council, invented):
            raise WrongCouncilError(
                f"this store holds {_described(home.council, home.invented)}; "
                f"{_described(council, invented)} needs a store of its own (set DASHBOARD_STORE)"
            )

    def renew(self) -> list[Entry]:
        """The entries, with one more where the catalogue or the rules are not those last recorded."""
        entries = self.entries()
        now = self._in_force(catalogue.load(self.places.catalogue), self.files)
        recorded = in_force.of_figures(entries)[-1].body
        if any(recorded[name] != held for name, held in now.items()):
            self._ledger.append(Kind.RULES, now, after=head(entries))
            return self.entries()
        return entries

    def load(self, path: Path, officer: Officer) -> Loaded:
        """Takes one file in whole. Raises Refused, with nothing changed, where any row cannot stand."""
        entries, data = self.entries(), path.read_bytes()
        if earlier := self.loaded_already(entries, data):
            return Loaded(None, earlier)
        return self.accept(entries, self.read(entries, path.name, data), data, officer)

    def read(self, entries: Sequence[Entry], file: str, data: bytes) -> Accepted:
        """What a file would bring, held against what is in force and loaded. Raises Refused."""
        context = self._context(entries, catalogue.load(self.places.catalogue))
        accepted = self._read(file, data, context)
        if "team" in accepted.tables:
            held.refuse_orphans(accepted, held.quarters(entries, self.files, context.council))
        return accepted

    def keep_recipe(self, recipe: Recipe, officer: Officer) -> Entry:
        """Records how a workbook of the council's own is laid out; a later one of its name replaces it."""
        entries = self.entries()
        body = {
            "recipe": self.files.put(recipe.to_json()),
            "name": recipe.name,
            "by": officer.name,
            "role": officer.role,
        }
        return self._ledger.append(Kind.RECIPE, body, after=head(entries))

    def accept(
        self, entries: Sequence[Entry], accepted: Accepted, data: bytes, officer: Officer
    ) -> Loaded:
        """Loads what was read on these entries. Raises MovedOnError where another came meanwhile.

        Bytes and accepted rows are on the disk before the entry that names them.
        """
        body = self.body(entries, accepted, data, officer, self.files)
        return Loaded(accepted, self._ledger.append(Kind.LOAD, body, after=head(entries)))

    def body(
        self,
        entries: Sequence[Entry],
        accepted: Accepted,
        data: bytes,
        officer: Officer,
        files: ContentStore,
    ) -> dict[str, Any]:
        """The body of the entry that loads a file, once `files` keeps all that it names."""
        tables = {
            name: files.put(_parquet(table))
            for name, table in accepted.tables.items()
            if table.num_rows
        }
        body = {
            "kind": accepted.kind,
            "file": accepted.file,
            "bytes": files.put(data),
            "tables": tables,
            "row_count": accepted.rows,
            "notices": [asdict(notice) for notice in accepted.notices],
            "by": officer.name,
            "role": officer.role,
            **self._in_force(catalogue.load(self.places.catalogue), files),
        }
        for name in in_force.REPLACED_WHOLE:
            body[name] = tables.get(name) or _last_named(entries, name)
        return body

    def loaded_already(self, entries: Sequence[Entry], data: bytes) -> Entry | None:
        """The load that brought these bytes, where nothing loaded since has replaced any of it."""
        stored = sha256(data)
        for place, entry in enumerate(entries):
            if entry.kind == Kind.LOAD and entry.body["bytes"] == stored:
                later = [each for each in entries[place + 1 :] if each.kind == Kind.LOAD]
                if not any(self._replaces(each, entry) for each in later):
                    return entry
        return None

    def _replaces(self, later: Entry, earlier: Entry) -> bool:
        """Whether a later load replaced a row of an earlier one."""
        for name in later.body["tables"].keys() & earlier.body["tables"].keys():
            if name in in_force.REPLACED_WHOLE:
                return True
            if columns := in_force.KEYS.get(name, ()):
                keys = (
                    in_force.cells(self.files, entry.body["tables"][name], columns)
                    for entry in (later, earlier)
                )
                if set.intersection(*keys):
                    return True
        return False

    def _in_force(self, measures: Catalogue, files: ContentStore) -> dict[str, str]:
        """The hashes of a catalogue and of the rules as they are now, once `files` keeps both."""
        text = json.dumps(dict(measures.files), sort_keys=True, ensure_ascii=False)
        return {"catalogue": files.put(text.encode()), "rules": files.put(rules.text().encode())}

    def _context(self, entries: Sequence[Entry], measures: Catalogue) -> Context:
        home = in_force.founded(entries).council
        return Context(
            catalogue=measures,
            teams=in_force.teams(entries, self.files),
            targets=in_force.targets(entries, self.files),
            council=home,
            neighbours=in_force.neighbours(entries, self.files, home),
            recipes=in_force.recipes(entries, self.files),
        )


def _last_named(entries: Sequence[Entry], table: str) -> str | None:
    named = [entry.body[table] for entry in entries if entry.body.get(table)]
    return named[-1] if named else None


def _parquet(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _described(council: str, invented: bool) -> str:
    return f"{council} ({'invented' if invented else 'real'} figures)"
