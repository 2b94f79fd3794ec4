"""Who acts on the officers' screen: asked and recorded until sign-in exists."""

import streamlit as st

from store.decisions.officer import LONGEST, NamelessError, Officer


def who() -> Officer | None:
    """Asks for name and role; None while either is blank."""
    with st.container(key="who"):
        name, role = st.columns(2)
        said = (
            name.text_input("Your name", key="officer-name", max_chars=LONGEST),
            role.text_input(
                "Your role", key="officer-role", max_chars=LONGEST,
                placeholder="Performance analyst",
            ),
        )  # fmt: skip
    try:
        return Officer(*(" ".join(each.split()) for each in said))
    except NamelessError:
        st.info("Your name and role are recorded with whatever you load, answer or publish.")
        return None
