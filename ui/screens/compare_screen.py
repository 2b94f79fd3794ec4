"""The council beside England, its region and its statistical neighbours: one measure of one published year."""

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from charts import describe
from charts.rows import AreaBar, AreaLine, AreasRows
from metrics.catalogue.measure import Measure
from metrics.figures.comparison import Beside, Comparison
from metrics.period import Period
from metrics.vocabulary import AreaKind, Origin
from metrics.words import comparison_words, narrative, sources
from reporting import chart_rows
from reporting.data_table import DataTable
from reporting.figure_rows import shortest
from reporting.picture import Picture
from reporting.reading import Reading
from store.read import areas as rows
from store.read.areas import Neighbour, OwnFigure
from ui.screens.html import render

COLUMNS = (
    "measure_id", "measure", "area", "area_kind", "place", "period_label", "value", "unit",
    "numerator", "denominator", "missing", "rank", "difference", "stands", "source",
)  # fmt: skip


@dataclass(frozen=True)
class View:
    """What the screen is about: a measure and a quarter, the comparison there is, the council's own figure."""

    measure: Measure
    quarter: Period
    found: Comparison | None
    own: OwnFigure | None
    neighbours: tuple[Neighbour, ...]

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


def view(reading: Reading, measure_id: str, quarter: Period) -> View:
    """The comparison as the screen needs it."""

    def make() -> View:
        measure = reading.catalogue.get(measure_id)
        assert measure is not None, "the selection holds measures of the catalogue alone"
        found, own = rows.compared(reading.snapshot, measure, quarter)
        return View(measure, quarter, found, own, rows.neighbours(reading.snapshot))

    return reading.kept(("compare", measure_id, quarter.code), make)


def _ordered(neighbours: tuple[Beside, ...]) -> list[Beside]:
    return sorted(
        neighbours,
        key=lambda each: (
            each.value is None, each.rank or 0, -(each.value or Decimal(0)), each.place,
        ),
    )  # fmt: skip


def lead(reading: Reading, shown: View) -> Markup:
    """The comparison in words; why there is none where there is none."""

    def make() -> Markup:
        kinds = {row.kind for row in reading.snapshot.rows("loads")}
        measure = shown.measure
        return render(
            "compare_lead",
            view=shown,
            found=shown.found,
            said=comparison_words,
            why_none=comparison_words.none_sentence(
                measure,
                loaded=measure.dfe is not None
                and (measure.dfe.dataset in sources.datasets(kinds) or "benchmarks" in kinds),
            ),
            invented=reading.whose.invented,
            council=reading.whose.council,
        )

    return reading.kept(("compare-lead", shown.measure.id, shown.quarter.code), make)


def table(reading: Reading, shown: View) -> Markup:
    """Every area's figure with its place and how far ours is from it; nothing where there is none."""
    return reading.kept(
        ("compare-table", shown.measure.id, shown.quarter.code),
        lambda: render("compare_table", view=shown, found=shown.found, said=comparison_words),
    )


def meaning(reading: Reading, shown: View) -> Markup:
    """The council's own figure beside the published one, who the neighbours are, and the sources."""

    def make() -> Markup:
        return render(
            "compare_about",
            view=shown,
            found=shown.found,
            said=comparison_words,
            sources=list(
                dict.fromkeys(each.source for each in shown.areas if each.value is not None)
            ),
            licence=sources.LICENCE,
            invented=reading.whose.invented,
            council=reading.whose.council,
        )

    return reading.kept(("compare-about", shown.measure.id, shown.quarter.code), make)


def picture(reading: Reading, shown: View) -> Picture | None:
    """The areas as a picture with its downloads; None where there is nothing to compare."""
    found = shown.found
    if found is None or sum(each.value is not None for each in shown.areas) < 2:
        return None

    def make() -> Picture:
        drawn = chart(reading, shown, found)
        return Picture(
            (f"{shown.measure.id}-compared", shown.quarter.code, "All"),
            drawn,
            describe.areas(drawn),
            DataTable(COLUMNS, tuple(_row(shown.measure, each) for each in shown.areas)),
        )

    return reading.kept(("compare-picture", shown.measure.id, shown.quarter.code), make)


def chart(reading: Reading, shown: View, found: Comparison) -> AreasRows:
    """The comparison as its chart takes it: every area in order of its figure, the best first."""
    measure = shown.measure
    everyone = sorted(
        shown.areas,
        key=lambda each: (
            each.value is None,
            -(each.value or Decimal(0)),
            each.kind != AreaKind.HOME,
        ),
    )
    lines = [
        AreaLine(value, f"{name} of the neighbours, {narrative.finer(value, measure)}")
        for name, value in (("mean", found.mean), ("median", found.median))
        if value is not None
    ]
    period = narrative.period_words(found.label)
    return AreasRows(
        measure=measure.name,
        title=f"{measure.name}: beside other areas",
        period=period,
        rows=tuple(_area(measure, each) for each in everyone),
        footer=chart_rows.footer(
            reading.whose, sources.source_words(measure, Origin.DFE), narrative.capital(period)
        ),
        lines=tuple(lines),
        subtitle=narrative.capital(period),
        better=narrative.capital(narrative.better_words(measure)),
    )  # fmt: skip


def _area(measure: Measure, beside: Beside) -> AreaBar:
    words = comparison_words.figure_words(measure, beside.benchmark)
    return AreaBar(
        beside.benchmark.area,
        beside.value,
        words,
        beside.kind is AreaKind.HOME,
        beside.kind in (AreaKind.ENGLAND, AreaKind.REGION),
    )


def _row(measure: Measure, each: Beside) -> tuple[object, ...]:
    figure = each.benchmark
    return (
        measure.id, measure.name, figure.area, figure.kind.value, each.place or "", figure.label,
        None if figure.value is None else round(figure.value, measure.decimals),
        measure.unit.value, shortest(figure.numerator), shortest(figure.denominator),
        figure.missing.value if figure.missing else "", each.rank or "", shortest(each.difference),
        each.stands.value if each.difference is not None else "", each.source,
    )  # fmt: skip
