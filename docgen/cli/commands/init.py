"""``docgen init``: makes a home folder. Not for importing an agency's certificate."""

from __future__ import annotations

from docgen.cli.command import Answer, option
from docgen.cli.command import command as make_command
from docgen.cli.shell import Shell

__all__ = ["command"]


@make_command(
    "init",
    "建立家目录：档案库、登记库、密钥、字体和设置。可以重复执行，已有的内容不变。"
    "|Make a home folder: archive, registry, keys, fonts and settings. "
    "Safe to run again; what is there stays.",
)
@option(
    "--trial",
    is_flag=True,
    text="同时建立试用封存密钥，每页标明样卷"
    "|also make a trial sealing key; every page is marked a specimen",
)
@option(
    "--body",
    default="示例市交通运输局",
    show_default=True,
    metavar="NAME",
    text="试用证书上的执法主体名称|the executing body that the trial certificate names",
)
def command(shell: Shell, trial: bool, body: str) -> Answer:
    """Make the home."""
    from archive.seal import create_trial_authority, list_keys  # brings in cryptography
    from docgen.service.home import create_home  # brings in the registry

    url = shell.settings().registry_url
    home, created = create_home(shell.home_path, registry_url=url)
    made_key = trial and not list_keys(home.keys)
    if made_key:
        create_trial_authority(home.keys, now=shell.now(), body_name=body)
    lines = [
        shell.say(f"已建立家目录：{home.root}", f"made the home {home.root}")
        if created
        else shell.say(f"家目录已经存在：{home.root}", f"the home {home.root} was there already")
    ]
    if made_key:
        lines.append(
            shell.say("已建立试用封存密钥（样卷）", "made a trial sealing key (specimens only)")
        )
    elif not list_keys(home.keys):
        lines.append(
            shell.say(
                "下一步：docgen keys init（试用）或者 docgen keys import 文件.p12",
                "next: docgen keys init (trial), or docgen keys import FILE.p12",
            )
        )
    data = {"home": str(home.root), "created": created, "trial_key": made_key}
    return Answer(data=data, lines=tuple(lines))
