"""The front door of Baken: its command line and its demo."""
