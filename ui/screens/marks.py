"""The two marks of a trend as a page shows them: pictures without words, since their words stand beside them."""

from base64 import b64encode
from functools import cache

from markupsafe import Markup

from charts import marks
from metrics.figures.figure import Line
from metrics.vocabulary import Polarity


def variation(line: Line) -> Markup:
    """The mark of what a line's series says; nothing where no trend is judged."""
    return _image(marks.variation(line.signal, upward=line.is_upward))


def assurance(line: Line) -> Markup:
    """The mark of whether a line will meet its target; nothing where that cannot be told."""
    if line.trend is None or line.trend.assurance is None:
        return Markup("")
    above = line.measure.polarity is not Polarity.LOW
    return _image(marks.assurance(line.trend.assurance, above=above))


@cache
def _image(drawn: str) -> Markup:
    if not drawn:
        return Markup("")
    source = "data:image/svg+xml;base64," + b64encode(drawn.encode()).decode()
    return Markup('<img class="cp-mark" alt="" width="{0}" height="{0}" src="{1}">').format(
        marks.SIZE, source
    )
