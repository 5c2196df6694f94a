"""The recipe: the metrics that comfortably predict revenue."""

from salesctl.core.kind import Kind
from salesctl.core.system import Option, ReportCommand, System

SYSTEM = System(
    noun="recipe",
    title="Recipe",
    family="REC",
    package=__name__,
    help="The metrics that predict revenue.",
    kinds=(Kind("recipe", ("recipe.yaml",), f"{__name__}.documents:Recipe", "recipe"),),
    policy=f"{__name__}.documents:RecipePolicy",
    section="recipe",
    reports=(
        ReportCommand("show", "show", "The metrics, the funnel, and the last backtest."),
        ReportCommand(
            "fit", "fit", "Which metrics predict the outcome, how long before, by how much.", own_contract=True
        ),
        ReportCommand(
            "backtest",
            "backtest",
            "How surely the recipe predicts: replayed over the past.",
            options=(
                Option("horizon", 13, "How many weeks ahead is judged, 2 to 26."),
                Option("keep", False, "Write the date, the error and the verdict into recipe.yaml."),
            ),
            own_contract=True,
        ),
        ReportCommand(
            "predict",
            "predict",
            "The coming weeks, with a band, and the chance of reaching the quota.",
            options=(
                Option("weeks", 13, "How many weeks ahead, 1 to 26."),
                Option("as_planned", False, "Let activity follow the plans instead of going on as lately."),
            ),
            own_contract=True,
        ),
        ReportCommand(
            "targets",
            "targets",
            "What the rest of a quota asks of each week.",
            "period",
            (Option("what_if", None, "Another pace of some stages: calls+20% or calls+20%,meetings-10%."),),
        ),
    ),
    names={"metric": f"{__name__}.figures:metric_names"},
)
