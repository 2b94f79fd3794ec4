"""Which tier a test is of: by its folder, unless it says otherwise itself; exactly one, or it is an error."""

from collections.abc import Iterable
from pathlib import Path, PurePath

import pytest

TIERS = ("rule", "store", "screen", "browser", "proof")
"""From the quickest to the slowest: pyproject.toml says of each what it takes."""

_OF_FOLDERS = {
    "metrics": "rule",
    "charts": "rule",
    "demo": "store",
    "store": "store",
    "reporting": "screen",
    "exports": "screen",
    "ui": "screen",
    "browser": "browser",
    "faults": "proof",
    "work": "store",
}
"""The tier of what lies in a folder. A file beside the folders reads the project's own text: a rule."""

LONGEST_FIRST = ("browser", "proof", "screen", "store", "rule")
"""The order in which several workers take up files: what takes long is not left to the end."""


class TierError(ValueError):
    """A test has no tier, or more than one."""


def tier(path: PurePath, own: Iterable[str]) -> str:
    """The tier of a test in a file (relative to tests/) that bears these markers. Raises TierError."""
    said = sorted({name for name in own if name in TIERS})
    if len(said) > 1:
        raise TierError(f"{path}: of one tier, not of {' and '.join(said)}")
    if said:
        return said[0]
    if len(path.parts) == 1:
        return "rule"
    if path.parts[0] not in _OF_FOLDERS:
        raise TierError(f"{path}: tests/tiers.py gives this folder no tier")
    return _OF_FOLDERS[path.parts[0]]


def mark(item: pytest.Item, root: Path) -> None:
    """Gives a test the marker of its tier. Raises pytest.Collector.CollectError where it has not exactly one."""
    own = [marker.name for marker in item.iter_markers()]
    try:
        found = tier(item.path.relative_to(root), own)
    except TierError as fault:
        raise pytest.Collector.CollectError(str(fault)) from fault
    if found not in own:
        item.add_marker(found)


def of(item: pytest.Item) -> str:
    """The tier of a test that has been marked."""
    return next(marker.name for marker in item.iter_markers() if marker.name in TIERS)
