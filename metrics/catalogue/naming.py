"""What a name written in a council's own workbook means: the one measure that it names beyond doubt, or those that it may.

Certain is only what is equal after the known ways of writing it (`ways_of_writing.toml`): two names that are merely
alike may be two measures, and a figure filed under another measure is worse than one that is asked about.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from metrics.catalogue.measure import Catalogue, Measure
from metrics.vocabulary import Basis, Unit

_DIGITS = {
    word: str(place)
    for place, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}
_CODES = re.compile(
    r"\b(?:ni ?[0-9]+[a-z]?|[a-z]{1,2}[0-9]+ ?(?:to|-) ?[a-z]{1,2}[0-9]+|(?:paf )[a-z][0-9]+)\b"
)
_AGES = re.compile(r"\b([0-9]{1,2})\s*(?:-|to|and|/)\s*([0-9]{1,2})\b(?!\s*months)")
_FITS = {
    "percent": (Unit.PERCENT,),
    "number": (Unit.NUMBER,),
    "average": (Unit.AVERAGE, Unit.GBP),
    "rate": (Unit.PERCENT, Unit.PER_10000, Unit.AVERAGE, Unit.RATIO),
    "ratio": (Unit.RATIO, Unit.AVERAGE),
}
"""The units of a measure that each word for a unit allows."""

_SPEAKS_OF = {
    Basis.POSITION: {"at_the_end"},
    Basis.IN_QUARTER: {"in_quarter"},
    Basis.YTD_COUNT: {"year_to_date", "during_year"},
    Basis.YTD_RATE: {"year_to_date", "during_year"},
    Basis.ROLLING_12M: {"rolling", "during_year", "at_the_end"},
    Basis.ANNUAL: {"rolling", "during_year", "at_the_end"},
}
"""The times that a measure's name may speak of, by its basis."""

_AT_THE_FRONT = re.compile(
    r"^\s*(?:annex a(?: list)? [0-9]+|(?:ni|pi|kpi|bv|paf|cs)[ -]?[0-9]{1,3}[a-z]?(?:\.[0-9]+)*|[a-jl-tv-z]{1,2}[0-9]{1,3}"
    r"|[0-9]+(?:\.[0-9]+)+|[0-9]+(?=[.):]))(?=[ :.)-])[ :.)-]*"
)
"""What a list puts before a name: `6.4`, `C63`, `NI 147:`, `Annex A List 6:`."""
_PLACEMENT_CODES = re.compile(
    r"\((?:all )?[a-z]{1,2} codes?\)|\((?:[a-z][0-9](?:\s*[/,&-]\s*)?)+\)"
)
_A_YEAR_IN_CARE = re.compile(
    r"\b(?:continuously )?(?:for )?(?:(?:at least|a minimum of|more than|over) 12 ?m(?:onth)?s?|12 ?m(?:onths)? or more|12 or more\s+m(?:onths)?)\b"
)
"""A cohort of children in care for a year or more, as most yearly measures are of."""
_AGES_LISTED = re.compile(
    r"\b([0-9]{2})(?:\s*[,/]\s*[0-9]{2})+\s*(?:,|and|or|/)?\s*(?:and|or)?\s*([0-9]{2})\b"
)

_MOST_LETTERS = 200
_CHILDREN = frozenset(("cared_for", "care_leaver", "child", "children", "people", "pupil", "year"))


@dataclass(frozen=True)
class Written:
    """A name as it is read: what it says, in words that stand for every way of writing them, of which times and units,
    and whether it speaks of children."""

    said: frozenset[str]
    times: frozenset[str]
    units: frozenset[str]
    of_children: bool

    def fits(self, measure: Measure) -> bool:
        """Whether the measure is given in the unit and of the time that the name speaks of, if it speaks of any.

        A count from April is told from the quarter's own only where its name says so.
        """
        if not all(measure.unit in _FITS[unit] for unit in self.units):
            return False
        if measure.basis is Basis.YTD_COUNT and not self.times:
            return False
        return self.times <= _SPEAKS_OF[measure.basis]


@dataclass(frozen=True)
class Candidate:
    """A measure that a name may mean, and why it is offered: the words that both have."""

    measure: str
    shared: tuple[str, ...]


