"""Small pictures of a series beside its figures, all those of a table drawn as one, ready for a page."""

from collections.abc import Callable, Hashable

from markupsafe import Markup

from charts import sparkline
from reporting.reading import Reading
from reporting.told import Spark
from ui.leaving.pictures import Shown, put_beside, still_there


class SparklineSheet:
    """The sparklines of one table, one under another in a single picture.

    A browser opens every SVG as a document of its own: seventy of them cost it more than the rest
    of the page together. Each place in the table shows its part of the sheet.
    """

    def __init__(self, name: str) -> None:
        """`name` tells the sheet from any other on the same screen."""
        self._name = f"cp-sheet-{name}"
        self._drawn: list[str] = []

    def image(self, spark: Spark | None) -> Markup:
        """A sparkline in its place with its describing sentence; nothing where there is none."""
        if spark is None:
            return Markup("")
        place = Markup('<i class="cp-spark" role="img" aria-label="{}" style="--n:{}"></i>').format(
            spark.alt, len(self._drawn)
        )
        top = len(self._drawn) * sparkline.HEIGHT
        self._drawn.append(spark.svg.replace("<svg ", f'<svg y="{top}" ', 1))
        return place

    def under(self, table: Markup, reading: Reading) -> Shown:
        """The finished table with the sheet that its places show; the table alone where none is."""
        if not self._drawn:
            return Shown(table, ())
        sheet = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{sparkline.WIDTH}" '
            f'height="{len(self._drawn) * sparkline.HEIGHT}">{"".join(self._drawn)}</svg>'
        )
        source = put_beside(reading, sheet.encode())
        markup = Markup(
            '<style>.{0} .cp-spark::before {{ content: url({1}); }}</style><div class="{0}">{2}</div>'
        ).format(self._name, source.address, table)
        return Shown(markup, source.files)


def table(
    reading: Reading,
    name: str,
    chosen: tuple[Hashable, ...],
    fill: Callable[[Callable[[Spark | None], Markup]], Markup],
) -> Markup:
    """A table with sparklines, filled by `fill` with what puts each in its place, and kept."""

    def make() -> Shown:
        sheet = SparklineSheet(name)
        return sheet.under(fill(sheet.image), reading)

    return still_there(reading, (f"{name}-html", *chosen), make).markup
