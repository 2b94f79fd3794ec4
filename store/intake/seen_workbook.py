"""What the mapping screen sees of a workbook, and how it seems to be laid out: a first guess, or what was said before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from metrics.catalogue.measure import Catalogue
from store.intake import csv_text, guess, header, recipe, workbook_cells
from store.intake.container import Container, check
from store.intake.faults import Faults, safe_name
from store.intake.guess import Known
from store.intake.mapped_workbook import Found, tidy
from store.intake.measure_names import Names
from store.intake.opened_book import LOOKED_AT, OpenedBook
from store.intake.recipe import Recipe, SheetRecipe
from store.intake.table_quarter import quarter_of_table
from store.intake.under import under
from store.intake.workbook_cells import Book

SEEN_ROWS, SEEN_COLUMNS, SEEN_LETTERS = 400, 60, 120
"""How much of a sheet the mapping screen looks at."""


@dataclass(frozen=True)
class Seen:
    """What the mapping screen sees of one sheet: its first rows, each with its number, and what of it is out of sight:
    the sheet itself, rows by their numbers, columns by their letters."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()

    def table(self, heading_row: int, others: Sequence[int] = ()) -> "Seen":
        """The rows of one table, up to the next of the others' rows of headings."""
        end = min((row for row in others if row > heading_row), default=None)
        return replace(self, rows=tuple(each for each in self.rows if end is None or each[0] < end))

    def headings(self, row: int) -> list[str]:
        """The headings that stand in a row."""
        return [text for text in dict(self.rows).get(row, ()) if text.strip()]

    def outside(self, heading_row: int) -> bool:
        """Whether anything stands right of the headings of a row, or under one that is blank."""
        headings = dict(self.rows).get(heading_row, ())
        width = max((at for at, text in enumerate(headings, start=1) if text.strip()), default=0)
        return any(
            text.strip() and (at >= width or not headings[at].strip())
            for row, found in self.rows
            if row > heading_row
            for at, text in enumerate(found)
        )


def peek(file: str, data: bytes) -> tuple[Seen, ...]:
    """The beginning of every sheet of a workbook, or of a text file. Raises Refused as reading it would."""
    faults = Faults(safe_name(file))

    def look() -> tuple[Seen, ...]:
        book: OpenedBook = (
            Book(data, faults, None)
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
                title in book.hidden_titles,
                *book.out_of_sight(title),
            )
            for title in (*book.titles, *book.hidden_titles)
        )

    return workbook_cells.readable(look, faults)


def proposed(name: str, seen: Sequence[Seen], known: Known | None = None) -> Recipe:
    """A first guess at a workbook's recipe: the tables with a measure and periods, teams or posts, the rest left out."""
    tables = {each.title: [] if each.hidden else list(_guessed(each, known)) for each in seen}
    sheets = tuple(table for found in tables.values() for table in found)
    return Recipe(name, sheets, tuple(title for title, found in tables.items() if not found))


def begun(seen: Sequence[Seen], kept: Sequence[Recipe], known: Known | None = None) -> Recipe:
    """Where mapping a workbook begins: with what was said of such sheets before, the newest first, else a first guess.

    Of a sheet that was mapped only what is new stands as a guess, and one that was left is left.
    """
    name, sheets, left = "", [], []
    for each in seen:
        before = next((said for whole in kept if (said := _said_before(each, whole, known))), None)
        if before:
            name = name or before[0]
            sheets += before[1]
        elif each.hidden or any(each.title in whole.left for whole in kept if whole.name == name):
            left.append(each.title)
        elif found := list(_guessed(each, known)):
            sheets += found
        else:
            left.append(each.title)
    return Recipe(name, tuple(sheets), tuple(left))


def _guessed(seen: Seen, known: Known | None) -> Iterator[SheetRecipe]:
    """A guess at each table of a sheet."""
    for row in table_rows(seen, known):
        yield sheet_proposed(seen, row, known)


