"""``docgen show``: what the archive tells of a dossier without opening its PDFs."""

from __future__ import annotations

from docgen.cli.command import Answer, argument
from docgen.cli.command import command as make_command
from docgen.cli.records import record_lines
from docgen.cli.shell import Shell
from docgen.service.views import record_data

__all__ = ["command"]


@make_command(
    "show",
    "显示一个案卷：题名、案号、各卷的内容和页码、各版的封存时间。"
    "|Show a dossier: title, numbers, the contents of its volumes, when each edition was sealed.",
)
@argument("number", text="案卷号或者案号|a dossier number or a case number")
def command(shell: Shell, number: str) -> Answer:
    """Show a dossier."""
    record = shell.office().show(number)
    return Answer(data=record_data(record), lines=tuple(record_lines(record, shell.language)))
