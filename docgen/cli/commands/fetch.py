"""``docgen fetch``: a sealed volume as it was deposited. Not a masked copy for others."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.output import Output, force_option
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath

__all__ = ["command"]


@make_command(
    "fetch",
    "取出封存的一卷。取出前核对摘要，不给出被改动的内容。"
    "|Write a sealed volume to a file. Its digest is checked first; altered bytes are not given.",
)
@argument("number", text="案卷号或者案号|a dossier number or a case number")
@option(
    "-o",
    "--output",
    required=True,
    type=GivenPath(dir_okay=False),
    metavar="FILE",
    text="写到这个文件|the file to write",
)
@option(
    "--volume",
    type=click.Choice(["main", "internal"]),
    default="main",
    show_default=True,
    text="main 正卷，internal 副卷|the main or the internal volume",
)
@option(
    "--edition",
    type=click.IntRange(min=1),
    metavar="N",
    text="第几版，默认最新|which edition; the newest by default",
)
@force_option
def command(
    shell: Shell,
    number: str,
    output: Path,
    volume: Literal["main", "internal"],
    edition: int | None,
    force: bool,
) -> Answer:
    """Fetch a volume."""
    data = shell.office().fetch(number, volume=volume, edition=edition)
    Output(home=shell.home_path, inputs=(), force=force).write(output, data)
    answer = {"number": number, "volume": volume, "file": str(output), "bytes": len(data)}
    return Answer(data=answer, lines=(str(output),))