def as_read(text: str) -> Written:
    """A name without what may be written in several ways: capitals, plurals, order, abbreviations, words for its unit."""
    return _read(_letters(text[:_MOST_LETTERS]))


class Naming:
    """The names of a catalogue's measures, their own and all others that are known."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def certain(self, text: str) -> str | None:
        """The id of the measure that a name means beyond doubt; None where it may be another or none."""
        just_so = self._just_so.get(_letters(text))
        if just_so is not None:
            return just_so or None
        written = as_read(text)
        if written.said in _bare() and not (written.units or written.times or written.of_children):
            return None
        if written.said in _several("always") or (
            written.said in _several("names") and not written.units
        ):
            return None
        found = [each for each in self._known if each.explains(written)]
        if len(found) > 1:
            found = [each for each in found if written.said in each.names]
        sure = len(found) == 1 and _is_of(text, found[0].measure)
        return found[0].measure.id if sure else None

    def candidates(self, text: str, most: int = 3) -> list[Candidate]:
        """The measures that a name comes nearest to, the nearest first: those that share what few others say."""
        said = as_read(text).said
        scored = []
        for place, known in enumerate(self._known):
            for name in known.names:
                shared = said & name
                weight = sum(map(self._weight, shared))
                if weight:
                    whole = sum(map(self._weight, said | name))
                    scored.append((-weight / whole, place, known.measure.id, tuple(sorted(shared))))
        best: dict[str, Candidate] = {}
        for score, _, measure_id, both in sorted(scored):
            if -score >= _NEAR and measure_id not in best:
                best[measure_id] = Candidate(measure_id, tuple(map(_shown, both)))
        return list(best.values())[:most]

    def _weight(self, word: str) -> float:
        """What only few measures say tells more."""
        return 1 / self._said_by.get(word, 1)

    @cached_property
    def _known(self) -> list["_Known"]:
        return [_known(each) for each in self._catalogue.measures]

    @cached_property
    def _just_so(self) -> Mapping[str, str]:
        """Every name as it is written; '' where two measures have it."""
        found: dict[str, str] = {}
        for measure in self._catalogue.measures:
            for name in {_letters(each) for each in (measure.name, *measure.also)}:
                found[name] = "" if name in found else measure.id
        return found

    @cached_property
    def _said_by(self) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for known in self._known:
            for word in frozenset[str]().union(*known.names):
                counts[word] = counts.get(word, 0) + 1
        return counts


@dataclass(frozen=True)
class _Known:
    """What a measure's names say, and every word that they and its definition say it in."""

    measure: Measure
    names: tuple[frozenset[str], ...]
    words: frozenset[str]

    def explains(self, written: Written) -> bool:
        """Whether a name says all that one of the measure's names says, and nothing that the measure does not."""
        return (
            written.said <= self.words
            and any(each <= written.said for each in self.names)
            and written.fits(self.measure)
        )


def _known(measure: Measure) -> _Known:
    names = tuple(dict.fromkeys(as_read(name).said for name in (measure.name, *measure.also)))
    defined = (measure.cohort, measure.numerator, measure.denominator)
    words = frozenset[str]().union(*names, *(as_read(each).said for each in defined))
    return _Known(measure, names, words)


_OF_ALL = re.compile(r"\bof all\b(.+)$", re.IGNORECASE)


def _is_of(text: str, measure: Measure) -> bool:
    """Whether a name that says what it is a share of, by age, says what the measure's own is."""
    said = _OF_ALL.search(text)
    ages = (
        {word for word in as_read(said[1]).said if "to" in word and word[0].isdigit()}
        if said
        else set()
    )
    return ages <= as_read(measure.denominator).said


_NEAR = 0.2


def _shown(word: str) -> str:
    return word.replace("_", " ")


