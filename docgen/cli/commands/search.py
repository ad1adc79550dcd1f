"""``docgen search``: finds dossiers by any characters of their text, and by their facets."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import click

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.records import search_lines
from docgen.cli.shell import Shell
from docgen.service.views import search_data

__all__ = ["command"]

DAY = click.DateTime(formats=["%Y-%m-%d"])


@make_command(
    "search",
    "全文检索：查询的每个字都准确匹配，多个词须同时出现。证件号码、电话和住址不出现在摘录中。"
    "|Search the full text. Every character of the query counts; of several words all must occur. "
    "Identity numbers, telephones and addresses never stand in the snippets.",
)
@argument(
    "query", required=False, text="要找的文字；不给则列出全部|what to find; lists all if absent"
)
@option("--type", "type_", multiple=True, metavar="TITLE", text="含这种文书|holds this instrument")
@option("--party", "party", multiple=True, metavar="NAME", text="当事人|the party")
@option("--outcome", "outcome", multiple=True, metavar="TEXT", text="处理结果|the outcome")
@option("--route", "route", multiple=True, metavar="NAME", text="办理方式|the route")
@option("--agency", "agency", multiple=True, metavar="NAME", text="执法主体|the agency")
@option("--unit", "unit", multiple=True, metavar="NAME", text="承办机构|the handling unit")
@option("--year", "year", multiple=True, metavar="YYYY", text="结案年度|the year of closing")
@option("--cause", "cause", multiple=True, metavar="TEXT", text="案由|the cause")
@option("--from", "from_", type=DAY, metavar="DATE", text="结案日期不早于|closed on or after")
@option("--to", "to", type=DAY, metavar="DATE", text="结案日期不晚于|closed on or before")
@option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=20,
    show_default=True,
    text="最多列出几卷|how many to list",
)
@option(
    "--offset",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    text="跳过前几卷|how many to pass over",
)
@option(
    "--sort",
    type=click.Choice(["newest", "oldest", "number"]),
    default="newest",
    show_default=True,
    text="排序|the order",
)
@option("--internal", is_flag=True, text="也检索副卷|search the internal volumes too")
def command(
    shell: Shell,
    query: str | None,
    from_: datetime | None,
    to: datetime | None,
    limit: int,
    offset: int,
    sort: Literal["newest", "oldest", "number"],
    internal: bool,
    type_: tuple[str, ...],
    **facets: tuple[str, ...],
) -> Answer:
    """Search."""
    from docgen.service.office import SearchWanted  # brings in everything else

    wanted = SearchWanted(
        query=query,
        filters={"type": type_, **facets},
        date_from=from_.date() if from_ else None,
        date_to=to.date() if to else None,
        offset=offset,
        limit=limit,
        sort=sort,
        with_internal=internal,
    )
    page = shell.office().search(wanted)
    return Answer(
        data=search_data(page, shell.language),
        lines=tuple(search_lines(page, shell.language)),
        notices=page.findings,
    )
