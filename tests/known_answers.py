"""Where the known answers from outside lie: the environment says, or the open ones committed here."""

import csv
import os
from pathlib import Path

_KNOWN = Path(__file__).parent / "known"


def oracle() -> Path:
    """The folder of known answers: ORACLE_DIR, or the open ones."""
    return Path(os.environ.get("ORACLE_DIR") or _KNOWN / "oracle")


def bad_inputs() -> Path:
    """The folder of files that must be refused or read just so: BAD_INPUTS_DIR, or the open ones."""
    return Path(os.environ.get("BAD_INPUTS_DIR") or _KNOWN / "bad_inputs")


def cases() -> Path:
    """The folder of inputs on which the product once failed: CASES_DIR, or the open ones."""
    return Path(os.environ.get("CASES_DIR") or _KNOWN / "public_cases")


def establishment() -> Path:
    """The folder of answers on posts, money and numbers to come: ESTABLISHMENT_DIR, or the open ones."""
    return Path(os.environ.get("ESTABLISHMENT_DIR") or _KNOWN / "establishment")


def attacks() -> list[Path]:
    """The files of cases() that a council might be sent, where the folder's README says what is expected of them.

    The other folders of `attacks/` are of drivers of their own.
    """
    return sorted(
        path
        for path in (cases() / "attacks").rglob("*")
        if path.suffix in (".csv", ".xlsx") and "Expect" in (path.parent / "README").read_text()
    )


def attacks_by_folder() -> list[Path]:
    """One file of each folder of attacks(): where one of a kind is enough."""
    return list({path.parent: path for path in attacks()}.values())


def dfe() -> Path | None:
    """The folder of published statistics: DFE_DIR, or None where it is not given."""
    folder = os.environ.get("DFE_DIR")
    return Path(folder) if folder else None


def published(file: str) -> Path:
    """One published table in DFE_DIR. Raises LookupError where the environment does not name it."""
    folder = dfe()
    if folder is None:
        raise LookupError("DFE_DIR does not say where the published statistics are")
    return folder / file


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV of known answers."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
