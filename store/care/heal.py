"""What can be made again from the ledger is made again: the figures of publications, and the end beside the ledger."""

from store.decisions import publication
from store.read import as_at
from store.read.as_at import Sort
from store.store import Store


def heal(store: Store) -> int:
    """Makes what is not there of what was published, and says of how many publications.

    Raises DamagedError where figures would not be those that were published.
    """
    entries = store.entries()
    store.ledger.record_end()
    missing = [
        state
        for state in as_at.every(store, entries)
        if state.sort is Sort.EARLIER and not as_at.ready(store, entries, state)
    ]
    for state in missing:
        record = store.prepare(entries[: state.figures]).record
        assert state.publication is not None, "an earlier state is a publication's"
        publication.check(state.publication, record.identity)
    return len(missing)
