"""Load data: for officers. Drop a file, see what would change, load it; answer queries; publish for a meeting."""

import streamlit as st

from ui.officer import (
    answers,
    draft_behind,
    load_screen,
    publish,
    renamed,
    templates_offered,
    who,
)
from ui.reader import cached
from ui.reader.cached import store
from ui.screens import html

st.title("Load data")
held = store()
if not load_screen.founded(held):
    st.stop()
html.show(html.render("load_lead"))
officer = who.who()
draft_behind.offer(held)
renamed.offer(held, officer)
html.heading("1. Load a file")
load_screen.drop(held, officer)
draft = cached.opened("draft")
if draft is not None and draft.any_figures:
    html.heading("2. Answer what is doubtful")
    answers.ask(held, draft, officer)
    html.heading("3. Publish for a meeting")
    publish.offer(held, draft, officer)
html.heading("Start from a template")
templates_offered.downloads(held, draft)
