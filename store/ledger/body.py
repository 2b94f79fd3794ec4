"""What an entry says, as typed values: the ledger keeps plain JSON, and who reads it gets a struct or a refusal."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from store.durable import DamagedError
from store.ledger.ledger import Entry


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one sort of entry says. A field that comes later has a default, so that old entries still read."""


B = TypeVar("B", bound=msgspec.Struct)


class UnknownBodyError(DamagedError):
    """An entry is as it was recorded, and says what this version of the product does not know."""


def written(body: msgspec.Struct) -> dict[str, Any]:
    """What is kept of a body: plain JSON values, amounts in full as text."""
    said: dict[str, Any] = msgspec.to_builtins(body)
    return said


def read(entry: Entry, sort: type[B], beside: Collection[str] = ()) -> B:
    """The body of an entry; `beside` names what else stands in it and is read by somebody else.

    Raises UnknownBodyError where it has another field, lacks one or holds what none may.
    """
    said: Mapping[str, Any] = {
        name: value for name, value in entry.body.items() if name not in beside
    }
    try:
        return msgspec.convert(said, sort)
    except msgspec.ValidationError as fault:
        raise UnknownBodyError(
            f"ledger: entry {entry.number} ({entry.kind}) is not one that this version knows: {fault}. "
            "Where a later version recorded it, use that one"
        ) from fault


def recorded_at(entry: Entry) -> datetime:
    """When an entry was recorded, in universal time."""
    return datetime.fromisoformat(entry.recorded_at)
