"""``docgen first-offence``: the party's earlier cases, as a record for the case. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import read_case
from docgen.cli.printed import json_bytes
from docgen.cli.shell import Language, Shell
from docgen.cli.usage import GivenPath

if TYPE_CHECKING:
    from docgen.case.first_offence import EarlierCase, WindowRule
    from docgen.service.first_offence import FirstOffence

__all__ = ["command"]

DAY = click.DateTime(formats=["%Y-%m-%d"])
RULES: Mapping[WindowRule, Mapping[Language, str]] = {
    "natural-year": {"zh": "本机关一个自然年度内", "en": "a natural year at this agency"},
    "twelve-months": {"zh": "本机关十二个月内", "en": "twelve months at this agency"},
    "province-year": {"zh": "本省一个自然年度内", "en": "a natural year in the province"},
    "list-in-force": {"zh": "清单施行以来", "en": "since the list came into force"},
}


@make_command(
    "first-offence",
    "查询本机关档案库和登记库中同一当事人在认定期间内的以往案件，给出可以放入案件的首违查询记录。"
    "按证件号码查；名称相同而证件不同的另外列出。其他系统由人查询后补入记录。不写入任何内容。"
    "|Look up earlier cases of the same party, within the window, in this archive and registry, "
    "and give a query record ready to be put into the case. Parties are matched by number; those "
    "that only share the name are listed apart. Other systems are queried by people. "
    "Writes nothing.",
)
@argument("case", type=GivenPath(), text="案件文件（JSON）|the case file (JSON)")
@option("--by", metavar="ID", text="查询人在案件中的编号|the id, in the case, of who queries")
@option(
    "--since",
    type=DAY,
    metavar="DATE",
    text="清单施行的日期，用于规则 list-in-force|when the list came into force, for list-in-force",
)
def command(shell: Shell, case: Path, by: str | None, since: datetime | None) -> Answer:
    """Look up earlier cases."""
    raw, now = read_case(case, most_bytes=shell.settings().limits_case_bytes), shell.now()
    listed = since.date() if since else None
    query = shell.office().first_offence(raw, listed=listed, by=by, now=now)
    data: dict[str, Any] = {
        "case": str(case),
        "paper": query.paper,
        "found": [_data(each) for each in query.found],
        "namesakes": [_data(each) for each in query.namesakes],
    }
    lines = (*_told(shell, query), *json_bytes(query.paper).decode("utf-8").split("\n"))
    return Answer(data=data, lines=lines, notices=query.notices)


def _told(shell: Shell, query: FirstOffence) -> Iterator[str]:
    """What was found, in sentences."""
    window, rule = query.window, RULES[query.window.rule][shell.language]
    yield shell.say(
        f"认定期间：{window.start} 至 {window.end}（{rule}）",
        f"window: {window.start} to {window.end} ({rule})",
    )
    found, alike = len(query.found), len(query.namesakes)
    yield shell.say(f"证件号码相同的以往案件 {found} 件", f"{found} earlier case(s) by number")
    yield from map(_line, query.found)
    if alike:
        yield shell.say(
            f"仅名称相同的 {alike} 件，未列入记录，请核对是否同一当事人",
            f"{alike} by name alone, not in the record; check whether it is the same party",
        )
        yield from map(_line, query.namesakes)
    yield shell.say("首违查询记录：", "the query record:")


def _data(earlier: EarlierCase) -> dict[str, Any]:
    return {
        "number": earlier.number,
        "at": earlier.at.isoformat(),
        "matter": earlier.matter,
        "outcome": earlier.outcome,
        "agency": earlier.agency,
        "matched_by": earlier.matched_by,
    }


def _line(earlier: EarlierCase) -> str:
    day = earlier.at.date()
    return f"  {day}  {earlier.number}  {earlier.matter}  {earlier.outcome}"
