"""Committee pack: the whole paper for a meeting, from the same figures and sentences as the screens."""

import streamlit as st

from metrics import period
from ui import cached, filters, html, pack, selection

st.title("Committee pack")
snapshot = cached.snapshot()
filters.row(snapshot, ("quarter", "team"))
options, formats = pack.asked(
    snapshot, selection.get("team"), period.parse(selection.get("quarter"))
)
html.heading("What it holds")
pack.preview(snapshot, options)
html.heading("Take it away")
pack.make(snapshot, options, formats)
