"""The staffing file, one row a team, role and quarter: every sum checked, each part a row of its own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from metrics import letters
from metrics.catalogue.measure import Catalogue
from metrics.letters import Told
from metrics.vocabulary import ALL_ROLES, STAFFING_PARTS, Missing
from store.intake import cells, written_file
from store.intake.cells import Number
from store.intake.faults import Faults
from store.intake.headings import Headings
from store.intake.input_kind import DocsLine, InputKind, Start, TakenOut, Template
from store.intake.resolve import Resolver
from store.intake.shapes import Accepted, Context
from store.intake.sheet import Sheet
from store.intake.stored_table import STAFFING_PART
from store.intake.written_file import Row, WrittenFile

HEADINGS = Headings(("team", "role", "period", *STAFFING_PARTS[:5]), STAFFING_PARTS[5:])

_WHOLE = ("headcount", "cases")
_NONE = Decimal(0)

_NEVER_MORE = (
    # what, never more than the sum of these, why
    ("agency_cover_fte", ("agency_fte",), "agency staff who cover vacancies are agency staff"),
    ("maternity_fte", ("in_post_fte",), "people on maternity leave are in post"),
    ("newly_qualified_fte", ("in_post_fte",), "the newly qualified are in post"),
    (
        "case_holders_fte",
        ("in_post_fte", "agency_fte"),
        "those who hold cases are in post or agency",
    ),
)


@dataclass(frozen=True, slots=True)
class _Post:
    file_row: int
    team: str
    role: str
    period: str
    parts: Mapping[str, Number | Missing]


_SUMS_OF_ROLES = (
    ALL_ROLES, "All", "Total", "Totals", "Grand total", "Team total", "Sub total", "Subtotal", "Overall",
    "All staff", "All posts", "Everyone",
)  # fmt: skip
"""What a file may call the sum of its roles: it would be added in once more."""
_SUMS_BARE = frozenset(map(letters.bare, _SUMS_OF_ROLES))


MOST_ROLES = 100
"""A council's returns have a dozen; each is a line of its own on screens."""


def _one_role(name: str) -> str:
    """What a role is known by: a later return of it replaces the earlier one however it is written."""
    return " ".join(name.casefold().split())


def read(sheet: Sheet, names: tuple[str, ...], context: Context) -> Accepted:
    """The staffing parts of a file whose columns are `names`. Raises Refused."""
    faults = sheet.faults
    resolve = Resolver(context, faults)
    posts = []
    known = {_one_role(each): each for each in context.roles}
    roles = set(known)
    told = Told(*context.roles, taken=_SUMS_OF_ROLES, same=_one_role)
    for row, cell in sheet.named(names):
        period = resolve.period(row, cell["period"], annual=False)
        team = resolve.team(row, cell["team"], period, all_allowed=False)
        role = resolve.called(row, "role", cell["role"])
        if role and letters.bare(role) in _SUMS_BARE:
            faults.add(row, "role", "role_all", role, "each role; all of them are its sum")
            role = None
        if role and (stored := known.get(_one_role(role), role)).casefold() != role.casefold():
            role = stored
        parts = _parts(row, cell, faults)
        _check_sums(row, parts, faults)
        if team and role and period:
            if resolve.first(row, "team", team, role, period.code):
                resolve.alone(row, "role", role, told)
            roles.add(_one_role(role))
            if len(roles) > MOST_ROLES:
                allowed = f"{MOST_ROLES} roles, those of earlier files included"
                raise faults.refuse(
                    row, "role", "too_many", f"more than {MOST_ROLES} roles", allowed
                )
            posts.append(_Post(row, team, role, period.code, parts))
    sheet.refuse_any()
    rows = (
        (
            context.council, post.team, post.role, post.period, part, *cells.split(found), None,
            post.file_row, faults.sheet,
        )
        for post in posts
        for part, found in post.parts.items()
    )  # fmt: skip
    tables = {"staffing_part": STAFFING_PART.of(rows)}
    return Accepted("staffing", faults.file, tables, faults.notices, sheet.count)


def _parts(row: int, cell: Mapping[str, str], faults: Faults) -> dict[str, Number | Missing]:
    """The parts that the file's columns hold; a blank is not available."""
    parts: dict[str, Number | Missing] = {}
    for part in STAFFING_PARTS:
        if part not in cell:
            continue
        try:
            found = cells.amount(cell[part])
        except cells.CellError as fault:
            faults.add(row, part, fault.code, cell[part], fault.allowed)
            continue
        if isinstance(found, Number):
            if found.sign:
                faults.add(row, part, "number", cell[part], "a number without % or £")
            elif found.amount < 0:
                faults.add(row, part, "negative", cell[part], "0 or more")
            elif part in _WHOLE and found.amount % 1:
                faults.add(row, part, "number", cell[part], "a whole number")
        parts[part] = Missing.NOT_AVAILABLE if found is None else found
    return parts


