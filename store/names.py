"""What a council may be called: one name that readers can see and tell from any other."""

from metrics import letters
from metrics.vocabulary import ALL_TEAMS, ALL_TEAMS_LABEL, ENGLAND_AND_REGIONS


class WrongCouncilError(ValueError):
    """The store belongs to another council."""


def council_name(council: str) -> str:
    """A council's name as it is kept. Raises WrongCouncilError where none can be called so."""
    if len(council.strip().splitlines()) > 1:
        raise WrongCouncilError("a council's name is one line: found a line break")
    name = " ".join(council.split())
    if not name:
        raise WrongCouncilError("a store is some council's: its name is needed")
    if (odd := letters.odd(name)) is not None:
        raise WrongCouncilError(
            f"a council's name is in letters that readers can see and tell apart: found {letters.called(odd)}"
        )
    told = letters.Told(taken=(*ENGLAND_AND_REGIONS, ALL_TEAMS, ALL_TEAMS_LABEL))
    if (other := told.twin(name)) is not None:
        raise WrongCouncilError(
            f"a store is one council's: found {name}; allowed: a name that does not look like {other}"
        )
    return name
