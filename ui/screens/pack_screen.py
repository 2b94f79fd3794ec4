"""The Committee pack screen: what to put in, how it begins, and every format to take away."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from exports.pack import pack_apart, page, zipped
from exports.pack.pack import FORMATS, PackFile
from exports.pack.pack_apart import PackError
from metrics.period import Period
from reporting.paper import contents, cover_part
from reporting.paper.model import Paper
from reporting.paper.options import (
    LONG,
    LONGEST_COVER,
    LONGEST_OF_FRONT,
    NO_FRONT,
    SHORT,
    Front,
    Options,
)
from reporting.reading import Reading
from reporting.reported import ORDERS, team_label
from store.read import as_at
from ui.leaving import labels
from ui.officer import state_offered
from ui.reader import cached, choices, waiting
from ui.screens.html import plain, render, show

_MADE = "pack-made"


_LENGTHS = {
    SHORT: "Short: at most 12 pages, to be read before the meeting",
    LONG: "Long: every measure, comparisons, definitions and files",
}


def asked(reading: Reading, team: str, quarter: Period) -> tuple[Options, tuple[str, ...]]:
    """What the reader wants in the pack, and the formats; the choices stand one under another."""
    with st.container(key="pack-choices"):
        length = st.radio(
            "Pack", tuple(_LENGTHS), format_func=_LENGTHS.__getitem__, key="pack-length"
        )
        others = [each for each in reading.teams() if each != team]
        teams = st.multiselect(
            "More teams, each with its own scorecard and measures",
            others,
            format_func=team_label,
            key="pack-teams",
        )
        every = reading.themes()
        themes = st.multiselect("Themes", every, default=every, key="pack-themes")
        only = st.checkbox(
            "Exceptions only: Red, getting worse, late or missing", key="pack-exceptions"
        )
        order = st.radio(
            "Order",
            ORDERS,
            format_func=choices.ORDERS.__getitem__,
            horizontal=True,
            key="pack-order",
        )
        options = Options(
            quarter, (team, *teams), tuple(themes) or None, only, order, short=length == SHORT
        )
        with st.expander("The cover: committee, date, item, author, recommendation"):
            options = _cover(reading, options)
        formats = st.multiselect(
            "Formats", tuple(FORMATS), default=("pdf",), format_func=FORMATS.__getitem__,
            key="pack-formats",
        )  # fmt: skip
    return options.checked(every), tuple(formats)


def _cover(reading: Reading, options: Options) -> Options:
    """The same with what the cover is to say; what is left blank is as it is shown."""
    usual = cover_part.known(reading, NO_FRONT)
    left, right = st.columns(2)

    def words(column: DeltaGenerator, label: str, name: str, shown: str = "") -> str:
        return column.text_input(
            label, max_chars=LONGEST_OF_FRONT, key=f"pack-{name}", placeholder=shown
        ).strip()

    front = Front(
        words(left, "Committee", "committee", usual.committee),
        right.date_input("Date of the meeting", usual.held_on, format="DD/MM/YYYY", key="pack-date"),
        words(left, "Item", "item"),
        words(right, "Report author", "author"),
        words(left, "Officer answerable", "answerable"),
        st.text_area(
            "Recommendation", max_chars=LONGEST_COVER, key="pack-recommendation",
            placeholder=cover_part.usual_recommendation(options),
        ).strip(),
    )  # fmt: skip
    if front.held_on == usual.held_on:
        front = replace(front, held_on=None)
    cover = st.text_area("More words for the cover", max_chars=LONGEST_COVER, key="pack-cover")
    return replace(options, front=front, cover=cover)


def preview(reading: Reading, options: Options) -> None:
    """How the pack begins, and what it holds: the same paper that every format writes."""
    # First: what is not built yet takes a turn of its own, and who waits for one holds no other.
    before, since = _before(reading)
    with waiting.turn_at_words():
        paper = _paper(reading, options, before, since)
    show(
        render(
            "pack_preview", paper=paper, pictures=len(paper.pictures()), tables=len(paper.tables())
        )
    )
    with st.expander("The first page"):
        show(page.preview(paper.sections[0]))


def _paper(reading: Reading, options: Options, before: Reading | None, since: str) -> Paper:
    # The words for the cover change nothing of what is shown of it, and come letter by letter.
    shown = replace(options, cover="", front=NO_FRONT)
    return reading.kept(
        ("pack-paper", shown), lambda: contents.paper(reading, shown, before, since)
    )


def _before(reading: Reading) -> tuple[Reading | None, str]:
    """The publication before the figures shown, and its meeting; None where there is none to compare with."""
    states = cached.states()
    shown = next(each for each in states if each.code == reading.snapshot.standing.code)
    earlier = as_at.published_before(states, shown)
    if earlier is None:
        return None, ""
    try:
        return cached.opened(earlier.code), earlier.standing.words
    except cached.NotReadyError as missing:
        state_offered.offer(missing.state)
        st.stop()


def make(reading: Reading, options: Options, formats: tuple[str, ...]) -> None:
    """The button that makes the pack, with its progress, then the files to take away."""
    key = (*reading.snapshot.key, options, formats)
    if st.button("Make the pack", type="primary", disabled=not formats):
        before, since = _before(reading)
        with waiting.turn():
            bar = st.progress(0.0, "Beginning")
            try:
                files = pack_apart.made(
                    reading, options, cached.store().places.fonts, formats, before=before, since=since,
                    told=lambda share, words: bar.progress(share, words),
                )  # fmt: skip
            except PackError as fault:
                st.error(plain(f"The pack could not be made: {fault}. Nothing else was changed."))
                return
            finally:
                bar.empty()
        st.session_state[_MADE] = (key, files)
    made = st.session_state.get(_MADE)
    if made is None or made[0] != key:
        show(render("pack_wait", formats=formats))
        return
    _downloads(reading, options, made[1])


def _downloads(reading: Reading, options: Options, files: tuple[PackFile, ...]) -> None:
    whole = labels.file_name(reading.whose, "committee-pack", options.quarter.code, extension="zip")
    if len(files) > 2:
        st.download_button(
            "Download everything (ZIP)",
            zipped.archive({each.name: each.content for each in files}),
            whole, "application/zip", on_click="ignore", key="download-pack-all",
        )  # fmt: skip
    with st.container(horizontal=True, key="downloads-pack"):
        for place, each in enumerate(files):
            st.download_button(
                f"Download: {each.words}",
                each.content,
                each.name,
                on_click="ignore",
                key=f"download-pack-{place}",
            )
