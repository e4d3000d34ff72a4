"""The file that Streamlit is started with."""
