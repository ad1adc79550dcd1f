"""``docgen bench line``: measures the line stage by stage, beside the usual way. Not a test."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import read_case
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath

if TYPE_CHECKING:
    from docgen.bench.compare import Comparison

__all__ = ["command"]

FEWEST_RUNS = 1
MOST_RUNS = 1000


@make_command(
    "line",
    "逐阶段计时，并在同一次运行中用通常做法（docxtpl、LibreOffice、pikepdf、pyHanko）制作同样的"
    "文书作为对照。"
    "|Time each stage, beside the same papers made the usual way (docxtpl, a warm LibreOffice, "
    "pikepdf, pyHanko) in the same run.",
)
@argument(
    "case",
    type=GivenPath(exists=True, dir_okay=False),
    required=False,
    text="案件；默认用内置的八份文书的案件|a case; the built-in one of eight papers by default",
)
@option(
    "--runs",
    type=click.IntRange(FEWEST_RUNS, MOST_RUNS),
    default=20,
    show_default=True,
    text="计入的次数，预热另计|counted runs, after a warm-up",
)
@option(
    "--alone",
    is_flag=True,
    text="只测本程序，不与通常做法对比|measure this program alone, without the usual way",
)
def command(shell: Shell, case: Path | None, runs: int, alone: bool) -> Answer:
    """Measure and print medians."""
    from docgen.bench.compare import WARM_UP_RUNS, compare  # brings in everything
    from docgen.bench.sample import builtin_case

    path = case or builtin_case()
    raw = _readable(path, shell.settings().limits_case_bytes)
    with shell.progress(WARM_UP_RUNS + runs, shell.say("测量", "measuring")) as advance:
        found = compare(
            raw,
            folder=path.parent / (path.name.removesuffix(".case.json") + ".evidence"),
            runs=runs,
            now=shell.now(),
            settings=shell.settings(),
            alone=alone,
            on_run=advance,
        )
    return Answer(data=_data(found), lines=tuple(_lines(shell, found)))


def _readable(path: Path, most_bytes: int) -> bytes:
    """The bytes of a case that can be copied: its schemas find no error in it."""
    from docgen.case import Limits, load_case  # brings in the schema validator
    from docgen.catalogue import load_catalogue
    from docgen.service.errors import CaseInvalidError

    raw = read_case(path, most_bytes=most_bytes)
    result = load_case(raw, catalogue=load_catalogue(), limits=Limits(max_bytes=most_bytes))
    if result.case is None:
        raise CaseInvalidError(findings=result.findings)
    return raw


def _data(found: Comparison) -> dict[str, object]:
    return {
        "papers": found.papers,
        "runs": found.runs,
        "one_core": found.one_core,
        "unit": "ms",
        "validate": found.validate,
        "product": {**found.product, "total": found.product_total},
        "usual": None if found.usual is None else {**found.usual, "total": found.usual_total},
        "ratio": found.ratio,
        "papers_ratio": found.papers_ratio,
    }


def _lines(shell: Shell, found: Comparison) -> list[str]:
    yours = shell.say("本程序", "docgen")
    theirs = shell.say("通常做法", "usual way")
    lines = [
        shell.say(
            f"{found.papers} 份文书，{found.runs} 次的中位数，毫秒",
            f"{found.papers} papers, medians of {found.runs} runs, milliseconds",
        ),
        f"{'':10}{yours:>10}{theirs:>12}",
    ]
    for stage, value in found.product.items():
        lines.append(f"{stage:10}{value:10.1f}{_cell(found, stage):>12}")
    total = "" if found.usual_total is None else f"{found.usual_total:.1f}"
    lines.append(f"{'total':10}{found.product_total:10.1f}{total:>12}")
    alone = shell.say(
        f"只校验（结构与全部规则），逐件进行：{found.validate:.1f}",
        f"checking alone (schemas and all rules), case after case: {found.validate:.1f}",
    )
    return [*lines, alone, *_ratios(shell, found)]


def _ratios(shell: Shell, found: Comparison) -> list[str]:
    if found.ratio is None or found.papers_ratio is None:
        return []
    return [
        shell.say(
            f"同样的文书（填写、排版、装订、封存）：快 {found.papers_ratio:.1f} 倍",
            f"the same papers (fill, typeset, bind, seal): {found.papers_ratio:.1f} times faster",
        ),
        shell.say(
            f"全程（另含校验、卷宗封面目录、入库、索引）：快 {found.ratio:.1f} 倍",
            f"the whole line (also checks, dossier sheets, deposit, index): "
            f"{found.ratio:.1f} times faster",
        ),
    ]


def _cell(found: Comparison, stage: str) -> str:
    value = (found.usual or {}).get(stage)
    return "" if value is None else f"{value:.1f}"
