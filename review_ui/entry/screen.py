"""What Streamlit runs. It stands apart because Streamlit takes every file of a `pages` folder beside it for a page."""

from review_ui.app import main

main()
