"""A council's own workbook read by its recipe: every mapped sheet's rows as our own, or what has changed since it was mapped."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from metrics.catalogue.measure import Catalogue
from metrics.period import PeriodKind
from store.intake import cells, csv_text, header, recipe, wide, workbook_cells
from store.intake.container import Container, check
from store.intake.faults import Faults, safe_name
from store.intake.opened_book import LOOKED_AT, OpenedBook
from store.intake.placed import Placed
from store.intake.recipe import Recipe, SheetRecipe
from store.intake.shapes import Context
from store.intake.sheet import ReadAs, Sheet
from store.intake.under import Under, shape, under
from store.intake.wide import Names, WideColumns
from store.intake.workbook_cells import Book

_LONG_PARTS = {
    recipe.TEAM: "team", recipe.PERIOD: "period", recipe.NUMERATOR: "numerator",
    recipe.DENOMINATOR: "denominator", recipe.VALUE: "value", **dict(zip(wide.OF_ROW, wide.OF_ROW, strict=True)),
}  # fmt: skip

SEEN_ROWS, SEEN_COLUMNS, SEEN_LETTERS = 400, 60, 120
"""How much of a sheet the mapping screen looks at."""


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
            if part != recipe.IGNORED and _tidy(text) not in set(map(_tidy, there)):
                faults.add(said.heading_row, text, "recipe", "no such heading now", _MAP_NEW)
    faults.sheet = None
    faults.refuse_any()


def _rows_of_headings(said: SheetRecipe, book: OpenedBook, title: str) -> Iterator[int]:
    """The rows that hold every heading that is read, the one that was mapped first."""
    wanted = {_tidy(text) for text, part in said.parts.items() if part != recipe.IGNORED}
    rows = book.rows(title, max(said.heading_row, LOOKED_AT))
    for row, found in sorted(rows, key=lambda each: each[0] != said.heading_row):
        if wanted and wanted <= set(map(_tidy, found)):
            yield row


def _tidy(heading: str) -> str:
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
    said = {_tidy(text): part for text, part in place.said.parts.items()}
    unread = {shape(text) for text, part in said.items() if part == recipe.IGNORED}
    before = faults.total
    roles: dict[int, str] = {}
    for at, text in enumerate(headings):
        if not text.strip():
            continue
        part = said.get(_tidy(text))
        if part is None and (held := under(text)):
            part = wide.FIGURES if held.part != recipe.IGNORED else recipe.IGNORED
        if part is None and shape(text) in unread:
            part = recipe.IGNORED
        if part is None:
            faults.add(place.heading_row, text, "recipe", "a heading that was not mapped", _MAP_NEW)
        elif part != recipe.IGNORED:
            if any(_tidy(headings[other]) == _tidy(text) for other in roles):
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
            year_end = part == recipe.YEAR_END and not cells.is_year_end(held.period)
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


@dataclass(frozen=True)
class Seen:
    """What the mapping screen sees of one sheet: its first rows, each with its number."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def peek(file: str, data: bytes) -> tuple[Seen, ...]:
    """The beginning of every sheet of a workbook, or of a text file. Raises Refused as reading it would."""
    faults = Faults(safe_name(file))

    def look() -> tuple[Seen, ...]:
        book: OpenedBook = (
            Book(data, faults)
            if check(data, faults) is Container.WORKBOOK
            else csv_text.opened(data, header.KNOWN, faults)
        )
        book.with_headings(lambda cells: False, faults)
        return tuple(
            Seen(
                title,
                tuple(
                    (row, tuple(cell[:SEEN_LETTERS] for cell in found[:SEEN_COLUMNS]))
                    for row, found in book.rows(title, SEEN_ROWS)
                ),
            )
            for title in book.titles
        )

    return workbook_cells.readable(look, faults)


def proposed(name: str, seen: Sequence[Seen]) -> Recipe:
    """A first guess at a workbook's recipe: the sheets with a measure and periods, the rest left out."""
    sheets, left = [], []
    for each in seen:
        row = next((row for row, found in each.rows if recognised(found)), None)
        guess = sheet_proposed(each, row) if row is not None else None
        if guess:
            sheets.append(guess)
        else:
            left.append(each.title)
    return Recipe(name, tuple(sheets), tuple(left))