def _check_sums(row: int, parts: Mapping[str, Number | Missing], faults: Faults) -> None:
    """What is always so of one team's posts, as far as rounding each part lets it be known."""
    numbers = {part: found for part, found in parts.items() if isinstance(found, Number)}
    posts = [numbers.get(part) for part in ("establishment_fte", "in_post_fte", "vacancies_fte")]
    if all(posts):
        establishment, in_post, vacancies = (post for post in posts if post)
        # A team with more people than posts has no vacant post, not less than none.
        wanted = max(establishment.amount - in_post.amount, _NONE)
        if abs(wanted - vacancies.amount) > _slack(establishment, in_post, vacancies):
            allowed = (
                f"{wanted}: establishment {establishment.amount} less {in_post.amount} in post"
            )
            faults.add(row, "vacancies_fte", "total_mismatch", vacancies.amount, allowed)
    for part, wholes, why in _NEVER_MORE:
        whole = [numbers.get(name) for name in wholes]
        if part in numbers and all(whole):
            most = sum((number.amount for number in whole if number), _NONE)
            held = [number for number in (numbers[part], *whole) if number]
            if numbers[part].amount > most + _slack(*held):
                faults.add(
                    row, part, "total_mismatch", numbers[part].amount, f"at most {most}: {why}"
                )
    holders, caseload = numbers.get("case_holders_fte"), numbers.get("cases")
    if holders and caseload and caseload.amount and not holders.amount:
        allowed = "0, where nobody holds a case"
        faults.add(row, "cases", "total_mismatch", caseload.amount, allowed)


def _slack(*numbers: Number) -> Decimal:
    """How far rounded parts of a true sum can be apart.

    Three parts each rounded at one decimal are each at most 0.05 out, so up to 0.15 together;
    being whole tenths they are at most one tenth apart. At two decimals or more, one hundredth.
    A figure written to fewer decimals is taken as given to one.
    """
    return Decimal("0.1") if min(number.decimals for number in numbers) < 2 else Decimal("0.01")


_IN_FORCE = """
SELECT s.team, s.role, s.period, s.part, s.amount, s.missing
FROM staffing_part AS s
LEFT JOIN team AS t ON t.team = s.team
WHERE s.council = $council AND s.team <> 'All'
ORDER BY t.place NULLS FIRST, s.team, s.period, s.load_number, s.file_row, s.role, s.part
"""


def _files(rows: Iterable[Row], catalogue: Catalogue) -> list[WrittenFile]:
    """Staffing files of these parts, one for each set of parts that any return holds, commonest first.

    A part that a file had no column for is not the same as one it left blank: the first is no part
    of a sum, the second makes the sum not available.
    """
    returns: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        returns[row["team"], row["role"], row["period"]][row["part"]] = (
            written_file.SHORTEST[Missing(row["missing"])] if row["missing"]
            else written_file.amount(row["amount"])
        )  # fmt: skip
    held = {key: tuple(part for part in STAFFING_PARTS if part in parts)
            for key, parts in returns.items()}  # fmt: skip
    sets = [parts for parts, _ in Counter(held.values()).most_common()]
    return [
        WrittenFile(
            "staffing",
            ("team", "role", "period", *parts),
            tuple(
                (
                    written_file.text(team), written_file.text(role), period,
                    *(returns[team, role, period][part] for part in parts),
                )
                for team, role, period in returns
                if held[team, role, period] == parts
            ),
        )
        for parts in sets
    ]  # fmt: skip


def _start(start: Start) -> Iterator[dict[str, str]]:
    """The quarter's return of each role of each team."""
    for team, role in start.roles:
        yield {"team": team, "role": role, "period": start.quarter.code}


KIND = InputKind(
    name="staffing",
    words="Staffing, by team and quarter",
    place=2,
    turn=50,
    headings=HEADINGS,
    read=read,
    tables=(STAFFING_PART,),
    taken_out=TakenOut(_IN_FORCE, _files, view="staffing_part"),
    template=Template(_start),
    docs=(
        DocsLine(
            "Staffing",
            "never `All`: it is always summed; days, starters and leavers are the quarter's own",
        ),
    ),
)
