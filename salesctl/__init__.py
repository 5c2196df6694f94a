"""Sales management as code: a team's plans, reviews, calendars and numbers as YAML in git."""

__version__ = "0.1.0"
