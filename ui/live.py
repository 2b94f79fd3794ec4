"""A chart that the browser draws itself, with a tip on every mark: loaded only when a reader asks for it."""

from typing import Any

import streamlit as st

Spec = dict[str, Any]


def chart(specs: tuple[Spec, Spec] | None, alt: str) -> None:
    """A switch 'Explore this chart' and, once it is on, the chart, wide or on a phone narrow.

    `specs` is the picture's own chart in its two sizes, None where nothing was drawn.
    """
    if specs is None or not st.toggle("Explore this chart", key="explore"):
        return
    st.caption("Point at a mark, or move to it with the Tab key, to read its figures.")
    for size, spec in zip(("wide", "narrow"), specs, strict=True):
        with st.container(key=f"live-{size}"):
            st.vega_lite_chart(spec, theme=None, width="content", alt=alt, key=f"live-{size}-chart")