def begun(seen: Sequence[Seen], kept: Sequence[Recipe]) -> Recipe:
    """Where mapping a workbook begins: with what was said of such sheets before, the newest first, else a first guess.

    Of a sheet that was mapped only what is new stands as a guess.
    """
    guess = proposed("", seen)
    guessed = {each.title: each for each in guess.sheets}
    name, sheets = "", []
    for each in seen:
        if found := _said_before(each, kept):
            name = name or found[0]
            sheets.append(found[1])
        elif each.title in guessed:
            sheets.append(guessed[each.title])
    read = {each.title for each in sheets}
    return Recipe(name, tuple(sheets), tuple(each.title for each in seen if each.title not in read))


def _said_before(seen: Seen, kept: Sequence[Recipe]) -> tuple[str, SheetRecipe] | None:
    """The name of the recipe, and its sheet as this one would be read by it; None where none has half its headings."""
    for whole in kept:
        for said in whole.sheets:
            wanted = {_tidy(text) for text, part in said.parts.items() if part != recipe.IGNORED}
            for row, headings in seen.rows[:LOOKED_AT]:
                if wanted and 2 * len(wanted.intersection(map(_tidy, headings))) > len(wanted):
                    guess = sheet_proposed(seen, row)
                    before = {_tidy(text): part for text, part in said.parts.items()}
                    parts = {
                        text: before.get(_tidy(text), part) for text, part in guess.parts.items()
                    }
                    return whole.name, SheetRecipe(seen.title, row, parts, said.measures, said.team)
    return None


def recognised(headings: Sequence[str]) -> bool:
    """Whether a row of headings is that of a scorecard in a council's own words: a measure, and a column for each
    period or one that names it beside one of figures."""
    parts = {_part_of(text) for text in headings if text.strip()}
    long = recipe.PERIOD in parts and bool(parts & {recipe.VALUE, recipe.NUMERATOR})
    return wide.recognised(headings) or (long and bool(parts & {recipe.MEASURE, recipe.NAME}))


def understood(book: OpenedBook) -> tuple[Recipe, list[Found]] | None:
    """The recipe of a workbook nobody has mapped with one sheet of figures, every heading of which can mean one
    thing; None for any other."""
    places = [
        (title, row, found)
        for title in book.titles
        for row, found in book.rows(title, LOOKED_AT)
        if recognised(found)
    ]
    if len(places) != 1:
        return None
    ((title, row, found),) = places
    headings = [text for text in found if text.strip()]
    if any(under(text) is None and _part_of(text) is None for text in headings):
        return None
    said = sheet_proposed(Seen(title, ((row, tuple(found)),)), row)
    played = [part for part in said.parts.values() if part not in recipe.OF_YEARS]
    if len(played) != len(set(played)) or years_beside(headings):
        return None
    left = tuple(each for each in book.titles if each != title)
    return Recipe("", (said,), left), [Found(said, title, row)]


def _part_of(heading: str) -> str | None:
    """The part that a heading plays by itself; None where it may be anything."""
    return wide.role(heading) or _long_part(heading)


def sheet_proposed(seen: Seen, heading_row: int) -> SheetRecipe:
    """A first guess at one sheet's recipe, with its headings in a row."""
    headings = headings_of(seen, heading_row)
    parts: dict[str, str] = {}
    for text in headings:
        if under(text) is not None:
            continue
        found = _part_of(text)
        fits = found in recipe.PARTS and found not in parts.values()
        parts[text] = found if fits and found is not None else recipe.IGNORED
    return SheetRecipe(
        seen.title, heading_row, parts | dict.fromkeys(years_beside(headings), recipe.YEAR_END), {}
    )


def years_beside(headings: Sequence[str]) -> list[str]:
    """The headings that name a year where others name quarters: they may be the year's end, or stand for themselves."""
    held = {
        text: found for text in headings if (found := under(text)) and found.part == recipe.VALUE
    }
    kinds = {text: cells.quarter(cells.period(found.period)).kind for text, found in held.items()}
    if PeriodKind.QUARTER not in kinds.values():
        return []
    return [text for text, kind in kinds.items() if kind is PeriodKind.FINANCIAL_YEAR]


