"""The benchmarks file, one row a measure, area and year: published figures of England, the region or a neighbour.

For figures that no published table holds as it came: each row names its source and the day it came out.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from metrics.letters import Told
from metrics.vocabulary import ALL_TEAMS, AreaKind, Origin, Status
from store.intake import cells, figure_parts
from store.intake.faults import Faults
from store.intake.headings import Headings
from store.intake.input_kind import DocsLine, InputKind, Template
from store.intake.resolve import Resolver
from store.intake.shapes import Accepted, Context
from store.intake.sheet import Sheet
from store.intake.stored_table import AREA, OBSERVATION

HEADINGS = Headings(
    (
        "measure_id", "area", "area_kind", "period", "numerator", "denominator", "value",
        "released", "source",
    ),
    ("reason",),
)  # fmt: skip

MOST_AREAS = 60
"""England, its regions and ten neighbours are two dozen."""

_KINDS = (AreaKind.ENGLAND, AreaKind.REGION, AreaKind.NEIGHBOUR)


def read(sheet: Sheet, names: tuple[str, ...], context: Context) -> Accepted:
    """The published figures in a file whose columns are `names`. Raises Refused."""
    faults = sheet.faults
    reader = _Reader(context, faults)
    rows = []
    for row, cell in sheet.named(names):
        observation = reader.row(row, cell)
        if observation is not None:
            rows.append(observation)
    sheet.refuse_any()
    tables = {"observation": OBSERVATION.of(rows), "area": AREA.of(reader.areas())}
    return Accepted("benchmarks", faults.file, tables, faults.notices, sheet.count)


class _Reader:
    """Reads rows one by one; a row with a fault is None, its other cells checked all the same."""

    def __init__(self, context: Context, faults: Faults) -> None:
        self._context = context
        self._faults = faults
        self._resolve = Resolver(context, faults)
        self._areas: dict[str, AreaKind] = {}
        self._told = Told(*context.neighbours, *context.areas, taken=(context.council, ALL_TEAMS))

    def areas(self) -> list[tuple[str, str, int]]:
        """Every area of the file with what it is to the home council, and its place among its kind."""
        places = {name: at for at, name in enumerate(self._context.neighbours, start=1)}
        return [(name, kind.value, places.get(name, 1)) for name, kind in self._areas.items()]

    def row(self, row: int, cell: Mapping[str, str]) -> tuple[Any, ...] | None:
        before, resolve = self._faults.total, self._resolve
        report = partial(self._faults.add, row)
        measure = resolve.measure(row, cell["measure_id"])
        period = resolve.period(row, cell["period"], annual=True)
        area = self._area(row, cell)
        released = self._released(row, cell["released"])
        source = resolve.name(row, "source", cell["source"])
        if measure is None:
            figure_parts.check_readable(cell, report)
            return None
        figure = figure_parts.read(cell, measure, report, partial(self._faults.notice, row))
        if area and period:
            resolve.first(row, "measure_id", measure.id, area, period.code)
        if figure is None or period is None or self._faults.total > before:
            return None
        return (
            area, measure.id, ALL_TEAMS, period.code, Origin.DFE, figure.numerator,
            figure.denominator, figure.value_given, figure.missing, figure.reason, Status.FINAL,
            source, released, None, None, row, self._faults.sheet, None,
        )  # fmt: skip

    def _area(self, row: int, cell: Mapping[str, str]) -> str | None:
        area = self._resolve.called(row, "area", cell["area"])
        kind = cells.plain(cell["area_kind"]).casefold()
        if kind not in _KINDS:
            self._faults.add(row, "area_kind", "area_kind", cell["area_kind"], ", ".join(_KINDS))
            return None
        if area is None:
            return None
        if area == self._context.council:
            allowed = "another area: the council's own figures come with its scorecard"
            self._faults.add(row, "area", "own_neighbour", area, allowed)
            return None
        if kind == AreaKind.NEIGHBOUR and area not in self._context.neighbours:
            allowed = (
                ", ".join(self._context.neighbours) or "no neighbour: the neighbours file first"
            )
            self._faults.add(row, "area", "unknown_council", area, allowed)
            return None
        if not self._resolve.alone(row, "area", area, self._told):
            return None
        if len({*self._areas, *self._context.areas, area}) > MOST_AREAS:
            allowed = f"{MOST_AREAS} areas, those of earlier files included"
            raise self._faults.refuse(
                row, "area", "too_many", f"more than {MOST_AREAS} areas", allowed
            )
        if self._areas.setdefault(area, AreaKind(kind)) != kind:
            allowed = f"{self._areas[area]}, as in an earlier row"
            self._faults.add(row, "area_kind", "area_kind", kind, allowed)
        return area

    def _released(self, row: int, text: str) -> date | None:
        try:
            return date.fromisoformat(cells.plain(text))
        except ValueError:
            allowed = "the day the figure came out, as 2025-11-20"
            self._faults.add(row, "released", "released", text, allowed)
            return None


KIND = InputKind(
    name="benchmarks",
    words="Published figures of other areas",
    place=6,
    turn=30,
    headings=HEADINGS,
    read=read,
    tables=(OBSERVATION, AREA),
    figures=False,
    published=True,
    template=Template(),
    docs=(
        DocsLine(
            "Benchmarks",
            "published yearly figures of `england`, the `region` or a `neighbour`, where no table"
            " below holds them",
        ),
    ),
)
