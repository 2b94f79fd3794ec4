"""Whose figures these are, how they stand and who may read them: said on every screen, page, picture and file."""

from dataclasses import dataclass

from metrics.edition import Edition

INVENTED = "invented-figures"
"""The part of a file's name that says that its figures are invented."""


@dataclass(frozen=True, slots=True)
class Whose:
    """A council, whether its figures are invented, how they stand, and their edition.

    `standing` is such as 'Published for the committee, 24 November 2026'; `standing_file_part` is in
    a file's name, nothing of the latest publication. `heading` is the council and, where the figures
    are not those published last, how they stand.
    """

    council: str
    invented: bool
    standing: str
    standing_file_part: str
    heading: str
    edition: Edition

    @property
    def council_words(self) -> str:
        """The council, and that its figures are invented where they are."""
        return f"{self.council} (invented figures)" if self.invented else self.council

    @property
    def in_full(self) -> str:
        """What heads every page: whose, how they stand, which edition."""
        return f"{self.council_words}. {self.standing}. {self.edition.label}"

    @property
    def file_parts(self) -> tuple[str, ...]:
        """How every file's name ends: the edition, and that the figures are invented where they are."""
        return (self.edition.file_part, *((INVENTED,) if self.invented else ()))
