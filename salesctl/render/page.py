"""The page of a code as Markdown: printed by explain, written to docs/, carried by SARIF."""

from __future__ import annotations

from salesctl.core.rule import Page


def page_markdown(page: Page) -> str:
    """Return the page of a code, without its title."""
    parts = [page.summary]
    if why := page.section("Why"):
        parts += ["**Why**", why]
    for title, words in (("Bad", "For example, this is found"), ("Good", "And this is not")):
        if example := page.section(title):
            parts += [f"**{words}**", f"```yaml\n{example}\n```"]
    if fix := page.section("Fix"):
        parts += ["**What to do**", fix]
    return "\n\n".join(parts) + "\n"
