"""The seeds of the published run, fixed before it. What was tuned was tuned on others (below 100,000)."""

FIRST = 810_000
SPAN = 1_000
ORDER = ("strong", "weak", "noise", "break", "few", "season", "series", "movers")


def seeds(regime: str, panels: int) -> range:
    """Give the seeds of a regime's forecast panels."""
    start = FIRST + SPAN * ORDER.index(regime)
    return range(start, start + panels)


def lag_seeds(panels: int) -> range:
    """Give the seeds of the panels whose lags are to be found."""
    return range(FIRST + 20 * SPAN, FIRST + 20 * SPAN + panels)


def noise_seeds(panels: int) -> range:
    """Give the seeds of the panels in which nothing is to be found."""
    return range(FIRST + 30 * SPAN, FIRST + 30 * SPAN + panels)


def alarm_seeds(panels: int) -> range:
    """Give the seeds of the panels whose conversion breaks, and of those where it does not."""
    return range(FIRST + 40 * SPAN, FIRST + 40 * SPAN + panels)
