"""Who acts on the officers' screen: asked and recorded until sign-in exists."""

import streamlit as st

from store.decisions.officer import LONGEST, NamelessError, Officer

_KEPT = {"officer-name": "officer-name-kept", "officer-role": "officer-role-kept"}
"""What was given, kept while other screens are shown: a field that is not shown forgets."""


def who() -> Officer | None:
    """Asks for name and role, each once a visit; None while either is blank."""
    for field, kept in _KEPT.items():
        if field not in st.session_state and kept in st.session_state:
            st.session_state[field] = st.session_state[kept]
    with st.container(key="who"):
        name, role = st.columns(2)
        said = (
            name.text_input("Your name", key="officer-name", max_chars=LONGEST),
            role.text_input(
                "Your role", key="officer-role", max_chars=LONGEST,
                placeholder="Performance analyst",
            ),
        )  # fmt: skip
    st.session_state.update(zip(_KEPT.values(), said, strict=True))
    try:
        return Officer(*(" ".join(each.split()) for each in said))
    except NamelessError:
        st.info("Your name and role are recorded with whatever you load, answer or publish.")
        return None
