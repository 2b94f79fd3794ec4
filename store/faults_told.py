"""Errors of the store as they travel from a process of its own: which it was, and in which words."""

import json
from dataclasses import asdict

from metrics.catalogue.refusal import CatalogueError
from store.build.database import EngineError
from store.durable import DamagedError, NotReadError, NotWrittenError
from store.intake import Fault, Refused

_WORDED = {
    each.__name__: each
    for each in (NotWrittenError, NotReadError, EngineError, DamagedError, CatalogueError)
}
"""Errors that are their words and nothing else; one of a narrower sort travels as the first that it is."""

CARRIED = (Refused, *_WORDED.values(), OSError)
"""What such a process may tell of; any other error ends it."""


def written(fault: Exception) -> str:
    """One of CARRIED as it travels."""
    if isinstance(fault, Refused):
        faults = [asdict(each) for each in fault.faults]
        said = {"file": fault.file, "faults": faults, "total": fault.total}
        return json.dumps({"kind": "Refused", **said})
    for name, each in _WORDED.items():
        if isinstance(fault, each):
            return json.dumps({"kind": name, "words": str(fault)})
    assert isinstance(fault, OSError), "nothing else is carried"
    words = fault.strerror or str(fault)
    return json.dumps({"kind": "OSError", "code": fault.errno, "words": words})


def read(text: str) -> Exception:
    """The same error again."""
    said = json.loads(text)
    if said["kind"] == "Refused":
        faults = tuple(Fault(**each) for each in said["faults"])
        return Refused(said["file"], faults, said["total"])
    if said["kind"] == "OSError":
        return OSError(said["code"], said["words"])
    return _WORDED[said["kind"]](said["words"])
