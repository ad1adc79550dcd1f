"""``docgen overview``: the cases of an agency added up, as figures, a report or a workbook."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.command import Answer, option
from docgen.cli.command import command as make_command
from docgen.cli.output import Output, force_option
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath, UsageFault

if TYPE_CHECKING:
    from docgen.service.office import Office
    from docgen.service.reports.overview import Overview, Period
    from docgen.service.work.overview import OverviewWork

__all__ = ["command"]

_SUFFIXES = (".pdf", ".xlsx")
_MONTH = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")


class _Month(click.ParamType[str]):
    """A month, YYYY-MM."""

    name = "month"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The month as given, or a fault."""
        if not _MONTH.fullmatch(value):
            raise UsageFault("usage-month", ctx=ctx, parameter=param.opts[0] if param else "")
        return value


@make_command(
    "overview",
    "汇总一个机关的案件：件数、办理方式、月份、区县、结果、按期改正、回访、评查得分、人员工作量和期限。"
    "写出 .pdf 为可以带进会场的报告，写出 .xlsx 为表格；不写出则打印主要数字。"
    "|Add up the cases of an agency: kinds, months, districts, outcomes, correction in time, "
    "follow-up, evaluation, workload and deadlines; as a report (.pdf), a workbook (.xlsx), or "
    "printed in short.",
)
@option(
    "-o",
    "--output",
    type=GivenPath(dir_okay=False),
    metavar="FILE",
    text="写出的文件，后缀 .pdf 或者 .xlsx|the file to write; .pdf or .xlsx",
)
@option("--from", "first", type=_Month(), metavar="YYYY-MM", text="起始月份|the first month")
@option("--to", "last", type=_Month(), metavar="YYYY-MM", text="截止月份|the last month")
@option(
    "--agency",
    metavar="CODE",
    text="机关代码；只有一个机关时不必写|the agency's code; not needed where there is one only",
)
@force_option
def command(
    shell: Shell,
    output: Path | None,
    first: str | None,
    last: str | None,
    agency: str | None,
    force: bool,
) -> Answer:
    """Add up the cases of an agency."""
    from docgen.service.reports.overview import Period, overview, overview_data, within
    from docgen.service.work.overview import OverviewWork  # brings in the registry

    if output is not None and output.suffix.lower() not in _SUFFIXES:
        raise UsageFault("usage-suffix", parameter="--output", suffix=" / ".join(_SUFFIXES))
    if first and last and first > last:
        raise UsageFault("usage-dates-reversed")
    place = Output(home=shell.home_path, inputs=(), force=force)
    if output is not None:
        place.require_place(output)
    office, now = shell.office(), shell.now()
    work = OverviewWork(registry=office.registry, offices=lambda: nullcontext(office))
    code, name = _agency(work, agency)
    period = Period(first=first or "", last=last or "")
    found = overview(within(work.measures(code, now=now), period))
    data = {"agency": code, **overview_data(found)}
    if output is not None:
        place.write(output, _file(shell, office, work, found, output, (code, name), period))
        data["file"] = str(output)
    written = () if output is None else (str(output),)
    return Answer(data=data, lines=(*_lines(shell, found), *written))


def _agency(work: OverviewWork, code: str | None) -> tuple[str, str]:
    """The agency asked for, or the only one; its code and its name."""
    known = work.agencies()
    if code is None and len(known) == 1:
        return next(iter(known.items()))
    if code not in known:
        raise UsageFault("usage-agency", known="、".join(known) or "—")
    return code, known[code]


def _file(
    shell: Shell,
    office: Office,
    work: OverviewWork,
    found: Overview,
    output: Path,
    agency: tuple[str, str],
    period: Period,
) -> bytes:
    from docgen.service.reports.overview import overview_workbook
    from docgen.service.work.overview_report import (
        overview_report,
        overview_titles,
        overview_words,
    )

    now, (code, name) = shell.now(), agency
    if output.suffix.lower() == ".pdf":
        return overview_report(
            work, office, agency=code, name=name, period=period, wanted={}, now=now
        )
    words: dict[str, Mapping[str, str]] = dict(overview_words(office, shell.language))
    words["by_officer"] = {
        number: person
        for each in work.measures(code, now=now)
        for number, person in each.names.items()
    }
    return overview_workbook(found, titles=overview_titles(shell.language), names=words)


def _lines(shell: Shell, found: Overview) -> list[str]:
    from docgen.service.reports.overview import SHARES
    from docgen.service.work.overview_report import overview_titles

    titles = overview_titles(shell.language)
    lines = [f"{titles[field]}  {getattr(found, field)}" for field in ("cases", "open", "closed")]
    for field in SHARES:
        share = getattr(found, field)
        lines.append(f"{titles[field]}  {share.yes}/{share.of}")
    mean = "—" if found.mean_score is None else f"{found.mean_score:g}"
    return [*lines, f"{titles['mean_score']}  {mean}"]
