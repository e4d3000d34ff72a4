"""How well the chain did, against a truth: pure scores, and the demo world's comparison."""
