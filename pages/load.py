"""Load data: for officers."""

import streamlit as st

st.title("Load data")
