"""The arithmetic behind the recipe: pure functions over numpy arrays, no YAML, no clock, no file.

Everything starts from a `Panel`. What the data cannot carry is None, and `missing` says in words what is lacking.
"""

from salesctl.systems.recipe.science.backtest import Backtest, Horizon, backtest
from salesctl.systems.recipe.science.conversion import Conversion, PersonConversion
from salesctl.systems.recipe.science.discover import Fit, MetricFit, discover
from salesctl.systems.recipe.science.drift import Alarm, Drift, drift
from salesctl.systems.recipe.science.panel import MIN_PEOPLE, MIN_WEEKS, Kind, Metric, Panel, outcome_series
from salesctl.systems.recipe.science.plain import from_plain, to_plain
from salesctl.systems.recipe.science.predict import Band, Chance, Goal, Prediction, WeekAhead, predict
from salesctl.systems.recipe.science.targets import StageTarget, Targets, targets
from salesctl.systems.recipe.science.verdict import Label, Verdict

__all__ = [
    "MIN_PEOPLE",
    "MIN_WEEKS",
    "Alarm",
    "Backtest",
    "Band",
    "Chance",
    "Conversion",
    "Drift",
    "Fit",
    "Goal",
    "Horizon",
    "Kind",
    "Label",
    "Metric",
    "MetricFit",
    "Panel",
    "PersonConversion",
    "Prediction",
    "StageTarget",
    "Targets",
    "Verdict",
    "WeekAhead",
    "backtest",
    "discover",
    "drift",
    "from_plain",
    "outcome_series",
    "predict",
    "targets",
    "to_plain",
]
