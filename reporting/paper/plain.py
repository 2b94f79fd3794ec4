"""Text as every format can hold it, so that all of them hold the same."""

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

import msgspec

from metrics import letters

_Made = TypeVar("_Made")

_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")


def plain(text: str) -> str:
    """Text without letters that an office file cannot hold; a tab is a space."""
    return letters.harmless(_LINE_ENDS.sub("\n", text).replace("\t", " "), "")


def cleaned(made: _Made) -> _Made:
    """A paper, or any part of one, with every text in it plain; what is plain already is itself, not a copy."""
    if isinstance(made, str) and not isinstance(made, Enum):
        return plain(made)  # type: ignore[return-value]
    if isinstance(made, tuple):
        parts = tuple(map(cleaned, made))
        same = all(part is old for part, old in zip(parts, made, strict=True))
        return made if same else parts  # type: ignore[return-value]
    if isinstance(made, msgspec.Struct):
        changed = _changed(made, made.__struct_fields__)
        return msgspec.structs.replace(made, **changed) if changed else made
    if is_dataclass(made) and not isinstance(made, type):
        changed = _changed(made, (each.name for each in fields(made) if each.init))
        return replace(made, **changed) if changed else made
    return made


def _changed(made: Any, names: Iterable[str]) -> dict[str, Any]:
    parts = {name: getattr(made, name) for name in names}
    done = {name: cleaned(part) for name, part in parts.items()}
    return {name: part for name, part in done.items() if part is not parts[name]}
