"""The council beside other areas as a picture, with its rows to take away."""

from decimal import Decimal

from charts import describe
from charts.rows import AreaBar, AreaLine, AreasRows
from metrics.catalogue.measure import Measure
from metrics.figures.comparison import Beside, Comparison
from metrics.vocabulary import ALL_TEAMS, AreaKind, Origin
from metrics.words import comparison_words, narrative, sources
from reporting import chart_rows, figure_rows
from reporting.comparing import Comparing
from reporting.data_table import DataCell, DataTable
from reporting.picture import Picture
from reporting.reading import Reading

COLUMNS = (
    "measure_id", "measure", "area", "area_kind", "place", "period_label", "value", "unit",
    "numerator", "denominator", "missing", "rank", "difference", "stands", "source",
)  # fmt: skip


def compare_picture(reading: Reading, about: Comparing) -> Picture | None:
    """Every area's figure, the best first; None where fewer than two have one."""
    found = about.found
    if found is None or sum(each.value is not None for each in about.areas) < 2:
        return None

    def make() -> Picture:
        drawn = _areas(reading, about, found)
        return Picture(
            (f"{about.measure.id}-compared", about.quarter.code, ALL_TEAMS),
            drawn,
            describe.areas(drawn),
            DataTable(COLUMNS, tuple(_row(about.measure, each) for each in about.areas)),
        )

    return reading.kept(("compare-picture", *about.key), make)


def _areas(reading: Reading, about: Comparing, found: Comparison) -> AreasRows:
    """The comparison as its chart takes it."""
    measure = about.measure
    everyone = sorted(
        about.areas,
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
    )


def _area(measure: Measure, beside: Beside) -> AreaBar:
    return AreaBar(
        beside.benchmark.area,
        beside.value,
        comparison_words.figure_words(measure, beside.benchmark),
        beside.kind is AreaKind.HOME,
        beside.kind in (AreaKind.ENGLAND, AreaKind.REGION),
    )


def _row(measure: Measure, each: Beside) -> tuple[DataCell, ...]:
    figure = each.benchmark
    return (
        measure.id, measure.name, figure.area, figure.kind.value, each.place or "", figure.label,
        None if figure.value is None else round(figure.value, measure.decimals),
        measure.unit.value, figure_rows.shortest(figure.numerator), figure_rows.shortest(figure.denominator),
        figure.missing.value if figure.missing else "", each.rank or "", figure_rows.shortest(each.difference),
        each.stands.value if each.difference is not None else "", each.source,
    )  # fmt: skip
