"""`salesctl explain CODE`: why a rule exists, and what to do."""

from __future__ import annotations

from typing import Annotated

import typer

from salesctl.cli.options import common
from salesctl.cli.output import chosen, page, write
from salesctl.core.errors import UsageError
from salesctl.core.report import Column, Report, Table
from salesctl.core.rule import Page
from salesctl.core.words import suggestion
from salesctl.render.page import page_markdown
from salesctl.run.pages import general
from salesctl.systems import all_systems

FORMATS = ("table", "json", "csv", "markdown")


def explain(
    ctx: typer.Context, code: Annotated[str | None, typer.Argument(help="A code or a name: PLN002.")] = None
) -> int:
    """Say why a rule exists, with an example and the next move; without a code, list them all."""
    options = common(ctx)
    style = chosen(options, FORMATS, "table")
    pages = every_page()
    report = _list(pages) if code is None else _page(_find(code, pages))
    from salesctl.render.report import render

    where = page(options)
    write(render(report, style, where.width, color=where.color))
    return 0


def every_page() -> list[Page]:
    """Return the pages of all codes, the general ones first."""
    return [*general().values(), *(rule for system in all_systems() for rule in system.rules())]


def _find(code: str, pages: list[Page]) -> Page:
    wanted = code.casefold()
    for each in pages:
        if wanted in (each.code.casefold(), each.name):
            return each
    names = [each.name for each in pages]  # of codes nobody knows which digit was meant
    raise UsageError(f"`{code}` is the code of no rule", suggestion(code, names, "salesctl explain lists them all"))


def _list(pages: list[Page]) -> Report:
    columns = (Column("Code"), Column("Name"), Column("Severity"), Column("What"))
    rows = tuple((each.code, each.name, each.severity.value, each.summary) for each in pages)
    return Report("Rules", (Table("rules", columns, rows),))


def _page(page_: Page) -> Report:
    return Report(f"{page_.code} {page_.name} ({page_.severity})", text=page_markdown(page_))
