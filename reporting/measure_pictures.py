"""The charts of one measure: over time with its usual range, and each quarter's own part."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from charts import describe
from metrics.figures.figure import Figure, Line
from metrics.figures.trend import ChartPoint
from metrics.vocabulary import Basis
from metrics.words import trend_words
from reporting import chart_rows, figure_rows
from reporting.measure_report import Subject
from reporting.picture import Picture
from reporting.reading import Reading
from store.read import trend_rows


def trend_picture(reading: Reading, about: Subject) -> Picture | None:
    """The measure over time up to the quarter, with its usual range and where it leads; None where there
    is no period at all."""
    if not about.past:
        return None

    def make() -> Picture:
        line, measure = about.line, about.measure
        whole = line.trend is not None and line.trend.part is None
        drawn = chart_rows.trend(
            measure,
            about.past,
            about.whose,
            reading.whose,
            control=_control_chart(reading, line) if whole else (),
            said=trend_words.sentence(line),
            leads=chart_rows.expected(measure, reading.outlook(line, about.team)),
        )
        return Picture(
            (measure.id, about.quarter.code, about.team),
            drawn,
            describe.trend(drawn),
            figure_rows.table(measure, {about.team: about.past}),
        )

    return reading.kept(("trend-picture", *about.key), make)


def parts_picture(reading: Reading, about: Subject) -> Picture | None:
    """The quarters' own parts of a figure counted since April, with their usual range; None of any other."""
    line, measure = about.line, about.measure
    if line.trend is None or line.trend.part is None or line.figure is None:
        return None
    alone = replace(measure, basis=Basis.IN_QUARTER, name=f"{measure.name}: each quarter alone")

    def make() -> Picture:
        found = trend_rows.parts(reading.snapshot, measure, about.past, about.quarter.index)
        drawn = chart_rows.trend(
            alone,
            found,
            f"{about.whose}. Worked out from the figures since April",
            reading.whose,
            control=_control_chart(reading, line),
            said=trend_words.sentence(line),
        )
        return Picture(
            (f"{measure.id}-each-quarter", about.quarter.code, about.team),
            drawn,
            describe.trend(drawn),
            figure_rows.table(alone, {about.team: found}),
        )

    return reading.kept(("parts-picture", *about.key), make)


def read_control_charts(reading: Reading, lines: Sequence[Line]) -> None:
    """Reads the control charts of many lines at once, for whoever asks for their pictures next."""
    found = trend_rows.charts(reading.snapshot, lines)
    for line in lines:
        if line.figure is not None:
            reading.kept(_control_key(line.figure), partial(found.get, line.figure.series_id, ()))


def _control_chart(reading: Reading, line: Line) -> tuple[ChartPoint, ...]:
    """The control chart behind a line's trend; nothing where it has none."""
    figure = line.figure
    if figure is None:
        return ()
    return reading.kept(
        _control_key(figure),
        lambda: trend_rows.charts(reading.snapshot, [line]).get(figure.series_id, ()),
    )


def _control_key(figure: Figure) -> tuple[str, int, int]:
    return "control-chart", figure.series_id, figure.place
