"""``docgen batch``: seals many cases and reports on each. Not for supplements."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import click

from docgen.cli.batch_input import read_batch
from docgen.cli.batch_work import seal_all
from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import write_result
from docgen.cli.shell import Shell
from docgen.errors import ExitStatus

__all__ = ["command"]

COLUMNS = ("case", "ok", "number", "case_number", "title", "error", "message")


@make_command(
    "batch",
    "批量封存案件，一个失败不影响其他，报告写明每个案件的结果和失败的原因。"
    "XLSX 的列名是 JSON Pointer（/party/name）或者带点的名称（party.name）。"
    "|Seal many cases. One that fails does not stop the others; the report says what failed and "
    "why. The columns of a spreadsheet are JSON Pointers (/party/name) or dotted names "
    "(party.name).",
)
@argument(
    "source",
    type=click.Path(path_type=Path, exists=True),
    text="JSONL 文件、XLSX 文件，或者存放案件文件的文件夹|JSONL, XLSX, or a folder of case files",
)
@option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    text="存放报告 report.json、report.csv 的文件夹|the folder for report.json and report.csv",
)
@option(
    "--evidence",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    text="证据的上级文件夹，其中每个案件一个以案件编号命名的文件夹"
    "|a folder that holds one folder of files per case id",
)
@option(
    "--base",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="CASE.json",
    text="XLSX 各行共用的案件底稿|the case that the rows of a spreadsheet complete",
)
@option(
    "--copies", is_flag=True, text="把封存的正卷也写到文件夹|also write the sealed main volumes"
)
def command(
    shell: Shell,
    source: Path,
    output: Path,
    evidence: Path | None,
    base: Path | None,
    copies: bool,
) -> Answer:
    """Seal a batch."""
    settings = shell.settings()
    items = read_batch(source, evidence=evidence, base=base, most_bytes=settings.limits_case_bytes)
    home = shell.home()
    rows: list[dict[str, Any]] = [{} for _ in items]
    with shell.progress(len(items), shell.say("封存", "sealing")) as advance:
        for place, row in seal_all(
            items,
            home=home.root,
            flags=shell.flags,
            language=shell.language,
            workers=settings.batch_workers,
            now=shell.now(),
        ):
            rows[place] = row
            advance()
    failed = [row for row in rows if not row["ok"]]
    data = {"total": len(rows), "sealed": len(rows) - len(failed), "cases": rows}
    _write_reports(output, data)
    if copies:
        _write_copies(shell, output, rows)
    summary = shell.say(
        f"共 {len(rows)} 件，封存 {len(rows) - len(failed)} 件，失败 {len(failed)} 件：{output}",
        f"{len(rows)} cases, {len(rows) - len(failed)} sealed, {len(failed)} failed: {output}",
    )
    lines = [f"✗ {row['case']}  {row['message']}" for row in failed]
    return Answer(data=data, lines=(*lines, summary), status=_status(failed))


def _write_reports(output: Path, data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    write_result(output / "report.json", text.encode())
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(data["cases"])
    # The mark at the start tells spreadsheet programs that this is UTF-8.
    write_result(output / "report.csv", table.getvalue().encode("utf-8-sig"))


def _write_copies(shell: Shell, output: Path, rows: list[dict[str, Any]]) -> None:
    office = shell.office()
    for row in rows:
        if row["ok"]:
            data = office.fetch(row["number"], volume="main", edition=None)
            write_result(output / f"{row['number']}.pdf", data)


def _status(failed: list[dict[str, Any]]) -> ExitStatus:
    """Done; else what failed in all of them alike, a defect before the fault of an input."""
    found = {ExitStatus(row["exit_status"]) for row in failed}
    for status in (ExitStatus.DEFECT, ExitStatus.MISSING, ExitStatus.BROKEN):
        if status in found:
            return status
    return ExitStatus.INVALID if found else ExitStatus.DONE
