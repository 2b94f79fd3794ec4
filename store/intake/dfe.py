"""Published DfE tables in, annual figures of the home council and its comparators out.

The rows of England, of the home council's region and of its statistical neighbours are kept under
their own names, so that one set of rules values them all. They are annual and never summed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from metrics.catalogue.measure import DfeMapping, Measure
from metrics.catalogue.published_tables import PublishedTable
from metrics.period import Period, census_day
from metrics.vocabulary import ALL_ROLES, ALL_TEAMS, AreaKind, Missing, Origin, Status
from store.intake import cells
from store.intake.cells import Number
from store.intake.council_names import JOINT
from store.intake.dfe_rows import Area, Cell, Found, area_of, areas, check_years, number
from store.intake.faults import Fault, Faults
from store.intake.shapes import Accepted, Context
from store.intake.sheet import Sheet
from store.intake.stored_table import AREA, OBSERVATION, PUBLISHED_RATE, STAFFING_PART


def read(
    family: Sequence[PublishedTable], sheet: Sheet, names: tuple[str, ...], context: Context
) -> Accepted:
    """The figures in one of a family's tables for the home council and its comparators. Raises Refused."""
    faults = sheet.faults
    rows = [(row, _in_todays_words(family, cell)) for row, cell in sheet.named(names)]
    if not rows:
        faults.add(None, None, "empty", "headings alone", "at least one row")
    faults.refuse_any()
    published = _told(family, rows)
    kept = areas(rows, context, faults)
    wanted = [(row, _kept_as(cell, kept)) for row, cell in rows if area_of(cell) in kept]
    check_years(published, wanted, faults)
    faults.refuse_any()
    if published.staffing:
        tables = {
            "staffing_part": STAFFING_PART.of(parts_of_staff(published, wanted, faults)),
            "published_rate": PUBLISHED_RATE.of(_rates(published, wanted, faults)),
        }
    else:
        measures = [
            measure
            for measure in context.catalogue.measures
            if measure.dfe and measure.dfe.dataset == published.name
        ]
        found = _observations(published, measures, rows, wanted, faults)
        tables = {"observation": OBSERVATION.of(found)}
    faults.refuse_any()
    joint = [
        (name, AreaKind.JOINT, 1)
        for name, area in kept.items()
        if area.kind is AreaKind.HOME and JOINT in name
    ]
    tables["area"] = AREA.of(
        [*((area.kept_as, area.kind, area.place) for area in kept.values()), *joint]
    )
    return Accepted(published.kind, faults.file, tables, faults.notices, len(rows))


def _kept_as(cell: dict[str, str], kept: Mapping[str, Area]) -> dict[str, str]:
    """A row under the name that its area's figures are kept under."""
    if cell["geographic_level"].strip() != "Local authority":
        return cell
    return {**cell, "la_name": kept[area_of(cell)].kept_as}


def _in_todays_words(family: Sequence[PublishedTable], cell: dict[str, str]) -> dict[str, str]:
    """A row whose columns say what they say in the newest release."""
    for published in family:
        for column, words in published.words.items():
            cell[column] = words.get(cell[column].strip(), cell[column])
    return cell


def _told(
    family: Sequence[PublishedTable], rows: Sequence[tuple[int, dict[str, str]]]
) -> PublishedTable:
    """Which table of a family it is: the one whose rows name what is its own, else the one that asks for nothing."""
    for published in family:
        if published.told_by is not None:
            column, text = published.told_by
            if any(cell[column].strip() == text for _, cell in rows):
                return published
    return next(published for published in family if published.told_by is None)


def parts_of_staff(
    published: PublishedTable, rows: Iterable[tuple[int, Cell]], faults: Faults
) -> Iterator[tuple[Any, ...]]:
    """The staffing parts of a table of staff, as they are stored; each area and year may stand there once."""
    seen: dict[tuple[str, int], int] = {}
    for row, cell in rows:
        area, year = area_of(cell), published.year(cell["time_period"])
        if not area or year is None:
            continue
        if seen.setdefault((area, year), row) != row:
            faults.add(
                row, "la_name", "duplicate_key", f"{area}, {year}", "one row an area and year"
            )
        key = (area, ALL_TEAMS, ALL_ROLES, census_day(date(year, 9, 30)).code)
        released = published.released(year)
        found = {
            part: number(row, column, cell[column], faults)
            for part, column in published.staffing.items()
        }
        yield (*key, "establishment_fte", *_establishment(found), released, row, faults.sheet)
        for part, figure in found.items():
            yield (*key, part, *cells.split(figure), released, row, faults.sheet)


def _rates(
    published: PublishedTable, rows: Iterable[tuple[int, Cell]], faults: Faults
) -> Iterator[tuple[Any, ...]]:
    """Each rate that a table of staff gives, or why it is withheld; nothing of a column that it does not have."""
    for row, cell in rows:
        area, year = area_of(cell), published.year(cell["time_period"])
        if not area or year is None:
            continue
        key = (area, ALL_TEAMS, ALL_ROLES, census_day(date(year, 9, 30)).code)
        for rate, column in published.withheld.items():
            if cell.get(column, "").strip():
                found = number(row, column, cell[column], faults)
                yield (*key, rate, *cells.split(found), published.released(year), row, faults.sheet)


def _establishment(found: Mapping[str, Found]) -> tuple[Decimal | None, Missing | None]:
    """Posts filled and vacant; missing for the reason that either is."""
    in_post, vacancies = found["in_post_fte"], found["vacancies_fte"]
    if isinstance(in_post, Number) and isinstance(vacancies, Number):
        return in_post.amount + vacancies.amount, None
    return None, next((part for part in (in_post, vacancies) if isinstance(part, Missing)), None)


