"""``docgen seal``: a case becomes a sealed dossier in the archive. Not for many (``batch``)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import evidence_folder, noted, read_case, replace_option
from docgen.cli.findings import finding_lines
from docgen.cli.shell import Language, Shell
from docgen.cli.usage import GivenPath
from docgen.service.views import finding_data, volume_data

if TYPE_CHECKING:
    from docgen.service.line.sealing import SealResult

__all__ = ["command", "seal_data"]


@make_command(
    "seal",
    "先定稿未定稿的文书，再组卷、封存、入库、索引，打印案卷号。内容相同的案件再次封存得到同一案卷。"
    "|Issue what is not issued yet, then bind, seal, keep and index the dossier, and print its "
    "number. Sealing the same content again gives the dossier that exists.",
)
@argument("case", type=GivenPath(), text="案件文件（JSON）|the case file (JSON)")
@option(
    "--evidence",
    type=GivenPath(file_okay=False),
    metavar="DIR",
    text="证据文件夹，默认为案件旁的 NAME.evidence|the evidence folder; NAME.evidence by default",
)
@option(
    "--supplement",
    is_flag=True,
    text="补充归档：新增一版，原卷不动|add what is new as a further edition; the old one stays",
)
@replace_option
def command(
    shell: Shell, case: Path, evidence: Path | None, supplement: bool, replace: bool
) -> Answer:
    """Seal a case."""
    raw = read_case(case, most_bytes=shell.settings().limits_case_bytes)
    folder = evidence_folder(case, evidence)
    result = shell.office().seal(
        raw,
        folder=folder,
        supplement=supplement,
        now=shell.now(),
        noted=noted(replaces=replace),
    )
    record = result.record
    state = (
        shell.say("已封存", "sealed") if result.created else shell.say("原已封存", "sealed before")
    )
    pages = sum(volume.pages for volume in record.volumes if volume.edition == result.edition)
    lines = (
        *finding_lines(result.findings, shell.language),
        f"{record.number}  {record.title}  {state}  {shell.say(f'{pages}页', f'{pages} pages')}",
    )
    return Answer(data=seal_data(result, shell.language), lines=lines)


def seal_data(result: SealResult, language: Language) -> dict[str, Any]:
    """The answer as JSON."""
    record = result.record
    return {
        "number": record.number,
        "case_number": record.case_number,
        "title": record.title,
        "edition": result.edition,
        "created": result.created,
        "specimen": record.specimen,
        "volumes": [
            volume_data(volume) for volume in record.volumes if volume.edition == result.edition
        ],
        "findings": finding_data(result.findings, language),
    }
