"""Charts that the browser draws itself, with a tip on every mark: loaded only when a reader asks for one."""

import json
from collections.abc import Callable
from typing import Any

import altair as alt
import plotly.graph_objects as go
import streamlit as st

from charts import heat_figure, theme
from charts.draw import Spec
from charts.rows import HeatRows
from reporting.picture import Picture
from reporting.reading import Reading


class LiveChart(alt.LayerChart):
    """A chart in the page's font, made once: `st.altair_chart` asks for its dict at every rerun.

    Altair would hold it against its schema each time, which costs more than the rest of the page.
    """

    def __init__(self, spec: Spec) -> None:
        super().__init__()
        text = json.dumps(spec).replace(theme.FONT, theme.PAGE_FONT)
        object.__setattr__(self, "_text", text)

    def to_dict(self, *_: Any, **__: Any) -> dict[str, Any]:
        """The chart as Vega-Lite, to be changed by whoever asked."""
        spec: dict[str, Any] = json.loads(self._text)
        return spec


def chart(make: Callable[[], tuple[LiveChart, LiveChart]] | None, alt_text: str) -> None:
    """A switch 'Explore this chart' and, once it is on, the chart, wide or on a phone narrow.

    `make` gives the picture's own chart in its two sizes, asked once the switch is on; None where
    nothing can be drawn.
    """
    if make is None or not st.toggle("Explore this chart", key="explore"):
        return
    st.caption("Point at or touch a mark to read its figures. They all stand in the table below.")
    for size, each in zip(("wide", "narrow"), make(), strict=True):
        with st.container(key=f"live-{size}"):
            st.altair_chart(
                each, theme=None, width="content", alt=alt_text, key=f"live-{size}-chart"
            )


def map_wanted() -> bool:
    """A switch 'Explore teams by quarter': whether it is on."""
    return st.toggle("Explore teams by quarter", key="explore-map")


def teams_by_quarter(reading: Reading, picture: Picture | None) -> None:
    """The map of a picture that is one. A table that says what each cell says is to stand under it, for
    whoever cannot point."""
    if picture is None or not isinstance(picture.chart, HeatRows):
        return
    rows = picture.chart
    st.caption("Point at or touch a cell to read it. The table below says the same.")

    def figure() -> go.Figure:
        return heat_figure.figure(rows)

    with st.container(key="live-map"):
        st.plotly_chart(
            reading.kept(("teams-by-quarter", rows), figure),
            theme=None, width="content", config=heat_figure.TOOLS, alt=picture.alt, key="map",
        )  # fmt: skip
