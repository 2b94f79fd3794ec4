"""Why a catalogue file cannot be used: file, measure, what was found, what is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


class CatalogueError(ValueError):
    """A catalogue file cannot be used: file, measure, what was found, what is allowed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the catalogue something stands: the file, and the measure's id (or `the file`)."""

    file: str
    where: str

    def refusal(self, key: str, value: Any, allowed: Iterable[Any]) -> CatalogueError:
        """What stands under a key here, and what may."""
        choices = ", ".join(str(item) for item in allowed)
        return self.fault(f"{key}: found {value!r}; allowed: {choices}")

    def fault(self, words: str) -> CatalogueError:
        """What is wrong here, in words of its own."""
        return CatalogueError(f"{self.file}: {self.where}: {words}")
