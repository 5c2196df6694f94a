"""Programs for those who work on salesctl."""
