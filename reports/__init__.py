"""Documents out. One folder a report; each is a named, logged export within its reader's role."""
