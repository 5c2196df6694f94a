"""Exports: the team as tables, for whoever may read them."""
