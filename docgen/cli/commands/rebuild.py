"""``docgen rebuild``: index anew, and the registry restored, from the archive alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.cli.command import Answer, option
from docgen.cli.command import command as make_command
from docgen.cli.shell import Shell

if TYPE_CHECKING:
    from docgen.service.line.results import RebuildResult

__all__ = ["command"]


@make_command(
    "rebuild",
    "由档案库重建检索索引，并在登记库中补登已封存的案卷、文书和编号；不改动档案库和未封存的案件。"
    "|Make the search index anew from the archive, and restore dossiers, sealed papers and numbers "
    "to the registry. The archive and open cases stay as they are.",
)
@option(
    "--forget-lost",
    is_flag=True,
    text="从登记库中去除档案库已经没有、也无法恢复的案卷"
    "|strike off the registry's list what the archive has lost for good",
)
def command(shell: Shell, forget_lost: bool) -> Answer:
    """Rebuild."""
    with shell.working(shell.say("正在重建", "rebuilding")):
        done = shell.office().rebuild(now=shell.now(), forget_lost=forget_lost)
    data = {
        "entries": done.entries,
        "dossiers": done.restored.dossiers,
        "unknown": done.restored.unknown,
        "numbers": done.restored.numbers,
        "papers": done.restored.papers,
        "clashes": [
            {"number": number, "dossier": dossier} for number, dossier in done.restored.clashes
        ],
        "registry_made_anew": done.made_anew,
        "audit_lost": done.audit_lost,
    }
    return Answer(data=data, lines=tuple(_lines(shell, done)))


def _lines(shell: Shell, done: RebuildResult) -> Iterator[str]:
    entries, restored = done.entries, done.restored
    yield shell.say(
        f"已重建：日志 {entries} 条，案卷 {restored.dossiers} 卷；"
        f"补登编号 {restored.numbers} 个，已封存的文书 {restored.papers} 件",
        f"rebuilt: {entries} log entries, {restored.dossiers} dossiers; "
        f"restored {restored.numbers} numbers and {restored.papers} sealed papers",
    )
    for number, dossier in restored.clashes:
        yield shell.say(
            f"编号 {number} 属于案卷 {dossier}，登记库中另一案件也在使用；"
            "请核对，并作废其中未封存的文书",
            f"the number {number} belongs to dossier {dossier}, and another case of the registry "
            "holds it too; check both and void the paper that is not sealed",
        )
    if done.made_anew:
        yield shell.say(
            "登记库原已遗失，现由档案库恢复。未封存的案件、它们已定稿的文书、作废的理由和最后一次"
            "封存以后取用的编号不在档案库中，不能恢复；请对照纸质文书，把这些编号填入案件后再定稿",
            "the registry was lost and is restored from the archive. Open cases, their issued "
            "papers, the reasons of voids, and numbers taken since the last sealing are not in the "
            "archive and cannot be restored; look at the papers given out, and enter those numbers "
            "in their cases before issuing",
        )
    elif restored.unknown:
        yield shell.say(
            f"登记库原来早于档案库，有 {restored.unknown} 卷不知道，现已补登；其间给出而未封存的"
            "编号无从得知，现在暂停给出编号：请对照纸质文书，用 docgen numbers continue 写明各"
            "类最后的编号",
            f"the registry was older than the archive; {restored.unknown} dossiers that it did not "
            "know are entered now; numbers given meanwhile and not sealed are not known, and none "
            "is given: look at the papers given out, and tell the last ones with docgen numbers "
            "continue",
        )
    if done.audit_lost:
        yield shell.say(
            f"审计记录缺失：截至第 {done.audit_lost} 条，登记库中没有的已不能恢复；"
            "此事已写入审计记录",
            f"entries of the audit trail up to {done.audit_lost} that the registry does not hold "
            "are lost; the trail says so",
        )
