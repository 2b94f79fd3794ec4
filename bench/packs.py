"""What a committee pack costs: `python -m bench.packs STORE TIMES FORMAT...` makes it so often and says how memory grew.

Leaves `packs.json` beside the store: bytes by file, the megabytes held after the first and the last, and
the CPU seconds of the last, as the running dashboard would spend them.
"""

import json
import resource
import sys
import time
from pathlib import Path

from exports.pack.pack import pack
from metrics import period
from metrics.catalogue import catalogue
from reporting.paper.options import Options
from reporting.reading import Reading
from store.read.snapshot import open_current
from store.settings import Places
from store.store import Store

FOUND = "packs.json"


def main(store: Path, times: int, formats: list[str]) -> None:
    """Makes the latest quarter's pack of a store."""
    snapshot = open_current(Store(Places(store, catalogue.OWN_MEASURES)))
    assert snapshot is not None, "a built store"
    quarter = period.parse(snapshot.rows("quarters")[0].period)
    held: list[float] = []
    for _ in range(times):
        before = time.process_time()
        files = pack(Reading(snapshot), Options(quarter), store / "fonts", formats)
        spent = time.process_time() - before
        held.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    found = {
        "bytes": {file.name: len(file.content) for file in files},
        "first": held[0],
        "last": held[-1],
        "cpu": spent,
    }
    (store / FOUND).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
