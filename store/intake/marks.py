"""What councils write in place of a figure or beside one: taken apart, read one way, and counted to be shown."""

from collections import Counter
from collections.abc import Mapping

from metrics.catalogue.measure import Measure
from metrics.vocabulary import STATUS_LABELS, Status
from metrics.words import narrative
from store.intake import cells
from store.intake.sheet import Mark


class Marks:
    """The marks of one file, in the order in which they are met."""

    def __init__(self) -> None:
        self._met: Counter[tuple[str, str]] = Counter()

    def taken_apart(
        self, cell: Mapping[str, str], measure: Measure
    ) -> tuple[dict[str, str], Status | None]:
        """A row's cells as figures alone, and the status that stands beside one of them."""
        found, status = dict(cell), None
        for column in ("numerator", "denominator", "value"):
            written = cells.plain(found.get(column, ""))
            found[column], said = cells.without_status(found.get(column, ""))
            if said is not None:
                status = said
                beside = f"({written.rpartition('(')[2]}"
                self.met(beside, f"read as {narrative.lowered(STATUS_LABELS[said])}")
            elif meaning := cells.mark(written):
                self.met(written, f"read as {narrative.lowered(meaning)}")
        parts = cells.share(found["value"]) if measure.has_denominator else None
        if parts and not found["numerator"].strip() and not found["denominator"].strip():
            self.met("17/20 and the like", "read as a share, the first number of the second")
            found["numerator"], found["denominator"], found["value"] = *parts, ""
        return found, status

    def met(self, written: str, meaning: str) -> None:
        """Counts one more cell with a mark."""
        self._met[written.casefold(), meaning] += 1

    @property
    def met_so_far(self) -> tuple[Mark, ...]:
        """Each mark with what it was read as and in how many cells."""
        return tuple(Mark(*each, count) for each, count in self._met.items())
