"""``docgen audit``: the audit trail, written out for auditors. ``docgen verify`` checks it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.command import Answer, Group, option
from docgen.cli.command import command as make_command
from docgen.cli.output import Output, force_option
from docgen.cli.shell import BEIJING, Shell
from docgen.cli.usage import GivenPath

if TYPE_CHECKING:
    from datetime import datetime

    from docgen.service.access.audit import AuditWanted

__all__ = ["command"]

_DAY = click.DateTime(["%Y-%m-%d"])


@make_command(
    "export",
    "写出审计记录：每行一条 JSON，带有前后相连的摘要。"
    "|Write the audit trail: one JSON object per line, with the digests that chain them.",
)
@option(
    "-o",
    "--output",
    required=True,
    type=GivenPath(dir_okay=False),
    metavar="FILE",
    text="写出的文件（JSON Lines）|the file to write (JSON Lines)",
)
@option("--agency", metavar="CODE", text="只要这个机关的|of this agency only")
@option("--actor", metavar="ACTOR", text="只要此人或者系统的，如 user:编号|of this actor only")
@option("--target", metavar="TARGET", text="只要与此有关的，如 case:编号|on this target only")
@option("--action", metavar="ACTION", text="只要这种操作，如 case.read|of this action only")
@option("--from", "since", type=_DAY, metavar="DATE", text="自这一天起|from this day on")
@option("--to", "until", type=_DAY, metavar="DATE", text="至这一天止|up to this day")
@force_option
def export(
    shell: Shell,
    output: Path,
    agency: str | None,
    actor: str | None,
    target: str | None,
    action: str | None,
    since: datetime | None,
    until: datetime | None,
    force: bool,
) -> Answer:
    """Write the trail."""
    from docgen.service.access.audit import AuditWanted  # brings in the registry

    place = Output(home=shell.home_path, inputs=(), force=force)
    place.require_place(output)
    wanted = AuditWanted(
        agency=agency,
        actor=actor,
        target=target,
        action=action,
        since=_day(since),
        until=_day(until),
    )
    with shell.working(shell.say("正在导出", "exporting")):
        lines = _lines(shell, wanted)
    place.write(output, b"".join(lines))
    said = shell.say(f"审计记录 {len(lines)} 条", f"{len(lines)} audit entries")
    return Answer(data={"file": str(output), "entries": len(lines)}, lines=(f"{said}  {output}",))


def _lines(shell: Shell, wanted: AuditWanted) -> list[bytes]:
    from docgen.service.access.audit import entries  # brings in the registry
    from docgen.service.access.views import entry_data

    found = entries(shell.office().registry, wanted, zone=BEIJING)
    return [
        json.dumps(entry_data(row), ensure_ascii=False, sort_keys=True).encode() + b"\n"
        for row in found
    ]


def _day(given: datetime | None) -> date | None:
    return None if given is None else given.date()


command = Group(
    name="audit",
    help="审计记录：谁在何时、从何处做了什么、看了什么；用 docgen verify --all 核验。"
    "|The audit trail: who did or read what, when and from where; checked by docgen verify --all.",
    commands={"export": export},
)
