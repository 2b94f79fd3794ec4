"""Small pictures of a series beside its figures, all those of a table drawn as one, ready for a page."""

from base64 import b64encode

from markupsafe import Markup

from charts import of_figures, sparkline
from metrics.figure import Line

_NOTHING = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
"""One clear pixel: each `<img>` shows its part of the sheet behind it."""


class Sheet:
    """The sparklines of one table, one under another in a single picture.

    A browser opens every SVG as a document of its own, and seventy of them cost it more than the
    rest of the page together.
    """

    def __init__(self, name: str) -> None:
        """`name` tells the sheet from any other on the same screen."""
        self._name = f"cp-sheet-{name}"
        self._pictures: list[str] = []

    def image(self, line: Line) -> Markup:
        """The sparkline of a line with its describing sentence; nothing where no value is."""
        measure, figures = line.measure, line.history
        series = of_figures.points(measure, figures)
        cut = of_figures.breaks(measure, figures)
        start = of_figures.restarts(measure, figures)
        picture = sparkline.svg(series, cut, start)
        if not picture:
            return Markup("")
        top = len(self._pictures) * sparkline.HEIGHT
        self._pictures.append(picture.replace("<svg ", f'<svg y="{top}" ', 1))
        return Markup(
            '<img class="cp-spark {}" src="{}" alt="{}" width="{}" height="{}"'
            ' style="background-position: 0 -{}px">'
        ).format(
            self._name,
            _NOTHING,
            sparkline.alt(series, measure.unit, measure.decimals, cut, start),
            sparkline.WIDTH,
            sparkline.HEIGHT,
            top,
        )

    def under(self, table: Markup) -> Markup:
        """The finished table with the sheet that its images show."""
        height = max(len(self._pictures), 1) * sparkline.HEIGHT
        sheet = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{sparkline.WIDTH}" '
            f'height="{height}">{"".join(self._pictures)}</svg>'
        )
        source = "data:image/svg+xml;base64," + b64encode(sheet.encode()).decode()
        return Markup("<style>.{} {{ background-image: url({}); }}</style>{}").format(
            self._name, source, table
        )
