"""Errors of the store as they travel from a process of its own: which it was, and in which words."""

import json
from dataclasses import asdict

from store.build.database import EngineError
from store.durable import DamagedError, NotWrittenError
from store.intake import Fault, Refused

CARRIED = (Refused, NotWrittenError, EngineError, DamagedError, OSError)
"""What such a process may tell of; any other error ends it."""

_WORDED = {each.__name__: each for each in (NotWrittenError, EngineError, DamagedError)}


def written(fault: Exception) -> str:
    """An error as it travels."""
    if isinstance(fault, Refused):
        faults = [asdict(each) for each in fault.faults]
        said = {"file": fault.file, "faults": faults, "total": fault.total}
        return json.dumps({"kind": "Refused", **said})
    kind = next((name for name, each in _WORDED.items() if isinstance(fault, each)), "")
    if not kind and isinstance(fault, OSError):
        words = fault.strerror or str(fault)
        return json.dumps({"kind": "OSError", "code": fault.errno, "words": words})
    return json.dumps({"kind": kind, "words": str(fault)})


def read(text: str) -> Exception:
    """The same error again; one of a kind that is not known is the engine's."""
    said = json.loads(text)
    if said["kind"] == "Refused":
        faults = tuple(Fault(**each) for each in said["faults"])
        return Refused(said["file"], faults, said["total"])
    if said["kind"] == "OSError":
        return OSError(said["code"], said["words"])
    return _WORDED.get(said["kind"], EngineError)(said["words"])
