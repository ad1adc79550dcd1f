"""A small Word file from raw XML, and where each character of its pages stands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pdfplumber

from docgen.typeset.engine import Typeset

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WHEN = datetime(2026, 3, 5, 10, 30, tzinfo=UTC)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2000" w:right="2000" w:bottom="2000" w:left="2000" '
    'w:header="800" w:footer="800" w:gutter="0"/>'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" '
    'w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
)


@dataclass(frozen=True, kw_only=True)
class WordFile:
    """The parts of a small Word file; ``body`` is the XML of its blocks."""

    body: str
    section: str = PAGE
    styles: str = STYLES
    settings: str = ""
    numbering: str = ""
    relations: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    parts: Mapping[str, bytes] = field(default_factory=dict)
    content_type: str = MAIN

    def bytes(self) -> bytes:
        """The file."""
        relations = {
            "rIdS": ("styles", "styles.xml"),
            "rIdT": ("settings", "settings.xml"),
            "rIdN": ("numbering", "numbering.xml"),
            **self.relations,
        }
        document = f"<w:body>{self.body}<w:sectPr>{self.section}</w:sectPr></w:body>"
        parts: dict[str, bytes] = {
            "[Content_Types].xml": self._types(),
            "_rels/.rels": relationships({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": xml("document", document),
            "word/styles.xml": xml("styles", self.styles),
            "word/settings.xml": xml("settings", self.settings),
            "word/numbering.xml": xml("numbering", self.numbering),
            "word/_rels/document.xml.rels": relationships(relations),
            **self.parts,
        }
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return packed.getvalue()

    def _types(self) -> bytes:
        return (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
            f'ContentType="application/xml"/><Override PartName="/word/document.xml" '
            f'ContentType="{self.content_type}"/></Types>'
        ).encode()


def xml(root: str, inner: str) -> bytes:
    """A part of WordprocessingML."""
    return f'<w:{root} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{root}>'.encode()


def relationships(entries: Mapping[str, tuple[str, str]]) -> bytes:
    """The relationships of a part: kind and target by id."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in entries.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'.encode()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def cell(content: str, properties: str = "", width: int = 2000) -> str:
    """A cell; plain text becomes a paragraph."""
    inner = content if content.startswith("<w:") else paragraph(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def table(*rows: str, widths: tuple[int, ...] = (2000, 2000), properties: str = "") -> str:
    """A table with single borders of half a point."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{sides}</w:tblBorders>'
        f"{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(*cells: str, properties: str = "") -> str:
    """A row of cells."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A character and the origin of its glyph, from the top left of its page."""

    text: str
    x: float
    y: float
    size: float


class Sheet:
    """A typeset file as a reader of it would measure it."""

    def __init__(self, made: Typeset) -> None:
        self.made = made
        self.pages: list[list[Spot]] = []
        self.rules: list[list[tuple[float, float, float, float]]] = []
        with pdfplumber.open(io.BytesIO(made.pdf)) as pdf:
            for page in pdf.pages:
                height = float(page.height)
                self.pages.append([_spot(item, height) for item in page.chars])
                self.rules.append(
                    [(item["x0"], item["top"], item["x1"], item["bottom"]) for item in page.lines]
                )

    def at(self, text: str, page: int = 0) -> Spot:
        """Where ``text`` begins on a page."""
        spots = self.pages[page]
        whole = "".join(spot.text[:1] for spot in spots)
        return spots[whole.index(text)]

    def lines(self, page: int = 0) -> list[str]:
        """The lines of a page by their baselines, from the top."""
        rows: dict[float, list[Spot]] = {}
        for spot in self.pages[page]:
            rows.setdefault(round(spot.y, 1), []).append(spot)
        return [
            "".join(spot.text for spot in sorted(rows[y], key=lambda spot: spot.x))
            for y in sorted(rows)
        ]


def _spot(item: Mapping[str, object], height: float) -> Spot:
    matrix = item["matrix"]
    assert isinstance(matrix, tuple)
    return Spot(
        text=str(item["text"]), x=matrix[4], y=height - matrix[5], size=float(str(item["size"]))
    )
