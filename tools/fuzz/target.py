"""What is fuzzed: one part of a small Word file, or a whole package, typeset to the end.

A seed is the name of a part on its first line and then that part; a seed that begins otherwise is a
whole package. Only an error of ours may come of it. Not for choosing seeds (``__main__``).
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docgen.errors import DocgenError
from docgen.typeset.engine import NativeEngine

__all__ = ["PARTS", "attempt", "word_file"]

_WHEN = datetime(2026, 3, 5, tzinfo=UTC)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_W = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_OFFICE}"'
_KINDS = ("styles", "numbering", "settings", "theme", "header", "footer", "footnotes", "endnotes")
_RELATIONS = "".join(
    f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in _KINDS
)

PARTS: dict[str, str] = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Override '
    f'PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{_RELATIONS}'
    "</Relationships>",
    "word/document.xml": f"<w:document {_W}><w:body><w:p><w:pPr><w:pStyle w:val='a'/><w:numPr>"
    "<w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>甲乙 ab，12</w:t></w:r>"
    "<w:r><w:footnoteReference w:id='1'/></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val='t'/>"
    "</w:tblPr><w:tblGrid><w:gridCol w:w='900'/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>丙</w:t>"
    "</w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr><w:headerReference w:type='default' "
    "r:id='header'/><w:footerReference w:type='default' r:id='footer'/></w:sectPr></w:body>"
    "</w:document>",
    "word/styles.xml": f"<w:styles {_W}><w:style w:type='paragraph' w:default='1' w:styleId='a'/>"
    "<w:style w:type='table' w:styleId='t'/></w:styles>",
    "word/numbering.xml": f"<w:numbering {_W}><w:abstractNum w:abstractNumId='0'><w:lvl "
    "w:ilvl='0'><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'>"
    "<w:abstractNumId w:val='0'/></w:num></w:numbering>",
    "word/settings.xml": f"<w:settings {_W}/>",
    "word/theme.xml": "<a:theme xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'/>",
    "word/header.xml": f"<w:hdr {_W}><w:p><w:r><w:t>头</w:t></w:r></w:p></w:hdr>",
    "word/footer.xml": f"<w:ftr {_W}><w:p><w:fldSimple w:instr='PAGE'/></w:p></w:ftr>",
    "word/footnotes.xml": f"<w:footnotes {_W}><w:footnote w:id='1'><w:p><w:r><w:t>注</w:t></w:r>"
    "</w:p></w:footnote></w:footnotes>",
    "word/endnotes.xml": f"<w:endnotes {_W}/>",
}
"""A small file that has every part that is read."""


def word_file(seed: bytes) -> bytes:
    """The Word file of a seed."""
    name, _, content = seed.partition(b"\n")
    part = name.decode("ascii", "replace")
    if part not in PARTS:
        return seed
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for each, text in PARTS.items():
            archive.writestr(each, content if each == part else text)
    return packed.getvalue()


def attempt(engine: NativeEngine, seed: bytes) -> str:
    """Typeset a seed; the code of the error that refuses it, or nothing. All else is a crash."""
    try:
        engine.typeset(word_file(seed), title="x", created=_WHEN)
    except DocgenError as error:
        return error.code
    return ""
