"""What the mapping screen sees of a workbook, and how it seems to be laid out: a first guess, or what was said before."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.catalogue.measure import Catalogue
from metrics.period import PeriodKind
from store.intake import csv_text, header, periods, recipe, wide, workbook_cells
from store.intake.container import Container, check
from store.intake.faults import Faults, safe_name
from store.intake.mapped_workbook import Found, tidy
from store.intake.measure_names import Names
from store.intake.opened_book import LOOKED_AT, OpenedBook
from store.intake.recipe import Recipe, SheetRecipe
from store.intake.under import under
from store.intake.workbook_cells import Book

SEEN_ROWS, SEEN_COLUMNS, SEEN_LETTERS = 400, 60, 120
"""How much of a sheet the mapping screen looks at."""


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
            wanted = {tidy(text) for text, part in said.parts.items() if part != recipe.IGNORED}
            for row, headings in seen.rows[:LOOKED_AT]:
                if wanted and 2 * len(wanted.intersection(map(tidy, headings))) > len(wanted):
                    guess = sheet_proposed(seen, row)
                    before = {tidy(text): part for text, part in said.parts.items()}
                    parts = {
                        text: before.get(tidy(text), part) for text, part in guess.parts.items()
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
    kinds = {
        text: periods.quarter(periods.period(found.period)).kind for text, found in held.items()
    }
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
