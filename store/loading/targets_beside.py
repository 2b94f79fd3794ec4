"""The targets that stand beside a council's figures, set by an officer in one act: a targets file of those in force and of
these."""

from collections.abc import Sequence

from store.decisions.officer import Officer
from store.intake import TargetBeside
from store.intake.kinds import targets_file
from store.ledger import in_force
from store.ledger.ledger import Entry
from store.loading import load
from store.loading.load import Loaded
from store.store import Store


def set_targets(
    store: Store,
    officer: Officer,
    seen: Sequence[Entry],
    file: str,
    beside: Sequence[TargetBeside],
) -> Loaded:
    """Loads the targets that stand in a file beside those in force, as a targets file of its own.

    Raises Refused where one of them can be no target of its measure, MovedOnError where somebody recorded
    anything since; nothing is loaded then.
    """
    rows = in_force.target_rows(seen, store.files)
    data = targets_file.with_those_beside(rows, beside, store.catalogue())
    name = f"targets beside figures of {file}"[:70] + ".csv"
    return load.accept(store, officer, seen, load.read(store, seen, name, data), data)
