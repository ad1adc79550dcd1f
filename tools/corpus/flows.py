"""Hand-written files in Word's shape: columns below text, notes, a frame, text to the left."""

from __future__ import annotations

from tools.corpus.markup import MORE, PROSE, SHORT, cell, p, row, run, table, tag
from tools.corpus.package import Package, page

__all__ = ["FILES"]

_PLAIN = page()
_TWO = '<w:cols w:num="2" w:space="425"/>'


def _columns_below() -> Package:
    first = f"<w:sectPr>{page()}</w:sectPr>"
    section = page(first='<w:type w:val="continuous"/>').replace('<w:cols w:space="425"/>', _TWO)
    return Package(body=p(PROSE) + p(SHORT, first) + p(MORE) * 12, section=section)


def _note(kind: str, number: int, text: str) -> str:
    mark = f"<w:r><w:rPr>{tag('vertAlign', val='superscript')}</w:rPr><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{number}"><w:p>{mark}{run(f" {text}")}</w:p></w:{kind}>'


def _notes(kind: str) -> Package:
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    notes = separators + _note(kind, 1, SHORT) + _note(kind, 2, "见附件。")
    raised = tag("vertAlign", val="superscript")

    def mark(number: int) -> str:
        return f'<w:r><w:rPr>{raised}</w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'

    body = p(run(PROSE) + mark(1) + run(MORE)) + p(run(SHORT) + mark(2))
    return Package(body=body, section=_PLAIN, parts={f"{kind}s.xml": notes})


def _frame() -> Package:
    framed = tag("framePr", w=2000, hSpace=180, wrap="around", vAnchor="text", hAnchor="margin")
    return Package(body=p(SHORT, framed) + p(PROSE) + p(MORE), section=_PLAIN)


def _leftwards() -> Package:
    kept = tag("overflowPunct", val=0), "<w:bidi/>"
    body = p(SHORT, *kept) + p(PROSE, *kept, tag("ind", firstLine=420))
    body += p(SHORT, *kept, tag("jc", val="right"))
    rows = [row([cell("甲", width=2000), cell(SHORT, width=3000), cell("丙", width=3296)])]
    turned = table((2000, 3000, 3296), rows, properties="<w:bidiVisual/>")
    return Package(body=body + turned + p(MORE), section=_PLAIN)


FILES = {
    "columns-below": ("columns that begin on the page", _columns_below()),
    "footnotes": ("footnotes", _notes("footnote")),
    "endnotes": ("endnotes", _notes("endnote")),
    "frame": ("a text frame that text flows around", _frame()),
    "leftwards": ("paragraphs and a table that run to the left", _leftwards()),
}