def table_rows(seen: Seen, known: Known | None = None) -> list[int]:
    """The rows that seem to be headings of a table; headings that stand again, as under each theme, are of one."""
    found: dict[tuple[str, ...], int] = {}
    for row, cells in seen.rows:
        texts = [text for text in cells if text.strip()]
        if guess.recognised(texts) or (known and guess.crosswise(texts, known)):
            found.setdefault(tuple(map(tidy, texts)), row)
    return list(found.values())


def _said_before(
    seen: Seen, whole: Recipe, known: Known | None
) -> tuple[str, list[SheetRecipe]] | None:
    """The name of a recipe, and a sheet's tables as they would be read by it; None where it has half the headings of
    none."""
    found: dict[int, SheetRecipe] = {}
    for said in whole.sheets:
        wanted = set(map(tidy, said.read or said.parts))
        for row, headings in seen.rows:
            if (
                row not in found
                and wanted
                and 2 * len(wanted.intersection(map(tidy, headings))) > len(wanted)
            ):
                before = {tidy(text): part for text, part in said.parts.items()}
                parts = {
                    text: before.get(tidy(text), part)
                    for text, part in _parts(seen, row, known, said.crosswise).items()
                }
                found[row] = structs.replace(said, title=seen.title, heading_row=row, parts=parts)
                break
    if not found:
        return None
    new = [table for table in _guessed(seen, known) if not _stands(table, found, seen)]
    return whole.name, [*found.values(), *new]


def _stands(table: SheetRecipe, found: Mapping[int, SheetRecipe], seen: Seen) -> bool:
    """Whether a table that was guessed is one that was said."""
    headings = list(map(tidy, seen.headings(table.heading_row)))
    return any(list(map(tidy, seen.headings(row))) == headings for row in found)


def _parts(seen: Seen, row: int, known: Known | None, crosswise: bool) -> Mapping[str, str]:
    """The guess at each heading; of a table whose figures do not stand under periods one that names a period too."""
    headings = seen.headings(row)
    found = guess.parts(headings, known)
    return {text: found.get(text, recipe.IGNORED) for text in headings} if crosswise else found


def understood(book: OpenedBook) -> tuple[Recipe, list[Found]] | None:
    """The recipe of a workbook nobody has mapped with one table of figures, every heading of which can mean one
    thing; None for any other."""
    seen = [Seen(title, tuple((row, tuple(found)) for row, found in book.rows(title, LOOKED_AT))) for title in book.titles]  # fmt: skip
    places = [(each, row) for each in seen for row in table_rows(each)]
    if len(places) != 1:
        return None
    ((sheet, row),) = places
    headings = sheet.headings(row)
    if any(under(text) is None and guess.part_of(text) is None for text in headings):
        return None
    said = sheet_proposed(sheet, row)
    played = [part for part in said.parts.values() if part not in recipe.OF_YEARS]
    if len(played) != len(set(played)) or guess.years_beside(headings):
        return None
    left = tuple(each for each in book.titles if each != sheet.title)
    return Recipe("", (said,), left), [Found(said, sheet.title, row)]


def sheet_proposed(seen: Seen, heading_row: int, known: Known | None = None) -> SheetRecipe:
    """A first guess at one table's recipe, with its headings in a row."""
    return SheetRecipe(seen.title, heading_row, guess.parts(seen.headings(heading_row), known), {})


def names_in(seen: Seen, said: SheetRecipe) -> list[str]:
    """What a table calls its measures under the columns that a recipe says, each once, in order."""
    headings = dict(seen.rows).get(said.heading_row, ())
    places = [
        place for place, text in enumerate(headings)
        if said.parts.get(text) in (recipe.MEASURE, recipe.NAME)
    ]  # fmt: skip
    by_column = recipe.PERIOD not in said.parts.values() or said.crosswise
    figures = [
        place for place, text in enumerate(headings)
        if text.strip() and said.parts.get(text) != recipe.IGNORED
        and (recipe.headed(said.parts.get(text, "")) if said.crosswise else under(text))
    ]  # fmt: skip
    again = [tidy(text) for text in headings]
    found: dict[str, None] = {}
    for row, values in seen.rows:
        if row <= said.heading_row or [tidy(text) for text in values] == again:
            continue
        if by_column and not any(values[place].strip() for place in figures if place < len(values)):
            continue
        texts = [values[place].strip() for place in places if place < len(values)]
        for text in list(filter(None, texts))[-1:]:
            found[text] = None
    return list(found)


