"""A council's own workbook read by its recipe: every mapped table's rows as our own, or what has changed since it was mapped."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.intake import crosswise, figure_in_cell, periods, recipe, wide
from store.intake.crosswise import Crosswise, Unfolded
from store.intake.faults import Faults
from store.intake.measure_names import Names
from store.intake.opened_book import LOOKED_AT, OpenedBook, Within
from store.intake.placed import Placed
from store.intake.recipe import Recipe, SheetRecipe
from store.intake.shapes import Context
from store.intake.sheet import ReadAs, Sheet
from store.intake.table_quarter import QuarterSaid, quarter_of_table
from store.intake.under import Under, shape, under
from store.intake.wide import WideColumns

_LONG_PARTS = {
    recipe.TEAM: "team", recipe.PERIOD: "period", recipe.NUMERATOR: "numerator",
    recipe.DENOMINATOR: "denominator", recipe.VALUE: "value", **dict(zip(wide.OF_ROW, wide.OF_ROW, strict=True)),
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A table of a recipe as it stands in a workbook: on which sheet, and in which row its headings are."""

    said: SheetRecipe
    title: str
    heading_row: int


def found_in(whole: Recipe, book: OpenedBook) -> list[Found] | None:
    """Where each table of a recipe stands in a workbook; None where one that is read is not to be found.

    A table is known by the headings that are read, wherever they stand: titles and rows change with the quarter.
    """
    found: list[Found] = []
    titles = [*book.titles, *book.hidden_titles]
    for said in whole.sheets:
        taken = {(each.title, each.heading_row) for each in found}
        place = next(
            (
                Found(said, title, row)
                for title in sorted(titles, key=lambda title: title != said.title)
                for row in _rows_of_headings(said, book, title)
                if (title, row) not in taken
            ),
            None,
        )
        if place is not None:
            found.append(place)
        elif not said.left:
            return None
    return found


def refuse_changed(whole: Recipe, book: OpenedBook, faults: Faults) -> None:
    """Refuse a workbook that has every sheet of a recipe but not every heading that is read, naming what is gone."""
    if not whole.sheets or not {each.title for each in whole.sheets} <= set(book.titles):
        return
    for said in whole.sheets:
        there = _keys(dict(book.rows(said.title, said.heading_row)).get(said.heading_row, []))
        faults.sheet = said.title or None
        for text in said.read:
            if tidy(text) not in there and shape(text) not in there:
                faults.add(said.heading_row, text, "recipe", "no such heading now", _MAP_NEW)
    faults.sheet = None
    faults.refuse_any()


def _rows_of_headings(said: SheetRecipe, book: OpenedBook, title: str) -> Iterator[int]:
    """The rows that hold every heading that is read, the one that was mapped first."""
    wanted = set(said.read or said.parts)
    rows = book.rows(title, max(said.heading_row, LOOKED_AT) + _MOVED)
    for row, found in sorted(rows, key=lambda each: each[0] != said.heading_row):
        there = _keys(found)
        if wanted and all(tidy(text) in there or shape(text) in there for text in wanted):
            yield row


_MOVED = 20
"""Rows by which a table may have moved down since it was mapped."""


def _keys(headings: Iterable[str]) -> set[str]:
    """Headings as they are compared, with what names a quarter in them and without."""
    return {key for text in headings for key in (tidy(text), shape(text)) if key}


def tidy(heading: str) -> str:
    """A heading as it is compared: small letters, one space between its words."""
    return " ".join(heading.split()).casefold()


def unfolded(
    whole: Recipe, places: Sequence[Found], book: OpenedBook, context: Context, faults: Faults
) -> list[Sheet]:
    """The figures of every mapped table as one long sheet, and their staffing returns as another; one that would
    be empty is left out. Raises Refused with what is new and has to be said."""
    _told_of_others(whole, places, book, faults)
    read_as: list[ReadAs] = []
    told: Counter[tuple[str, str]] = Counter()
    long: list[Iterable[tuple[int, list[str]]]] = []
    crossed: list[Unfolded] = []
    for each in sorted(places, key=lambda each: (_place(book, each.title), each.heading_row)):
        if each.said.left:
            continue
        heading = dict(book.rows(each.title, each.heading_row)).get(each.heading_row, [])
        faults.sheet = each.title or None
        roles = _roles(each, heading, faults)
        if roles is None:
            continue
        named = _quarter_said(each, roles, book, faults)
        within = _within(each, places, heading, roles, named)
        left = [
            text for text in heading if text.strip() and each.said.parts.get(text) == recipe.IGNORED
        ]
        if left:
            faults.notice(each.heading_row, None, "not_read", ", ".join(left), "as was mapped")
        sheet = book.sheet(each.title, each.heading_row, faults, within)
        names = Names(context.catalogue, each.said.measures, read_as)
        if each.said.crosswise:
            layout = _crosswise(each, roles, named.period.code if named else "")
            crossed.append(crosswise.unfolded(sheet, layout, names, each.title))
        else:
            # All of one table before the next: what is kept of a workbook is kept in its order.
            long.append(list(_records(each, sheet, roles, names)))
        told += sheet.told
    faults.sheet = None
    faults.refuse_any()
    figures = [row for part in (*long, *(each.figures for each in crossed)) for row in part]
    posts = [row for each in crossed for row in each.posts]
    row = places[0].heading_row
    made = (
        [Sheet(list(wide.LONG), row, figures, faults, read_as=read_as, told=told)]
        if figures
        else []
    )
    if posts:
        made.append(crosswise.returns(posts, row, Faults(faults.file)))
        if not figures:
            made[-1].told = told
    if not made:
        raise faults.refuse(None, None, "empty", "headings alone", "at least one row")
    return made


