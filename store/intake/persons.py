"""Texts that tell of one person: a date of birth or a number that is nobody else's. Never shown, logged or kept."""

import re

_DAY = r"(?:[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}|[0-9]{1,2}(?:st|nd|rd|th)? [a-z]{3,9} [0-9]{2,4})"
_BORN = re.compile(
    rf"\b(?:d\.? ?o\.? ?b\.?|date of birth|birth ?date|born(?: on)?)\b[^a-z0-9]{{0,4}}{_DAY}",
    re.IGNORECASE,
)
_NHS = re.compile(r"(?<![0-9.])([0-9]{3})[ -]([0-9]{3})[ -]([0-9]{4})(?![0-9.])")
_NHS_SAID = re.compile(
    r"\bnhs(?: (?:number|no\.?|num))?[^a-z0-9]{0,3}([0-9]{10})(?![0-9])", re.IGNORECASE
)
_UPN = re.compile(r"(?<![A-Z0-9])([A-HJ-NP-RT-Z])([0-9]{11}[0-9A-Z])(?![A-Z0-9])")
_NI = re.compile(
    r"(?<![A-Z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?(?:[0-9]{2} ?){3}[A-D](?![A-Z0-9])"
)

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Of a unique pupil number, by its remainder: the DfE leaves I, O and S out."""

ALLOWED = "words about children together; nothing that tells of one child or one person"


def told_of(text: str) -> str | None:
    """What a text tells of one person (`a date of birth`); None where it tells nothing of the kind."""
    if _BORN.search(text):
        return "a date of birth"
    if any(_is_nhs("".join(each)) for each in _NHS.findall(text)) or any(
        _is_nhs(each) for each in _NHS_SAID.findall(text)
    ):
        return "an NHS number"
    if any(_is_upn(letter, rest) for letter, rest in _UPN.findall(text)):
        return "a unique pupil number"
    return "a National Insurance number" if _NI.search(text) else None


def _is_nhs(digits: str) -> bool:
    """Whether the last digit is the check digit of the nine before it (NHS data dictionary, modulus 11)."""
    check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return check % 11 == int(digits[9]) and check != 10


def _is_upn(letter: str, rest: str) -> bool:
    """Whether the letter is the check letter of what follows (DfE's guide to UPNs, modulus 23)."""
    values = [int(each) if each.isdigit() else _UPN_LETTERS.find(each) for each in rest]
    if min(values) < 0:
        return False
    total = sum(value * weight for weight, value in enumerate(values, start=2))
    return _UPN_LETTERS[total % 23] == letter
