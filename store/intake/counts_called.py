"""A row that calls itself a number of children and stands for a percentage: refused, unless its figure carries its sign
or its parts."""

from collections.abc import Mapping

from metrics.catalogue import naming
from metrics.catalogue.measure import Measure
from metrics.vocabulary import Unit
from store.intake import cells, placed
from store.intake.faults import Faults
from store.intake.sheet import Sheet


class RowWords:
    """What the rows of one sheet call their measures, told while they are read."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._said: dict[tuple[str | None, int], str] = {}
        self._taken = 0

    def of(self, row: int, cell: Mapping[str, str]) -> str:
        """A row's words for its measure, beside the id or in a council's own sheet; '' where it has none."""
        # The rows of a wide sheet are named as they are read.
        while self._taken < len(self._sheet.read_as):
            each = self._sheet.read_as[self._taken]
            self._said[each.sheet, each.row] = each.words
            self._taken += 1
        beside = cell.get("measure_name", "").strip()
        at = placed.sheet_of(row, self._sheet.faults.sheet), int(row)
        return beside or self._said.get(at, "")


def check(row: int, cell: Mapping[str, str], measure: Measure, words: str, faults: Faults) -> None:
    """Records a fault where a bare whole is given for a percentage by a row whose words say that it is a number."""
    text = cells.plain(cell["value"])
    alone = bool(text) and not (cell["numerator"].strip() or cell["denominator"].strip())
    if measure.unit is not Unit.PERCENT or not alone or "%" in text or not text[0].isdigit():
        return
    says_number = naming.as_read(words).units == {"number"}
    if says_number and naming.as_read(measure.name).units != {"number"}:
        allowed = f"{text}% for a percentage, or how many of how many, as {text} of 127"
        faults.add(row, "value", "count_for_share", f"{text}, called {words}", allowed)
