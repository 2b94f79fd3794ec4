"""What a file would do, found out in a process of its own, behind whoever serves readers.

`python -m store.loading.propose_apart` is that process. It is asked, and answers, in our own bytes: the file itself
is read in yet another, which can answer in figures and words alone.
"""

import pickle
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from store import faults_told
from store.build.database import EngineError
from store.loading import proposal
from store.loading.proposal import Progress, Proposal
from store.store import Store
from work.heavy import Heavy, Told

_WORK = Heavy(
    "store.loading.propose_apart",
    called="working it out",
    seconds=600,  # a council's takes five
    memory=3_000_000_000,
    carried=faults_told.CARRIED,
    written=faults_told.written,
    read=faults_told.read,
    ended=EngineError,
)


def propose(
    store: Store, file: str, data: bytes, told: Progress = lambda share, words: None
) -> Proposal:
    """As `proposal.propose`. Raises as it does, and EngineError where the process ended without an answer."""
    # Made here: the process is killed where its asker leaves, and could take nothing away again.
    with TemporaryDirectory(prefix="proposal-") as folder:
        said = _WORK.ask((store.places, file, data, Path(folder)), told)
    found: Proposal = pickle.loads(said)  # noqa: S301 - from the product itself
    return found


def _answer(question: tuple[Any, ...], told: Told) -> bytes:
    places, file, data, folder = question
    return pickle.dumps(proposal.propose(Store(places), file, data, folder, told))


def main() -> int:
    """Works out what it is asked for."""
    return _WORK.answer_all(_answer)


if __name__ == "__main__":
    sys.exit(main())
