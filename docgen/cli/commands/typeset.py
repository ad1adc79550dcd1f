"""``docgen typeset``: any Word file as PDF/A. Not for instruments, which ``render`` makes."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import read_case
from docgen.cli.output import Output, force_option
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath
from docgen.word import PackageError, open_package

if TYPE_CHECKING:
    from docgen.typeset.engine import Typeset

__all__ = ["command"]

MOST_BYTES = 64 * 1024 * 1024
# The earliest date a ZIP can hold: for files that do not say when they were changed.
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([0-9T:+.Z-]{10,32})</dcterms:modified>")


@make_command(
    "typeset",
    "把 Word 文件排成 PDF/A。不支持的内容指明后拒绝，不会悄悄画错。"
    "|Turn a Word file into PDF/A. What is not supported is refused by name and place, "
    "never drawn wrong in silence.",
)
@argument("file", type=GivenPath(), text="Word 文件（.docx）|a Word file (.docx)")
@option(
    "-o",
    "--output",
    required=True,
    type=GivenPath(dir_okay=False),
    metavar="FILE",
    text="写出的 PDF|the PDF to write",
)
@option(
    "--engine",
    type=click.Choice(["native", "libreoffice"]),
    default="native",
    show_default=True,
    text="排版引擎|the typesetting engine",
)
@option(
    "--flavour",
    type=click.Choice(["2a", "2b", "3a", "3b"]),
    default="2a",
    show_default=True,
    text="PDF/A 的种类：a 带结构标签，b 不带；另一引擎只有 2b"
    "|the kind of PDF/A: a is tagged, b is not; the other engine makes 2b only",
)
@force_option
def command(
    shell: Shell,
    file: Path,
    output: Path,
    engine: Literal["native", "libreoffice"],
    flavour: str,
    force: bool,
) -> Answer:
    """Typeset a file."""
    place = Output(home=shell.home_path, inputs=(file,), force=force)
    place.require_place(output)
    data = read_case(file, most_bytes=MOST_BYTES)
    pages = _typeset(shell, engine, flavour, data, file.stem)
    place.write(output, pages.pdf)
    used = [f"{each.requested} → {each.used}" for each in pages.substitutions]
    count = shell.say(f"{pages.pages}页", f"{pages.pages} pages")
    lines = [f"{output}  {count}"]
    if used:
        lines.append(f"{shell.say('字体替代', 'fonts substituted')}: {'; '.join(used)}")
    answer = {"file": str(output), "pages": pages.pages, "substitutions": used}
    return Answer(data=answer, lines=tuple(lines))


def _typeset(shell: Shell, engine: str, flavour: str, data: bytes, title: str) -> Typeset:
    created = _modified(data)
    if engine == "libreoffice":
        from docgen.typeset.fonts import bundled_font_folder  # reads every font file
        from docgen.typeset.libreoffice import LibreOfficeEngine  # another program's door

        folders = (bundled_font_folder(), shell.home_path / "fonts")
        return LibreOfficeEngine(font_folders=folders).typeset(data, title=title, created=created)
    from docgen.typeset.engine import NativeEngine  # brings in numpy, lxml and HarfBuzz
    from docgen.typeset.fonts import load_fonts
    from docgen.typeset.write.flavour import Flavour

    native = NativeEngine(load_fonts(shell.home_path / "fonts", None))
    return native.typeset(data, title=title, created=created, flavour=Flavour(flavour))


def _modified(data: bytes) -> datetime:
    """When the file says it was last changed, so that equal files give equal PDFs."""
    try:
        found = MODIFIED.search(open_package(data).read("docProps/core.xml"))
        moment = datetime.fromisoformat(found[1].decode()) if found else EARLIEST
    except (PackageError, ValueError):
        return EARLIEST
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
