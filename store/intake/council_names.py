"""What people call a council and what published tables call it: one council under several spellings of one name."""

import re
import unicodedata
from collections.abc import Iterable

from store.intake.faults import Faults

_AROUND = re.compile(
    r"^(?:the )?(?:(?:london|royal|metropolitan) )?(?:borough|city|county|district) of (?!london$)"
    r"|^(?:city|county) and (?:borough|county) of "
    r"| (?:(?:metropolitan|london|royal|unitary|city|county|district) )*(?:borough |district )?council$"
    r"| (?:city|county) of$"
)
"""What stands round a name in law and in lists: `City of Bradford Council`, `Herefordshire, County of`."""

_SHORT = {
    "hull": "kingston upon hull", "bath": "bath and north east somerset", "banes": "bath and north east somerset",
    "bcp": "bournemouth christchurch and poole", "brighton": "brighton and hove", "telford": "telford and wrekin",
    "windsor": "windsor and maidenhead", "redcar": "redcar and cleveland", "southend": "southend on sea",
    "durham": "county durham", "stoke": "stoke on trent", "newcastle": "newcastle upon tyne",
    "blackburn": "blackburn with darwen", "barking": "barking and dagenham", "hammersmith": "hammersmith and fulham",
    "kensington": "kensington and chelsea", "cheshire west": "cheshire west and chester",
    "richmond": "richmond upon thames", "east riding": "east riding of yorkshire", "scilly": "isles of scilly", "city of london corporation": "city of london",
}  # fmt: skip
"""Short names that can mean one council alone, by what is left of its published name."""

JOINT = " / "
"""What stands between the councils of a joint return."""


def plain(name: str) -> str:
    """A council's name without what may be written in several ways; equal for one council alone."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    text = " ".join(re.findall(r"[a-z0-9]+", text.replace("'", "").replace("\u2019", "")))
    text = re.sub(r"\bsaint\b", "st", text)
    for _ in range(2):
        text = _AROUND.sub("", text).strip()
    return _SHORT.get(text, text)


def same_council(name: str, named: Iterable[str]) -> str | None:
    """The one of these names that is a council's; None where none or several may be."""
    every = list(named)
    if name in every:
        return name
    found = [each for each in every if plain(each) == plain(name)]
    return found[0] if len(found) == 1 else None


def found_in(name: str, named: Iterable[str], faults: Faults) -> str | None:
    """A council's name in a table; a notice where it is written otherwise there, None as of `same_council`."""
    found = same_council(name, named)
    if found is not None and found != name:
        faults.notice(None, "la_name", "named_otherwise", found, f"read as {name}")
    return found


def joint_return(name: str, named: Iterable[str]) -> str | None:
    """The joint return of which a council is a part, by its name in a table; None where it has none."""
    parts = plain(name)
    return next(
        (each for each in named if JOINT in each and parts in map(plain, each.split(JOINT))), None
    )
