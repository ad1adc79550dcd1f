"""``docgen backup``: the home as it is now, in a folder or a tar file, while others work in it."""

from __future__ import annotations

from pathlib import Path

from docgen.cli.command import Answer, option
from docgen.cli.command import command as make_command
from docgen.cli.output import Output
from docgen.cli.secrets_said import lost_secrets
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath
from docgen.errors import ExitStatus

__all__ = ["command"]


@make_command(
    "backup",
    "备份登记库、档案库、设置、字体、模板和清单，备份时照常办公。检索索引由档案库重建，不在备份中；"
    "封存密钥只在要求时备份。备份含有全部个人信息，请加密保存在另一台机器上。"
    "|Back up registry, archive, settings, fonts, templates and lists while work goes on. The "
    "search index is left out, since it is made from the archive; the sealing keys are taken only "
    "where asked for. A backup holds all personal data: keep it encrypted, on another machine.",
)
@option(
    "-o",
    "--output",
    required=True,
    type=GivenPath(),
    metavar="DIR|FILE.tar",
    text="新的文件夹；名称以 .tar 结尾时写成一个文件|a new folder, or a file where it ends in .tar",
)
@option("--with-keys", is_flag=True, text="连同封存密钥|with the sealing keys")
def command(shell: Shell, output: Path, with_keys: bool) -> Answer:
    """Make a backup."""
    from docgen.service.backup.making import make_backup  # brings in cryptography

    Output(home=shell.home_path, inputs=(), force=False).require_place(output)
    with shell.working(shell.say("正在备份", "backing up")):
        made = make_backup(shell.office(), output, with_keys=with_keys, now=shell.now())
    size = made.bytes / 1_000_000
    lines = [
        shell.say(
            f"已备份：案卷 {made.dossiers} 卷，文件 {made.files} 个，{size:.1f} MB",
            f"backed up: {made.dossiers} dossiers, {made.files} files, {size:.1f} MB",
        ),
        str(output),
        *(
            shell.say(
                f"案卷 {number} 与日志不符，已按现状备份；请核验：docgen verify {number}",
                f"dossier {number} is not as the log says and was copied as it is; see "
                f"docgen verify {number}",
            )
            for number in made.damaged
        ),
        *filter(None, (lost_secrets(shell),)),
    ]
    data = {
        "backup": str(output),
        "files": made.files,
        "bytes": made.bytes,
        "dossiers": made.dossiers,
        "damaged": list(made.damaged),
    }
    status = ExitStatus.BROKEN if made.damaged else ExitStatus.DONE
    return Answer(data=data, lines=tuple(lines), status=status)
