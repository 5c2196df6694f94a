"""The recipe: the metrics that comfortably predict revenue."""

from salesctl.core.kind import Kind
from salesctl.core.system import ReportCommand, System

SYSTEM = System(
    noun="recipe",
    title="Recipe",
    family="REC",
    package=__name__,
    help="The metrics that predict revenue.",
    kinds=(Kind("recipe", ("recipe.yaml",), f"{__name__}.documents:Recipe", "recipe"),),
    policy=f"{__name__}.documents:RecipePolicy",
    section="recipe",
    reports=(ReportCommand("show", "show", "The metrics, the funnel, and the last backtest."),),
    names={"metric": f"{__name__}.figures:metric_names"},
)
