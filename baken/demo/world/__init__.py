"""Generating the made-up world: `make_world(ads, seed)`."""
