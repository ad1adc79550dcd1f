"""``docgen bench faithful``: the native engine's pages beside LibreOffice's, file by file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.output import Output, OutputFolder, force_option
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath
from docgen.errors import ExitStatus

if TYPE_CHECKING:
    from docgen.bench.faithful.run import Result

__all__ = ["command"]

_NAME = 44


@make_command(
    "faithful",
    "用同样的字体由本程序和 LibreOffice 排出同样的 Word 文件，逐字比较位置、逐条比较框线，"
    "不同之处存为图片（蓝为本程序，红为 LibreOffice）。"
    "|Typeset the same Word files with the same fonts here and in LibreOffice. Compares the place "
    "of every character and rule, and keeps pictures of what differs (ours blue, theirs red).",
)
@argument(
    "paths",
    type=GivenPath(exists=True),
    nargs=-1,
    text="Word 文件、存放 Word 文件的文件夹或者案件；默认用内置的案件"
    "|Word files, folders of them, or cases; the built-in case by default",
)
@option(
    "-o",
    "--output",
    type=GivenPath(file_okay=False),
    default=Path("faithful"),
    show_default=True,
    metavar="DIR",
    text="存放差异图片的文件夹|the folder for pictures of differences",
)
@force_option
def command(shell: Shell, paths: tuple[Path, ...], output: Path, force: bool) -> Answer:
    """Compare and print a table."""
    from docgen.bench.faithful.run import comparer  # brings in everything
    from docgen.bench.faithful.sources import sources_in
    from docgen.bench.sample import builtin_case
    from docgen.catalogue import load_catalogue
    from docgen.typeset.fonts import load_fonts

    home = shell.home_path if shell.home_path.is_dir() else None
    sources = tuple(sources_in(paths or (builtin_case(),), load_catalogue(agency=home)))
    fonts = load_fonts(shell.home_path / "fonts", None)
    place = Output(home=shell.home_path, inputs=paths, force=force)
    folder = OutputFolder(path=output, command="bench faithful", output=place)
    rows = []
    lines = [_heading(shell)]
    status = ExitStatus.DONE
    with (
        shell.progress(len(sources), shell.say("对照", "comparing")) as advance,
        comparer(sources, fonts) as compare,
    ):
        for source in sources:
            result = compare(source)
            pictures = result.images()
            if pictures:
                folder.write(pictures)
            rows.append(_data(result, [str(output / name) for name in pictures]))
            lines.append(_line(shell, result))
            status = max(status, _status(result))
            advance()
    return Answer(data={"files": rows}, lines=tuple(lines), status=status)


def _status(result: Result) -> ExitStatus:
    if result.likeness is None:
        return ExitStatus.INVALID
    return ExitStatus.DONE if result.as_expected else ExitStatus.DEFECT


def _heading(shell: Shell) -> str:
    names = shell.say("文件", "file"), shell.say("页", "pages"), shell.say("字", "characters")
    shares = shell.say("位置一致", "in place"), shell.say("框线一致", "rules")
    return f"{names[0]:{_NAME}} {names[1]:>7} {names[2]:>10} {shares[0]:>9} {shares[1]:>9}"


def _line(shell: Shell, result: Result) -> str:
    likeness = result.likeness
    if likeness is None:
        return f"{result.source.name:{_NAME}} {shell.say('拒绝', 'refused')}: {result.refusal}"
    pages = f"{likeness.ours}/{likeness.theirs}"
    note = "" if result.as_expected else shell.say("  不合要求", "  not as expected")
    return (
        f"{result.source.name:{_NAME}} {pages:>7} {likeness.characters:>10} "
        f"{likeness.in_place:>9.1%} {likeness.rules:>9.1%}{note}"
    )


def _data(result: Result, pictures: list[str]) -> dict[str, Any]:
    likeness = result.likeness
    expected = result.source.expected
    data: dict[str, Any] = {
        "file": result.source.name,
        "as_expected": result.as_expected,
        "known_difference": expected.reason or None,
        "refusal": result.refusal,
    }
    if likeness is None:
        return data
    return data | {
        "pages": likeness.ours,
        "pages_libreoffice": likeness.theirs,
        "characters": likeness.characters,
        "same_characters": likeness.same_characters,
        "in_place": round(likeness.in_place, 4),
        "rules": round(likeness.rules, 4),
        "pictures": pictures,
    }
