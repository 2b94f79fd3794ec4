"""A council's own workbook read by its recipe: every mapped sheet's rows as our own, or what has changed since it was mapped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from metrics.catalogue.measure import Catalogue
from store.intake import recipe, wide, workbook_cells
from store.intake.container import Container, check
from store.intake.faults import Faults, safe_name
from store.intake.placed import Placed
from store.intake.recipe import Recipe, SheetRecipe
from store.intake.shapes import Context
from store.intake.sheet import ReadAs, Sheet
from store.intake.wide import Names, WideColumns
from store.intake.workbook_cells import Book

LONG = (*wide.LONG, "commentary", "status", "reason")
"""The columns of the rows that come out."""

_LONG_PARTS = {
    recipe.TEAM: "team", recipe.PERIOD: "period", recipe.NUMERATOR: "numerator",
    recipe.DENOMINATOR: "denominator", recipe.VALUE: "value", recipe.COMMENTARY: "commentary",
    recipe.STATUS: "status", recipe.REASON: "reason",
}  # fmt: skip

SEEN_ROWS, SEEN_COLUMNS, SEEN_LETTERS = 400, 60, 120
"""How much of a sheet the mapping screen looks at."""


def fits(said: Recipe, book: Book) -> bool:
    """Whether a workbook has every sheet that a recipe reads."""
    return {each.title for each in said.sheets} <= set(book.titles)


def unfolded(whole: Recipe, book: Book, context: Context, faults: Faults) -> Sheet:
    """The figures of every mapped sheet as one long sheet. Raises Refused with what has changed."""
    known = {each.title for each in whole.sheets} | set(whole.left)
    for title in book.titles:
        if title not in known and book.rows(title, 1):
            faults.sheet = title
            faults.add(None, None, "recipe", "a sheet that was not mapped", _MAP_AGAIN)
    parts = []
    read_as: list[ReadAs] = []
    for each in whole.sheets:
        heading = dict(book.rows(each.title, each.heading_row)).get(each.heading_row, [])
        faults.sheet = each.title
        if _agree(each, heading, faults):
            sheet = book.sheet(each.title, each.heading_row, faults, _read(each, heading))
            parts.append(_records(each, sheet, Names(context.catalogue, each.measures, read_as)))
    faults.sheet = None
    faults.refuse_any()
    made = chain.from_iterable(parts)
    return Sheet(list(LONG), whole.sheets[0].heading_row, made, faults, read_as=read_as)


_MAP_AGAIN = "the layout that was mapped; map the workbook again on the Load data screen"


def _agree(said: SheetRecipe, headings: Sequence[str], faults: Faults) -> bool:
    """Whether the headings are those that were mapped; a new period needs no mapping."""
    before = faults.total
    found = [text for text in headings if text.strip()]
    for text in said.parts.keys() - set(found):
        if said.parts[text] != recipe.IGNORED:
            faults.add(said.heading_row, text, "recipe", "no such heading now", _MAP_AGAIN)
    for text in found:
        if text not in said.parts and not wide.is_period(text):
            faults.add(
                said.heading_row, text, "recipe", "a heading that was not mapped", _MAP_AGAIN
            )
        if found.count(text) > 1 and said.parts.get(text) != recipe.IGNORED:
            faults.add(said.heading_row, text, "duplicate_column", text, "each heading once")
    return faults.total == before


def _read(said: SheetRecipe, headings: Sequence[str]) -> set[str]:
    """The headings whose columns are read: those that play a part, and every period."""
    return {text for text in headings if said.parts.get(text, wide.FIGURES) != recipe.IGNORED}


def _records(said: SheetRecipe, sheet: Sheet, names: Names) -> Iterator[tuple[int, list[str]]]:
    """One sheet's rows under LONG, each knowing its sheet and headings."""
    roles = {
        place: said.parts.get(text, wide.FIGURES)
        for place, text in enumerate(sheet.header)
        if text.strip() and said.parts.get(text) != recipe.IGNORED
    }
    if recipe.PERIOD not in roles.values():
        for row, cells in wide.records(sheet, WideColumns(roles, said.team), names, said.title):
            yield row, [*cells, "", "", ""]
        return
    yield from _long(said, sheet, WideColumns(roles, said.team), names)


