"""What the marks of every chart share: rows as their data, colours and shapes as given, words told aloud.

Channels are given as objects (`alt.X("place:Q")`) throughout: read from a bare string each costs
Altair a search of its whole schema.
"""

from typing import Any, TypeAlias

import altair as alt

Row: TypeAlias = dict[str, Any]
"""What one mark is drawn from: where it stands, what it looks like, what it says."""

FILL = alt.Fill("fill:N", scale=None)
"""Filled with each row's own `fill`."""

RATED: dict[str, Any] = {
    "shape": alt.Shape("shape:N", scale=None),
    "fill": FILL,
    "stroke": alt.Stroke("stroke:N", scale=None),
}
"""Points with each row's own `shape`, `fill` and `stroke`: those of its rating."""

TOLD: dict[str, Any] = {
    "tooltip": alt.Tooltip("words:N"),
    "description": alt.Description("words:N"),
}
"""Each mark says its row's `words`: to a pointer as a tip, to a screen reader as its name."""


def drawn_from(rows: list[Row]) -> alt.Chart:
    """A chart with one mark a row."""
    return alt.Chart(data(rows))


class Rows(alt.InlineData):
    """Rows as a chart's data, handed over as they are.

    Altair would look into every cell of them for charts of its own, which costs more than the rest.
    """

    def to_dict(self, *_: Any, **__: Any) -> dict[str, Any]:
        """The rows under the name that Vega-Lite gives them."""
        return {"values": list(self["values"])}


def data(rows: list[Row]) -> Rows:
    """The rows as a chart's data; a tuple, since Altair copies a list again for every chart it goes into."""
    return Rows(values=tuple(rows))


def value(amount: float) -> alt.YDatum:
    """One value on the value axis, the same for every mark."""
    return alt.YDatum(amount, type="quantitative")


def place(number: float) -> alt.XDatum:
    """One place on the period axis, the same for every mark."""
    return alt.XDatum(number, type="quantitative")
