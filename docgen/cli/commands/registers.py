"""``docgen registers``: the registers (台账) that write themselves, listed and exported."""

from __future__ import annotations

from pathlib import Path

from docgen.cli.command import Answer, Group, option
from docgen.cli.command import command as make_command
from docgen.cli.output import Output, force_option
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath, UsageFault
from docgen.service.reports.registers import workbook

__all__ = ["command"]

SUFFIX = ".xlsx"


@make_command("list", "列出各种台账和它们的栏目。|List the registers and their columns.")
def list_(shell: Shell) -> Answer:
    """List the registers."""
    registers = shell.office().catalogue.lists.registers
    rows = [
        {
            "code": each.code,
            "title": each.title[shell.language],
            "columns": [column.title for column in each.columns],
        }
        for each in registers
    ]
    lines = tuple(f"{each.code:16}{each.title[shell.language]}" for each in registers)
    return Answer(data={"registers": rows}, lines=lines)


@make_command(
    "export",
    "把台账写成表格（XLSX），一种台账一张表，内容取自已封存的案卷和已签发的文书。"
    "|Write the registers as a spreadsheet (XLSX), a sheet each, from sealed dossiers and issued "
    "papers.",
)
@option(
    "-o",
    "--output",
    required=True,
    type=GivenPath(dir_okay=False),
    metavar="FILE",
    text="写出的表格|the spreadsheet to write",
)
@option(
    "--register",
    "codes",
    multiple=True,
    metavar="CODE",
    text="只要这种台账，可以多次给出|only this register; may be given several times",
)
@force_option
def export(shell: Shell, output: Path, codes: tuple[str, ...], force: bool) -> Answer:
    """Export the registers."""
    if output.suffix.lower() != SUFFIX:
        raise UsageFault("usage-suffix", parameter="--output", suffix=SUFFIX)
    place = Output(home=shell.home_path, inputs=(), force=force)
    place.require_place(output)
    filled = shell.office().registers(codes)
    place.write(output, workbook(filled, shell.language))
    counted = [
        {
            "code": each.register.code,
            "title": each.register.title[shell.language],
            "rows": len(each.rows),
        }
        for each in filled
    ]
    lines = tuple(f"{each['title']}  {each['rows']}" for each in counted)
    return Answer(data={"file": str(output), "registers": counted}, lines=(*lines, str(output)))


command = Group(
    name="registers",
    help="由案卷和文书自动形成的台账；栏目可由本机关在 schemas/lists/registers.json 中改定。"
    "|The registers that write themselves; schemas/lists/registers.json lays them out.",
    commands={"list": list_, "export": export},
)