def _letters(text: str) -> str:
    """Small letters, digits and single spaces; a share's sign, a plus and two ages as words."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    plain = re.sub(r"['\u2018\u2019`]", "", plain).replace("\u2013", "-").replace("\u2014", "-")
    plain = _AT_THE_FRONT.sub("", _PLACEMENT_CODES.sub(" ", plain))
    plain = re.sub(r"\bw/o\b", " without ", re.sub(r"\bw/(?!o)", " with ", plain))
    plain = re.sub(r"\bnos?(?:\.(?:\s+of\b)?|\s+of\b)", " number ", plain)
    plain = re.sub(r"\b(?:i\.e|e\.g)\.?", " ", plain)
    plain = plain.replace("%", " percent ").replace("&", " and ").replace("#", " number ")
    plain = re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", plain)
    plain = re.sub(r"\bw/?ds?\b", "working days", plain)
    plain = re.sub(r"\b([0-9]+)k\b", r"\g<1>000", plain)
    plain = re.sub(r"\bu([0-9]{1,2})s?\b", r"under \1", plain)
    plain = re.sub(r"([0-9]|months|mths|m|yrs|years)\s*\+", r"\1 or more ", plain)
    plain = re.sub(
        r"(?<=[0-9])\s*(?:mths?|mnths?)\b", " months", re.sub(r"\bqtrs?\b", "quarter", plain)
    )
    plain = re.sub(r"(?<=[0-9])[\s-]*(?:yrs?|years?)(?:[\s-]*olds?)?\b", " years", plain)
    plain = re.sub(r"(?<=[0-9])s\b", "", plain)
    plain = re.sub(
        r"(?<=[0-9])(?:\s+years)?\s+(?:and\s+|or\s+)?(?:over|older|above)\b", " or more", plain
    )
    plain = _A_YEAR_IN_CARE.sub(" ", plain)
    plain = re.sub(r"\byrs?\b", "year", plain)
    plain = _AGES_LISTED.sub(r"\1to\2", plain)
    plain = _CODES.sub(" ", plain)
    plain = _AGES.sub(r"\1to\2", plain)
    return " ".join(re.findall(r"[0-9]+\.[0-9]+|[a-z0-9]+", plain))


@lru_cache(maxsize=5_000)
def _read(plain: str) -> Written:
    words = [_DIGITS.get(word, word) for word in plain.split()]
    found = _in_one_way(words)
    said = found["same"]
    if "average" in found["unit"]:
        found["unit"].discard("number")
    kept = {word for word in said if word not in _left_out()}
    if any("to" in word and word.replace("to", "").isdigit() for word in kept):
        kept.discard("year")
    # A name that says nothing else speaks of the children themselves.
    return Written(
        frozenset(kept or said - {"of", "the"}), frozenset(found["time"]), frozenset(found["unit"]),
        not _CHILDREN.isdisjoint(said),
    )  # fmt: skip


def _in_one_way(words: list[str]) -> dict[str, set[str]]:
    """The words of a name, each phrase that may be written otherwise as the one word for it; apart those for a time
    and for a unit."""
    phrases, longest = _phrases()
    found: dict[str, set[str]] = {"same": set(), "time": set(), "unit": set()}
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            meant = phrases.get(" ".join(words[place : place + length]))
            if meant is not None:
                kind, word = meant
                found[kind].add(word)
                place += length
                break
        else:
            found["same"].add(_singular(words[place]))
            place += 1
    return found


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@cache
def _ways() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(
        Path(__file__).with_name("ways_of_writing.toml").read_text(encoding="utf-8")
    )


@cache
def _phrases() -> tuple[Mapping[str, tuple[str, str]], int]:
    """Every phrase with what it stands for, and how many words the longest has."""
    found = {
        _letters(phrase): (kind, word)
        for kind in ("same", "time", "unit")
        for word, phrases in _ways()[kind].items()
        for phrase in _with_digits(phrases)
    }
    return found, max(len(phrase.split()) for phrase in found)


def _with_digits(phrases: Iterable[str]) -> list[str]:
    return [" ".join(_DIGITS.get(word, word) for word in each.split()) for each in phrases]


@cache
def _bare() -> frozenset[frozenset[str]]:
    return frozenset(as_read(each).said for each in _ways()["bare"]["names"])


@cache
def _several(which: str) -> frozenset[frozenset[str]]:
    return frozenset(as_read(each).said for each in _ways()["several"][which])


@cache
def _left_out() -> frozenset[str]:
    return frozenset(_ways()["left_out"]["words"])
