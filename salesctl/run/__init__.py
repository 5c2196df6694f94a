"""One pass over a team: load, check, due. Systems are handed in as values."""
