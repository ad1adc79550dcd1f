"""``docgen validate``: says everything that is wrong with a case. Writes and allocates nothing."""

from __future__ import annotations

from pathlib import Path

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import evidence_folder, read_case
from docgen.cli.findings import finding_lines
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath
from docgen.errors import ExitStatus
from docgen.service.views import finding_data
from docgen.values import Severity

__all__ = ["command"]


@make_command(
    "validate",
    "检查案件是否符合结构和规则，一次列出全部问题。不写入、不编号。"
    "|Check a case against its schemas and the rules of law, and list everything found. "
    "Writes nothing, allocates nothing.",
)
@argument("case", type=GivenPath(), text="案件文件（JSON）|the case file (JSON)")
@option(
    "--evidence",
    type=GivenPath(file_okay=False),
    metavar="DIR",
    text="证据文件夹，默认为案件旁的 NAME.evidence|the evidence folder; NAME.evidence by default",
)
def command(shell: Shell, case: Path, evidence: Path | None) -> Answer:
    """Check a case."""
    raw = read_case(case, most_bytes=shell.settings().limits_case_bytes)
    folder = evidence_folder(case, evidence)
    found = shell.office().validate(raw, folder=folder, now=shell.now())
    errors = sum(finding.severity is Severity.ERROR for finding in found.findings)
    others = len(found.findings) - errors
    summary = shell.say(
        f"{case.name}：错误 {errors} 项，提醒 {others} 项",
        f"{case.name}: {errors} error(s), {others} warning(s)",
    )
    data = {
        "case": str(case),
        "valid": found.is_valid,
        "findings": finding_data(found.findings, shell.language),
    }
    return Answer(
        data=data,
        lines=(*finding_lines(found.findings, shell.language), summary),
        status=ExitStatus.DONE if found.is_valid else ExitStatus.INVALID,
    )
