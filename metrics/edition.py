"""Editions: who may read the figures, said on every screen, paper, picture and file name.

An edition is a value that travels with a snapshot and with everything made from it. The public edition,
in which small numbers are hidden, is not built yet, and asking for it is refused.
"""

from dataclasses import dataclass


class EditionError(ValueError):
    """An edition that there is not; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: its code in records and options, what members read of it, its part of a file's name."""

    code: str
    label: str
    file_part: str


OFFICER = Edition(
    "officer", "Officer edition: not for publication", "officer-edition_not-for-publication"
)
PUBLIC_CODE = "public"
BUILT: tuple[Edition, ...] = (OFFICER,)
"""The editions that a build makes."""


def named(code: str) -> Edition:
    """The edition of a code. Raises EditionError where it is not built."""
    found = next((each for each in BUILT if each.code == code), None)
    if found is not None:
        return found
    if code == PUBLIC_CODE:
        raise EditionError(
            "there is no public edition yet: small numbers are not hidden. "
            "Only the officer edition can be made, and it is not for publication"
        )
    raise EditionError(
        f"edition: found {code!r}; allowed: {', '.join(each.code for each in BUILT)}"
    )
