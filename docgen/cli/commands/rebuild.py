"""``docgen rebuild``: index and catalogue of dossiers anew, from the archive alone."""

from __future__ import annotations

from docgen.cli.command import Answer
from docgen.cli.command import command as make_command
from docgen.cli.shell import Shell

__all__ = ["command"]


@make_command(
    "rebuild",
    "由档案库重建检索索引和案卷目录；不改动档案库和其他登记。"
    "|Make the search index and the catalogue of dossiers anew from the archive. "
    "Touches nothing else.",
)
def command(shell: Shell) -> Answer:
    """Rebuild."""
    with shell.working(shell.say("正在重建", "rebuilding")):
        entries, dossiers = shell.office().rebuild(now=shell.now())
    line = shell.say(
        f"已重建：日志 {entries} 条，案卷 {dossiers} 卷",
        f"rebuilt: {entries} log entries, {dossiers} dossiers",
    )
    return Answer(data={"entries": entries, "dossiers": dossiers}, lines=(line,))
