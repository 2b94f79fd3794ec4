"""The widgets by which a reader chooses; each shows labels and holds codes."""

from collections.abc import Sequence

import streamlit as st

from reporting.reading import Reading
from ui.reader import choices, selection
from ui.reader.selection import Choice

_PAGE, _ENTERED, _BEGUN = "page", "entered", "begun"


def entering(page: str) -> None:
    """Notes which page is shown: on one that is entered, widgets are new whatever the last page's held."""
    st.session_state[_BEGUN] = _PAGE not in st.session_state
    st.session_state[_ENTERED] = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page


def just_entered() -> bool:
    """Whether this run is the first of a page that is entered."""
    return bool(st.session_state.get(_ENTERED))


def just_begun() -> bool:
    """Whether this is the first run of a session: of a reader who comes, or of a page whose server was away for a while
    and which sends what its widgets hold."""
    return bool(st.session_state.get(_BEGUN))


def under(title: str, reading: Reading, names: Sequence[str]) -> None:
    """The title of a page with the named choices beside it, on a phone under it."""
    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        st.title(title)
        row(reading, names)


def row(reading: Reading, names: Sequence[str], *, key: str = "filters") -> None:
    """The named choices side by side, in this order; on a phone in one line that can be pushed along.

    A second row on a page needs a `key` of its own that begins with `filters`.
    """
    known = {choice.name: choice for choice in choices.every(reading)}
    with st.container(key=key, horizontal=True):
        for name in names:
            _select(known[name])


def _select(choice: Choice) -> None:
    key = f"choose-{choice.name}"
    if just_begun():
        _begun(choice, key)
        return
    if choice.many:
        _hold(key, list(selection.get_many(choice.name)))
        st.multiselect(
            choice.label,
            choice.codes,
            format_func=choice.words,
            key=key,
            placeholder="All",
            on_change=lambda: selection.put(choice.name, tuple(st.session_state[key])),
        )
        return
    _hold(key, selection.get(choice.name))
    st.selectbox(
        choice.label,
        choice.codes,
        format_func=choice.words,
        key=key,
        on_change=lambda: selection.put(choice.name, st.session_state[key]),
    )


def _begun(choice: Choice, key: str) -> None:
    """A widget in the first run of a session: what the page holds wins over the address, which is older where the server
    was away when the reader chose."""
    if choice.many:
        chosen: object = selection.get_many(choice.name)
        held: object = tuple(
            st.multiselect(
                choice.label, choice.codes, default=list(selection.get_many(choice.name)),
                format_func=choice.words, key=key, placeholder="All",
                on_change=lambda: selection.put(choice.name, tuple(st.session_state[key])),
            )
        )  # fmt: skip
    else:
        chosen = selection.get(choice.name)
        held = st.selectbox(
            choice.label, choice.codes, index=choice.codes.index(chosen), format_func=choice.words, key=key,
            on_change=lambda: selection.put(choice.name, st.session_state[key]),
        )  # fmt: skip
    if held != chosen:
        selection.put(choice.name, held)  # type: ignore[arg-type]
        st.rerun()


def _hold(key: str, chosen: object) -> None:
    """Gives a widget what is chosen where it does not hold it already: what is given, the browser draws again."""
    if just_entered() or st.session_state.get(key) != chosen:
        st.session_state[key] = chosen
