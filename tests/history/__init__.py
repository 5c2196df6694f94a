"""Git as evidence, tried on real repositories."""
