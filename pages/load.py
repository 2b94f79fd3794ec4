"""Load data: for officers. Drop a file, see what would change, load it; answer queries; publish for a meeting."""

import streamlit as st

from ui import answers, cached, choices, html, load_file, officers, publish, templates_offered
from ui.cached import store

st.title("Load data")
held = store()
if not load_file.founded(held):
    st.stop()
html.show(html.render("load_lead"))
officer = officers.who()
html.heading("1. Load a file")
load_file.drop(held, officer)
draft = cached.opened("draft")
if draft is not None and choices.any_figures(draft):
    html.heading("2. Answer what is doubtful")
    answers.ask(held, draft, officer)
    html.heading("3. Publish for a meeting")
    publish.offer(held, draft, officer)
html.heading("Start from a template")
templates_offered.downloads(held, draft)