def problems(whole: Recipe, seen: Sequence[Seen], catalogue: Catalogue) -> list[str]:
    """What keeps a recipe from being used on the workbook that was seen, in sentences; none where it can be."""
    found = [] if whole.name.strip() else ["Give the workbook a name to know it by."]
    if all(each.left for each in whole.sheets):
        found.append("Choose at least one sheet to read.")
    ids = {each.id for each in catalogue.measures}
    looked = {each.title: each for each in seen}
    for each in whole.sheets:
        if each.left:
            continue
        others = [other.heading_row for other in whole.sheets if other.title == each.title]
        table = looked[each.title].table(each.heading_row, others)
        found += _of_table(each, table, catalogue)
        for text, measure in each.measures.items():
            if measure and measure not in ids:
                found.append(f"{each.title}: {text} is mapped to {measure}, which is no measure.")
    return found


def _of_table(said: SheetRecipe, seen: Seen, catalogue: Catalogue) -> Iterator[str]:
    """What keeps one table's recipe from being used."""
    where = f"{said.title}: " if said.title else ""
    played = [part for part in said.parts.values() if part not in recipe.OF_YEARS]
    for part in sorted({part for part in played if played.count(part) > 1}):
        called = recipe.PARTS.get(part) or "of one and the same"
        yield f"{where}two columns cannot both be “{called}”."
    named = bool({recipe.MEASURE, recipe.NAME} & set(played))
    of_teams = any(part.startswith(recipe.OF_TEAM) for part in played)
    if not named and (of_teams or not said.crosswise):
        yield f"{where}say which column names the measure."
    if (
        recipe.PERIOD in played
        and not said.crosswise
        and not {recipe.VALUE, recipe.NUMERATOR} & set(played)
    ):
        yield f"{where}say which column holds the figure."
    if of_teams and recipe.COMMENTARY in played:
        yield f"{where}a comment beside several teams' figures is of none of them: leave it unread."
    if (
        said.crosswise
        and recipe.PERIOD not in played
        and quarter_of_table(said.title, said.heading_row, seen.rows) is None
    ):
        yield f"{where}say which column holds the quarter, or write one quarter above the headings or into the sheet's name."
    if (
        any(part.startswith(recipe.OF_POSTS) for part in played)
        and recipe.ROLE not in played
        and not said.role
    ):
        yield f"{where}say whose posts they are, such as social workers."
    if seen.hidden_rows + seen.hidden_columns and not said.hidden:
        yield f"{where}say whether what is hidden is read."
    if seen.outside(said.heading_row) and not said.outside:
        yield f"{where}something stands outside the headings: leave it out, or give it a heading."
    yield from _unread(said, seen, catalogue, where)


def _unread(said: SheetRecipe, seen: Seen, catalogue: Catalogue, where: str) -> Iterator[str]:
    """Why nothing, or not every row, of a table would be read by its recipe."""
    headings = seen.headings(said.heading_row)
    if (
        not said.crosswise
        and recipe.PERIOD not in said.parts.values()
        and not any(
            (held := under(text))
            and held.part != recipe.IGNORED
            and said.parts.get(text) != recipe.IGNORED
            for text in headings
        )
    ):
        yield (
            f"{where}no figure would be read: no heading in row {said.heading_row} is a period, a team or a measure, "
            f"and no column is “{recipe.PARTS[recipe.PERIOD]}”."
        )
        return
    names = Names(catalogue, said.measures)
    if asked := [text for text in names_in(seen, said) if names.find(text) is None]:
        shown = ", ".join(f"“{text}”" for text in asked[:_SHOWN])
        rest = f" and {len(asked) - _SHOWN} more" if len(asked) > _SHOWN else ""
        yield f"{where}choose a measure, or leave the row out, for {shown}{rest}."


_SHOWN = 3
