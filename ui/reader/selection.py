"""What the reader has chosen: held in the address as codes, followed from screen to screen.

The address wins where it changed (a link, the back button); otherwise the widgets do. Streamlit's
own binding writes labels and leaves the default out, so that a link to the latest quarter would
mean another one three months later; codes are written here, always.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from reporting.reported import BY_THEME
from store.read.as_at import PUBLISHED

AS_AT = "as_at"
"""The name in the address of the state of the figures: as published, the draft, as loaded."""

_CHOSEN = "chosen"
_WRITTEN = "written"


@dataclass(frozen=True)
class Choice:
    """One thing a reader can choose: its codes in order, their labels, and the default code.

    `always` keeps it in the address even at its default, where the default may change later. Of
    `many` any number can be chosen at once; its default is none of them.
    """

    name: str
    label: str
    codes: tuple[str, ...]
    default: str = ""
    words: Callable[[str], str] = str
    always: bool = False
    many: bool = False
    meant: Callable[[str], str] = str
    """The code that a text in the address means, which may be written as people write it or have been renamed."""


@dataclass(frozen=True)
class Unknown:
    """A value in the address that is none of a choice's codes, and what is shown instead."""

    choice: Choice
    found: str

    def sentence(self) -> str:
        """What to tell the reader."""
        known = ", ".join(map(self.choice.words, self.choice.codes[:4]))
        instead = (
            "It is left out" if self.choice.many
            else f"Shown instead: {self.choice.words(self.choice.default)}"
        )  # fmt: skip
        return (
            f"The address asks for {self.choice.label.lower()} “{self.found[:60]}”, which is not "
            f"here. {instead}. Known are, for example, {known}."
        )


def read(choices: Sequence[Choice]) -> list[Unknown]:
    """Takes the address into the selection, before any widget is drawn.

    Returns what the address asked for and is not known.
    """
    chosen = st.session_state.setdefault(_CHOSEN, {})
    asked = _asked(choices)
    before: dict[str, list[str]] | None = st.session_state.get(_WRITTEN)
    written = {
        choice.name: before[choice.name] for choice in choices if before and choice.name in before
    }
    # An address with nothing in it is that of a screen which was opened from the navigation: the choice goes along.
    if st.query_params and asked != written:
        for choice in choices:
            if choice.name in asked:
                values = asked[choice.name]
                chosen[choice.name] = tuple(dict.fromkeys(values)) if choice.many else values[-1]
            elif before is not None:
                # What an address leaves out is at its default, not as it was: that is what Back and a link mean.
                chosen[choice.name] = () if choice.many else choice.default
    unknown = []
    for choice in choices:
        if choice.many:
            codes = chosen.get(choice.name, ())
            unknown += [Unknown(choice, code) for code in codes if code not in choice.codes]
            chosen[choice.name] = tuple(code for code in codes if code in choice.codes)
            continue
        code = chosen.get(choice.name, choice.default)
        if code not in choice.codes:
            code = choice.meant(code)
        if code not in choice.codes:
            unknown.append(Unknown(choice, str(code)))
            code = choice.default
        chosen[choice.name] = code
    return unknown


def _asked(choices: Sequence[Choice]) -> dict[str, list[str]]:
    """What the address says of each choice; anything else in it is left alone."""
    said = set(st.query_params)
    names = [choice.name for choice in choices if choice.name in said]
    return {name: st.query_params.get_all(name) for name in names}


def get(name: str) -> str:
    """The code chosen for a name, once `read` has run."""
    code: str = st.session_state[_CHOSEN][name]
    return code


def get_many(name: str) -> tuple[str, ...]:
    """The codes chosen for a name of which many can be; none means all."""
    codes: tuple[str, ...] = st.session_state[_CHOSEN][name]
    return codes


def put(name: str, code: str | tuple[str, ...]) -> None:
    """Chooses a code (or, where many can be chosen, codes), as a widget's callback does."""
    st.session_state[_CHOSEN][name] = code


def write(choices: Sequence[Choice]) -> None:
    """Puts the selection into the address: what differs from the default, and always what is fixed."""
    chosen = st.session_state[_CHOSEN]
    wanted = {
        choice.name: list(chosen[choice.name]) if choice.many else [chosen[choice.name]]
        for choice in choices
        if (
            chosen[choice.name]
            if choice.many
            else choice.always or chosen[choice.name] != choice.default
        )
    }
    if _asked(choices) != wanted:
        st.query_params.from_dict(wanted)
    st.session_state[_WRITTEN] = wanted


def link(page: str, **changes: str) -> str:
    """The address of a page with the quarter, team, order and state chosen now and some changes; '' is the Summary."""
    chosen = st.session_state.get(_CHOSEN, {})
    kept = {name: chosen[name] for name in ("quarter", "team") if name in chosen}
    # What a reader chose once and wants wherever they go: said where it is not what everybody has.
    usual = {AS_AT: PUBLISHED, "order": BY_THEME}
    kept |= {name: chosen[name] for name, code in usual.items() if chosen.get(name, code) != code}
    kept |= changes
    return f"{page or '.'}?{urlencode(kept)}"
