"""``docgen lists``: the lists in force, out to a workbook and in again. Not for their rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.command import Answer, Group, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import read_case
from docgen.cli.output import Output, force_option
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath

if TYPE_CHECKING:
    from docgen.service.lists.exchange import ListChange
    from docgen.service.lists.view import ListedEntry

__all__ = ["command"]

NAMES: Mapping[str, tuple[str, str]] = {
    "exemptions": ("免罚、从轻、减轻和免强制清单", "what is let off, and how"),
    "benchmarks": ("行政处罚裁量基准", "benchmarks of discretion"),
    "statutes": ("法律、法规、规章", "statutes with their days in force"),
    "divisions": ("行政区划代码", "codes of divisions"),
    "workdays": ("节假日和调休", "holidays and exchanged weekends"),
    "phrases": ("常用语", "phrases for common facts"),
}
CHOICE = click.Choice(list(NAMES))
DAY = click.DateTime(formats=["%Y-%m-%d"])
MOST_NAMED = 20


def _folders(shell: Shell) -> tuple[Path, ...]:
    """The home's own lists before the program's, where there is a home."""
    from docgen.catalogue.files import shipped_folder  # with the schema validator behind it

    own = (shell.home_path,) if shell.home_path.is_dir() else ()
    return (*own, shipped_folder())


@make_command(
    "show",
    "列出各清单；给出名称时列出某日有效的事项。"
    "|List the lists; with a name, what of it is in force on a day.",
)
@argument("name", required=False, type=CHOICE, text="清单|which list")
@option("--on", type=DAY, metavar="DATE", text="日期，默认为今天|the day; today by default")
def show(shell: Shell, name: str | None, on: datetime | None) -> Answer:
    """Show lists."""
    from docgen.service.lists.view import entries_of, is_own  # brings in the schema validator

    folders, day = _folders(shell), on.date() if on else shell.now().date()
    if name is not None:
        found = entries_of(folders, name, day)
        lines = [_entry_line(shell, each) for each in found]
        nothing = shell.say("当日没有有效的事项", "nothing in force on that day")
        data = {"list": name, "on": day.isoformat(), "entries": [_entry(each) for each in found]}
        return Answer(data=data, lines=tuple(lines or [nothing]))
    rows = [
        {
            "list": each,
            "title": shell.say(*NAMES[each]),
            "in_force": len(entries_of(folders, each, day)),
            "agency": is_own(folders, each),
        }
        for each in NAMES
    ]
    return Answer(
        data={"on": day.isoformat(), "lists": rows},
        lines=tuple(_list_line(shell, row) for row in rows),
    )


def _list_line(shell: Shell, row: Mapping[str, Any]) -> str:
    whose = shell.say(*(("本机关", "agency") if row["agency"] else ("自带", "shipped")))
    return f"{row['list']:11} {row['in_force']:5}  {whose}  {row['title']}"


def _entry(each: ListedEntry) -> dict[str, Any]:
    return {
        "name": each.name,
        "title": each.title,
        "valid_from": each.first.isoformat() if each.first else None,
        "valid_to": each.last.isoformat() if each.last else None,
        "details": list(each.details),
    }


def _entry_line(shell: Shell, each: ListedEntry) -> str:
    first = f"{each.first}" if each.first else ""
    span = ""
    if each.last is not None:
        span = shell.say(f"  {first} 至 {each.last}", f"  {first} to {each.last}")
    elif first:
        span = shell.say(f"  {first} 起", f"  from {first}")
    return "\n    ".join((f"{each.name}  {each.title}{span}", *each.details))


@make_command(
    "export",
    "把清单写成工作簿，每个清单一张表，改好后用 import 导入。"
    "|Write the lists as a workbook, a sheet each, to be edited and imported again.",
)
@argument(
    "file", type=GivenPath(dir_okay=False), text="写出的工作簿（.xlsx）|the workbook to write"
)
@option("--list", "name", type=CHOICE, text="只写这个清单|this list only")
@force_option
def export(shell: Shell, file: Path, name: str | None, force: bool) -> Answer:
    """Write a workbook."""
    from docgen.service.lists.exchange import export_lists  # brings in the schema validator

    names = [name] if name else list(NAMES)
    output = Output(home=shell.home_path, inputs=(), force=force)
    output.require_place(file)
    output.write(file, export_lists(_folders(shell), names))
    said = shell.say(f"已写出 {file}", f"wrote {file}")
    return Answer(data={"file": str(file), "lists": names}, lines=(said,))


@make_command(
    "import",
    "用工作簿中的清单代替现有清单：先检查全部单元格，有一处不对就不导入；说明增加、改动和删去了什么。"
    "|Put the lists of a workbook in place of those in force. Every cell is checked first and one "
    "fault stops the import; says what was added, changed and removed.",
)
@argument("file", type=GivenPath(), text="工作簿（.xlsx）|the workbook")
@option("--list", "name", type=CHOICE, text="只导入这个清单|this list only")
def import_(shell: Shell, file: Path, name: str | None) -> Answer:
    """Import a workbook."""
    from docgen.catalogue.files import shipped_folder  # with the schema validator behind it
    from docgen.service.lists.exchange import import_lists
    from docgen.service.lists.workbook import MOST_BYTES

    folders = (shell.home().root, shipped_folder())
    data = read_case(file, most_bytes=MOST_BYTES)
    changes = import_lists(data, where=str(file), folders=folders, wanted=name)
    lines = [line for each in changes for line in _change_lines(shell, each)]
    return Answer(
        data={"file": str(file), "lists": [_change(each) for each in changes]}, lines=tuple(lines)
    )


def _change(each: ListChange) -> dict[str, Any]:
    return {
        "list": each.name,
        "entries": each.entries,
        "written": each.path is not None,
        "added": list(each.added),
        "changed": list(each.changed),
        "removed": list(each.removed),
    }


def _change_lines(shell: Shell, each: ListChange) -> Iterator[str]:
    title = shell.say(*NAMES[each.name])
    if each.path is None:
        yield shell.say(f"{title}：没有变化", f"{title}: nothing changed")
        return
    yield shell.say(f"{title}：现有 {each.entries} 项", f"{title}: {each.entries} entries now")
    kinds = (
        (each.added, "增加", "added"),
        (each.changed, "改动", "changed"),
        (each.removed, "删去", "removed"),
    )
    for names, zh, en in kinds:
        if names:
            more = len(names) - MOST_NAMED
            rest = shell.say(f" 等 {len(names)} 项", f" and {more} more") if more > 0 else ""
            listed = shell.say("、", ", ").join(names[:MOST_NAMED])
            yield f"  {shell.say(zh, en)} {len(names)}: {listed}{rest}"


command = Group(
    name="lists",
    help="免罚清单、裁量基准、法规、行政区划、工作日和常用语：查看、导出、导入本机关自己的。"
    "|Exemptions, benchmarks, statutes, divisions, workdays and phrases: show them, export them, "
    "import the agency's own.",
    commands={"show": show, "export": export, "import": import_},
)
