"""``docgen batch``: seals many cases and reports on each. Not for supplements."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from docgen.cli.batch_input import read_batch
from docgen.cli.batch_work import seal_all
from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.output import Output, OutputFolder, force_option
from docgen.cli.printed import json_bytes
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath
from docgen.errors import ExitStatus
from docgen.service.errors import BatchRowError

__all__ = ["command", "report_table", "report_workbook"]

# As many volumes stand in memory at a time.
COPIES_AT_ONCE = 32
REPORTS = ("report.json", "report.csv", "report.xlsx")
# What makes a spreadsheet program compute a cell, full-width as typed in Chinese too.
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
COLUMNS = ("case", "ok", "number", "case_number", "title", "error", "message", "reasons")


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
    type=GivenPath(exists=True),
    text="JSONL 文件、XLSX 文件，或者存放案件文件的文件夹|JSONL, XLSX, or a folder of case files",
)
@option(
    "-o",
    "--output",
    required=True,
    type=GivenPath(file_okay=False),
    metavar="DIR",
    text="存放报告 report.json、report.csv、report.xlsx 的文件夹"
    "|the folder for report.json, report.csv and report.xlsx",
)
@option(
    "--evidence",
    type=GivenPath(file_okay=False),
    metavar="DIR",
    text="证据的上级文件夹，其中每个案件一个以案件编号命名的文件夹"
    "|a folder that holds one folder of files per case id",
)
@option(
    "--base",
    type=GivenPath(exists=True, dir_okay=False),
    metavar="CASE.json",
    text="XLSX 各行共用的案件底稿|the case that the rows of a spreadsheet complete",
)
@option(
    "--copies", is_flag=True, text="把封存的正卷也写到文件夹|also write the sealed main volumes"
)
@force_option
def command(
    shell: Shell,
    source: Path,
    output: Path,
    evidence: Path | None,
    base: Path | None,
    copies: bool,
    force: bool,
) -> Answer:
    """Seal a batch."""
    inputs = (source,) if base is None else (source, base)
    place = Output(home=shell.home_path, inputs=inputs, force=force)
    folder = OutputFolder(path=output, command="batch", output=place)
    folder.require_places(REPORTS)
    settings = shell.settings()
    items = read_batch(source, evidence=evidence, base=base, most_bytes=settings.limits_case_bytes)
    home = shell.home()
    rows: list[dict[str, Any]] = [{} for _ in items]
    with shell.progress(len(items), shell.say("封存", "sealing")) as advance:
        for index, row in seal_all(
            items,
            home=home.root,
            flags=shell.flags,
            language=shell.language,
            workers=settings.batch_workers,
            now=shell.now(),
        ):
            rows[index] = row
            advance()
    failed = [row for row in rows if not row["ok"]]
    data = {"total": len(rows), "sealed": len(rows) - len(failed), "cases": rows}
    folder.write(
        {
            "report.json": _json(data),
            "report.csv": report_table(rows),
            "report.xlsx": report_workbook(rows, shell),
        }
    )
    if copies:
        _write_copies(shell, folder, rows)
    summary = shell.say(
        f"共 {len(rows)} 件，封存 {len(rows) - len(failed)} 件，失败 {len(failed)} 件：{output}",
        f"{len(rows)} cases, {len(rows) - len(failed)} sealed, {len(failed)} failed: {output}",
    )
    lines = [line for row in failed for line in _told(row)]
    return Answer(data=data, lines=(*lines, summary), status=_status(failed))


def _json(data: Mapping[str, Any]) -> bytes:
    return json_bytes(data) + b"\n"


def report_table(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The report as CSV, in which no text counts as a formula."""
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, extrasaction="ignore", restval="")
    writer.writeheader()
    told = ({**row, "reasons": _reasons(row)} for row in rows)
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in told)
    # The mark at the start tells spreadsheet programs that this is UTF-8.
    return table.getvalue().encode("utf-8-sig", "backslashreplace")


def report_workbook(rows: Sequence[Mapping[str, Any]], shell: Shell) -> bytes:
    """The report as a workbook for people: the figures, then a line for each case."""
    from docgen.service.lists.workbook import make_workbook  # brings in the registry

    done = sum(bool(row["ok"]) for row in rows)
    figures: list[tuple[str, int]] = [
        (shell.say("案件", "cases"), len(rows)),
        (shell.say("已封存", "sealed"), done),
        (shell.say("失败", "failed"), len(rows) - done),
    ]
    heads = (
        ("来源", "source"),
        ("结果", "result"),
        ("案卷号", "dossier"),
        ("案号", "case number"),
        ("题名", "title"),
        ("原因和处理办法", "why, and what to do"),
    )
    lines = [
        (
            _writable(row["case"]),
            shell.say("已封存", "sealed") if row["ok"] else shell.say("失败", "failed"),
            row.get("number"),
            row.get("case_number"),
            row.get("title"),
            None if row["ok"] else _writable(f"{row['message']}\n{_reasons(row)}".strip()),
        )
        for row in rows
    ]
    summary = shell.say("批量封存", "batch"), f"{shell.now():%Y-%m-%d %H:%M}"
    return make_workbook(
        [
            (shell.say("汇总", "summary"), summary, figures),
            (shell.say("逐件结果", "cases"), [shell.say(*each) for each in heads], lines),
        ]
    )


def _writable(text: str) -> str:
    """A text with the bytes of a file's name that are no characters told as such."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _told(row: Mapping[str, Any]) -> Iterator[str]:
    """A case that failed; of a row of a spreadsheet also which cells are wrong."""
    yield f"✗ {row['case']}  {row['message']}"
    if row["error"] == BatchRowError.code:
        yield from (f"  {line}" for line in _reasons(row).splitlines())


def _reasons(row: Mapping[str, Any]) -> str:
    """What was found in a case that failed, a line for each finding."""
    findings = () if row["ok"] else row.get("findings") or ()
    return "\n".join(f"{each['pointer']} {each['message']} [{each['code']}]" for each in findings)


def _cell(value: object) -> object:
    """A text that a spreadsheet program would take for a formula, marked as text."""
    is_formula = isinstance(value, str) and value.lstrip().startswith(FORMULA_SIGNS)
    return f"'{value}" if is_formula else value


def _write_copies(shell: Shell, folder: OutputFolder, rows: list[dict[str, Any]]) -> None:
    office = shell.office()
    numbers = [str(row["number"]) for row in rows if row["ok"]]
    for start in range(0, len(numbers), COPIES_AT_ONCE):
        some = numbers[start : start + COPIES_AT_ONCE]
        fetched = (office.fetch(number, volume="main", edition=None) for number in some)
        folder.write({f"{number}.pdf": data for number, data in zip(some, fetched, strict=True)})


def _status(failed: list[dict[str, Any]]) -> ExitStatus:
    """Done; else what failed in all of them alike, a defect before the fault of an input."""
    found = {ExitStatus(row["exit_status"]) for row in failed}
    for status in (ExitStatus.DEFECT, ExitStatus.MISSING, ExitStatus.BROKEN):
        if status in found:
            return status
    return ExitStatus.INVALID if found else ExitStatus.DONE
