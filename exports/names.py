"""The names that downloads carry: what is in the file, whose edition, and that figures are invented where they are."""

import re
import unicodedata

from metrics.whose import Whose

LONGEST = 150
"""Letters in a whole name: short enough for every file system and most mail systems."""

_PART = 40


def file_name(*parts: str, extension: str, whose: Whose) -> str:
    """A safe name such as `placement-stability_2017-18-Q3_All_officer-edition_not-for-publication.png`.

    `parts` come in order (what, period, team, layout ...) and empty ones are left out. Letters
    lose their accents, everything but letters and digits becomes a hyphen, each part is cut to
    40 letters (a measure's id is shorter), and the name ends with the edition. `extension` with or
    without its dot.
    """
    safe = [part for part in map(part_name, parts) if part]
    end = "_".join(whose.file_parts)
    suffix = re.sub(r"[^a-z0-9]", "", extension.lower())
    room = LONGEST - len(end) - len(suffix) - 2
    start = "_".join(safe)[:room].rstrip("-_") or "figures"
    return f"{start}_{end}.{suffix}"


def part_name(text: str, longest: int = _PART) -> str:
    """One part of a name in ASCII letters, digits and single hyphens; '' where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    plain = plain.replace("'", "")
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:longest].rstrip("-")
