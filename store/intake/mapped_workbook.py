"""A council's own workbook read by its recipe: every mapped sheet's rows as our own, or what has changed since it was mapped."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from store.intake import periods, recipe, wide
from store.intake.faults import Faults
from store.intake.measure_names import Names
from store.intake.opened_book import LOOKED_AT, OpenedBook
from store.intake.placed import Placed
from store.intake.recipe import Recipe, SheetRecipe
from store.intake.shapes import Context
from store.intake.sheet import ReadAs, Sheet
from store.intake.under import Under, shape, under
from store.intake.wide import WideColumns

_LONG_PARTS = {
    recipe.TEAM: "team", recipe.PERIOD: "period", recipe.NUMERATOR: "numerator",
    recipe.DENOMINATOR: "denominator", recipe.VALUE: "value", **dict(zip(wide.OF_ROW, wide.OF_ROW, strict=True)),
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A sheet of a recipe as it stands in a workbook: under which title, and in which row its headings are."""

    said: SheetRecipe
    title: str
    heading_row: int


def found_in(whole: Recipe, book: OpenedBook) -> list[Found] | None:
    """Where each sheet of a recipe stands in a workbook; None where one is not to be found.

    A sheet is known by the headings that are read, wherever they stand: titles and rows change with the quarter.
    """
    found: list[Found] = []
    taken: set[str] = set()
    for said in whole.sheets:
        titles = sorted(book.titles, key=lambda title: title != said.title)
        place = next(
            (
                Found(said, title, row)
                for title in titles
                if title not in taken
                for row in _rows_of_headings(said, book, title)
            ),
            None,
        )
        if place is None:
            return None
        taken.add(place.title)
        found.append(place)
    return found


def refuse_changed(whole: Recipe, book: OpenedBook, faults: Faults) -> None:
    """Refuse a workbook that has every sheet of a recipe but not every heading that is read, naming what is gone."""
    if not whole.sheets or not {each.title for each in whole.sheets} <= set(book.titles):
        return
    for said in whole.sheets:
        there = dict(book.rows(said.title, said.heading_row)).get(said.heading_row, [])
        faults.sheet = said.title or None
        for text, part in said.parts.items():
            if part != recipe.IGNORED and tidy(text) not in set(map(tidy, there)):
                faults.add(said.heading_row, text, "recipe", "no such heading now", _MAP_NEW)
    faults.sheet = None
    faults.refuse_any()


def _rows_of_headings(said: SheetRecipe, book: OpenedBook, title: str) -> Iterator[int]:
    """The rows that hold every heading that is read, the one that was mapped first."""
    wanted = {tidy(text) for text, part in said.parts.items() if part != recipe.IGNORED}
    rows = book.rows(title, max(said.heading_row, LOOKED_AT))
    for row, found in sorted(rows, key=lambda each: each[0] != said.heading_row):
        if wanted and wanted <= set(map(tidy, found)):
            yield row


def tidy(heading: str) -> str:
    """A heading as it is compared: small letters, one space between its words."""
    return " ".join(heading.split()).casefold()


def unfolded(
    whole: Recipe, places: Sequence[Found], book: OpenedBook, context: Context, faults: Faults
) -> Sheet:
    """The figures of every mapped sheet as one long sheet. Raises Refused with what is new and has to be said."""
    known = {each.title for each in places} | set(whole.left)
    for title in book.titles:
        if title in known or not book.rows(title, 1):
            continue
        if any(wide.recognised(cells) for _, cells in book.rows(title, LOOKED_AT)):
            faults.sheet = title
            faults.add(None, None, "recipe", "a sheet of figures that was not mapped", _MAP_NEW)
        else:
            faults.notice(
                None, None, "sheets", "not read: a sheet that is new", "the sheets that were mapped"
            )
    parts = []
    read_as: list[ReadAs] = []
    for each in places:
        heading = dict(book.rows(each.title, each.heading_row)).get(each.heading_row, [])
        faults.sheet = each.title
        roles = _roles(each, heading, faults)
        if roles is not None:
            read = {text for place, text in enumerate(heading) if place in roles}
            sheet = book.sheet(each.title, each.heading_row, faults, read)
            names = Names(context.catalogue, each.said.measures, read_as)
            parts.append(_records(each, sheet, roles, names))
    faults.sheet = None
    faults.refuse_any()
    made = chain.from_iterable(parts)
    return Sheet(list(wide.LONG), places[0].heading_row, made, faults, read_as=read_as)


