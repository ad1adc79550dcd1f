"""Files made with python-docx from its own template, as other programs of an agency make them."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.font import Font
from docx.text.run import Run
from PIL import Image

from tools.corpus.markup import MORE, PROSE, SHORT
from tools.forms.package import to_bytes

__all__ = ["FILES"]


def _new() -> Document:
    document = docx.Document()
    font = document.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(12)
    _set_east(font, "宋体")
    return document


def _east(run: Run, name: str) -> Run:
    run.font.name = name
    _set_east(run.font, name)
    return run


def _set_east(font: Font, name: str) -> None:
    fonts = font.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), name)


def _paragraphs(document: Document) -> None:
    first = document.add_paragraph(PROSE)
    first.paragraph_format.first_line_indent = Pt(24)
    first.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    second = document.add_paragraph(SHORT)
    second.alignment = WD_ALIGN_PARAGRAPH.CENTER
    third = document.add_paragraph(MORE)
    third.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    third.paragraph_format.line_spacing = Pt(28)
    third.paragraph_format.space_before = Pt(12)
    document.add_paragraph(PROSE).paragraph_format.left_indent = Cm(1.5)


def _runs(document: Document) -> None:
    line = document.add_paragraph("普通")
    line.add_run("加粗").bold = True
    line.add_run("倾斜").italic = True
    line.add_run("下划线").underline = True
    line.add_run("红色").font.color.rgb = RGBColor(0xC0, 0, 0)
    _east(line.add_run("黑体字"), "黑体").font.size = Pt(18)
    line.add_run("2").font.superscript = True
    document.add_paragraph(PROSE)


def _headings(document: Document) -> None:
    for level in (1, 2, 3):
        document.add_heading(f"第{level}级标题", level)
        document.add_paragraph(PROSE if level == 1 else SHORT)


def _lists(document: Document) -> None:
    for text in (SHORT, PROSE, SHORT):
        document.add_paragraph(text, style="List Number")


def _table(document: Document) -> None:
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for index, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = (SHORT, "乙", PROSE)[index % 3]
    table.cell(2, 0).merge(table.cell(2, 1)).text = "合并"
    document.add_paragraph("之后")


def _styled_table(document: Document) -> None:
    table = document.add_table(rows=4, cols=2, style="Light Grid Accent 1")
    for number, row in enumerate(table.rows):
        row.cells[0].text, row.cells[1].text = f"第{number}行", SHORT
    document.add_paragraph(PROSE)


def _sections(document: Document) -> None:
    document.add_paragraph(PROSE)
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_paragraph(MORE)
    document.sections[0].header.paragraphs[0].text = "示例市交通运输局"
    document.sections[0].footer.paragraphs[0].text = "页脚"


def _picture(document: Document) -> None:
    packed = io.BytesIO()
    Image.new("RGB", (90, 60), (90, 140, 190)).save(packed, "PNG")
    document.add_paragraph(SHORT)
    document.add_picture(packed, width=Cm(5))
    document.add_paragraph(PROSE)


def _breaks(document: Document) -> None:
    document.add_paragraph(PROSE)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph(SHORT).add_run().add_break()


def _made(fill: Callable[[Document], None]) -> bytes:
    document = _new()
    fill(document)
    return to_bytes(document)


FILES = {
    "paragraphs": ("alignment, indents, exact lines", _made(_paragraphs)),
    "runs": ("bold, italic, underline, colour, superscript", _made(_runs)),
    "headings": ("the template's headings", _made(_headings)),
    "lists": ("the template's numbered list", _made(_lists)),
    "table": ("a table with merged cells", _made(_table)),
    "styled-table": ("a table style with bands", _made(_styled_table)),
    "sections": ("a landscape section, header and footer", _made(_sections)),
    "picture": ("a picture in a paragraph of its own", _made(_picture)),
    "breaks": ("a page break, a line break at the end", _made(_breaks)),
}
