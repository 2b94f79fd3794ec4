"""The headings of a kind of file: those that must be there, those that may, and whether any other may too."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Headings:
    """The columns that a kind of file must have and may have; a published table may have any others."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    others: bool = False

    @property
    def known(self) -> tuple[str, ...]:
        """Every heading that is named, those that must be there first."""
        return (*self.required, *self.optional)
