"""Finished HTML from the templates in `ui/templates/`; every value is escaped unless it is markup of our own."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from metrics import narrative, vocabulary
from ui import selection


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(words=narrative, vocabulary=vocabulary, link=selection.link)
    return environment


def render(template: str, **values: Any) -> Markup:
    """One template filled in."""
    return Markup(_environment().get_template(f"{template}.html").render(**values))  # noqa: S704


def show(markup: str) -> None:
    """Puts finished HTML on the page; nothing where there is none."""
    if markup.strip():
        st.html(str(markup))


def heading(text: str) -> None:
    """A heading under the title of the page."""
    show(render("heading", text=text))


_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#.!|~:$^&])")
"""What Streamlit's Markdown could act on: emphasis, links, code, headings, formulas, icons, addresses."""


def plain(text: str) -> str:
    """Text for a Streamlit element that reads Markdown, so that it shows as it is and nothing of it acts."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
