"""Word packages written by hand, in the shape that Word or WPS gives them.

The bytes are the same on every machine. Not for what stands on the pages.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["A4", "Package", "page"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_WPS_SPACES = _WORD_SPACES.replace(
    'mc:Ignorable="w14"',
    'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="w14"',
)
_DATE = (2026, 1, 1, 0, 0, 0)
_PARTS = {
    "styles": "styles.xml",
    "settings": "settings.xml",
    "numbering": "numbering.xml",
    "theme": "theme/theme1.xml",
    "fontTable": "fontTable.xml",
}
_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office">'
    '<a:themeElements><a:fontScheme name="Office"><a:majorFont>'
    '<a:latin typeface="Times New Roman"/>'
    '<a:ea typeface=""/><a:cs typeface=""/><a:font script="Hans" typeface="宋体"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
    '<a:font script="Hans" typeface="宋体"/></a:minorFont></a:fontScheme></a:themeElements>'
    "</a:theme>"
)
_WORD_STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
    'w:cstheme="minorBidi"/><w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="22"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/>'
    '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>{run}</w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="a0">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_WPS_STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" '
    'w:cs="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:qFormat/>'
    '<w:uiPriority w:val="0"/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>'
    '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
    'w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/><w:kern w:val="2"/><w:sz w:val="21"/>'
    '<w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
    "</w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="3">'
    '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="2"><w:name w:val="Normal Table"/>'
    '<w:semiHidden/><w:tblPr><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_SETTINGS = (
    '<w:zoom w:percent="100"/>{more}<w:defaultTabStop w:val="420"/>'
    '<w:characterSpacingControl w:val="{spacing}"/><w:compat><w:spaceForUL/>'
    "<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)


def page(
    *,
    width: int = 11906,
    height: int = 16838,
    margins: tuple[int, int, int, int] = (1440, 1800, 1440, 1800),
    grid: str = "",
    more: str = "",
    first: str = "",
) -> str:
    """The inside of ``w:sectPr``: a page in twips, its margins by top, right, bottom, left."""
    turned = ' w:orient="landscape"' if width > height else ""
    top, right, bottom, left = margins
    return (
        f'{first}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="851" w:footer="992" w:gutter="0"/>{more}<w:cols w:space="425"/>{grid}'
    )


A4 = page(grid='<w:docGrid w:type="lines" w:linePitch="312"/>')


@dataclass(frozen=True, kw_only=True)
class Package:
    """The parts of a Word file; ``body`` is the XML of its blocks, ``section`` of its last one.

    ``parts`` are named ``header1.xml``, ``media/image1.png`` ...; each is related to the document
    by the id ``rId-NAME`` without its ending.
    """

    body: str
    section: str = A4
    wps: bool = False
    styles: str = ""
    settings: str = ""
    numbering: str = ""
    spacing: str = "compressPunctuation"
    size: int = 21
    parts: Mapping[str, str | bytes] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The file."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self._all().items():
                info = zipfile.ZipInfo(name, _DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
        return packed.getvalue()

    def _all(self) -> dict[str, bytes]:
        run = f'<w:rPr><w:sz w:val="{self.size}"/></w:rPr>'
        base = _WPS_STYLES if self.wps else _WORD_STYLES.format(run=run)
        document = f"<w:body>{self.body}<w:sectPr>{self.section}</w:sectPr></w:body>"
        settings = _SETTINGS.format(more=self.settings, spacing=self.spacing)
        made = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml", "")}),
            "word/document.xml": self._xml("document", document),
            "word/_rels/document.xml.rels": _relations(self._related()),
            "word/styles.xml": self._xml("styles", base + self.styles),
            "word/settings.xml": self._xml("settings", settings),
            "word/numbering.xml": self._xml("numbering", self.numbering),
            "word/fontTable.xml": self._xml("fonts", '<w:font w:name="宋体"/>'),
            "word/theme/theme1.xml": _declared(_THEME),
        }
        for name, part in self.parts.items():
            made[f"word/{name}"] = part if isinstance(part, bytes) else self._furniture(name, part)
        return made

    def _xml(self, root: str, inner: str) -> bytes:
        spaces = _WPS_SPACES if self.wps else _WORD_SPACES
        return _declared(f"<w:{root} {spaces}>{inner}</w:{root}>")

    def _furniture(self, name: str, inner: str) -> bytes:
        stem = name.removesuffix(".xml").rstrip("0123456789")
        return self._xml({"header": "hdr", "footer": "ftr"}.get(stem, stem), inner)

    def _related(self) -> dict[str, tuple[str, str, str]]:
        related = {f"rId-{kind}": (kind, target, "") for kind, target in _PARTS.items()}
        for name in self.parts:
            stem = name.rpartition("/")[2].partition(".")[0]
            kind = "image" if name.startswith("media/") else stem.rstrip("0123456789")
            related[f"rId-{stem}"] = (kind, name, "")
        for ident, target in self.links.items():
            related[ident] = ("hyperlink", target, "External")
        return related

    def _content_types(self) -> bytes:
        kinds = {"document.xml": "document.main", **{v: k for k, v in _PARTS.items()}}
        kinds |= {
            name: name.rstrip("0123456789.xml") for name in self.parts if name.endswith(".xml")
        }
        overrides = "".join(
            f'<Override PartName="/word/{name}" ContentType="{_content_type(kind)}"/>'
            for name, kind in kinds.items()
        )
        return _declared(
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
        )


def _content_type(kind: str) -> str:
    if kind == "theme":
        return "application/vnd.openxmlformats-officedocument.theme+xml"
    return f"{_TYPES}.{kind}+xml"


def _declared(xml: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()


def _relations(related: Mapping[str, tuple[str, str, str]]) -> bytes:
    items = "".join(
        f'<Relationship Id="{ident}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for ident, (kind, target, mode) in related.items()
    )
    return _declared(f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>')
