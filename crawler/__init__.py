"""Collects public ads of listed sites, passively and politely, with evidence."""
