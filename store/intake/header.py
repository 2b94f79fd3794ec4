"""The first row in, the kind of file out; a file with rows about children is refused unread."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from metrics.vocabulary import STAFFING_PARTS
from store.intake.faults import Faults, Refused
from store.intake.sheet import Sheet

SCORECARD, STAFFING, TARGETS, TEAMS, NEIGHBOURS, BENCHMARKS, DFE = (
    "scorecard", "staffing", "targets", "teams", "neighbours", "benchmarks", "dfe",
)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """The columns that a kind of file must have and may have; a published table may have any others."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    others: bool = False


_DFE = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_name",
    "region_name",
    "la_name",
)

KINDS: Mapping[str, Kind] = {
    SCORECARD: Kind(
        ("measure_id", "team", "period", "numerator", "denominator", "value"),
        (
            "measure_name", "target", "polarity", "unit", "commentary", "status", "reason",
            "breakdown_type", "breakdown",
        ),
    ),
    STAFFING: Kind(("team", "role", "period", *STAFFING_PARTS[:5]), STAFFING_PARTS[5:]),
    TARGETS: Kind(
        ("measure_id", "team", "period", "target", "origin"),
        ("low", "high", "q1", "q2", "q3", "q4", "note"),
    ),
    TEAMS: Kind(("team", "start", "finish", "change", "becomes"), ("note",)),
    NEIGHBOURS: Kind(("council", "neighbour", "place", "model", "source")),
    BENCHMARKS: Kind(
        (
            "measure_id", "area", "area_kind", "period", "numerator", "denominator", "value",
            "released", "source",
        ),
        ("reason",),
    ),
    f"{DFE}-workforce": Kind(
        (
            *_DFE, "inpost_fte", "inpost_headcount", "starters_fte", "leavers_fte", "agency_fte",
            "agency_cover_fte", "vacancy_fte", "case_holders_fte", "cases", "working_days_lost_fte",
        ),
        others=True,
    ),
    f"{DFE}-children_looked_after": Kind(
        (*_DFE, "population_type", "population_estimate", "children_count"), others=True
    ),
    f"{DFE}-care_leavers": Kind(
        (*_DFE, "care_leaver_age", "breakdown", "care_leaver_count"), others=True
    ),
    f"{DFE}-placement_stability": Kind(
        (*_DFE, "cla_group", "placement_stability", "children_count"), others=True
    ),
    f"{DFE}-health": Kind((*_DFE, "characteristic", "breakdown", "children_count"), others=True),
}  # fmt: skip

KNOWN = frozenset(column for kind in KINDS.values() for column in (*kind.required, *kind.optional))

_CHILD_WORDS = {
    "dob": "date of birth", "upn": "UPN", "uln": "ULN", "nhs": "NHS number", "surname": "name",
    "forename": "name", "forenames": "name", "firstname": "name", "lastname": "name",
    "postcode": "postcode", "birthdate": "date of birth", "dateofbirth": "date of birth",
    "address": "address", "initials": "name", "nino": "national insurance number",
}  # fmt: skip
_CHILD_RUNS = (
    (re.compile(r"((child|pupil)s?)?(date|day|month|year)?(of)?birth(date|day)?"), "date of birth"),
    (re.compile(r"(first|last|middle|full|fore|sur|family|given|christian|known|preferred)names?"), "name"),
    (re.compile(r"names?"), "name"),
    (re.compile(r"nhs(number|no|num|id)?|uniquepupil(number|no|num|id)|uniquelearner(number|no|num|id)"), "NHS number or UPN"),
    (re.compile(r"(home|placement|child|birth)?(postcode|postalcode|address|addressline\d*)"), "address"),
    (
        re.compile(
            r"(cla|lac|cin|cp|lookedafter)?"
            r"(child|children|childs|person|persons|client|pupil|student|learner|patient|serviceuser|"
            r"youngperson|careleaver|worker|socialworker|employee|staff|carer|fostercarer|mother|father|parent|case|"
            r"lcs|ics|mosaic|liquidlogic|eclipse|framework[i1]?|azeus|ssda903|903|payroll)"
            r"(s)?(system)?(name|id|ids|identifier|ref|reference|number|no|num|code|initials|upn|uln)"
        ),
        "one person's name or number",
    ),
    (re.compile(r"nationalinsurance(number|no)?|ninumber|nino|homeofficeref(erence)?"), "one person's number"),
)  # fmt: skip
_LINES_BEFORE_HEADINGS = 20


