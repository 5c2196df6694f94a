"""The seeds of the published run, fixed before it. What was tuned was tuned on others (below 100,000).

`first` moves all of them, for a run on seeds that nobody has looked at: `--first 910000`.
"""

FIRST = 810_000
SPAN = 1_000
ORDER = ("strong", "weak", "noise", "break", "few", "season", "series", "movers")


def seeds(regime: str, panels: int, first: int = FIRST) -> range:
    """Give the seeds of a regime's forecast panels."""
    start = first + SPAN * ORDER.index(regime)
    return range(start, start + panels)


def lag_seeds(panels: int, first: int = FIRST) -> range:
    """Give the seeds of the panels whose lags are to be found."""
    return range(first + 20 * SPAN, first + 20 * SPAN + panels)


def noise_seeds(panels: int, first: int = FIRST) -> range:
    """Give the seeds of the panels in which nothing is to be found."""
    return range(first + 30 * SPAN, first + 30 * SPAN + panels)


def alarm_seeds(panels: int, first: int = FIRST) -> range:
    """Give the seeds of the panels whose conversion breaks, and of those where it does not."""
    return range(first + 40 * SPAN, first + 40 * SPAN + panels)
