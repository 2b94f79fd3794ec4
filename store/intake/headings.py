"""The headings of a kind of file: those that must be there, those that may, and whether any other may too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Headings:
    """The columns that a kind of file must have and may have; a published table may have any others.

    `earlier` are what releases before called some of them, by our names.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    others: bool = False
    earlier: tuple[Mapping[str, str], ...] = ()

    def ways(self) -> Iterator[Mapping[str, str]]:
        """The columns that must be there as each release heads them: our name by the heading."""
        for renamed in ({}, *self.earlier):
            yield {renamed.get(name, name): name for name in self.required}

    @property
    def known(self) -> tuple[str, ...]:
        """Every heading that is named, those that must be there first."""
        return (*self.required, *self.optional)
