"""The project's own files, for the tests that read them: those that git tracks, or would."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_OUTSIDE = {".git", ".venv", "store"}


@cache
def files(*endings: str) -> tuple[Path, ...]:
    """Every file of the project with one of these endings (all without), relative to its root."""
    found = (path for path in _tracked() if path.name.endswith(endings or ("",)))
    return tuple(sorted(path for path in found if (ROOT / path).is_file()))


def text(path: Path) -> str:
    """What a file of the project holds."""
    return (ROOT / path).read_text(encoding="utf-8")


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
        if not _OUTSIDE & set(path.relative_to(ROOT).parts) and "__pycache__" not in path.parts
    )
