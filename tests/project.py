"""The project's own files, for the tests that read them: those that git tracks, or would."""

import ast
import subprocess
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_OUTSIDE = {".git", ".venv"}
_LOADED = ("data", "store")
"""What a council loads lies there: nothing of the project."""


@cache
def files(*endings: str) -> tuple[Path, ...]:
    """Every file of the project with one of these endings (all without), relative to its root."""
    found = (path for path in _tracked() if path.name.endswith(endings or ("",)))
    return tuple(sorted(path for path in found if (ROOT / path).is_file()))


def text(path: Path) -> str:
    """What a file of the project holds."""
    return (ROOT / path).read_text(encoding="utf-8")


def per_file(
    paths: Sequence[Path],
) -> Callable[[Callable[[Path], None]], Callable[[pytest.Subtests], None]]:
    """Makes a check of one file a test of all these: a subtest each, so that every fault is told."""

    def held(check: Callable[[Path], None]) -> Callable[[pytest.Subtests], None]:
        def test(subtests: pytest.Subtests) -> None:
            assert paths, "no file is held to this"
            for path in paths:
                with subtests.test(path.as_posix()):
                    check(path)

        test.__name__, test.__qualname__, test.__doc__ = (
            check.__name__, check.__qualname__, check.__doc__,
        )  # fmt: skip
        return test

    return held


@cache
def screens() -> dict[str, str]:
    """The screens that the navigation lists: file name to title. The script itself is not run."""
    for node in ast.parse(text(Path("ui/frame/main.py"))).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES":
            return ast.literal_eval(node.value)
    raise LookupError("ui/frame/main.py lists no PAGES")


@cache
def _tracked() -> tuple[Path, ...]:
    """What git tracks; where the project was unpacked without git, every file but the made ones."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode == 0:
        return tuple(Path(name) for name in listed.stdout.split("\0") if name)
    return tuple(
        path.relative_to(ROOT)
        for path in ROOT.rglob("*")
        if not _OUTSIDE & set(path.relative_to(ROOT).parts)
        and path.relative_to(ROOT).parts[:2] != _LOADED
        and "__pycache__" not in path.parts
    )