def heading(text: str) -> str:
    """A heading as the intake names columns: lower case, underscores for spaces and hyphens."""
    plain = unicodedata.normalize("NFKC", text).replace("\ufeff", "").strip()
    return re.sub(r"[\s\-_]+", "_", plain.casefold())


def recognise(sheet: Sheet) -> tuple[str, tuple[str, ...]]:
    """The kind of a sheet and its columns' names ('' where the heading is blank). Raises Refused."""
    faults = sheet.faults
    refuse_children(sheet.header, sheet.header_row, faults)
    names = tuple(heading(text) for text in sheet.header)
    found = _kind(frozenset(names))
    if found is None:
        for row, cells in _first(sheet.records):
            refuse_children(cells, row, faults)
        raise unknown(sheet.header, sheet.header_row, faults)
    _check(found, names, sheet)
    faults.refuse_any()
    return found, names


def unknown(headings: Iterable[str], row: int, faults: Faults) -> Refused:
    """The refusal of a sheet whose headings are those of no kind of file."""
    known = ", ".join(name for text in headings if (name := heading(text)) in KNOWN)
    allowed = "; or ".join(
        f"{name}: {', '.join(shape.required)}"
        for name, shape in KINDS.items()
        if not name.startswith(DFE)
    )
    found = f"headings: {known or 'none that is known'}"
    return faults.refuse(row, None, "header", found, allowed)


def _kind(names: frozenset[str]) -> str | None:
    """The kind whose columns are all there, else the one with most of them, at least half."""
    shares = {
        name: (len(names.intersection(kind.required)) / len(kind.required), len(kind.required))
        for name, kind in KINDS.items()
    }
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best][0] >= 0.5 else None


def _check(kind: str, names: tuple[str, ...], sheet: Sheet) -> None:
    shape, faults, row = KINDS[kind], sheet.faults, sheet.header_row
    for name in shape.required:
        if name not in names:
            found = f"a {kind} file's headings without {name}"
            faults.add(row, name, "missing_column", found, ", ".join(shape.required))
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        faults.add(row, name, "duplicate_column", name, "each heading once")
    if shape.others:
        return
    allowed = ", ".join((*shape.required, *shape.optional))
    for name in names:
        if name and name not in shape.required and name not in shape.optional:
            faults.add(row, name, "unknown_column", name, allowed)


def kind(cells: Iterable[str]) -> str | None:
    """The kind of file that a row of headings belongs to, or None where it holds none that is known."""
    return _kind(frozenset(map(heading, cells)))


def refuse_children(cells: Iterable[str], row: int, faults: Faults) -> None:
    """Refuse a row of headings that names a child's record; our own word for it is shown, no cell is."""
    for cell in cells:
        word = child_word(cell)
        if word:
            allowed = "counts of children, never a row about one child or one member of staff"
            faults.add(row, None, "child_record", f"a heading that means {word}", allowed)
    faults.refuse_any()


def child_word(text: str) -> str | None:
    """What a heading says about one person (`date of birth`), or None where it says nothing of the kind."""
    if len(text) > 80 or heading(text) in KNOWN:
        return None
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", text)).casefold()
    words = re.findall(r"[a-z0-9]+", apart.replace("'", "").replace("\u2019", "").replace(".", ""))
    for word in words:
        if word in _CHILD_WORDS and len(words) <= 4:
            return _CHILD_WORDS[word]
    joined = "".join(words)
    return next((meaning for run, meaning in _CHILD_RUNS if run.fullmatch(joined)), None)


def _first(records: Iterable[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    return [record for record, _ in zip(records, range(_LINES_BEFORE_HEADINGS), strict=False)]
