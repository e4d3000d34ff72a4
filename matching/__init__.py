"""Licence checks and links between ads. Pure: tables in, results out."""
