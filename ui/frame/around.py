"""The frame around every page: its style, whose figures they are and which edition, and what to say when there are none."""

import logging
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from charts import theme
from reporting.reading import Reading
from reporting.reported import team_label
from store import settings
from store.build.records import OutdatedError
from store.durable import DamagedError
from store.ledger.ledger import NewerError
from store.read.as_at import AsAt
from ui.officer import machine
from ui.reader import selection
from ui.reader.selection import Unknown
from ui.screens.html import plain, render, show

_LOG = logging.getLogger(__name__)


@cache
def _style() -> str:
    css = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    colours = " ".join(f"--{name}: {value};" for name, value in theme.style_variables().items())
    return f"<style>:root {{ {colours} }}\n{css}</style>"


def style() -> None:
    """The product's own style sheet, its colours at the head."""
    show(_style())


def title(screen: str, reading: Reading | None) -> None:
    """What tabs, history and screen readers call this screen: what it is about, the screen, whose figures."""
    if reading is None:
        st.set_page_config(page_title=f"{screen} - Corporate parenting scorecard")
        return
    about = {
        "Measure": reading.measures().get(selection.get("measure"), ""),
        "Team": team_label(selection.get("team")),
    }.get(screen, "")
    whose = f"{reading.whose.council} scorecard"
    st.set_page_config(page_title=" - ".join(filter(None, (about, screen, whose))))


def banner(reading: Reading) -> None:
    """Whose figures these are, whether they are invented, how they stand and the edition: on every screen and paper page."""
    whose = reading.whose
    paper = Markup(_every_paper_page(f"{whose.in_full}."))  # noqa: S704
    show(paper + render("banner", whose=whose))


@cache
def _every_paper_page(words: str) -> str:
    """A style that prints the words at the head of every page; the words come as escaped letters."""
    letters = "".join(f"\\{ord(letter):06x}" for letter in words)
    rule = f'@top-left {{ content: "{letters}"; font: 600 10pt sans-serif; }}'
    return f"<style>@media print {{ @page {{ {rule} }} }}</style>"


def unknown(found: list[Unknown]) -> None:
    """Says in words which of the address's wishes are not known, and what is shown instead."""
    for each in found:
        st.warning(plain(each.sentence()))


def nothing_to_show(states: Sequence[AsAt]) -> None:
    """What to do where nothing has been loaded, or nothing published."""
    if not states:
        _nothing_loaded()
        return
    st.title("Nothing has been published yet")
    show(render("unpublished", states=states, loading=settings.loads_here()))


def _nothing_loaded() -> None:
    st.title("No figures yet")
    if settings.loads_here():
        show(render("nothing_loaded"))
    st.markdown(
        "On the machine that runs the dashboard:\n\n"
        "1. `python -m store load FILE...` takes in the scorecard, staffing, targets and teams;\n"
        "2. `python -m store build` makes them the figures in use.\n\n"
        "This page shows them as soon as they are built; `python -m store demo` loads the "
        "invented council."
    )


def machine_failed(fault: Exception) -> None:
    """That the machine would not do what this page needs; a log keeps where."""
    _LOG.error("a page could not be finished", exc_info=fault)
    st.error(
        plain(
            f"The machine that runs the dashboard could not do this: {machine.words(fault)} "
            "Whatever was recorded before stands: About the data lists it."
        )
    )


def damaged(fault: DamagedError) -> None:
    """Why no figures are shown where the store does not hold what was recorded."""
    if isinstance(fault, OutdatedError):
        st.title("Figures are being renewed")
        st.info(
            "The figures in use were built by another version of this dashboard. On the machine "
            "that runs it, `python -m store build` makes them anew; nothing has been lost."
        )
        return
    if isinstance(fault, NewerError):
        st.title("Figures of a later version")
        st.info(plain(f"{fault}."))
        return
    st.title("Figures are withheld")
    st.error(
        "What this store holds is not what was recorded, so none of its figures are shown. "
        f"Tell the performance team: {plain(str(fault))}. Restoring the store from its backup puts it right."
    )
