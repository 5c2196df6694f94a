"""Who is in the team, from when to when, and the accounts they work."""

from salesctl.core.kind import Kind
from salesctl.core.system import ReportCommand, System

SYSTEM = System(
    noun="people",
    title="People",
    family="TEA",
    package=__name__,
    help="Who is in the team, and what the team keeps to.",
    kinds=(
        Kind("team", ("team.yaml",), "salesctl.core.settings:Settings", "team"),
        Kind("person", ("people/<person>.yaml",), "salesctl.core.settings:Person", "person"),
        Kind("accounts", ("accounts.yaml",), f"{__name__}.documents:Accounts", "accounts"),
    ),
    names={"account": f"{__name__}.documents:account_names", "skill": f"{__name__}.documents:skill_names"},
    reports=(ReportCommand("show", "show", "Who is in the team, since when, with which number, and who is away."),),
    scored=False,
)
