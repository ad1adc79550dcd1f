"""``docgen evaluate``: scores a case or a dossier as an evaluator would. Changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import evidence_folder, read_case
from docgen.cli.output import Output, force_option
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath
from docgen.service.views import evaluation_data

if TYPE_CHECKING:
    from docgen.case.evaluation import Deduction
    from docgen.service.reports.evaluating import CaseEvaluation

__all__ = ["command"]


@make_command(
    "evaluate",
    "按评查标准给案件或者案卷评分：不合格情形、逐项扣分，各有页码、依据和处理办法。"
    "|Score a case or a sealed dossier by the standard of evaluation: what fails it, and each "
    "deduction with its page, its clause and what to do.",
)
@argument(
    "subject",
    text="案件文件（JSON）或者案卷号、案号|a case file (JSON), or a dossier or case number",
)
@option(
    "-o",
    "--output",
    type=GivenPath(dir_okay=False),
    metavar="FILE",
    text="另外写出 PDF 报告|also write the report as PDF",
)
@force_option
def command(shell: Shell, subject: str, output: Path | None, force: bool) -> Answer:
    """Evaluate a file."""
    path, office, now = Path(subject), shell.office(), shell.now()
    is_file = path.is_file() or path.suffix == ".json"
    place = Output(home=shell.home_path, inputs=(path,) if is_file else (), force=force)
    if output is not None:
        place.require_place(output)
    if is_file:
        raw = read_case(path, most_bytes=shell.settings().limits_case_bytes)
        folder = evidence_folder(path, None)
        found = office.evaluate_case(raw, folder=folder if folder.is_dir() else None, now=now)
    else:
        found = office.evaluate_dossier(subject, now=now)
    data = {"subject": subject, **evaluation_data(found, shell.language)}
    if output is not None:
        place.write(output, office.evaluation_report(found, now=now))
        data["report"] = str(output)
    written = () if output is None else (str(output),)
    return Answer(data=data, lines=(*_lines(shell, found), *written))


def _reason(shell: Shell, deduction: Deduction) -> str:
    from docgen.messages import text  # brings in every text

    return text(deduction.finding, shell.language)


def _lines(shell: Shell, found: CaseEvaluation) -> list[str]:
    evaluation, language = found.evaluation, shell.language
    verdict = shell.say("合格", "passes") if evaluation.passed else shell.say("不合格", "fails")
    lines = [f"{evaluation.standard.title}", f"{evaluation.score}  {verdict}"]
    lines += [
        f"{each.part.title[language]}  {each.score}/{each.part.points}" for each in evaluation.parts
    ]
    for item in evaluation.defects:
        lines.append(f"✗ {shell.say('不合格情形', 'fails the file')}  {item.title[language]}")
    for each in evaluation.deductions:
        page = found.page_of(each)
        where = f"[{page.volume} {page.page}] " if page else ""
        mark = "✗" if each.item.zero else f"-{each.points}"
        lines.append(f"{mark:>3} {where}{each.item.title[language]}：{_reason(shell, each)}")
    return lines
