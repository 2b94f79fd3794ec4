"""Letters: which no text may hold, which a name may have, and which names a reader cannot tell apart.

By Unicode's confusables (UTS 39) and normal forms (UAX 15), and what our font can draw.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from confusable_homoglyphs.confusables import confusables_data

INSTEAD = "\ufffd"
"""What is shown in the place of a letter that cannot be."""

DRAWN = frozenset(
    map(
        chr,
        [
            *range(0x20, 0x7F),
            *range(0xA0, 0x250),
            *range(0x1E00, 0x1F00),
            *range(0x2010, 0x2070),
            *range(0x20A0, 0x20C0),
            *range(0x2150, 0x2190),
            *map(ord, "↑→↓−≈≠≤≥■□●○◆✓"),
        ],
    )
)
"""What pictures and papers can draw: every Latin letter, so that any name of a team or council shows."""

_UNHELD = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not hold (its rule for Char): an office file cannot say it, and drawing it ends the engine."""

_DIRECTION = "\u200e"
"""The mark round right-to-left letters in Unicode's table, no letter of theirs."""

_SPACES = re.compile(r"\s+")

_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {
    chr(code) for span in (range(0x180B, 0x1810), range(0xFE00, 0xFE10)) for code in span
}
"""Letters and marks that are drawn as nothing, whatever Unicode calls them."""


def unheld(text: str) -> str | None:
    """The first letter of a text that no document can hold, such as U+0007; None where all can be."""
    found = _UNHELD.search(text)
    return found[0] if found else None


def unheld_in(said: Any, key: str = "") -> tuple[str, str] | None:
    """The first such letter in any text of nested tables and lists, after the key that it stands under."""
    if isinstance(said, str):
        odd = unheld(said)
        return (key, odd) if odd is not None else None
    parts: Iterable[tuple[str, Any]] = ()
    if isinstance(said, Mapping):
        parts = said.items()
    elif isinstance(said, list | tuple):
        parts = ((key, each) for each in said)
    return next(filter(None, (unheld_in(each, name) for name, each in parts)), None)


def harmless(text: str, instead: str = INSTEAD) -> str:
    """A text with what no document can hold replaced; any other text is itself."""
    return _UNHELD.sub(instead, text)


def seen(text: str) -> str:
    """A text for a terminal, where some letters move the cursor, change colours or turn words round: each
    of those replaced, and lines kept."""
    return "".join(
        INSTEAD if letter != "\n" and unicodedata.category(letter)[0] == "C" else letter
        for letter in text
    )


def unseen(text: str) -> str | None:
    """The first letter of a text that no reader sees, or that turns the words round it; None where there is none."""
    return next(filter(_is_unseen, text), None)


@lru_cache(maxsize=4_000)
def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "C" or letter in _BLANK


def called(letter: str) -> str:
    """A letter as whoever must find it can look it up: `U+0131 LATIN SMALL LETTER DOTLESS I`."""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip()


def odd(name: str) -> str | None:
    """The first letter that a name of a team, area, role or measure may not have; None where it has none.

    A reader could not see it (a soft hyphen), not tell it from a plain one (a dotless i, another
    alphabet's a, a no-break space), or no picture could draw it.
    """
    composed = unicodedata.normalize("NFC", name)
    if (found := next((letter for letter in composed if not _plain(letter)), None)) is not None:
        return found
    # Points and dashes alone name nothing.
    return None if bare(composed) else next(iter(composed.strip()), None)


@lru_cache(maxsize=4_000)
def _plain(letter: str) -> bool:
    if letter.isascii():
        return letter.isprintable()
    kind = unicodedata.category(letter)
    # A mark that stands by itself, such as ´, is taken for an apostrophe.
    if letter not in DRAWN or kind[0] in "CMZ" or kind == "Sk":
        return False
    if kind[0] not in "LN":
        return True
    # ½ is composed of 1 and 2 too, and nobody takes it for either.
    fraction = unicodedata.decomposition(letter).startswith("<fraction>")
    if not fraction and unicodedata.normalize("NFKC", letter) != letter:
        return False
    twin = _prototypes().get(letter, letter)
    return not (len(twin) == 1 and twin.isascii())


def looks(name: str) -> tuple[str, str]:
    """How a name looks to a reader, as written and without its capitals: two names that share either cannot
    be told apart (`l`, `I` and `1`; `rn` and `m`; any apostrophe; any number of spaces)."""
    tidy = _SPACES.sub(" ", unicodedata.normalize("NFKC", name)).strip()
    return _skeleton(tidy), _skeleton(tidy.casefold())


def bare(name: str) -> str:
    """The letters and digits of a name, capitals aside: what tells `All.` and `‘All’` from All is not much."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _skeleton(text: str) -> str:
    """The skeleton of UTS 39, section 4: each letter replaced by what stands for all that look like it."""
    prototypes = _prototypes()
    parts = (prototypes.get(letter, letter) for letter in unicodedata.normalize("NFD", text))
    joined = "".join(parts)
    for letter, two in _two_for_one():
        joined = joined.replace(letter, two)
    return unicodedata.normalize("NFD", joined)


@cache
def _two_for_one() -> tuple[tuple[str, str], ...]:
    """Two letters that look like one, of which Unicode's table has `rn` for m alone."""
    pairs = (("w", "vv"), ("W", "VV"), ("d", "cl"))
    return tuple(
        (letter, "".join(_prototypes().get(each, each) for each in two)) for letter, two in pairs
    )


@cache
def _prototypes() -> dict[str, str]:
    """For each letter that looks like others, the one text that stands for all of them.

    Unicode's table leads each letter to one text, which may be two letters (`rn` for m); the library
    lists both directions, so that text is found again as the one that several, or a longer one, lead to.
    """
    classes: dict[str, set[str]] = defaultdict(set)
    for marked, twins in confusables_data.items():
        text = marked.strip(_DIRECTION)
        everyone = classes[text] | {text}
        for twin in twins:
            other = twin["c"].strip(_DIRECTION)
            everyone |= classes[other] | {other}
        for each in everyone:
            classes[each] = everyone
    return {
        text: min(everyone, key=lambda each: (-len(each), not each.isascii(), each))
        for text, everyone in classes.items()
        if len(text) == 1
    }


class Told:
    """The names of one kind that readers must tell apart: some known before, some taken by what we call
    something else. Those that are the same by `same` are one name, however it is written."""

    def __init__(
        self, *known: str, taken: Iterable[str] = (), same: Callable[[str], str] = str
    ) -> None:
        self._same = same
        self.taken = frozenset(taken)
        self._by_looks = {key: name for name in self.taken for key in looks(name)}
        self._taken_bare = {bare(name): name for name in self.taken}
        self._known: set[str] = set()
        for each in known:
            self._keep(each)

    def twin(self, name: str) -> str | None:
        """Another name that a reader cannot tell from this one, or None, and it is known from now on."""
        if self._same(name) in self._known:
            return None
        found = [self._taken_bare.get(bare(name)), *map(self._by_looks.get, looks(name))]
        other = next((each for each in found if each is not None), None)
        if other is None:
            self._keep(name)
        return other

    def _keep(self, name: str) -> None:
        self._known.add(self._same(name))
        for key in looks(name):
            self._by_looks.setdefault(key, name)
