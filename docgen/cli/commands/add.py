"""``docgen add``: the case with its next paper begun. Keeps nothing and issues nothing."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import read_case
from docgen.cli.findings import finding_lines
from docgen.cli.output import Output, force_option
from docgen.cli.shell import Shell
from docgen.cli.templates import open_catalogue
from docgen.cli.usage import GivenPath
from docgen.service.views import finding_data

__all__ = ["command"]

DAY = click.DateTime(formats=["%Y-%m-%d"])


@make_command(
    "add",
    "在案件中起草下一份文书：案件和已有文书中写过的内容自动带入，其余留空待填。"
    "当事人的选择、意见和签名从不代填。打印加上新文书的案件，不改动原文件，不需要家目录。"
    "|Begin the next paper of a case: what the case and its papers say already stands in it, the "
    "rest is left empty. What a party chooses, says or signs is never filled in. Prints the case "
    "with the new paper; changes no file, needs no home.",
)
@argument("case", type=GivenPath(), text="案件文件（JSON）|the case file (JSON)")
@argument("code", text="文书代码，见 docgen template list|the instrument, see docgen template list")
@option(
    "--date",
    "on",
    type=DAY,
    metavar="DATE",
    text="成文日期，默认为今天|the day of the paper; today by default",
)
@option(
    "-o",
    "--output",
    type=GivenPath(dir_okay=False),
    metavar="FILE",
    text="写入这个文件，并列出待填的栏目|write this file instead, and list what is still open",
)
@force_option
def command(
    shell: Shell, case: Path, code: str, on: datetime | None, output: Path | None, force: bool
) -> Answer:
    """Begin a paper."""
    from docgen.service.beginning import begin  # brings in the schema validator

    place = Output(home=shell.home_path, inputs=(case,), force=force)
    if output is not None:
        place.require_place(output)
    day = on.date() if on else shell.now().date()
    raw = read_case(case, most_bytes=shell.settings().limits_case_bytes)
    begun = begin(raw, code, on=day, catalogue=open_catalogue(shell))
    text = json.dumps(begun.case, ensure_ascii=False, indent=2)
    lines = [text]
    if output is not None:
        place.write(output, f"{text}\n".encode())
        count = len(begun.findings)
        told = shell.say(
            f"{output}：已起草 {begun.paper}，待填 {count} 处",
            f"{output}: {begun.paper} begun, {count} places to fill in",
        )
        lines = [told, *finding_lines(begun.findings, shell.language)]
    data = {
        "file": None if output is None else str(output),
        "paper": begun.paper,
        "open": finding_data(begun.findings, shell.language),
        "case": begun.case,
    }
    return Answer(data=data, lines=tuple(lines))
