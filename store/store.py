"""One council's store, opened: the one handle by which everything else reads it, adds to it and builds from it."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from metrics import rules
from metrics.catalogue import catalogue
from metrics.catalogue.measure import Catalogue
from metrics.catalogue.refusal import CatalogueError
from metrics.catalogue.teams import TeamHistory
from metrics.edition import OFFICER, Edition
from metrics.period import Period
from store.build import build, make_apart, records
from store.build.build import Built, Make
from store.build.database import EngineError
from store.durable import ContentStore, DamagedError
from store.intake import Accepted, Context
from store.ledger import in_force
from store.ledger.body import written
from store.ledger.ledger import Entry, Kind, Ledger, NotRecordedError, head
from store.loading import apart
from store.names import WrongCouncilError, council_name
from store.settings import Places, places

Read = Callable[[str, bytes, Context], Accepted]
"""Reads a file of a name, held against what is in force. Raises Refused."""


class NotBuiltError(RuntimeError):
    """What was done is recorded and stands, and the draft could not be built with it; the message says both."""

    def __init__(self, recorded: Entry, why: Exception) -> None:
        super().__init__(
            f"recorded as entry {recorded.number}, and the draft is not built with it yet: {why}"
        )
        self.recorded = recorded


class Store:
    """Where one store lies, its ledger and its stored files.

    Who acts is told to each act (`store/decisions/`, `store/loading/`), and recorded with it.
    """

    def __init__(self, places: Places, read: Read = apart.read, make: Make = build.make) -> None:
        """`read` reads a file: in a process of its own, unless the caller trusts what it loads. `make` makes
        a snapshot: here, unless the caller has readers to serve."""
        self.places = places
        self.read = read
        self.make = make
        self.files = ContentStore(places.files)
        self.ledger = Ledger(places.ledger, places.anchor)

    def entries(self) -> list[Entry]:
        """Every ledger entry, the chain checked. Raises DamagedError where it does not hold."""
        return self.ledger.entries()

    def catalogue(self) -> Catalogue:
        """The catalogue as it is written now. Raises CatalogueError."""
        return catalogue.load(self.places.catalogue)

    def teams(self) -> TeamHistory:
        """The teams in force, as the last load of them said."""
        return in_force.teams(self.entries(), self.files)

    def record(self, kind: str, body: dict[str, Any], seen: Sequence[Entry]) -> Entry:
        """Adds one entry for somebody who had seen these. Raises MovedOnError where more came since."""
        return self.ledger.append(kind, body, after=head(seen))

    def record_all(
        self, kind: str, bodies: Sequence[dict[str, Any]], seen: Sequence[Entry]
    ) -> list[Entry]:
        """Adds an entry for each body, all of them or none. Raises as `record` does."""
        return self.ledger.append_all(kind, bodies, after=head(seen))

    def found(self, council: str, *, invented: bool) -> None:
        """Makes the store this council's. Raises WrongCouncilError where another's figures are in it.

        A store in which nothing was loaded yet may still be given another name: the first was a slip.
        """
        wanted = in_force.Founded(council=council_name(council), invented=invented)
        entries = self.entries()
        same = bool(entries) and in_force.founded(entries) == wanted
        if not same and not any(entry.kind == Kind.LOAD for entry in entries):
            self.record(Kind.FOUNDED, {**written(wanted), **self.rules_now(self.files)}, entries)
            return
        home = in_force.founded(entries)
        if home != wanted:
            raise WrongCouncilError(
                f"this store holds {_described(home)}; "
                f"{_described(wanted)} needs a store of its own (set DASHBOARD_STORE)"
            )

    def rules_now(self, files: ContentStore) -> dict[str, str]:
        """The hashes of the catalogue and of the rules as they are now, once `files` keeps both."""
        text = json.dumps(dict(self.catalogue().files), sort_keys=True, ensure_ascii=False)
        return {"catalogue": files.put(text.encode()), "rules": files.put(rules.text().encode())}

    def renew(self) -> list[Entry]:
        """The entries, with one more where the catalogue or the rules are not those last recorded."""
        entries = self.entries()
        now = self.rules_now(self.files)
        recorded = in_force.of_figures(entries)[-1].body
        if any(recorded[name] != held for name, held in now.items()):
            return [*entries, self.record(Kind.RULES, now, entries)]
        return entries

    def build(self, edition: Edition = OFFICER) -> Built:
        """Makes the snapshot of all that is loaded, by the catalogue and rules as they are now, and puts
        it in use as the draft. Raises as `store.build.build.build` does."""
        return build.build(self.places, self.renew(), edition, self.make)

    def build_with(self, recorded: Entry) -> Built:
        """Builds the draft with what was just recorded. Raises NotBuiltError where the draft stays as it was."""
        try:
            return self.build()
        except (OSError, EngineError, DamagedError, CatalogueError, NotRecordedError) as fault:
            raise NotBuiltError(recorded, fault) from fault

    def behind(self) -> Entry | None:
        """The last entry that figures are made of, where the draft in use is made without it; else None."""
        entries = self.entries()
        if not any(entry.kind == Kind.LOAD for entry in entries):
            return None
        last = in_force.of_figures(entries)[-1]
        record = records.read(self.places.current)
        return last if record is None or record.ledger_length < last.number else None

    def latest_quarter(self, built: Built) -> Period | None:
        """The latest quarter of what was built; None where its scorecard has none."""
        return build.latest_quarter(built.path)

    def prepare(self, entries: Sequence[Entry], edition: Edition = OFFICER) -> Built:
        """Makes an edition's snapshot of some entries; which one is in use does not change."""
        return build.prepare(self.places, entries, edition, self.make)


def chosen_store() -> Store:
    """The store that the environment names, or the invented council's: see `store.settings`."""
    return Store(places())


def serving_store() -> Store:
    """The same store for a server, which makes snapshots in processes of their own."""
    return Store(places(), make=make_apart.make)


def _described(founded: in_force.Founded) -> str:
    return f"{founded.council} ({'invented' if founded.invented else 'real'} figures)"
