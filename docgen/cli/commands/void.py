"""``docgen void``: takes an issued paper out of force, so that it can be issued anew."""

from __future__ import annotations

from pathlib import Path

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import read_case
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath

__all__ = ["command"]


@make_command(
    "void",
    "作废已定稿、尚未封存的文书。文号保留记录，不再使用；更正后可以重新定稿。"
    "|Take an issued paper out of force before it is sealed. Its number stays on record and is "
    "never used again; correct the case and issue it anew.",
)
@argument("case", type=GivenPath(), text="案件文件（JSON）|the case file (JSON)")
@argument("paper", text="文书在案件中的编号（id）|the id of the paper in the case")
@option(
    "--reason", required=True, metavar="TEXT", text="作废的理由，记入登记库|why; kept on record"
)
def command(shell: Shell, case: Path, paper: str, reason: str) -> Answer:
    """Void a paper."""
    raw = read_case(case, most_bytes=shell.settings().limits_case_bytes)
    office = shell.office()
    found = office.void(raw, paper, reason=reason, now=shell.now())
    to_void = [each.id for each in office.issuer().to_void(found, paper)]
    data = {"case_id": found.case_id, "paper": paper, "voided": True, "to_void": to_void}
    lines = [shell.say(f"已作废：{paper}", f"voided: {paper}")]
    if to_void:
        named = ", ".join(to_void)
        lines.append(
            shell.say(
                f"这些已定稿的文书印有它的文号或者送达，请依次作废，再一并重新定稿：{named}",
                "these issued papers print its number or its service; void them too, in this "
                f"order, and issue all of them anew: {named}",
            )
        )
    return Answer(data=data, lines=tuple(lines))
