"""The first row in, the kind of file out; a file with rows about children is refused unread."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Set

from store.intake import kinds
from store.intake.faults import Faults, Refused
from store.intake.input_kind import InputKind
from store.intake.sheet import Sheet

KNOWN = frozenset(
    column
    for kind in kinds.ALL
    for column in (*kind.headings.known, *(text for way in kind.headings.ways() for text in way))
)

_CHILD_WORDS = {
    "dob": "date of birth", "upn": "UPN", "uln": "ULN", "surname": "name",
    "forename": "name", "forenames": "name", "firstname": "name", "lastname": "name",
    "postcode": "postcode", "birthdate": "date of birth", "dateofbirth": "date of birth",
    "initials": "name", "nino": "national insurance number",
}  # fmt: skip
_OF_THE_DATA = frozenset(
    ("missing", "recorded", "complete", "completeness", "unknown", "valid", "invalid", "checks")
)
"""Beside one of these a word tells of how well something is recorded, and of nobody."""
_CHILD_RUNS = (
    (re.compile(r"((child|pupil)s?)?(date|day|month|year)?(of)?birth(date|day)?"), "date of birth"),
    (re.compile(r"(first|last|middle|full|fore|sur|family|given|christian|known|preferred)names?"), "name"),
    (re.compile(r"names?"), "name"),
    (re.compile(r"nhs(number|no|num|id)?|uniquepupil(number|no|num|id)|uniquelearner(number|no|num|id)"), "NHS number or UPN"),
    (re.compile(r"(home|placement|child|birth)?(postcode|postalcode|address|addressline\d*)"), "address"),
    (
        re.compile(
            r"(cla|lac|cin|cp|lookedafter)?"
            r"(child|childs|person|client|pupil|student|learner|patient|serviceuser|"
            r"youngperson|careleaver|worker|socialworker|allocatedworker|allocatedsocialworker|sw|swe|employee|carer|fostercarer|mother|"
            r"father|case|lcs|ics|mosaic|liquidlogic|eclipse|framework[i1]?|azeus|ssda903|903|payroll)"
            r"(system)?(unique)?(name|id|ids|identifier|ref|reference|number|no|num|code|initials|upn|uln)"
        ),
        "one person's name or number",
    ),
    (
        # Of many at once a number may be how many there are; a name, or what a system knows one by, is one's.
        re.compile(
            r"(cla|lac|cin|cp|lookedafter)?(children|pupils|persons|workers|socialworkers|staff|employees|carers|fostercarers|parents|cases)"
            r"(system)?(unique)?(name|names|id|ids|identifier|identifiers|ref|refs|initials|upn|uln)"
        ),
        "one person's name or number",
    ),
    (re.compile(r"(allocated|named|lead|keyworker|current)?(socialworker|worker|keyworker|caseworker|practitioner)(allocated|name)?"), "one worker"),
    (re.compile(r"nationalinsurance(number|no)?|ninumber|nino|homeofficeref(erence)?"), "one person's number"),
)  # fmt: skip
_LINES_BEFORE_HEADINGS = 20


def heading(text: str) -> str:
    """A heading as the intake names columns: lower case, underscores for spaces and hyphens."""
    plain = unicodedata.normalize("NFKC", text).replace("\ufeff", "").strip()
    return re.sub(r"[\s\-_]+", "_", plain.casefold())


def recognise(sheet: Sheet) -> tuple[InputKind, tuple[str, ...]]:
    """The kind of a sheet and its columns' names ('' where the heading is blank). Raises Refused.

    Of a family, whose headings are the same, it is the first.
    """
    faults = sheet.faults
    refuse_children(sheet.header, sheet.header_row, faults)
    written = tuple(heading(text) for text in sheet.header)
    nearest = _nearest(frozenset(written))
    if nearest is None:
        for row, cells in _first(sheet.records):
            refuse_children(cells, row, faults)
        raise unknown(sheet.header, sheet.header_row, faults)
    found, way = nearest
    names = tuple(way.get(name, _aside(name, way)) for name in written)
    _check(found, names, sheet)
    faults.refuse_any()
    return found, names


def unknown(headings: Iterable[str], row: int, faults: Faults) -> Refused:
    """The refusal of a sheet whose headings are those of no kind of file."""
    headings = list(headings)
    if len(_OF_PUBLISHED.intersection(map(heading, headings))) >= _LEAST_OF_PUBLISHED:
        tables = sorted({kind.words for kind in kinds.ALL if kind.published})
        found = "a published table that is none of those that are read"
        return faults.refuse(row, None, "unknown_table", found, "; ".join(tables))
    known = ", ".join(name for text in headings if (name := heading(text)) in KNOWN)
    allowed = "; or ".join(
        f"{kind.name}: {', '.join(kind.headings.required)}"
        for kind in kinds.ALL
        if not kind.headings.others
    )
    found = f"headings: {known or 'none that is known'}"
    return faults.refuse(row, None, "header", found, allowed)


_OF_PUBLISHED = frozenset(
    ("time_period", "time_identifier", "geographic_level", "country_code", "la_name", "new_la_code")
)
_LEAST_OF_PUBLISHED = 4
"""Headings that tables of Explore Education Statistics share."""


def _nearest(names: frozenset[str]) -> tuple[InputKind, Mapping[str, str]] | None:
    """The kind whose columns are all there as one of its releases heads them, else the one with most of them, at least
    half; with our name of each by its heading."""

    def share(way: Mapping[str, str]) -> tuple[float, int]:
        return len(names.intersection(way)) / len(way), len(way)

    ways = [(kind, way) for kind in kinds.ALL for way in kind.headings.ways()]
    best = max(ways, key=lambda each: share(each[1]))
    return best if share(best[1])[0] >= 0.5 else None


def _aside(name: str, way: Mapping[str, str]) -> str:
    """A heading beside those of its release: one that has the name of another column now is not that column."""
    return f"{name} then" if name in way.values() else name


def _check(kind: InputKind, names: tuple[str, ...], sheet: Sheet) -> None:
    headings, faults, row = kind.headings, sheet.faults, sheet.header_row
    for name in headings.required:
        if name not in names:
            found = f"a {kind.told} file's headings without {name}"
            faults.add(row, name, "missing_column", found, ", ".join(headings.required))
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        faults.add(row, name, "duplicate_column", name, "each heading once")
    if headings.others:
        return
    allowed = ", ".join(headings.known)
    for name in names:
        if name and name not in headings.known:
            faults.add(row, name, "unknown_column", name, allowed)


def kind_of(cells: Iterable[str]) -> InputKind | None:
    """The kind of file that a row of headings belongs to, or None where it holds none that is known."""
    nearest = _nearest(frozenset(map(heading, cells)))
    return nearest[0] if nearest else None


def refuse_children(
    cells: Iterable[str], row: int, faults: Faults, *, passed: Set[str] = frozenset()
) -> None:
    """Refuse a row of headings that names a child's record; our own word for it is shown, no cell is.

    A word that is `passed` is no reason: it stands among other words too.
    """
    for cell in cells:
        word = child_word(cell)
        if word and word not in passed:
            found = f"a heading that means {word}{_named(cell)}"
            faults.add(row, None, "child_record", found, COUNTS_ALLOWED)
    faults.refuse_any()


COUNTS_ALLOWED = "counts of children, never a row about one child or one member of staff"

_OF_HEADINGS = frozenset(
    [
        "child",
        "childs",
        "children",
        "person",
        "persons",
        "client",
        "pupil",
        "student",
        "learner",
        "patient",
        "service",
        "user",
        "young",
        "care",
        "leaver",
        "worker",
        "workers",
        "social",
        "allocated",
        "employee",
        "staff",
        "carer",
        "carers",
        "foster",
        "mother",
        "father",
        "parent",
        "case",
        "cases",
        "lcs",
        "ics",
        "mosaic",
        "liquidlogic",
        "eclipse",
        "framework",
        "frameworki",
        "azeus",
        "ssda903",
        "903",
        "payroll",
        "system",
        "unique",
        "name",
        "names",
        "id",
        "ids",
        "identifier",
        "ref",
        "reference",
        "number",
        "no",
        "num",
        "code",
        "initials",
        "upn",
        "uln",
        "first",
        "last",
        "middle",
        "full",
        "fore",
        "sur",
        "family",
        "given",
        "christian",
        "known",
        "preferred",
        "surname",
        "forename",
        "forenames",
        "dob",
        "date",
        "of",
        "birth",
        "nhs",
        "postcode",
        "address",
        "home",
        "placement",
        "national",
        "insurance",
        "sw",
        "swe",
        "cla",
        "lac",
        "cin",
        "cp",
        "looked",
        "after",
        "lead",
        "key",
        "practitioner",
        "current",
        "named",
    ]
)
"""Words that may be shown of a heading: none is anybody's."""


def _named(heading: str) -> str:
    """A heading as it stands, where nothing but the usual words of headings stands in it."""
    words = re.findall(
        r"[a-z0-9]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading).casefold().replace("'", "")
    )
    return f" (“{' '.join(heading.split())}”)" if words and _OF_HEADINGS.issuperset(words) else ""


def child_word(text: str) -> str | None:
    """What a heading says about one person (`date of birth`), or None where it says nothing of the kind."""
    if len(text) > 80 or heading(text) in KNOWN:
        return None
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", text)).casefold()
    words = re.findall(r"[a-z0-9]+", apart.replace("'", "").replace("\u2019", "").replace(".", ""))
    if not _OF_THE_DATA.isdisjoint(words):
        return None
    for word in words:
        if word in _CHILD_WORDS and len(words) <= 4:
            return _CHILD_WORDS[word]
    joined = "".join(words)
    return next((meaning for run, meaning in _CHILD_RUNS if run.fullmatch(joined)), None)


def _first(records: Iterable[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    return [record for record, _ in zip(records, range(_LINES_BEFORE_HEADINGS), strict=False)]
