"""The ASGI application: the dashboard's screens, and their pictures, behind security headers.

Run it with `streamlit run dashboard.py` or `uvicorn dashboard:app`.
"""

import streamlit as st
from starlette.middleware import Middleware

from ui.addresses import ROUTES
from ui.headers import SecurityHeaders

app = st.App("ui/main.py", routes=ROUTES, middleware=[Middleware(SecurityHeaders)])
