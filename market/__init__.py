"""How many advertisers are there, the unseen ones included? Pure: capture histories in, estimates out."""
