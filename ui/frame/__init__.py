"""The frame around every page: the script that Streamlit runs, its style, whose figures they are, the headers."""
