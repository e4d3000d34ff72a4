"""Text in, facts and hits out. Pure: no database, no network."""