def _long(
    said: SheetRecipe, sheet: Sheet, placed: WideColumns, names: Names
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet that has a row a figure already, its columns under our names."""
    where = {part: placed.place(part) for part in (*_LONG_PARTS, recipe.MEASURE, recipe.NAME)}
    columns = {
        ours: sheet.header[place]
        for part, ours in _LONG_PARTS.items()
        if (place := where[part]) is not None
    }
    named = [place for part in (recipe.MEASURE, recipe.NAME) if (place := where[part]) is not None]
    if named:
        columns["measure_id"] = sheet.header[named[0]]
    for row, values in sheet.rows():
        at = Placed(row, said.title, columns)
        texts = [values[place].strip() for place in named if values[place].strip()]
        measure = names.read(texts, row, said.title)
        if measure == "":
            sheet.leave_out(row, None)
            continue
        if measure is None:
            text = texts[-1] if texts else "nothing"
            code = "unknown_measure" if texts else "blank"
            sheet.faults.add(at, "measure_id", code, text, names.allowed(text))
            continue
        cells = dict.fromkeys(LONG, "") | {"measure_id": measure, "team": said.team}
        for part, ours in _LONG_PARTS.items():
            if (place := where[part]) is not None and values[place].strip():
                cells[ours] = values[place]
        if where[recipe.NUMERATOR] is None and cells["value"]:
            cells["numerator"], cells["denominator"], cells["value"] = wide.figure(cells["value"])
        yield at, [cells[column] for column in LONG]


@dataclass(frozen=True)
class Seen:
    """What the mapping screen sees of one sheet: its first rows, each with its number."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def peek(file: str, data: bytes) -> tuple[Seen, ...]:
    """The beginning of every sheet of a workbook. Raises Refused as reading it would."""
    faults = Faults(safe_name(file))
    if check(data, faults) is not Container.WORKBOOK:
        raise faults.refuse(None, None, "file_type", "text", "a workbook saved as .xlsx")

    def look() -> tuple[Seen, ...]:
        book = Book(data, faults)
        book.with_headings(lambda cells: False, faults)
        return tuple(
            Seen(
                title,
                tuple(
                    (row, tuple(cell[:SEEN_LETTERS] for cell in cells[:SEEN_COLUMNS]))
                    for row, cells in book.rows(title, SEEN_ROWS)
                ),
            )
            for title in book.titles
        )

    return workbook_cells.readable(look, faults)


def proposed(name: str, seen: Sequence[Seen]) -> Recipe:
    """A first guess at a workbook's recipe: the sheets with a measure and periods, the rest left out."""
    sheets, left = [], []
    for each in seen:
        row = next((row for row, cells in each.rows if wide.recognised(cells)), None)
        guess = sheet_proposed(each, row) if row is not None else None
        if guess:
            sheets.append(guess)
        else:
            left.append(each.title)
    return Recipe(name, tuple(sheets), tuple(left))


def sheet_proposed(seen: Seen, heading_row: int) -> SheetRecipe:
    """A first guess at one sheet's recipe, with its headings in a row."""
    headings = headings_of(seen, heading_row)
    parts: dict[str, str] = {}
    for text in headings:
        found = wide.role(text) or _long_part(text)
        if found != wide.FIGURES and found not in parts.values() and found in recipe.PARTS:
            parts[text] = found
        elif found != wide.FIGURES:
            parts[text] = recipe.IGNORED
    return SheetRecipe(seen.title, heading_row, parts, {})


def headings_of(seen: Seen, row: int) -> list[str]:
    """The headings that stand in a row of a sheet."""
    return [text for text in dict(seen.rows).get(row, ()) if text.strip()]


def names_in(seen: Seen, said: SheetRecipe) -> list[str]:
    """What a sheet calls its measures under the columns that a recipe says, each once, in order."""
    cells = dict(seen.rows).get(said.heading_row, ())
    places = [
        place for place, text in enumerate(cells)
        if said.parts.get(text) in (recipe.MEASURE, recipe.NAME)
    ]  # fmt: skip
    wide_figures = recipe.PERIOD not in said.parts.values()
    periods = [place for place, text in enumerate(cells) if text.strip() and wide.is_period(text)]
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
        parts = [part for part in each.parts.values() if part != recipe.IGNORED]
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
        wide.is_period(text) and said.parts.get(text) != recipe.IGNORED for text in headings
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
    """The part that one of our own headings plays in a long sheet."""
    words = heading.strip().casefold().replace("_", " ")
    return {
        "period": recipe.PERIOD, "quarter": recipe.PERIOD, "numerator": recipe.NUMERATOR,
        "denominator": recipe.DENOMINATOR, "value": recipe.VALUE, "figure": recipe.VALUE,
        "commentary": recipe.COMMENTARY, "comment": recipe.COMMENTARY, "comments": recipe.COMMENTARY,
        "status": recipe.STATUS, "reason": recipe.REASON,
    }.get(words)  # fmt: skip
