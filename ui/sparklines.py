"""Small pictures of a series beside its figures, ready for a page."""

from base64 import b64encode

from markupsafe import Markup

from charts import of_figures, sparkline
from metrics.figure import Line


def image(line: Line) -> Markup:
    """The sparkline of a line as an image with its describing sentence; nothing where no value is."""
    measure, figures = line.measure, line.history
    series = of_figures.points(measure, figures)
    cut = of_figures.breaks(measure, figures)
    start = of_figures.restarts(measure, figures)
    picture = sparkline.svg(series, cut, start)
    if not picture:
        return Markup("")
    source = "data:image/svg+xml;base64," + b64encode(picture.encode()).decode()
    alt = sparkline.alt(series, measure.unit, measure.decimals, cut, start)
    return Markup('<img class="cp-spark" src="{}" alt="{}" width="110" height="28">').format(
        source, alt
    )
