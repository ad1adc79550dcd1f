"""``docgen issue``: numbers the papers of a case and freezes them. Not for binding a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import evidence_folder, noted, read_case, replace_option
from docgen.cli.findings import finding_lines
from docgen.cli.output import Output, OutputFolder, force_option
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath
from docgen.service.views import finding_data

__all__ = ["command"]


@make_command(
    "issue",
    "给文书编号并定稿。定稿后不再生成，更正须先作废（docgen void）。"
    "|Number the papers and freeze them. A frozen paper is never rendered again; "
    "to correct it, void it first (docgen void).",
)
@argument("case", type=GivenPath(), text="案件文件（JSON）|the case file (JSON)")
@option(
    "--evidence",
    type=GivenPath(file_okay=False),
    metavar="DIR",
    text="证据文件夹，默认为案件旁的 NAME.evidence|the evidence folder; NAME.evidence by default",
)
@option(
    "-o",
    "--output",
    type=GivenPath(file_okay=False),
    metavar="DIR",
    text="把定稿的 PDF 和 Word 文件写到这里|write the frozen PDF and Word files here",
)
@replace_option
@force_option
def command(
    shell: Shell,
    case: Path,
    evidence: Path | None,
    output: Path | None,
    replace: bool,
    force: bool,
) -> Answer:
    """Issue the papers."""
    raw = read_case(case, most_bytes=shell.settings().limits_case_bytes)
    folder = evidence_folder(case, evidence)
    result = shell.office().issue(
        raw, folder=folder, now=shell.now(), noted=noted(replaces=replace)
    )
    issued, papers = result.issued, result.issued.papers.values()
    if output is not None:
        place = Output(home=shell.home_path, inputs=(case,), force=force)
        named = {f"{paper.paper_id}.pdf": paper.pdf for paper in papers}
        named |= {f"{paper.paper_id}.docx": paper.docx for paper in papers}
        files = {name: data for name, data in named.items() if data is not None}
        OutputFolder(path=output, command="issue", output=place).write(files)
    rows = [_row(paper, is_new=paper.paper_id in issued.new) for paper in papers]
    lines = [_line(shell, row) for row in rows]
    waiting = shell.say("等待送达后定稿", "waits for service")
    lines += [f"- {ident}  {waiting}" for ident in issued.waiting]
    lines += finding_lines(result.taken.findings, shell.language)
    data = {
        "case_id": issued.case.case_id,
        "case_number": issued.case.number,
        "papers": rows,
        "waiting": list(issued.waiting),
        "findings": finding_data(result.taken.findings, shell.language),
    }
    head = f"{issued.case.case_id}  {issued.case.number or ''}".rstrip()
    return Answer(data=data, lines=(head, *lines))


def _row(paper: Any, *, is_new: bool) -> dict[str, Any]:  # noqa: ANN401 - a FrozenPaper, imported by the service only
    return {
        "id": paper.paper_id,
        "type": paper.type,
        "title": paper.title,
        "number": paper.number,
        "date": paper.date,
        "new": is_new,
        "issued_at": paper.issued_at.isoformat(),
        "file_lost": paper.pdf is None,
        "pdf_sha256": paper.pdf_sha256,
        "docx_sha256": paper.docx_sha256,
        "substitutions": list(paper.substitutions),
    }


def _line(shell: Shell, row: dict[str, Any]) -> str:
    state = shell.say("新定稿", "new") if row["new"] else shell.say("已定稿", "issued before")
    if row["file_lost"]:
        state = shell.say(
            "已封存，定稿文件见案卷（docgen fetch）",
            "sealed; its file is in the dossier (docgen fetch)",
        )
    return f"+ {row['id']}  {row['title']}  {row['number'] or ''}  {state}"
