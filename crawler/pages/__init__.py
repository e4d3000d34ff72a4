"""Reading an ad out of a page."""
