"""``docgen render``: drafts of the papers of a case. Takes no number and freezes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import read_case
from docgen.cli.findings import finding_lines
from docgen.cli.formats import format_option
from docgen.cli.output import Output, OutputFolder, force_option
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath
from docgen.service.views import finding_data

if TYPE_CHECKING:
    from docgen.service.drafts import DraftFormat

__all__ = ["command"]


@make_command(
    "render",
    "生成文书草稿，标明草稿字样，不编号、不定稿，不得归档。"
    "|Write drafts of the papers, marked so on every page. Nothing is numbered or frozen.",
)
@argument("case", type=GivenPath(), text="案件文件（JSON）|the case file (JSON)")
@option(
    "-o",
    "--output",
    required=True,
    type=GivenPath(file_okay=False),
    metavar="DIR",
    text="存放草稿的文件夹|the folder for the drafts",
)
@format_option
@option(
    "--instrument",
    metavar="TYPE",
    text="只生成这一种文书，见 docgen template list|only papers of this instrument",
)
@force_option
def command(
    shell: Shell,
    case: Path,
    output: Path,
    formats: tuple[str, ...],
    instrument: str | None,
    force: bool,
) -> Answer:
    """Write drafts."""
    raw = read_case(case, most_bytes=shell.settings().limits_case_bytes)
    result = shell.office().render(
        raw,
        formats=cast("tuple[DraftFormat, ...]", formats),
        instrument=instrument,
        now=shell.now(),
    )
    drafts = result.drafts
    place = Output(home=shell.home_path, inputs=(case,), force=force)
    folder = OutputFolder(path=output, command="render", output=place)
    if drafts:
        folder.write({draft.name: draft.data for draft in drafts})
    substitutions = sorted({text for draft in drafts for text in draft.substitutions})
    lines = [str(output / draft.name) for draft in drafts]
    if not drafts:
        lines.append(shell.say("案件中没有这种文书", "the case holds no paper of this instrument"))
    lines += finding_lines(result.findings, shell.language)
    if substitutions:
        label = shell.say("字体替代", "fonts substituted")
        lines.append(f"{label}: {'; '.join(substitutions)}")
    data = {
        "files": [str(output / draft.name) for draft in drafts],
        "substitutions": substitutions,
        "findings": finding_data(result.findings, shell.language),
    }
    return Answer(data=data, lines=tuple(lines))
