"""Plain HTML pages."""
