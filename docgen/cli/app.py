"""The root command: the table of commands, what every run shares, and the one way to fail.

A command's module is imported when it runs or when its own help is asked for. A new command is a
module in ``docgen.cli.commands`` and a row here.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn

import click

from docgen.cli.bilingual import localised
from docgen.cli.collecting import collect_seldom
from docgen.cli.command import Bilingual, Option, language_of
from docgen.cli.failure import report
from docgen.cli.printed import let_print_anything, settle
from docgen.cli.shell import Shell
from docgen.cli.stopping import orderly_stop
from docgen.cli.usage import GivenPath, UsageFault, is_text, require_text

__all__ = ["COMMANDS", "main"]


@dataclass(frozen=True, slots=True)
class _Row:
    """Where a command lives and what the overview says of it."""

    module: str
    text: str


SECTIONS: Mapping[str, tuple[str, ...]] = {
    "建立和查看|set up and look around": (
        "init",
        "keys",
        "settings",
        "doctor",
        "template",
        "lists",
        "bench",
    ),
    "制作文书|make papers": (
        "validate",
        "route",
        "deadlines",
        "evaluate",
        "first-offence",
        "add",
        "render",
        "issue",
        "void",
        "typeset",
    ),
    "封存案卷|seal dossiers": ("seal", "batch"),
    "人员和系统|people and systems": ("agency", "user", "key", "webhooks", "audit"),
    "查找和核验|find and verify": (
        "search",
        "show",
        "fetch",
        "verify",
        "registers",
        "overview",
        "rebuild",
        "backup",
        "restore",
        "numbers",
    ),
    "作为服务运行|run as a service": ("serve", "worker", "conformance"),
}

COMMANDS: Mapping[str, _Row] = {
    "init": _Row("init", "建立家目录|make a home folder"),
    "keys": _Row("keys", "管理封存密钥|manage the sealing keys"),
    "settings": _Row("settings", "列出各项设置及其来源|list settings and where they come from"),
    "doctor": _Row("doctor", "检查字体、程序、密钥和家目录|check fonts, programs, keys and home"),
    "template": _Row("template", "列出、检查、新建、预览模板|list, check, make, preview templates"),
    "lists": _Row("lists", "查看、导出、导入清单|show, export and import the lists"),
    "validate": _Row("validate", "检查案件，不写入任何内容|check a case; writes nothing"),
    "route": _Row("route", "按办理路径列出已有和尚缺的文书|what is there and what is missing"),
    "deadlines": _Row("deadlines", "列出案件的各项期限|list every term of a case"),
    "evaluate": _Row("evaluate", "按评查标准给案卷评分|score a file as an evaluator would"),
    "first-offence": _Row(
        "first_offence", "查询当事人的以往案件|look up earlier cases of the party"
    ),
    "add": _Row("add", "起草下一份文书，已有内容自动带入|begin the next paper of a case"),
    "render": _Row("render", "生成草稿|write drafts of the papers"),
    "issue": _Row("issue", "编号并定稿|number the papers and freeze them"),
    "void": _Row("void", "作废已定稿的文书|take an issued paper out of force"),
    "typeset": _Row("typeset", "把 Word 文件排成 PDF/A|turn a Word file into PDF/A"),
    "seal": _Row("seal", "组卷并封存一个案件|bind and seal a case into its dossier"),
    "batch": _Row("batch", "批量封存案件|seal many cases"),
    "agency": _Row("agency", "登记使用本服务的机关|manage the agencies that use the service"),
    "user": _Row("user", "管理登录的人员及其职责|manage who logs in, and their duties"),
    "key": _Row("key", "管理其他系统的接口密钥|manage the keys of other systems"),
    "webhooks": _Row("webhooks", "查看通知，丢失密钥后换新|see webhooks; renew lost secrets"),
    "audit": _Row("audit", "导出审计记录|write out the audit trail"),
    "search": _Row("search", "全文检索案卷|search the text of the dossiers"),
    "show": _Row("show", "显示一个案卷的情况|show what is known of a dossier"),
    "fetch": _Row("fetch", "取出封存的案卷|write a sealed volume to a file"),
    "verify": _Row(
        "verify", "核验案卷是否完整、由谁封存|verify that dossiers are whole, and whose"
    ),
    "registers": _Row("registers", "导出自动形成的台账|export the registers that write themselves"),
    "overview": _Row("overview", "汇总案件，写成报告或者表格|add the cases up; report or workbook"),
    "bench": _Row("bench", "与通常做法对照：计时、版面|measure time and pages beside others"),
    "serve": _Row("serve", "启动接口、网页和作业|run the interface, the pages and the jobs"),
    "conformance": _Row(
        "conformance",
        "从外部检查一个服务是否符合接口|try from outside whether a server keeps to the interface",
    ),
    "worker": _Row("worker", "在任一台机器上完成作业|do jobs, on any machine"),
    "backup": _Row("backup", "备份家目录，不停机|back up the home while it is at work"),
    "restore": _Row("restore", "由备份恢复成新的家目录|make a new home from a backup"),
    "numbers": _Row("numbers", "查看编号，恢复之后继续编号|see numbers, and go on after a restore"),
    "rebuild": _Row("rebuild", "由档案库重建索引和目录|make index and catalogue anew"),
}


class Root(Bilingual, click.Group):
    """The group of all commands; imports one of them at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's own signature
        """The command of this name, imported now."""
        row = COMMANDS.get(cmd_name)
        if row is None:
            return None
        module = importlib.import_module(f"docgen.cli.commands.{row.module}")
        found: click.Command = module.command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; for another word, the nearest one."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(
                error.command_name, possibilities=COMMANDS, ctx=ctx
            ) from error

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by what one wants to do, then the options."""
        language = language_of(ctx)
        for title, names in SECTIONS.items():
            with formatter.section(localised(title, language)):
                rows = [(name, localised(COMMANDS[name].text, language)) for name in names]
                formatter.write_dl(rows)
        super().format_options(ctx, formatter)

    def main(self, *args: Any, **extra: Any) -> NoReturn:  # noqa: ANN401 - click's own signature
        """Run a command line; every error ends here, as text on stderr and an exit status."""
        given = args[0] if args else extra.pop("args", None)
        words = list(sys.argv[1:] if given is None else given)
        extra["standalone_mode"] = False
        collect_seldom()
        let_print_anything()
        try:
            require_text(words)
            with orderly_stop():
                status = super().main(words, **extra)
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the process boundary
            status = report(error, os.environ, words)
        settle()
        sys.exit(status if isinstance(status, int) else 0)


def _settings(_ctx: click.Context, _param: click.Parameter, given: tuple[str, ...]) -> Any:  # noqa: ANN401 - click's own signature
    pairs = [text.partition("=") for text in given]
    wrong = [key for key, equals, _ in pairs if not equals]
    if wrong:
        raise click.BadParameter(f"{wrong[0]}: KEY=VALUE")
    return {key.strip(): value for key, _, value in pairs}


@click.group(
    cls=Root,
    name="docgen",
    help="由结构化案件生成规范文书，组成一案一卷的封存案卷，可检索、可核验。"
    "|Turn structured cases into standard papers, sealed dossiers and a searchable archive.",
)
@click.option(
    "--home",
    cls=Option,
    type=GivenPath(file_okay=False),
    metavar="DIR",
    help="家目录，默认为 DOCGEN_HOME 或者 ./docgen-home"
    "|the home folder; DOCGEN_HOME or ./docgen-home by default",
)
@click.option(
    "--lang",
    cls=Option,
    type=click.Choice(["zh", "en"]),
    is_eager=True,
    help="输出的语言|language of output",
)
@click.option(
    "--set",
    "flags",
    cls=Option,
    multiple=True,
    metavar="KEY=VALUE",
    callback=_settings,
    help="本次运行的设置，例如 evidence.dpi=300|a setting for this run, as evidence.dpi=300",
)
@click.version_option(
    package_name="docgen",
    message="docgen %(version)s",
    cls=Option,
    help="显示版本|show the version",
)
@click.pass_context
def main(
    ctx: click.Context,
    home: Path | None,
    lang: Literal["zh", "en"] | None,
    flags: dict[str, str],
) -> None:
    """Read what every run shares."""
    given = {**flags, "output.language": lang} if lang else flags
    ctx.obj = Shell.start(home=home, flags=given)
    if not is_text(str(ctx.obj.home_path.absolute())):
        raise UsageFault("usage-home-encoding", ctx)
