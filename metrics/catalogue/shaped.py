"""A table of TOML in its declared shape, decimals exact; or refused in words: where, what was found, what is allowed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar, get_args

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import FieldInfo

from metrics.catalogue.refusal import CatalogueError, Place

Kind = TypeVar("Kind")
Shape = TypeVar("Shape", bound=Struct)


def in_shape(shape: type[Shape], table: Mapping[str, Any], place: Place) -> Shape:
    """A table in its shape, decimals exact. Raises CatalogueError."""
    try:
        return _convert(table, shape)
    except msgspec.ValidationError as fault:
        raise _refusal(shape, table, place) or place.fault(str(fault)) from fault


def plain(written: Struct) -> dict[str, Any]:
    """A part of a measure as it stands in its file, for a refusal."""
    found: dict[str, Any] = msgspec.to_builtins(written, builtin_types=(Decimal,))
    return found


def _convert(value: Any, kind: type[Kind]) -> Kind:
    # Decimal is named as a type that is there already: msgspec would else read one out of a text.
    return msgspec.convert(value, kind, builtin_types=(Decimal,))


def _refusal(shape: type[Struct], table: Mapping[str, Any], place: Place) -> CatalogueError | None:
    """The refusal of the first thing wrong, since msgspec names neither what it found nor every key that
    is missing."""
    fields = _fields(shape)
    if missing := sorted(_required(fields) - table.keys()):
        return place.fault(f"missing {', '.join(missing)}; always to be stated")
    if unknown := sorted(table.keys() - fields.keys()):
        return place.refusal("key", ", ".join(unknown), sorted(fields))
    return _wrong_value(fields, table, place)


def _wrong_value(
    fields: Mapping[str, FieldInfo], table: Mapping[str, Any], place: Place, within: str = ""
) -> CatalogueError | None:
    """The first value that is not of its kind: `band low: found 'x'` where it stands in a table of its own."""
    for key, value in table.items():
        kind, name = fields[key].type, within + key
        if _fits(value, kind):
            continue
        inner = _shape_in(kind)
        for part in value if isinstance(value, list) else [value]:
            if inner is None or not isinstance(part, dict) or _fits(part, inner):
                continue
            parts = _fields(inner)
            if _required(parts) <= part.keys() <= parts.keys():
                return _wrong_value(parts, part, place, f"{name} ")
            return place.refusal(name, part, [_allowed(kind)])
        return place.refusal(name, value, [_allowed(kind)])
    return None


def _fields(shape: type[Struct]) -> dict[str, FieldInfo]:
    """A shape's keys as they are written."""
    return {each.encode_name: each for each in msgspec.structs.fields(shape)}


def _required(fields: Mapping[str, FieldInfo]) -> set[str]:
    return {name for name, each in fields.items() if each.required}


def _fits(value: Any, kind: Any) -> bool:
    try:
        _convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _shape_in(kind: Any) -> type[Struct] | None:
    """The table of its own that a kind of value is, or is a list of."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        return kind
    return next(filter(None, map(_shape_in, get_args(kind))), None)


def _allowed(kind: Any) -> str:
    """What a kind of value may be, as its description has it: that of the whole before that of a part."""
    for each in (*getattr(kind, "__metadata__", ()), *get_args(kind)):
        words = each.description if isinstance(each, Meta) else _allowed(each)
        if words:
            return words
    return ""
