"""The marks of a trend as a page shows them: pictures without words, since their words stand beside them."""

from functools import cache

from markupsafe import Markup

from charts import marks
from exports import images


@cache
def image(drawn: str) -> Markup:
    """A mark's small SVG as a picture; nothing where there is none."""
    if not drawn:
        return Markup("")
    source = images.address(drawn.encode())
    return Markup('<img class="cp-mark" alt="" width="{0}" height="{0}" src="{1}">').format(
        marks.SIZE, source
    )
