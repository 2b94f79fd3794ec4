"""What a text tells of one person: a date of birth or a number that is nobody else's. Never shown, logged or kept."""

import re
import unicodedata

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?"


def _day(name: str) -> str:
    """The pattern of a day, the same between its parts; `name` is that of what stands between them."""
    apart = rf"(?P<{name}> ?[-/.] ?| )"
    return (
        rf"{_WEEKDAY}(?:"
        rf"[0-9]{{1,2}}{apart}[0-9]{{1,2}}(?P={name})[0-9]{{2,4}}"
        rf"|[0-9]{{4}}(?P<{name}_y> ?[-/.] ?| )[0-9]{{1,2}}(?P={name}_y)[0-9]{{1,2}}"
        rf"|(?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? ?[-/. ] ?{_MONTH},? ?[-/. ] ?[0-9]{{2,4}}"
        rf"|{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{2,4}}"
        r"|[0-9]{8}"
        r")(?![0-9])"
    )


_BORN = re.compile(
    r"(?<![a-z])(?:d\.? ?o\.? ?b\.?|date[ -]?of[ -]?birth|birth[ -]?da(?:te|y)|born)(?![a-z])"
    rf"(?: ?\([a-z /.-]*\))?[^a-z0-9.]{{0,4}}(?:(?:is|was|on|of)[^a-z0-9.]{{1,3}}){{0,2}}{_day('apart')}"
    # Those born between two days, before one or after one are many.
    rf"(?! ?(?:to|and|until|through|-) ?(?:the )?{_day('again')})(?! ?(?:or (?:later|before|after|earlier)|onwards))"
)
_BARE_NHS = re.compile(r"(?<![0-9a-z.,/-])([0-9]{10})(?![0-9a-z]|[.,/-][0-9])")
_NHS = re.compile(
    r"(?<![0-9.])(?<!\+44 )(?<!\(0\))([0-9]{3})([ ./-])([0-9]{3})\2([0-9]{4})(?![0-9a-z]|\.[0-9])"
)
_NHS_SAID = re.compile(
    r"(?<![a-z])n\.?h\.?s\.?(?![a-z])(?:[ :#-]?(?:number|no\.?|num|id|is|was))*[ :#-]{0,3}"
    r"([0-9]{3}[ ./-]?[0-9]{3}[ ./-]?[0-9]{4})(?![0-9])"
)
_UPN = re.compile(
    r"(?<![a-z0-9])(?:upn[ :.-]*)?([a-hj-np-rt-z])[ -]?([0-9]{11}[0-9a-z])(?![a-z0-9])"
)
_NI = re.compile(
    r"(?<![a-z0-9])(?!bg|gb|kn|nk|nt|tn|zz)[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]"
    r"([ .-]?)(?:[0-9]{2}\1){3}[a-d](?![a-z0-9])"
)

_UPN_LETTERS = "abcdefghjklmnpqrtuvwxyz"
"""Of a unique pupil number, by its remainder: the DfE leaves I, O and S out."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"), "-")
_DIGIT = re.compile(r"[0-9]|[^\x00-\x7f]")
_SEPARATORS = re.compile(r"[ ./-]")
_APART = re.compile(r"[\s_]+")
_PLAIN = re.compile(r"[\x20-\x5e\x60-\x7e]*")

ALLOWED = "words about children together; nothing that tells of one child or one person"


def told_of(text: str, *, bare: bool = True) -> str | None:
    """What a text tells of one person (`a date of birth`); None where it tells nothing of the kind.

    Not `bare`: ten digits that nothing is said of may be any program's number.
    """
    if not _DIGIT.search(text):
        return None
    said = _as_read(text)
    if _BORN.search(said):
        return "a date of birth"
    if _tells_nhs(said, bare=bare):
        return "an NHS number"
    if any(_is_upn(letter, _digits(rest)) for letter, rest in _UPN.findall(said)):
        return "a unique pupil number"
    return "a National Insurance number" if _NI.search(said) else None


def _as_read(text: str) -> str:
    """A text as a reader takes it in: letters of one kind, small, one space between words, any dash a dash."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES)
        text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    if not _PLAIN.fullmatch(text) or "  " in text:
        text = _APART.sub(" ", text)
    return text.casefold()


def _tells_nhs(said: str, *, bare: bool) -> bool:
    found = [f"{a}{b}{c}" for a, _, b, c in _NHS.findall(said)]
    found += [_digits(each) for each in _NHS_SAID.findall(said)]
    if bare:
        found += _BARE_NHS.findall(said)
    return any(map(_is_nhs, found))


def _digits(written: str) -> str:
    return _SEPARATORS.sub("", written)


def _is_nhs(digits: str) -> bool:
    """Whether the last digit is the check digit of the nine before it (NHS data dictionary, modulus 11)."""
    check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return check % 11 == int(digits[9]) and check != 10


def _is_upn(letter: str, rest: str) -> bool:
    """Whether the letter is the check letter of what follows (DfE's guide to UPNs, modulus 23)."""
    values = [int(each) if each.isdigit() else _UPN_LETTERS.find(each) for each in rest]
    if len(values) != 12 or min(values) < 0:
        return False
    total = sum(value * weight for weight, value in enumerate(values, start=2))
    return _UPN_LETTERS[total % 23] == letter
