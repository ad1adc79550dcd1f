"""``docgen search``: finds dossiers by any characters of their text, and by their facets."""

from __future__ import annotations

import re
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

import click

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.records import search_lines
from docgen.cli.shell import Shell
from docgen.cli.usage import UsageFault
from docgen.service.views import search_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.service.line.results import SearchWanted
    from docgen.service.office import Office

__all__ = ["command"]

_OFFERED = 8
DAY = click.DateTime(formats=["%Y-%m-%d"])


class Year(click.ParamType[str]):
    """A year of four figures."""

    name = "year"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The year as written, or a fault."""
        if not re.fullmatch("[0-9]{4}", value):
            raise UsageFault("usage-year", ctx, parameter=param.opts[0] if param else "")
        return value


@make_command(
    "search",
    "全文检索：查询的每个字都准确匹配，多个词须同时出现。证件号码、电话和住址不出现在摘录中。"
    "|Search the full text. Every character of the query counts; of several words all must occur. "
    "Identity numbers, telephones and addresses never stand in the snippets.",
)
@argument(
    "query", required=False, text="要找的文字；不给则列出全部|what to find; lists all if absent"
)
@option(
    "--type",
    "type_",
    multiple=True,
    metavar="TITLE",
    text="含这种文书，写名称或者代码|holds this instrument, by its title or code",
)
@option("--party", "party", multiple=True, metavar="NAME", text="当事人|the party")
@option("--outcome", "outcome", multiple=True, metavar="TEXT", text="处理结果|the outcome")
@option("--route", "route", multiple=True, metavar="NAME", text="办理方式|the route")
@option("--agency", "agency", multiple=True, metavar="NAME", text="执法主体|the agency")
@option("--unit", "unit", multiple=True, metavar="NAME", text="承办机构|the handling unit")
@option(
    "--year",
    "year",
    multiple=True,
    type=Year(),
    metavar="YYYY",
    text="结案年度|the year of closing",
)
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
    from docgen.service.line.results import SearchWanted  # brings in everything else

    office = shell.office()
    if from_ and to and from_ > to:
        raise UsageFault("usage-dates-reversed")
    wanted = SearchWanted(
        query=query,
        filters={
            "type": tuple(_title(office, each) for each in type_),
            **facets,
            "route": tuple(_route(office, each) for each in facets["route"]),
        },
        date_from=from_.date() if from_ else None,
        date_to=to.date() if to else None,
        offset=offset,
        limit=limit,
        sort=sort,
        with_internal=internal,
    )
    page = office.search(wanted)
    advice = () if page.total else tuple(_advice(shell, office, wanted))
    data = search_data(page, shell.language)
    return Answer(
        data={**data, "advice": list(advice)} if advice else data,
        lines=(*search_lines(page, shell.language), *advice),
        notices=page.findings,
    )


def _advice(shell: Shell, office: Office, wanted: SearchWanted) -> Iterator[str]:
    """Which filters stand in no dossier at all, and what stands there instead."""
    from docgen.service.line.results import SearchWanted  # brings in everything else

    known = office.search(
        SearchWanted(query=None, filters={}, with_internal=wanted.with_internal)
    ).facets
    for name, values in wanted.filters.items():
        for value in values:
            alone = SearchWanted(query=None, filters={name: (value,)}, with_internal=True)
            if office.search(alone).total:
                continue
            there = [_named(shell, office, name, each) for each in known.get(name, {})]
            near = get_close_matches(value, there, n=3) or there[:_OFFERED]
            offered = "、".join(near) or "—"
            yield shell.say(
                f"没有一个案卷的 --{name} 是“{value}”；可以写：{offered}",
                f"no dossier has {value} as --{name}; there are: {offered}",
            )


def _route(office: Office, given: str) -> str:
    """The code of the route of this name or code."""
    routes = office.catalogue.lists.routes.by_code.values()
    return next((each.code for each in routes if given in each.title.values()), given)


def _named(shell: Shell, office: Office, facet: str, value: str) -> str:
    """A value of a facet as it is told: a route by its name."""
    route = office.catalogue.lists.routes.by_code.get(value) if facet == "route" else None
    return value if route is None else route.title[shell.language]


def _title(office: Office, given: str) -> str:
    """The title of the instrument of this title or code, also of one that only dossiers hold."""
    from docgen.service.line.results import SearchWanted  # brings in everything else

    titles = {each.code: each.title for each in office.catalogue.instruments}
    if given in titles:
        return titles[given]
    if (
        given in titles.values()
        or office.search(SearchWanted(query=None, filters={"type": (given,)})).total
    ):
        return given
    near = get_close_matches(given, [*titles.values(), *titles], n=3)
    if near:
        raise UsageFault("usage-type-unknown-like", given=given, nearest=", ".join(near))
    raise UsageFault("usage-type-unknown", given=given)
