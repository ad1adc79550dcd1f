"""Small Word files for the pages that composition itself writes: text, one table, one picture.

The same engine typesets them as the papers, so they look alike and their text can be searched. Not
for instruments: those have templates that an agency edits.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

__all__ = ["paragraph", "picture", "table", "word_file"]

_TWIPS_PER_MM = 56.6929
_EMU_PER_MM = 36000
# The earliest date that a ZIP can hold; the bytes must not depend on the clock.
_DATE = (1980, 1, 1, 0, 0, 0)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="jpg" ContentType="image/jpeg"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.styles+xml"/></Types>'
)
_ROOT = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_R}/image" Target="media/picture.jpg"/></Relationships>'
)
_FONTS = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{face}" '
    'w:cs="Times New Roman"/>'
)
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f"{_FONTS.format(face='仿宋_GB2312')}"
    '<w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style></w:styles>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def paragraph(
    text: str,
    *,
    face: str = "仿宋_GB2312",
    size_pt: float = 12,
    align: str = "left",
    keep_next: bool = False,
    tight: bool = False,
) -> str:
    """A paragraph; newlines of ``text`` become line breaks.

    ``tight`` leaves no space between Chinese characters and the figures beside them.
    """
    keep = "<w:keepNext/>" if keep_next else ""
    close = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' if tight else ""
    run = f'<w:rPr>{_FONTS.format(face=face)}<w:sz w:val="{round(size_pt * 2)}"/></w:rPr>'
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f'<w:p><w:pPr>{keep}{close}<w:jc w:val="{align}"/></w:pPr><w:r>{run}{lines}</w:r></w:p>'


def picture(width_mm: float, height_mm: float, *, description: str) -> str:
    """A centred paragraph with the file's one picture."""
    cx, cy = round(width_mm * _EMU_PER_MM), round(height_mm * _EMU_PER_MM)
    size = f'cx="{cx}" cy="{cy}"'
    return (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline xmlns:wp="{_WP}"><wp:extent {size}/>'
        f'<wp:docPr id="1" name="picture" descr="{escape(description, _QUOTE)}"/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        '<pic:nvPicPr><pic:cNvPr id="1" name="picture"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_R}" r:embed="rId2"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


_QUOTE = {'"': "&quot;"}
# A body must not end in a table; a paragraph so low takes no page of its own after one.
_AFTER_TABLE = '<w:p><w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr></w:p>'


def table(widths_mm: Sequence[float], rows: Sequence[Sequence[str]], *, heads: int = 0) -> str:
    """A bordered table of paragraphs; the first ``heads`` rows repeat on every page."""
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths_mm)
    body = "".join(_row(widths_mm, row, is_head=index < heads) for index, row in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_twips(sum(widths_mm))}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="57" w:type="dxa"/>'
        '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(widths_mm: Sequence[float], cells: Sequence[str], *, is_head: bool) -> str:
    repeat = "<w:tblHeader/>" if is_head else ""
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/><w:vAlign w:val="center"/>'
        f"</w:tcPr>{cell}</w:tc>"
        for width, cell in zip(widths_mm, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{inner}</w:tr>"


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def word_file(blocks: Sequence[str], *, image: bytes | None = None) -> bytes:
    """The Word file of these blocks, A4 with the margins of a form; equal blocks, equal bytes."""
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" '
        'w:bottom="1417" w:left="1417" w:header="851" w:footer="851" w:gutter="0"/></w:sectPr>'
    )
    body = "".join(blocks) + (_AFTER_TABLE if blocks[-1].endswith("</w:tbl>") else "") + section
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _ROOT.encode(),
        "word/document.xml": (
            f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
        ).encode(),
        "word/styles.xml": _STYLES.encode(),
        "word/_rels/document.xml.rels": (
            _RELATIONS if image else _RELATIONS.replace(_image_relation(), "")
        ).encode(),
    }
    if image:
        parts["word/media/picture.jpg"] = image
    return _zipped(parts)


def _image_relation() -> str:
    return f'<Relationship Id="rId2" Type="{_R}/image" Target="media/picture.jpg"/>'


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return out.getvalue()
