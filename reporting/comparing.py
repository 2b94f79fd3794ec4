"""One published measure of one quarter beside other areas: what the comparison is, before it is told or drawn."""

from dataclasses import dataclass
from decimal import Decimal

from metrics.catalogue.measure import Measure
from metrics.figures.comparison import Beside, Comparison
from metrics.period import Period
from reporting.reading import Reading
from store.read import areas
from store.read.areas import Neighbour, OwnFigure


@dataclass(frozen=True)
class Comparing:
    """A measure and a quarter, the comparison there is (None where there is none), the council's own figure."""

    measure: Measure
    quarter: Period
    found: Comparison | None
    own: OwnFigure | None
    neighbours: tuple[Neighbour, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from any other of the same reading."""
        return self.measure.id, self.quarter.code

    @property
    def areas(self) -> tuple[Beside, ...]:
        """The council, the wider areas, then the neighbours, best first and those without a figure last."""
        if self.found is None:
            return ()
        wider = [self.found.england] if self.found.england else []
        return (self.found.home, *wider, *self.found.regions, *_ordered(self.found.neighbours))

    @property
    def own_stands_in(self) -> bool:
        """Whether the council's own figure stands in the place of a published one, since there is none."""
        if self.found is None or self.own is None:
            return False
        return self.found.home.benchmark == self.own.beside.benchmark


def comparing(reading: Reading, measure_id: str, quarter: Period) -> Comparing:
    """The comparison of a measure of the catalogue in a quarter."""

    def make() -> Comparing:
        measure = reading.catalogue.get(measure_id)
        assert measure is not None, "the selection holds measures of the catalogue alone"
        found, own = areas.compared(reading.snapshot, measure, quarter)
        neighbours = reading.kept(("neighbours",), lambda: areas.neighbours(reading.snapshot))
        return Comparing(measure, quarter, found, own, neighbours)

    return reading.kept(("comparing", measure_id, quarter.code), make)


def opens_on(reading: Reading) -> str:
    """The measure that screens of one measure open on: the first share or rate that is published for each
    council, since counts of areas are not compared; the scorecard's first where none is."""
    held = [each for each in reading.catalogue.measures if each.id in reading.measures()]
    compared = (each.id for each in held if each.has_denominator and each.dfe is not None)
    return next(compared, next(iter(reading.measures())))


def _ordered(neighbours: tuple[Beside, ...]) -> list[Beside]:
    return sorted(
        neighbours,
        key=lambda each: (
            each.value is None, each.rank or 0, -(each.value or Decimal(0)), each.place,
        ),
    )  # fmt: skip
