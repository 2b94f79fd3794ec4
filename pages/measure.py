"""measure."""

import streamlit as st

st.title("measure")