def _told_of_others(
    whole: Recipe, places: Sequence[Found], book: OpenedBook, faults: Faults
) -> None:
    """Says of every sheet that is neither mapped nor left what it holds. Raises Refused where it is out of sight."""
    known = {each.title for each in places} | set(whole.left)
    book.refuse_hidden(faults, except_for=known)
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


def _place(book: OpenedBook, title: str) -> int:
    return [*book.titles, *book.hidden_titles].index(title)


_MAP_NEW = "what was mapped; say on the Load data screen what is new, which asks for nothing else"


def _roles(place: Found, headings: Sequence[str], faults: Faults) -> dict[int, str] | None:
    """What each column that is read plays, by its place; None where a heading has to be asked about.

    A new period needs no mapping, nor does a heading that was not read and only names another quarter now.
    """
    said = {tidy(text): part for text, part in place.said.parts.items()}
    shapes = {shape(text): part for text, part in place.said.parts.items() if shape(text)}
    before = faults.total
    roles: dict[int, str] = {}
    for at, text in enumerate(headings):
        if not text.strip():
            continue
        part = said.get(tidy(text))
        if part is None and not place.said.crosswise and (held := under(text)):
            part = wide.FIGURES if held.part != recipe.IGNORED else recipe.IGNORED
        if part is None and (place.said.crosswise or shapes.get(shape(text)) == recipe.IGNORED):
            part = shapes.get(shape(text))
        if part is None:
            faults.add(place.heading_row, text, "recipe", "a heading that was not mapped", _MAP_NEW)
        elif part != recipe.IGNORED:
            if any(tidy(headings[other]) == tidy(text) for other in roles):
                faults.add(place.heading_row, text, "duplicate_column", text, "each heading once")
            roles[at] = part
    return roles if faults.total == before else None


def _within(
    place: Found,
    places: Sequence[Found],
    headings: Sequence[str],
    roles: Mapping[int, str],
    named: QuarterSaid | None,
) -> Within:
    """The part of a sheet that one table is, and what of it is read."""
    below = [
        each.heading_row
        for each in places
        if each.title == place.title and each.heading_row > place.heading_row
    ]
    return Within(
        {text for at, text in enumerate(headings) if at in roles},
        min(below, default=None),
        place.said.hidden,
        outside_left=bool(place.said.outside),
        line=named.row if named else None,
    )


def _records(
    place: Found, sheet: Sheet, roles: Mapping[int, str], names: Names
) -> Iterator[tuple[int, list[str]]]:
    """One table's rows under LONG, each knowing its sheet and headings."""
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
    layout = WideColumns(of_row, figures, place.said.team, place.said.months)
    return wide.records(sheet, layout, names, title)


def _long(
    place: Found, sheet: Sheet, placed: WideColumns, names: Names
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet that has a row a figure already, its columns under our names."""
    title = place.title
    where = {part: placed.place(part) for part in _LONG_PARTS}
    year = placed.place(recipe.YEAR)
    columns = {
        ours: sheet.header[at]
        for part, ours in _LONG_PARTS.items()
        if (at := where[part]) is not None
    }
    if placed.naming:
        columns["measure_id"] = sheet.header[placed.naming[0]]
    for row, values in sheet.measured():
        measure = names.of_row(sheet, row, values, placed.naming, title)
        if not measure:
            if measure == "":
                sheet.leave_out(row, None)
            continue
        said = {"measure_id": measure, "team": place.said.team}
        for part, ours in _LONG_PARTS.items():
            if (column := where[part]) is not None and values[column].strip():
                said[ours] = values[column]
        if year is not None and values[year].strip():
            said["period"] = f"{said.get('period', '')} {values[year]}".strip()
        if where[recipe.NUMERATOR] is None and said.get("value"):
            said |= figure_in_cell.parts(said["value"])._asdict()
        yield Placed(row, title, columns), [said.get(column, "") for column in wide.LONG]


def _crosswise(place: Found, roles: Mapping[int, str], period: str) -> Crosswise:
    """What a table says of its columns, and of all its rows."""
    headed = {at: found for at, part in roles.items() if (found := recipe.headed(part))}
    of_row = {at: part for at, part in roles.items() if at not in headed}
    return Crosswise(of_row, headed, place.said.team, place.said.role, period)


def _quarter_said(
    place: Found, roles: Mapping[int, str], book: OpenedBook, faults: Faults
) -> QuarterSaid | None:
    """The quarter of a table that has neither columns of periods nor one that says it; a fault where nothing does."""
    if not place.said.crosswise or recipe.PERIOD in roles.values():
        return None
    rows = book.rows(place.title, place.heading_row)
    found = quarter_of_table(place.title, place.heading_row, rows)
    if found is None:
        faults.add(
            place.heading_row, None, "period", "no one quarter above the headings", _QUARTER_WANTED
        )
    return found


_QUARTER_WANTED = "the quarter in a line above the headings or in the sheet's name, as Q2 2026/27, or a column that says it"
