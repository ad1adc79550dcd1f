"""``docgen restore``: a new home from a backup, verified before it can be used."""

from __future__ import annotations

from pathlib import Path

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath
from docgen.errors import ExitStatus

__all__ = ["command"]


@make_command(
    "restore",
    "由备份建立新的家目录：先逐一核对备份的每个文件，再恢复登记库、重建索引、核验全部案卷，"
    "都完成后家目录才出现。所有人须重新登录。"
    "|Make a new home from a backup. Every file of the backup is checked, the registry put in "
    "place, the index made and every dossier verified before the home appears. Everybody logs in "
    "anew.",
)
@argument(
    "backup",
    type=GivenPath(exists=True),
    text="docgen backup 写出的文件夹或者文件|the folder or file that docgen backup wrote",
)
@option(
    "--home",
    "target",
    required=True,
    type=GivenPath(),
    metavar="NEW",
    text="新的家目录，该处不得已有内容|the new home; nothing may stand there",
)
@option(
    "--registry",
    "registry_url",
    default="file",
    metavar="URL",
    text="登记库：file 为家目录中的文件，或者一个空的 PostgreSQL 数据库的地址"
    "|the registry: file in the home, or the URL of an empty PostgreSQL database",
)
def command(shell: Shell, backup: Path, target: Path, registry_url: str) -> Answer:
    """Restore."""
    from docgen.service.backup.restoring import restore_backup  # brings in cryptography

    with shell.working(shell.say("正在恢复", "restoring")):
        done = restore_backup(
            backup,
            target,
            registry_url=registry_url,
            settings=shell.settings(),
            now=shell.now(),
        )
    broken = [each.subject for each in done.reports if each.exit_status == ExitStatus.BROKEN]
    made_at = done.head.moment.isoformat(sep=" ", timespec="minutes")
    lines = [
        shell.say(
            f"已恢复到 {done.home}：{made_at} 的备份，案卷 {done.head.dossiers} 卷",
            f"restored to {done.home}: the backup of {made_at}, {done.head.dossiers} dossiers",
        ),
        *(
            shell.say(
                f"案卷 {number} 在备份时已经损坏；请核验：docgen verify {number}",
                f"dossier {number} was damaged already when it was backed up; "
                f"see docgen verify {number}",
            )
            for number in broken
        ),
    ]
    lines.append(
        shell.say(
            "暂停编号：备份以后给出的编号可能已经写在文书上；请告知最后的编号："
            "docgen numbers continue",
            "no number is given yet: those given after the backup may stand on papers; "
            "tell the last ones: docgen numbers continue",
        )
    )
    if not done.head.has_keys:
        lines.append(
            shell.say(
                "备份中没有封存密钥；封存前请用 docgen keys import 导入",
                "the backup holds no sealing keys; import yours before sealing: docgen keys import",
            )
        )
    data = {
        "home": str(done.home),
        "made_at": done.head.made_at,
        "dossiers": done.head.dossiers,
        "has_keys": done.head.has_keys,
        "broken": broken,
    }
    status = ExitStatus.BROKEN if broken else ExitStatus.DONE
    return Answer(data=data, lines=tuple(lines), status=status)
