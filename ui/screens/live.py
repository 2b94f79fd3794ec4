"""A chart that the browser draws itself, with a tip on every mark: loaded only when a reader asks for it."""

import json
from collections.abc import Callable
from typing import Any

import streamlit as st

Spec = dict[str, Any]


def chart(make: Callable[[], tuple[Spec, Spec]] | None, alt: str) -> None:
    """A switch 'Explore this chart' and, once it is on, the chart, wide or on a phone narrow.

    `make` gives the picture's own chart in its two sizes, asked once the switch is on; None where
    nothing can be drawn.
    """
    if make is None or not st.toggle("Explore this chart", key="explore"):
        return
    st.caption("Point at or touch a mark to read its figures. They all stand in the table below.")
    for size, spec in zip(("wide", "narrow"), make(), strict=True):
        with st.container(key=f"live-{size}"):
            st.vega_lite_chart(
                in_page_font(spec), theme=None, width="content", alt=alt, key=f"live-{size}-chart"
            )


def in_page_font(spec: Spec) -> Spec:
    """The chart in the page's own copy of the font, which goes by a name without its number."""
    text = json.dumps(spec, default=str)
    return json.loads(text.replace("'Source Sans 3'", "'Source Sans', 'Source Sans 3'"))
