"""A page and what flows down it: titles, numbers, paragraphs, boxes, the foot with page numbers.

``letter`` has the margins of GB/T 9704 for letters and decisions, ``form`` those of a boxed form.
Not for the wording of one form: each family of forms has its module.
"""

from __future__ import annotations

from typing import Any, Literal

from docx.shared import Mm

from tools.forms import styles
from tools.forms.box import Box
from tools.forms.package import blank, to_bytes
from tools.forms.tags import CASE_NUMBER, PAPER_NUMBER
from tools.forms.text import element, field, hold, paragraph

__all__ = ["REFERENCE_NOTE", "Sheet"]

REFERENCE_NOTE = "参考式样，以本机关公布的文书格式为准"
DRAFT_MARK = "{% if paper.draft %}草稿，未签发，不得送达{% endif %}"
# top, right, bottom, left, foot, in millimetres
LETTER_MM = (37, 26, 35, 28, 24)
FORM_MM = (20, 20, 20, 25, 10)


class Sheet:
    """One template while it is being built."""

    def __init__(self, title: str, *, page: Literal["letter", "form"]) -> None:
        self.title_text = title
        self.page = page
        self.document = blank(title)
        styles.install(self.document)
        self._body = self.document.element.body
        self._set_page()

    @property
    def width_mm(self) -> float:
        """The width between the margins."""
        _, right, _, left, _ = self._margins()
        return 210 - right - left

    def head(self, *, number: bool, case_number: bool = True) -> None:
        """The executing body's name, the title, and the numbers at the right."""
        self.add("{{ body.name }}", "执法主体")
        self.add(self.title_text, "公文标题")
        if number:
            self.add(PAPER_NUMBER, "文书编号")
        if case_number:
            self.add(CASE_NUMBER, "文书编号")

    def add(self, text: str, style: str, *, keep_next: bool = False) -> None:
        """One paragraph in a named style."""
        self._append(paragraph(text, style, keep_next=keep_next))

    def hold(self) -> None:
        """Hold the paragraph before on the page of what comes next.

        Who signs or seals a page sees on it what is signed (GB/T 9704-2012, 7.3.5). What stands in
        a loop stays as it is.
        """
        at = len(self._body) - 2
        while at >= 0 and _says(self._body[at]) == "{%p endif %}":
            at -= 1
        before = self._body[at]
        if before.tag.endswith("}p") and not _says(before).startswith("{%p"):
            hold(before)

    def new_page(self, text: str, style: str) -> None:
        """A paragraph that opens a page of its own: a reply slip, a sheet to tear off."""
        node = paragraph(text, style)
        node[0].insert(1, element("pageBreakBefore"))
        self._append(node)

    def steer(self, tag: str) -> None:
        """A paragraph that only steers and leaves nothing: ``if x``, ``for x in y``, ``endif``."""
        self.add("{%p " + tag + " %}", "附注")

    def lines_of(self, expression: str, style: str, name: str = "line") -> None:
        """A narrative: each of its lines becomes a paragraph in ``style``."""
        self.steer(f"for {name} in {expression}.splitlines()")
        self.add("{{ " + name + " }}", style)
        self.steer("endfor")

    def place(self, box: Box) -> None:
        """Put a box into the flow."""
        self._append(box.table)

    def gap(self, *, keep_next: bool = False) -> None:
        """A thin empty line; keeps two boxes apart, which Word would join."""
        self.add("", "间隔", keep_next=keep_next)

    def foot(self, *, reference: bool, each_page: str = "") -> None:
        """第 x 页 共 y 页, what each page asks to be signed, and the mark of a reference form."""
        footer = self.document.sections[0].footer
        footer.is_linked_to_previous = False
        target = footer._element
        for child in list(target):
            target.remove(child)
        if each_page:
            target.append(paragraph(each_page, "页脚"))
        target.append(_page_numbers())
        if reference:
            target.append(paragraph(REFERENCE_NOTE, "式样说明"))
        self._mark_drafts()

    def to_bytes(self) -> bytes:
        """The finished Word file."""
        return to_bytes(self.document)

    def _append(self, node: Any) -> None:
        self._body.insert(len(self._body) - 1, node)

    def _margins(self) -> tuple[float, float, float, float, float]:
        return LETTER_MM if self.page == "letter" else FORM_MM

    def _set_page(self) -> None:
        top, right, bottom, left, foot = self._margins()
        section = self.document.sections[0]
        section.top_margin, section.right_margin = Mm(top), Mm(right)
        section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
        section.header_distance, section.footer_distance = Mm(12), Mm(foot)
        section.gutter = Mm(0)
        for child in list(section._sectPr):
            if child.tag.endswith(("}cols", "}docGrid")):
                section._sectPr.remove(child)

    def _mark_drafts(self) -> None:
        header = self.document.sections[0].header
        header.is_linked_to_previous = False
        for child in list(header._element):
            header._element.remove(child)
        header._element.append(paragraph(DRAFT_MARK, "草稿标记"))


def _says(node: Any) -> str:
    return "".join(each.text or "" for each in node.iter() if each.tag.endswith("}t"))


def _page_numbers() -> Any:
    line = paragraph("第 ", "页脚")
    field(line, "PAGE")
    for run in (" 页　共 ",):
        line.append(_plain(run))
    field(line, "NUMPAGES")
    line.append(_plain(" 页"))
    return line


def _plain(content: str) -> Any:
    run = element("r")
    text = element("t")
    text.text = content
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    return run
