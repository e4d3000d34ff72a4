"""The shared words of Baken as types: ads, facts, hits, verdicts, roles, places, settings."""
