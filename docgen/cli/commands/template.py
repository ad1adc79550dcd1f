"""``docgen template``: which instruments there are, and what is wrong with a template."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.cli.command import Answer, Group, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.commands.template_preview import command as preview
from docgen.cli.files import read_case
from docgen.cli.findings import finding_lines
from docgen.cli.shell import Shell
from docgen.cli.templates import MOST_BYTES, given_template, open_catalogue, open_printer
from docgen.cli.usage import GivenPath
from docgen.errors import ExitStatus
from docgen.service.views import finding_data
from docgen.values import has_errors

if TYPE_CHECKING:
    from docgen.catalogue import Catalogue, InstrumentType
    from docgen.service.line.printing import Printer
    from docgen.values import Finding

__all__ = ["command"]

TIERS = {
    "ministerial": ("部颁式样", "ministerial"),
    "reference": ("参考式样", "reference"),
    "dossier": ("案卷用表", "dossier"),
}


@make_command(
    "list",
    "列出全部文书：代码、名称、等次、归入哪一卷、模板在哪里。"
    "|List the instruments: code, title, tier, volume, and where the template is.",
)
def list_(shell: Shell) -> Answer:
    """List the instruments."""
    catalogue = open_catalogue(shell)
    rows = [_row(catalogue, each) for each in catalogue.instruments]
    lines = tuple(
        f"{row['code']:22} {shell.say(*TIERS[row['tier']])}  {row['title']}"
        + (f"  {shell.say('本机关', 'agency')}" if row["agency"] else "")
        for row in rows
    )
    return Answer(data={"instruments": rows}, lines=lines)


def _row(catalogue: Catalogue, each: InstrumentType) -> dict[str, Any]:
    return {
        "code": each.code,
        "title": each.title,
        "tier": each.tier,
        "family": each.family,
        "role": each.role.value,
        "stage": each.stage,
        "volume": each.volume,
        "number": each.number,
        "receipt": each.receipt,
        "agency": each.agency,
        "template": str(catalogue.template_path(each.code)),
        "basis": each.basis,
    }


@make_command(
    "check",
    "检查模板：能否打开，有无代码、宏、外部链接，用到的名称是否都存在，必填的栏目是否都印出，用样稿能否"
    "排成页面，纸张、页边距、字体、页眉页脚是否合乎版式。不给名称则检查全部。"
    "|Check templates: whether they open, hold code, macros or links outwards, whether every name "
    "they print exists and every required field is printed, whether they can be typeset with a "
    "sample, and whether page, margins, fonts, head and foot are of the house style. Checks all of "
    "them by default.",
)
@argument(
    "names",
    nargs=-1,
    text="文书代码，或者以文书代码命名的 .docx 文件"
    "|instrument codes, or .docx files named by a code",
)
def check(shell: Shell, names: tuple[str, ...]) -> Answer:
    """Check templates."""
    catalogue = open_catalogue(shell)
    chosen = names or tuple(each.code for each in catalogue.instruments)
    printer = open_printer(shell, catalogue)
    results = [_checked(catalogue, name, printer) for name in chosen]
    wrong = any(has_errors(findings) for _, findings in results)
    lines = [line for name, findings in results for line in _lines(shell, name, findings)]
    data = {
        "templates": [
            {"template": name, "findings": finding_data(findings, shell.language)}
            for name, findings in results
        ]
    }
    status = ExitStatus.INVALID if wrong else ExitStatus.DONE
    return Answer(data=data, lines=tuple(lines), status=status)


@make_command(
    "new",
    "为本机关新建一种文书：以已有的文书为底本，在家目录中写出结构文件和 Word 模板，供修改使用。"
    "|Make an instrument of the agency's own: a schema and a Word template in the home, copied "
    "from an existing instrument, to be changed.",
)
@argument("code", text="新文书的代码，例如 site-notice|the new code, such as site-notice")
@option("--like", required=True, metavar="CODE", text="作为底本的文书|the instrument to start from")
@option("--title", required=True, metavar="TEXT", text="新文书的标题|the title of the instrument")
def new(shell: Shell, code: str, like: str, title: str) -> Answer:
    """Make an instrument."""
    files = [str(path) for path in shell.office().new_instrument(code, like=like, title=title)]
    then = shell.say(
        f"请修改这两个文件，再执行 docgen template check {code}",
        f"change both files, then run docgen template check {code}",
    )
    return Answer(data={"code": code, "files": files}, lines=(*files, then))


@make_command(
    "replay",
    "用修改后的模板重新排出库中已有的同种文书，与现行模板逐页比较，列出哪些页有变动。不改动任何内容。"
    "|Set every stored paper of an instrument with a changed template, compare it page by page "
    "with the template in force, and say which pages move. Changes nothing.",
)
@argument(
    "file",
    type=GivenPath(),
    text="修改后的模板，以文书代码命名|the changed template, named by its code",
)
@option(
    "--instrument",
    metavar="CODE",
    text="文书代码，默认取文件名|the code; the file's name by default",
)
def replay(shell: Shell, file: Path, instrument: str | None) -> Answer:
    """Compare a changed template with the one in force."""
    word = read_case(file, most_bytes=MOST_BYTES)
    found = shell.office().replay(instrument or file.stem, word)
    rows = [
        {
            "case": each.case,
            "paper": each.paper,
            "pages_before": each.before,
            "pages_after": each.after,
            "moved": list(each.moved),
        }
        for each in found
    ]
    moved = [each for each in found if each.moved]
    lines = [
        f"{each.case}  {each.paper}  {each.before} → {each.after}  "
        + shell.say("变动的页：", "pages moved: ")
        + ", ".join(map(str, each.moved))
        for each in moved
    ]
    summary = shell.say(
        f"共 {len(found)} 份，{len(moved)} 份有变动",
        f"{len(found)} papers, {len(moved)} of them move",
    )
    return Answer(data={"papers": rows, "moved": len(moved)}, lines=(*lines, summary))


def _checked(catalogue: Catalogue, name: str, printer: Printer) -> tuple[str, tuple[Finding, ...]]:
    from docgen.service.templates import inspect  # brings in the engine

    code, data = given_template(catalogue, name)
    return name, inspect(catalogue, catalogue.instrument(code), data, printer=printer)


def _lines(shell: Shell, name: str, findings: tuple[Finding, ...]) -> Iterator[str]:
    verdict = shell.say("有问题", "wrong") if has_errors(findings) else shell.say("可用", "good")
    yield f"{name}  {verdict}"
    yield from finding_lines(findings, shell.language)


command = Group(
    name="template",
    help="列出、检查、新建、预览和比较文书模板。机关自己的模板放在家目录的 templates 和 schemas 中"
    "。|List, check, make, preview and compare templates. An agency's own stand in its templates "
    "and schemas.",
    commands={"list": list_, "check": check, "new": new, "preview": preview, "replay": replay},
)
