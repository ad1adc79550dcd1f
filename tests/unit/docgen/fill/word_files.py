"""Small Word files for tests: the least package Word opens, with whatever stands in its parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CELL = '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE = """<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<dc:creator>某人</dc:creator><cp:lastModifiedBy>某人</cp:lastModifiedBy>
<dcterms:created xsi:type="dcterms:W3CDTF">2020-01-01T00:00:00Z</dcterms:created>
</cp:coreProperties>"""


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:r>{properties}<w:t>{text}</w:t></w:r></w:p>"


def paragraphs(*texts: str) -> str:
    return "".join(map(paragraph, texts))


def table(*rows: tuple[str, ...]) -> str:
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in rows[0])
    body = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_CELL}{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def word_file(
    body: str,
    *,
    header: str = "",
    extra: Mapping[str, bytes] | None = None,
    overrides: Mapping[str, str] | None = None,
    relationships: str = "",
    body_type: str = f"{_WORD}.document.main+xml",
) -> bytes:
    """The bytes of a Word file. ``extra`` adds parts, ``overrides`` their content types."""
    link = f'<w:headerReference xmlns:r="{_OFFICE}" w:type="default" r:id="rId1"/>'
    section = f"<w:sectPr>{link if header else ''}</w:sectPr>"
    types = {"/word/document.xml": body_type, "/docProps/core.xml": _CORE_TYPE}
    types |= overrides or {}
    rels = relationships
    parts = {"docProps/core.xml": _CORE.encode(), **(extra or {})}
    if header:
        types["/word/header1.xml"] = f"{_WORD}.header+xml"
        rels += f'<Relationship Id="rId1" Type="{_OFFICE}/header" Target="header1.xml"/>'
        own = f'<w:hdr xmlns:w="{NS}">{header}</w:hdr>'.encode()
        parts.setdefault("word/header1.xml", own)
    document = f'<w:document xmlns:w="{NS}"><w:body>{body}{section}</w:body></w:document>'
    parts["word/document.xml"] = document.encode()
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_RELS}">{rels}</Relationships>'.encode()
    )
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument"'
        ' Target="word/document.xml"/><Relationship Id="rId2" Target="docProps/core.xml" Type="'
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/>'
        "</Relationships>"
    ).encode()
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="'
        f'application/xml"/>{listed}</Types>'
    ).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def part_of(raw: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read(name)


def texts(raw: bytes, name: str = "word/document.xml") -> list[str]:
    """The text of each paragraph of a part; a line break reads as a line feed."""
    root = etree.fromstring(part_of(raw, name))
    return [_text(each) for each in root.iter(f"{W}p")]


def _text(node: etree._Element) -> str:
    pieces = (
        "\n" if each.tag == f"{W}br" else each.text or "" for each in node.iter(f"{W}t", f"{W}br")
    )
    return "".join(pieces)
