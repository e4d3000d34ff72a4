"""The control list for a mixed inspection of one municipality: facts and sources, no scores."""