_MAP_NEW = "what was mapped; say on the Load data screen what is new, which asks for nothing else"


def _roles(place: Found, headings: Sequence[str], faults: Faults) -> dict[int, str] | None:
    """What each column that is read plays, by its place; None where a heading has to be asked about.

    A new period needs no mapping, nor does a heading that was not read and only names another quarter now.
    """
    said = {tidy(text): part for text, part in place.said.parts.items()}
    unread = {shape(text) for text, part in said.items() if part == recipe.IGNORED}
    before = faults.total
    roles: dict[int, str] = {}
    for at, text in enumerate(headings):
        if not text.strip():
            continue
        part = said.get(tidy(text))
        if part is None and (held := under(text)):
            part = wide.FIGURES if held.part != recipe.IGNORED else recipe.IGNORED
        if part is None and shape(text) in unread:
            part = recipe.IGNORED
        if part is None:
            faults.add(place.heading_row, text, "recipe", "a heading that was not mapped", _MAP_NEW)
        elif part != recipe.IGNORED:
            if any(tidy(headings[other]) == tidy(text) for other in roles):
                faults.add(place.heading_row, text, "duplicate_column", text, "each heading once")
            roles[at] = part
    return roles if faults.total == before else None


def _records(
    place: Found, sheet: Sheet, roles: Mapping[int, str], names: Names
) -> Iterator[tuple[int, list[str]]]:
    """One sheet's rows under LONG, each knowing its sheet and headings."""
    title = place.title
    of_row = {at: part for at, part in roles.items() if part not in (wide.FIGURES, recipe.YEAR_END)}
    if recipe.PERIOD in of_row.values():
        return _long(place, sheet, WideColumns(of_row, {}, place.said.team), names)
    figures: dict[int, Under] = {}
    for at, part in roles.items():
        held = under(sheet.header[at])
        if held is not None and at not in of_row:
            if held in figures.values():
                text = sheet.header[at]
                sheet.faults.add(
                    place.heading_row, text, "duplicate_column", text, "each heading once"
                )
            year_end = part == recipe.YEAR_END and not periods.is_year_end(held.period)
            period = f"year end {held.period}" if year_end else held.period
            figures[at] = Under(period, held.part)
    return wide.records(sheet, WideColumns(of_row, figures, place.said.team), names, title)


def _long(
    place: Found, sheet: Sheet, placed: WideColumns, names: Names
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet that has a row a figure already, its columns under our names."""
    title = place.title
    where = {part: placed.place(part) for part in (*_LONG_PARTS, recipe.MEASURE, recipe.NAME)}
    year = placed.place(recipe.YEAR)
    columns = {
        ours: sheet.header[at]
        for part, ours in _LONG_PARTS.items()
        if (at := where[part]) is not None
    }
    named = [at for part in (recipe.MEASURE, recipe.NAME) if (at := where[part]) is not None]
    if named:
        columns["measure_id"] = sheet.header[named[0]]
    for row, values in sheet.rows():
        at = Placed(row, title, columns)
        texts = [values[column].strip() for column in named if values[column].strip()]
        measure = names.read(texts, row, title)
        if measure == "":
            sheet.leave_out(row, None)
            continue
        if measure is None:
            text = texts[-1] if texts else "nothing"
            code = "unknown_measure" if texts else "blank"
            sheet.faults.add(at, "measure_id", code, text, names.allowed(text))
            continue
        said = {"measure_id": measure, "team": place.said.team}
        for part, ours in _LONG_PARTS.items():
            if (column := where[part]) is not None and values[column].strip():
                said[ours] = values[column]
        if year is not None and values[year].strip():
            said["period"] = f"{said.get('period', '')} {values[year]}".strip()
        if where[recipe.NUMERATOR] is None and said.get("value"):
            parts = zip(
                ("numerator", "denominator", "value"), wide.figure(said["value"]), strict=True
            )
            said |= dict(parts)
        yield at, [said.get(column, "") for column in wide.LONG]
