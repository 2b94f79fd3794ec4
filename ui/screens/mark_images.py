"""The marks of a trend as a page shows them: pictures without words, since their words stand beside them."""

from base64 import b64encode
from functools import cache

from markupsafe import Markup

from charts import marks


@cache
def image(drawn: str) -> Markup:
    """A mark's small SVG as a picture; nothing where there is none."""
    if not drawn:
        return Markup("")
    source = "data:image/svg+xml;base64," + b64encode(drawn.encode()).decode()
    return Markup('<img class="cp-mark" alt="" width="{0}" height="{0}" src="{1}">').format(
        marks.SIZE, source
    )