def _observations(
    published: PublishedTable,
    measures: list[Measure],
    every: list[tuple[int, dict[str, str]]],
    wanted: list[tuple[int, dict[str, str]]],
    faults: Faults,
) -> Iterator[tuple[Any, ...]]:
    if not measures:
        allowed = "a table that a measure of the catalogue is read from"
        faults.add(None, None, "dfe_mapping", published.name, allowed)
    held = {
        measure.id: _find(published, measure.dfe, wanted, faults)
        for measure in measures
        if measure.dfe
    }
    for measure in measures:
        found = held[measure.id]
        if not found:
            # A table may be handed on in part; one that calls a part otherwise, or gives nothing, is not known.
            in_part = any(held.values()) and not _filtered(measure, every)
            _explain(published, measure, every, faults.notice if in_part else faults.add)
        for (area, year), (row, parts) in found.items():
            figure = _figure(row, parts, faults)
            yield (
                area, measure.id, ALL_TEAMS, published.period(year).code, Origin.DFE, *figure, None,
                Status.FINAL, None, published.released(year), None, None, row, faults.sheet, None,
            )  # fmt: skip


def older_release(release: Period, newer: Period, left: int, filled: int) -> Fault:
    """The notice that a file is an older release than one that is loaded, and what became of its rows."""
    found = f"the release of {release.label}, older than that of {newer.label}"
    allowed = f"{left:,} of its rows left as the newer release has them; {filled:,} fill gaps"
    return Fault(None, None, "older_release", found, allowed)


_Parts = dict[str, tuple[str, str]]
"""By part (numerator, denominator, value): the column and the text that holds it."""


def _find(
    published: PublishedTable,
    mapping: DfeMapping,
    rows: list[tuple[int, dict[str, str]]],
    faults: Faults,
) -> dict[tuple[str, int], tuple[int, _Parts]]:
    """Where each area and year's parts stand; parts that are rows are brought together."""
    wanted = {
        text: part
        for part, text in (
            ("numerator", mapping.numerator), ("denominator", mapping.denominator), ("value", mapping.value),
            ("counted", mapping.counted),
        )
        if text
    }  # fmt: skip
    found: dict[tuple[str, int], tuple[int, _Parts]] = {}
    taken: dict[tuple[str, int], _Parts] = defaultdict(dict)
    for row, cell in rows:
        if any(cell.get(column, "").strip() != text for column, text in mapping.where):
            continue
        if published.part:
            name = wanted.get(cell[published.part].strip())
            here = {name: (published.count, cell[published.count])} if name else {}
        else:
            here = {part: (column, cell.get(column, "")) for column, part in wanted.items()}
        if not here:
            continue
        key = (area_of(cell), published.year(cell["time_period"]) or 0)
        if taken[key].keys() & here.keys():
            faults.add(
                row, "la_name", "duplicate_key", f"{key[0]}, {key[1]}", "one row an area and year"
            )
            continue
        taken[key].update(here)
        first = "denominator" not in here or key not in found
        found[key] = (row if first else found[key][0], taken[key])
    whole = {key: entry for key, entry in found.items() if len(entry[1]) == len(wanted)}
    for (area, year), (row, parts) in found.items() if whole else ():
        if len(parts) < len(wanted):
            absent = ", ".join(text for text, part in wanted.items() if part not in parts)
            faults.add(
                row, published.part, "part_missing", f"{area}, {year}", f"a row for {absent}"
            )
    return whole


def _filtered(measure: Measure, rows: Iterable[tuple[int, Cell]]) -> bool:
    """Whether any row is of the group that a measure is read of."""
    where = measure.dfe.where if measure.dfe else ()
    return any(
        all(cell.get(column, "").strip() == text for column, text in where) for _, cell in rows
    )


def _explain(
    published: PublishedTable,
    measure: Measure,
    rows: list[tuple[int, dict[str, str]]],
    tell: Callable[[int | None, str | None, str, object, str], None],
) -> None:
    mapping = measure.dfe
    if mapping is None:
        return
    part = published.part
    where = ", ".join(f"{column} = {text}" for column, text in mapping.where)
    names = sorted({cell[part].strip() for _, cell in rows}) if part else list(rows[0][1])
    found = f"{measure.id}: {mapping.numerator or mapping.value}, where {where}"
    tell(None, part or None, "dfe_mapping", found, f"what the table holds: {', '.join(names)}")


def _figure(
    row: int, parts: _Parts, faults: Faults
) -> tuple[Decimal | None, Decimal | None, Decimal | None, Missing | None]:
    """Numerator, denominator, value given and missing code; a figure without any of its parts is missing."""
    found = {part: number(row, column, text, faults) for part, (column, text) in parts.items()}
    of_whom = found.pop("counted", None)
    if isinstance(of_whom, Number) and not of_whom.amount:
        return None, None, None, Missing.NO_CASES
    missing = next((figure for figure in found.values() if isinstance(figure, Missing)), None)
    if missing:
        return None, None, None, missing
    amounts = {part: figure.amount for part, figure in found.items() if isinstance(figure, Number)}
    numerator, denominator = amounts.get("numerator"), amounts.get("denominator")
    none = denominator == 0 and numerator == 0
    if denominator == 0 and numerator:
        column = parts["numerator"][0]
        faults.add(row, column, "num_gt_den", numerator, "no more than the denominator, 0")
    return numerator, denominator, amounts.get("value"), Missing.NO_CASES if none else None
