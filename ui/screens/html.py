"""Finished HTML from the templates in `ui/screens/templates/`; every value is escaped unless it is markup of our own."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import minify_html
import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ui.reader import selection
from ui.screens import mark_images


@cache
def environment() -> Environment:
    """The templates, and what they may call: an address and a mark's picture."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["quoted"] = quoted
    environment.globals.update(mark=mark_images.image, link=selection.link)
    return environment


def render(template: str, **values: Any) -> Markup:
    """One template filled in, each part of a table with its role said."""
    filled = environment().get_template(f"{template}.html").render(**values)
    return Markup(_TABLE_PART.sub(_with_role, _BETWEEN.sub("", filled)))  # noqa: S704


def quoted(words: str) -> str:
    """Words as a style sheet takes them, whatever stands in them: what a cell's heading is, said once for its column."""
    return "'" + re.sub(r"[^\w ]", lambda found: f"\\{ord(found[0]):x} ", words) + "'"


def lean(markup: Markup) -> Markup:
    """The same page in the fewest letters that HTML needs: for what is long and travels at every change."""
    return Markup(minify_html.minify(markup))  # noqa: S704


# Space between the parts of a page is never seen, and the browser would make a node of each.
_BETWEEN = re.compile(
    r"(?<=>)\s+(?=</?(?:table|caption|thead|tbody|tfoot|tr|th|td|section|div|p|ul|li|dl|dt|dd|h[1-6])\b)"
)
_TABLE_PART = re.compile(r"<(table|thead|tbody|tfoot|tr|td|th)(?=[\s>])([^>]*)>")
_ROLES = {
    "table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup", "tr": "row",
    "td": "cell",
}  # fmt: skip


def _with_role(part: re.Match[str]) -> str:
    """A table that the style sheet lays out as cards is still read as a table where its roles are said."""
    role = _ROLES.get(part[1]) or ("columnheader" if 'scope="col"' in part[2] else "rowheader")
    return f'<{part[1]}{part[2]} role="{role}">'


def show(markup: str) -> None:
    """Puts finished HTML on the page; nothing where there is none."""
    if markup and not markup.isspace():
        st.html(_Finished(markup))


@dataclass(frozen=True)
class _Finished:
    """HTML that Streamlit takes as it is: of a text it would look at every line's indentation."""

    markup: str

    def _repr_html_(self) -> str:
        return self.markup


def heading(text: str) -> None:
    """A heading under the title of the page."""
    show(render("heading", text=text))


_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#.!|~:$^&])")
"""What Streamlit's Markdown could act on: emphasis, links, code, headings, formulas, icons, addresses."""


def plain(text: str) -> str:
    """Text for a Streamlit element that reads Markdown, so that it shows as it is and nothing of it acts."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
