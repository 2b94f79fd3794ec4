"""The font of every picture: made ready for the drawing engine, and carried inside every SVG.

The dependency `fontpkg-source-sans-3` holds one file for all weights. The drawing engine wants
one file a weight, and an SVG shown as `<img>` sees no font but its own, so both are made here,
once, into a folder that the caller names. Nothing is fetched.
"""

import base64
import io
import tempfile
import threading
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from metrics.letters import DRAWN
from store.durable import write

FAMILY = "Source Sans 3"
WEIGHTS = {400: "Regular", 600: "SemiBold"}

_RECIPE = "2"
"""Raised when what is made here changes, so that a folder of an earlier recipe is not used."""

CARRIED = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *map(ord, "ẀẁẂẃẄẅỲỳ‘’“”–—…↑→↓−≤≥■□●○◆✓€"),
]
"""What travels in each SVG: the letters of English, Welsh and its neighbours, digits and shapes."""

_lock = threading.Lock()
_style: str | None = None
_home: Path | None = None


class FontsNotReady(RuntimeError):
    """A picture was asked for before `prepare` named a folder for the fonts."""


def prepare(folder: Path) -> None:
    """Make the fonts in `folder` where they are not there yet; whoever draws or sets finds them in `folder()`.

    Where nothing can be written there they are made in a folder for temporary files. Takes about 3 seconds of CPU the first time for a folder and next to none after that; a
    second call in the same process does nothing. Several processes may share a folder.
    """
    global _style, _home
    with _lock:
        if _style is not None:
            return
        try:
            home = _made(folder.resolve() / f"fonts-{_RECIPE}")
        except OSError:
            home = _made(Path(tempfile.mkdtemp(prefix="fonts-")))
        _home = home
        _style = _style_of(
            {weight: home / f"SourceSans3-{n}.woff2" for weight, n in WEIGHTS.items()}
        )


def _made(home: Path) -> Path:
    """The folder of the fonts, filled where it is not. Raises OSError."""
    wanted = {
        f"SourceSans3-{name}.{kind}" for name in WEIGHTS.values() for kind in ("ttf", "woff2")
    }
    if not (home.is_dir() and wanted <= {path.name for path in home.iterdir()}):
        home.mkdir(parents=True, exist_ok=True)
        for name, content in _make().items():
            write(home / name, content)
    return home


def folder() -> Path:
    """The folder that holds a TrueType file a weight. Raises FontsNotReady."""
    if _home is None:
        raise FontsNotReady("call exports.fonts.prepare(folder) once before drawing")
    return _home


@cache
def letters() -> frozenset[str]:
    """Every letter that the fonts draw. Raises FontsNotReady."""
    paths = [folder() / f"SourceSans3-{name}.ttf" for name in WEIGHTS.values()]
    maps = [set(_opened(path.read_bytes()).getBestCmap()) for path in paths]
    return frozenset(map(chr, set.intersection(*maps)))


def style() -> str:
    """The `<style>` element that gives an SVG its font. Raises FontsNotReady."""
    if _style is None:
        raise FontsNotReady("call exports.fonts.prepare(folder) once before drawing")
    return _style


def _make() -> dict[str, bytes]:
    """File name to bytes: for each weight a TrueType for the engine and a small woff2 to carry.

    The letters wanted are cut out first: making a weight from the whole file takes five times
    as long.
    """
    source = files("fontpkg_source_sans_3") / "files" / "SourceSans3[wght].ttf"
    whole = _cut(_opened(source.read_bytes()), sorted(map(ord, DRAWN)))
    made: dict[str, bytes] = {}
    for weight, name in WEIGHTS.items():
        static = instancer.instantiateVariableFont(
            _opened(whole), {"wght": weight}, updateFontNames=True
        )
        drawn = _bytes(static)
        made[f"SourceSans3-{name}.ttf"] = drawn
        made[f"SourceSans3-{name}.woff2"] = _cut(_opened(drawn), CARRIED, "woff2")
    return made


def _opened(content: bytes) -> TTFont:
    """A font that does not write the clock into itself when it is saved: the same letters, the same bytes."""
    return TTFont(io.BytesIO(content), recalcTimestamp=False)


def _cut(font: TTFont, letters: list[int], flavor: str | None = None) -> bytes:
    options = Options(
        layout_features=["kern", "ccmp", "locl", "mark", "mkmk"],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17],
        notdef_outline=True,
    )
    cutter = Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.flavor = flavor
    return _bytes(font)


def _bytes(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _style_of(paths: dict[int, Path]) -> str:
    faces = "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{base64.b64encode(path.read_bytes()).decode()})"
        " format('woff2')}"
        for weight, path in paths.items()
    )
    return f"<style>{faces}</style>"
