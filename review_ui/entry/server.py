"""What `streamlit run` is given: the screen behind its guard."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from review_ui.entry.guard import Guard

app = st.App(Path(__file__).with_name("screen.py"), middleware=[Middleware(Guard)])
