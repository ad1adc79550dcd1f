"""``docgen template preview``: a template's pages, at once, filled with a sample or a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import read_case
from docgen.cli.formats import format_option
from docgen.cli.output import Output, OutputFolder, force_option
from docgen.cli.shell import Shell
from docgen.cli.templates import given_template, open_catalogue, open_printer
from docgen.cli.usage import GivenPath

if TYPE_CHECKING:
    from docgen.case import Case
    from docgen.catalogue import Catalogue
    from docgen.service.drafts import Draft, DraftFormat

__all__ = ["command"]


@make_command(
    "preview",
    "把一个模板排成页面，随改随看：用样稿内容（每一处印着该栏的名称）或者指定的案件填写。"
    "不改动任何内容，不需要家目录。"
    "|Set the pages of a template, to be looked at while it is edited: filled with a sample, in "
    "which each text is the name of its field, or with a case. Changes nothing, needs no home.",
)
@argument(
    "name",
    text="文书代码，或者以文书代码命名的 .docx 文件"
    "|an instrument code, or a .docx file named by a code",
)
@option(
    "-o",
    "--output",
    required=True,
    type=GivenPath(file_okay=False),
    metavar="DIR",
    text="存放页面的文件夹|the folder for the pages",
)
@format_option
@option(
    "--case",
    type=GivenPath(),
    metavar="CASE.json",
    text="用这个案件中的该种文书填写|fill with this case's papers of the instrument",
)
@option(
    "--instrument",
    metavar="CODE",
    text="文书代码，默认取文件名|the code; the file's name by default",
)
@force_option
def command(
    shell: Shell,
    name: str,
    output: Path,
    formats: tuple[str, ...],
    case: Path | None,
    instrument: str | None,
    force: bool,
) -> Answer:
    """Write the pages of a template."""
    from docgen.fill import load_template  # brings in Jinja and lxml
    from docgen.service.templates import preview

    catalogue = open_catalogue(shell)
    code, word = given_template(catalogue, name, instrument=instrument)
    inputs = tuple(each for each in (case, Path(name)) if each is not None)
    place = Output(home=shell.home_path, inputs=inputs, force=force)
    drafts = preview(
        catalogue,
        catalogue.instrument(code),
        printer=open_printer(shell, catalogue),
        formats=cast("tuple[DraftFormat, ...]", formats),
        case=None if case is None else _case(shell, catalogue, case),
        template=load_template(word),
    )
    if drafts:
        folder = OutputFolder(path=output, command="template preview", output=place)
        folder.write({draft.name: draft.data for draft in drafts})
    return _answer(shell, code, output, drafts)


def _answer(shell: Shell, code: str, output: Path, drafts: tuple[Draft, ...]) -> Answer:
    files = [str(output / draft.name) for draft in drafts]
    substitutions = sorted({text for draft in drafts for text in draft.substitutions})
    lines = list(files)
    if not drafts:
        lines.append(shell.say("案件中没有这种文书", "the case holds no paper of this instrument"))
    if substitutions:
        label = shell.say("字体替代", "fonts substituted")
        lines.append(f"{label}: {'; '.join(substitutions)}")
    data = {"instrument": code, "files": files, "substitutions": substitutions}
    return Answer(data=data, lines=tuple(lines))


def _case(shell: Shell, catalogue: Catalogue, path: Path) -> Case:
    """The case in a file.

    Raises:
        CaseInvalidError: the schemas refuse it.
    """
    from docgen.case import load_case  # with the schema validator behind it
    from docgen.service.errors import CaseInvalidError

    raw = read_case(path, most_bytes=shell.settings().limits_case_bytes)
    loaded = load_case(raw, catalogue=catalogue)
    if loaded.case is None:
        raise CaseInvalidError(findings=loaded.findings)
    return loaded.case
