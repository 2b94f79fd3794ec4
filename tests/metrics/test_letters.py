"""Which letters no text may hold, which a name may have, and which names readers cannot tell apart."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import letters
from metrics.catalogue import catalogue
from metrics.catalogue.refusal import CatalogueError

NO_DOCUMENT_HOLDS = [
    *range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF,
]  # fmt: skip
"""The code points that the rule for Char of XML 1.0 leaves out, the ends of each range."""

HELD = [0x09, 0x0A, 0x0D, 0x20, 0x7F, 0x85, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF]


@pytest.mark.parametrize("code", NO_DOCUMENT_HOLDS, ids=hex)
def test_a_letter_that_no_document_holds_is_found_and_replaced(code: int) -> None:
    text = f"before{chr(code)}after"
    assert letters.unheld(text) == chr(code)
    assert letters.harmless(text) == "before\ufffdafter"
    assert letters.unheld_in({"a": ["b", {"c": text}]}) == ("c", chr(code))


@pytest.mark.parametrize("code", HELD, ids=hex)
def test_any_other_letter_stays(code: int) -> None:
    assert letters.unheld(chr(code)) is None
    assert letters.harmless(chr(code)) == chr(code)


@given(st.text(st.characters(codec=None)))
def test_what_was_made_harmless_can_be_said_in_any_document(text: str) -> None:
    plain = letters.harmless(text)
    assert letters.unheld(plain) is None and len(plain) == len(text)
    plain.encode()


@pytest.mark.parametrize(
    "name",
    [
        "All", "Cared for Children North", "16+ Service", "Children’s Team – East", "Team 1/2 (Court)",
        "Łódź & Ørsted", "Tîm Plant Ŵyth", "Cafe\u0301", "2½ years or more", "St. John's, “A”",
    ],
)  # fmt: skip
def test_a_plain_name_has_no_odd_letter(name: str) -> None:
    assert letters.odd(name) is None


@pytest.mark.parametrize(
    ("letter", "called"),
    [
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u200d", "U+200D ZERO WIDTH JOINER"),
        ("\u2060", "U+2060 WORD JOINER"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\u00ad", "U+00AD SOFT HYPHEN"),
        ("\u034f", "U+034F COMBINING GRAPHEME JOINER"),
        ("\u3164", "U+3164 HANGUL FILLER"),
        ("\u2800", "U+2800 BRAILLE PATTERN BLANK"),
        ("\ufe0f", "U+FE0F VARIATION SELECTOR-16"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2067", "U+2067 RIGHT-TO-LEFT ISOLATE"),
        ("\u05d0", "U+05D0 HEBREW LETTER ALEF"),
        ("\u0627", "U+0627 ARABIC LETTER ALEF"),
        ("\u0430", "U+0430 CYRILLIC SMALL LETTER A"),
        ("\u0391", "U+0391 GREEK CAPITAL LETTER ALPHA"),
        ("\u0131", "U+0131 LATIN SMALL LETTER DOTLESS I"),
        ("\u01c3", "U+01C3 LATIN LETTER RETROFLEX CLICK"),
        ("\uff21", "U+FF21 FULLWIDTH LATIN CAPITAL LETTER A"),
        ("\u0661", "U+0661 ARABIC-INDIC DIGIT ONE"),
        ("\u00b2", "U+00B2 SUPERSCRIPT TWO"),
        ("\u2163", "U+2163 ROMAN NUMERAL FOUR"),
        ("\u00a0", "U+00A0 NO-BREAK SPACE"),
        ("\u202f", "U+202F NARROW NO-BREAK SPACE"),
        ("\u2009", "U+2009 THIN SPACE"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
        ("\u0332", "U+0332 COMBINING LOW LINE"),
        ("\U0001f600", "U+1F600 GRINNING FACE"),
        ("\u00b4", "U+00B4 ACUTE ACCENT"),
        ("\u00a8", "U+00A8 DIAERESIS"),
        ("\x1b", "U+001B"),
        ("\ue000", "U+E000"),
    ],
)
def test_a_letter_that_readers_cannot_see_or_tell_is_named(letter: str, called: str) -> None:
    found = letters.odd(f"Nor{letter}th")
    assert found == letter and letters.called(found) == called


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20))
def test_a_name_without_odd_letters_is_drawn_as_it_is(name: str) -> None:
    if letters.odd(name) is None:
        composed = unicodedata.normalize("NFC", name)
        assert set(composed) <= letters.DRAWN
        assert letters.unheld(name) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("All", "AIl"), ("All", "A11"), ("All", "ALL"), ("All teams", "AlI  teams"), ("North", "north"),
        ("Team 1", "Team l"), ("Team 10", "Team IO"), ("Modern", "Modem"), ("Children's", "Children’s"),
        ("North-East", "North–East"), ("North East", "North  East"), ("Café", "Cafe\u0301"),
        ("Wales", "VVales"), ("Disabled", "Clisabled"), ("disabled", "clisabled"), ("Girls", "Gir1s"),
    ],
)  # fmt: skip
def test_names_that_look_alike_are_twins(one: str, other: str) -> None:
    told = letters.Told(one)
    assert told.twin(other) == one


@pytest.mark.parametrize(
    ("one", "other"), [("North", "South"), ("Team 1", "Team 2"), ("East", "Fast"), ("Café", "Cafe")]
)
def test_names_that_differ_to_a_reader_are_none(one: str, other: str) -> None:
    told = letters.Told(one)
    assert told.twin(other) is None
    assert told.twin(other) is None, "and the same name again is itself"


def test_a_name_that_is_taken_is_nobodys() -> None:
    told = letters.Told("North", taken=("All",))
    assert told.twin("All") == "All" and told.twin("A11") == "All" and told.twin("North") is None
    assert {told.twin(each) for each in ("All.", "‘All’", "(All)", "All'")} == {"All"}


@pytest.mark.parametrize("name", ["•", "…", "-", "'", "· ·"])
def test_a_name_of_points_alone_names_nothing(name: str) -> None:
    assert letters.odd(name) == name[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [("plain words, Łódź", None), ("a\u200bb", "\u200b"), ("a\u202eb", "\u202e"), ("a\u2800b", "\u2800"), ("a\x85b", "\x85"), ("a\ufe0fb", "\ufe0f")],
)  # fmt: skip
def test_a_letter_that_no_reader_sees_is_found(text: str, found: str | None) -> None:
    assert letters.unseen(text) == found


@given(st.text(max_size=12), st.text(max_size=12))
def test_being_twins_has_no_direction(one: str, other: str) -> None:
    assert letters.Told(one).twin(other) in (None, one)
    there, back = letters.Told(one).twin(other), letters.Told(other).twin(one)
    assert (there is None) == (back is None)


def test_the_letters_of_every_class_of_unicodes_table_look_like_its_prototype() -> None:
    """UTS 39 leads m to rn, 1 and I to l, 0 to O, the Cyrillic a to the Latin one."""
    for text, same in (("m", "rn"), ("1", "l"), ("I", "l"), ("0", "O"), ("\u0430", "a")):
        assert letters.looks(text)[0] == letters.looks(same)[0]
    for text, other in (("a", "e"), ("c", "e"), ("h", "b"), ("n", "u")):
        assert letters.looks(text)[0] != letters.looks(other)[0]


@pytest.mark.parametrize(
    ("key", "said", "told"),
    [
        ("name", r"Plans \u0007 on time", "found 'U+0007'"),
        ("caution", r"Mind \uFFFE this", "found 'U+FFFE'"),
        ("name", "Pl\u0430ns on time", "U+0430 CYRILLIC SMALL LETTER A"),
        ("name", "Plans\u00ad on time", "U+00AD SOFT HYPHEN"),
    ],
)
def test_a_catalogue_with_such_a_letter_is_refused(
    tmp_path: Path, key: str, said: str, told: str
) -> None:
    once = iter((f'{key} = "{said}"',))
    _copied(tmp_path, lambda line: next(once, line) if line.startswith(f"{key} =") else line)
    with pytest.raises(CatalogueError, match=re.escape(told)):
        catalogue.load(tmp_path)


def test_two_measures_whose_names_look_alike_are_refused(tmp_path: Path) -> None:
    names = iter(('name = "Plans on time"', 'name = "P1ans on tirne"'))
    _copied(tmp_path, lambda line: next(names, line) if line.startswith("name =") else line)
    with pytest.raises(CatalogueError, match="P1ans on tirne.*does not look like 'Plans on time'"):
        catalogue.load(tmp_path)


def _copied(folder: Path, changed: Callable[[str], str]) -> None:
    """The product's own catalogue, each line of its measures as it is changed."""
    for path in sorted(catalogue.OWN_MEASURES.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        if "[[measure]]" in text:
            text = "\n".join(map(changed, text.split("\n")))
        (folder / path.name).write_text(text, encoding="utf-8")
