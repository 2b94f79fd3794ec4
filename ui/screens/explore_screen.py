"""The Explore screen: the figures that are asked for as HTML, and the lines of Python that give them."""

import streamlit as st
from markupsafe import Markup

from reporting.asked import Asked
from reporting.explore_report import explore_report
from reporting.reading import Reading
from ui.reader import selection
from ui.screens import html
from ui.screens.html import render


def asked() -> Asked:
    """What is asked for, as it was chosen."""
    return Asked(
        selection.get_many("themes"),
        selection.get_many("measures"),
        selection.get_many("teams"),
        selection.get_many("periods"),
        selection.get("arrange"),
    )


def figures(reading: Reading, asked: Asked) -> Markup:
    """The list or the pivot; its links keep the reader's own quarter."""
    return reading.kept(
        ("explore-html", asked, selection.get("quarter")),
        lambda: render("explore", report=explore_report(reading, asked)),
    )


def in_python(reading: Reading, asked: Asked) -> None:
    """The lines that give the same frame, to copy."""
    html.heading("The same in Python")
    st.caption(
        "Run in the project's folder, with DASHBOARD_STORE naming this store. "
        "docs/notebook.md says what every column is."
    )
    st.code(explore_report(reading, asked).lines, language=None, wrap_lines=True)