def headings_of(seen: Seen, row: int) -> list[str]:
    """The headings that stand in a row of a sheet."""
    return [text for text in dict(seen.rows).get(row, ()) if text.strip()]


def names_in(seen: Seen, said: SheetRecipe) -> list[str]:
    """What a sheet calls its measures under the columns that a recipe says, each once, in order."""
    headings = dict(seen.rows).get(said.heading_row, ())
    places = [
        place for place, text in enumerate(headings)
        if said.parts.get(text) in (recipe.MEASURE, recipe.NAME)
    ]  # fmt: skip
    wide_figures = recipe.PERIOD not in said.parts.values()
    periods = [
        place for place, text in enumerate(headings)
        if text.strip() and under(text) and said.parts.get(text) != recipe.IGNORED
    ]  # fmt: skip
    found: dict[str, None] = {}
    for row, values in seen.rows:
        if row <= said.heading_row:
            continue
        if wide_figures and not any(
            values[place].strip() for place in periods if place < len(values)
        ):
            continue
        texts = [values[place].strip() for place in places if place < len(values)]
        for text in list(filter(None, texts))[-1:]:
            found[text] = None
    return list(found)


def problems(whole: Recipe, seen: Sequence[Seen], catalogue: Catalogue) -> list[str]:
    """What keeps a recipe from being used on the workbook that was seen, in sentences; none where it can be."""
    found = [] if whole.name.strip() else ["Give the workbook a name to know it by."]
    if not whole.sheets:
        found.append("Choose at least one sheet to read.")
    ids = {each.id for each in catalogue.measures}
    looked = {each.title: each for each in seen}
    for each in whole.sheets:
        found += _unread(each, looked[each.title], catalogue)
        parts = [part for part in each.parts.values() if part not in recipe.OF_YEARS]
        for part in sorted({part for part in parts if parts.count(part) > 1}):
            found.append(f"{each.title}: two columns cannot both be “{recipe.PARTS[part]}”.")
        if not {recipe.MEASURE, recipe.NAME} & set(parts):
            found.append(f"{each.title}: say which column names the measure.")
        if recipe.PERIOD in parts and not {recipe.VALUE, recipe.NUMERATOR} & set(parts):
            found.append(f"{each.title}: say which column holds the figure.")
        for text, measure in each.measures.items():
            if measure and measure not in ids:
                found.append(f"{each.title}: {text} is mapped to {measure}, which is no measure.")
    return found


def _unread(said: SheetRecipe, seen: Seen, catalogue: Catalogue) -> list[str]:
    """Why nothing, or not every row, of a sheet would be read by its recipe."""
    headings = headings_of(seen, said.heading_row)
    where = f"{said.title}: "
    if recipe.PERIOD not in said.parts.values() and not any(
        (held := under(text))
        and held.part != recipe.IGNORED
        and said.parts.get(text) != recipe.IGNORED
        for text in headings
    ):
        return [
            f"{where}no figure would be read: no heading in row {said.heading_row} is a period, and no column is "
            f"“{recipe.PARTS[recipe.PERIOD]}”."
        ]
    names = Names(catalogue, said.measures)
    asked = [text for text in names_in(seen, said) if names.find(text) is None]
    if not asked:
        return []
    shown = ", ".join(f"“{text}”" for text in asked[:_SHOWN])
    rest = f" and {len(asked) - _SHOWN} more" if len(asked) > _SHOWN else ""
    return [f"{where}choose a measure, or leave the row out, for {shown}{rest}."]


_SHOWN = 3


def _long_part(heading: str) -> str | None:
    """The part that one of the usual headings plays in a long sheet."""
    return {
        **dict.fromkeys(("period", "quarter", "reporting period", "qtr", "month"), recipe.PERIOD),
        **dict.fromkeys(("year", "financial year", "fy"), recipe.YEAR),
        **dict.fromkeys(("numerator", "num"), recipe.NUMERATOR),
        **dict.fromkeys(("denominator", "den", "denom"), recipe.DENOMINATOR),
        **dict.fromkeys(("value", "figure", "result", "actual", "performance", "outturn"), recipe.VALUE),
    }.get(heading.strip().casefold().replace("_", " "))  # fmt: skip
