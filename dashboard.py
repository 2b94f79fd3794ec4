"""The ASGI application: the dashboard's screens and their pictures, behind security headers, scripts sent compressed, a gate for dropped files.

Run it with `streamlit run dashboard.py` or `uvicorn dashboard:app`.
"""

import streamlit as st
from starlette.middleware import Middleware

from ui.frame.compressed import Compressed
from ui.frame.headers import SecurityHeaders
from ui.frame.uploads import Uploads
from ui.leaving.addresses import ROUTES

app = st.App(
    "ui/frame/main.py",
    routes=ROUTES,
    middleware=[Middleware(SecurityHeaders), Middleware(Compressed), Middleware(Uploads)],
)
