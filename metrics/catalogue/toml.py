"""A file of the catalogue read as TOML, its decimals exact."""

import tomllib
from decimal import Decimal
from typing import Any

from metrics.catalogue.refusal import CatalogueError


def document(name: str, text: str) -> dict[str, Any]:
    """What the text of a file says. Raises CatalogueError where it is no TOML."""
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as fault:
        raise CatalogueError(f"{name}: not valid TOML: {fault}") from fault
