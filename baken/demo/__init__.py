"""The made-up world: advertisers, ads and licences with their truth, and three sites that show them."""
