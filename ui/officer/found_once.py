"""What was found out about a dropped file, kept while its page is open: what it would do, or why it is refused."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

import streamlit as st

from store.intake import Refused

T = TypeVar("T")


def found_once(name: str, key: Hashable, find: Callable[[], T]) -> T:
    """What `find` returned for this key, kept under a name until it is asked for another. Raises Refused again too."""
    held = st.session_state.get(name)
    if held is None or held[0] != key:
        # What is kept may be large: never two at a time.
        forget(name)
        held = st.session_state[name] = (key, _found(find))
    if isinstance(held[1], Refused):
        # Without where it was raised before, which would grow with every rerun.
        raise held[1].with_traceback(None)
    return cast(T, held[1])


def _found(find: Callable[[], T]) -> T | Refused:
    try:
        return find()
    except Refused as refusal:
        return refusal


def forget(name: str) -> None:
    """Lets go of what is kept under a name."""
    st.session_state.pop(name, None)
