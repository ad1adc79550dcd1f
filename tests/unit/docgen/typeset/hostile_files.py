"""Word files nobody wrote by accident: each a builder, with what must come of it.

``REFUSED`` maps a case to its builder and to words of the error; ``PRINTED`` maps a case to its
builder and to the text that must stand on its pages.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image
from wordfile import MAIN, PAGE, STYLES, W, WordFile, cell, paragraph, row, table, xml

__all__ = ["PRINTED", "REFUSED"]

Builder = Callable[[], bytes]

MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE = MAIN.replace("document.main", "template.main")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="1" name="x"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://'
    'schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rIdP" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def body(xml_text: str, **parts: object) -> Builder:
    """A file of one body."""
    return lambda: WordFile(body=xml_text, **parts).bytes()  # type: ignore[arg-type]


def lazily(make: Callable[[], str], **parts: object) -> Builder:
    """A file whose body is too large to keep, and packed so that its size alone tells nothing."""
    return lambda: stored(WordFile(body=make(), **parts).bytes())  # type: ignore[arg-type]


def stored(packed: bytes) -> bytes:
    """The same parts without compression."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return made.getvalue()


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def section(inner: str) -> Builder:
    return body(paragraph("甲"), section=inner)


def page(width: int, height: int, margin: int, more: str = "") -> str:
    sides = "".join(f'w:{side}="{margin}" ' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {sides} w:header="0" w:footer="0"/>{more}'
    )


def styled(styles: str) -> Builder:
    return body(paragraph("甲", '<w:pStyle w:val="b"/>'), styles=STYLES + styles)


def style(name: str, base: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{base}"/></w:style>'


def numbered(levels: str, *, more: str = "", level: int = 0, number: str = "7") -> Builder:
    text = paragraph(
        "甲", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        f'<w:num w:numId="7"><w:abstractNumId w:val="1"/>{more}</w:num>'
    )
    return body(text * 3, numbering=numbering)


def one_level(kind: str = "decimal", start: int = 1, pattern: str = "%1.") -> str:
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def picture(data: bytes, name: str = "p.png", cx: int = 360000, cy: int = 360000) -> Builder:
    return body(
        paragraph("前") + DRAWING.format(cx=cx, cy=cy),
        relations={"rIdP": ("image", f"media/{name}")},
        parts={f"word/media/{name}": data},
    )


def image(kind: str, mode: str = "RGB", size: tuple[int, int] = (8, 8)) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size).save(made, kind)
    return made.getvalue()


def noise(side: int) -> bytes:
    """A picture that does not compress."""
    made = io.BytesIO()
    Image.frombytes("RGB", (side, side), random.Random(1).randbytes(side * side * 3)).save(
        made, "PNG", compress_level=0
    )
    return made.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A PNG that claims to be huge and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = zlib.crc32(kind + data)
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", checked)

    header = struct.pack(">LLBBBBB", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def linked_header(target: str, part: bytes | None) -> Builder:
    parts = {} if part is None else {f"word/{target}": part}
    link = '<w:headerReference w:type="default" r:id="rIdH"/>'
    return body(
        paragraph("甲"),
        section=link + PAGE,
        relations={"rIdH": ("header", target)},
        parts=parts,
    )


def header(inner: str) -> Builder:
    return linked_header("h.xml", xml("hdr", inner))


def nested(open_tag: str, close_tag: str, depth: int, core: str) -> Callable[[], str]:
    return lambda: open_tag * depth + core + close_tag * depth


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
EMF = struct.pack("<LL", 1, 108) + bytes(32) + b" EMF" + bytes(64)
WMF = b"\xd7\xcd\xc6\x9a" + bytes(60)
TIFF, BMP = image("TIFF"), image("BMP")
PNG = image("PNG", size=(200, 200))
NOISE = noise(1600)
JPEG = image("JPEG", size=(200, 200))
CELL_PARAGRAPH = "<w:p/>"
FIELD = "".join((mark("begin"), "<w:r><w:instrText>REF a</w:instrText></w:r>", mark("separate")))

REFUSED: dict[str, tuple[Builder, str]] = {
    # the file
    "a .docm renamed": (body(paragraph("甲"), content_type=MACRO), "a macro"),
    "a password": (lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le"), "a password"),
    "a .doc renamed": (lambda: COMPOUND + "WordDocument".encode("utf-16-le"), r"\.doc\b"),
    "an .rtf renamed": (lambda: b"{\\rtf1 x}", "an RTF file"),
    "the strict form": (
        lambda: WordFile(
            body="",
            parts={
                "word/document.xml": b'<w:document xmlns:w="http://purl.oclc.org/ooxml/'
                b'wordprocessingml/main"><w:body/></w:document>'
            },
        ).bytes(),
        "strict",
    ),
    "a cut-off file": (lambda: WordFile(body=paragraph("甲")).bytes()[:-30], "cut off"),
    "no body": (
        lambda: WordFile(body="", parts={"word/document.xml": xml("document", "")}).bytes(),
        "no body",
    ),
    "a body in another namespace": (
        lambda: WordFile(
            body="",
            parts={"word/document.xml": f'<w:document xmlns:w="{W}"><body/></w:document>'.encode()},
        ).bytes(),
        "no body",
    ),
    "styles that are no XML": (
        body(paragraph("甲"), parts={"word/styles.xml": b"MZ"}),
        "broken XML",
    ),
    # headers
    "a header that is not there": (linked_header("h.xml", None), "missing part"),
    "a header that is the document itself": (linked_header("document.xml", None), "element body"),
    "a header that is a picture": (linked_header("h.xml", PNG), "broken XML"),
    "a header without a relationship": (
        section('<w:headerReference w:type="default" r:id="rIdZ"/>' + PAGE),
        "header or footer",
    ),
    "a header outside": (linked_header("../../../h.xml", None), "outside the file"),
    # size of the document
    "a million empty paragraphs": (lazily(lambda: "<w:p/>" * 1_000_000), "paragraphs"),
    "a million cells": (
        lazily(lambda: table("<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>" * 150_000)),
        "paragraphs",
    ),
    "ten million characters": (
        lazily(lambda: paragraph("字" * 2_500_000) * 4),
        "characters",
    ),
    "a hundred thousand sections": (
        lazily(lambda: f"<w:p><w:pPr><w:sectPr>{PAGE}</w:sectPr></w:pPr></w:p>" * 100_000),
        "pages|paragraphs",
    ),
    "ten thousand page breaks in a paragraph": (
        lazily(lambda: run('<w:br w:type="page"/>' * 10_000)),
        "pages",
    ),
    # depth
    **{
        f"{name} nested 100,000 deep": (lazily(nested(opening, closing, 100_000, "")), "nested")
        for name, opening, closing in (
            ("tables", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
            ("content controls", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            ("hyperlinks", "<w:hyperlink>", "</w:hyperlink>"),
        )
    },
    "fields nested 50,000 deep": (
        lazily(lambda: f"<w:p>{FIELD * 50_000}<w:r><w:t>甲</w:t></w:r></w:p>"),
        "nested",
    ),
    "a field that never ends": (body(f"<w:p>{FIELD}</w:p>" + paragraph("甲")), "never ends"),
    "a field that never begins": (body(f"<w:p>{mark('end')}</w:p>"), "before it begins"),
    "a field with a long code": (
        lazily(lambda: f"<w:p>{mark('begin')}{run_code(100_000)}{mark('end')}</w:p>"),
        "field whose code",
    ),
    # tables
    "10,000 columns in the grid": (
        lazily(lambda: table(row(cell("甲")), widths=(1,) * 10_000)),
        "columns",
    ),
    "10,000 cells in a row": (lazily(lambda: table(row(*[cell("甲")] * 10_000))), "columns"),
    "a cell over 10^9 columns": (
        body(table(row(cell("甲", '<w:gridSpan w:val="1000000000"/>')))),
        "gridSpan",
    ),
    "a row that begins at column 10^9": (
        body(table(row(cell("甲"), properties='<w:gridBefore w:val="1000000000"/>'))),
        "gridBefore",
    ),
    "a table width that is no number": (
        body(
            table(row(cell("甲"))).replace(
                '<w:tblW w:w="0" w:type="auto"/>', '<w:tblW w:w="x%" w:type="pct"/>'
            )
        ),
        "tblW",
    ),
    "a table width beyond measure": (
        body(
            table(row(cell("甲"))).replace(
                '<w:tblW w:w="0" w:type="auto"/>', '<w:tblW w:w="1e300%" w:type="pct"/>'
            )
        ),
        "tblW",
    ),
    "a table look that is no number": (
        body(table(row(cell("甲")), properties='<w:tblLook w:val="xyz"/>')),
        "tblLook",
    ),
    # characters
    "letters of 10^9 half points": (body(paragraph("甲", run='<w:sz w:val="1000000000"/>')), "sz"),
    "letters of 10^5 points": (body(paragraph("甲", run='<w:sz w:val="200000"/>')), "size"),
    "letters of negative size": (body(paragraph("甲", run='<w:sz w:val="-20"/>')), "size"),
    "letters of no size": (body(paragraph("甲", run='<w:sz w:val="0"/>')), "size"),
    "letters a thousand times as wide": (
        body(paragraph("甲", run='<w:w w:val="60000"/>')),
        "scale",
    ),
    "half a character as a symbol": (
        body(run('<w:sym w:font="宋体" w:char="D800"/>')),
        "symbol",
    ),
    "a symbol beyond Unicode": (body(run('<w:sym w:font="宋体" w:char="110000"/>')), "symbol"),
    "a control character as a symbol": (
        body(run('<w:sym w:font="宋体" w:char="0000"/>')),
        "symbol",
    ),
    # styles
    "a style based on itself": (styled(style("b", "b")), "circle"),
    "styles based on each other": (styled(style("b", "c") + style("c", "b")), "circle"),
    "a chain of a thousand styles": (
        styled(style("b", "s0") + "".join(style(f"s{n}", f"s{n + 1}") for n in range(1000))),
        "circle",
    ),
    # numbering
    "a tenth list level": (
        numbered(one_level().replace('"0"', '"9"', 1), level=9),
        "ninth",
    ),
    "an override of the hundredth level": (
        numbered(
            one_level(),
            more='<w:lvlOverride w:ilvl="99"><w:startOverride w:val="1"/></w:lvlOverride>',
        ),
        "ninth",
    ),
    "a list number of 40,000 letters": (numbered(one_level("upperLetter", 1_000_000)), "number"),
    "a list number repeated": (
        numbered(one_level("upperRoman", 3888, "%1" * 100_000)),
        "number",
    ),
    # pages
    "a page of no size": (section(page(0, 0, 0)), "room"),
    "a page of 10^7": (section(page(10_000_000, 10_000_000, 0)), "pgSz"),
    "a page of 10^6": (section(page(1_000_000, 1_000_000, 0)), "room"),
    "margins larger than the page": (section(page(11906, 16838, 9000)), "room"),
    # pictures
    "a PNG of 60,000 by 60,000": (picture(huge_png(60_000, 60_000)), "picture"),
    "a PNG of 2^31 by 1": (picture(huge_png(2**31 - 1, 1)), "picture"),
    "a PNG that holds less than it says": (picture(huge_png(2000, 2000)), "picture"),
    "a cut-off PNG": (picture(PNG[: len(PNG) // 2]), "picture"),
    "a cut-off JPEG": (picture(JPEG[: len(JPEG) // 2], "p.jpg"), "picture"),
    "an SVG picture": (picture(SVG, "p.svg"), "SVG"),
    "an EMF picture": (picture(EMF, "p.emf"), "EMF"),
    "a WMF picture": (picture(WMF, "p.wmf"), "WMF"),
    "a TIFF picture": (picture(TIFF, "p.tif"), "TIFF"),
    "a BMP picture": (picture(BMP, "p.bmp"), "BMP"),
    "a picture of 10^12": (picture(PNG, cx=10**12, cy=10**12), "picture"),
    "a picture of no size": (picture(PNG, cx=0, cy=0), "picture"),
    "a picture that is no picture": (picture(b"MZ", "p.png"), "picture"),
    "a picture outside": (
        body(
            DRAWING.format(cx=9, cy=9),
            relations={"rIdP": ("image", "../../../../etc/passwd")},
        ),
        "outside the file",
    ),
    "ten thousand pictures": (
        lazily(lambda: DRAWING.format(cx=9, cy=9) * 10_000),
        "drawings",
    ),
    # text beyond the paper
    "a header higher than the page": (header(paragraph("头") * 200), "no room for text"),
    "an indent that hangs off the page": (
        body(paragraph("甲" * 50, '<w:ind w:left="0" w:hanging="900000"/>')),
        "falls off",
    ),
    "a first line pushed off the page": (
        body(paragraph("甲" * 50, '<w:ind w:firstLine="900000"/>')),
        "falls off",
    ),
    "lines higher than the page": (
        body(paragraph("甲" * 50, '<w:spacing w:line="900000" w:lineRule="exact"/>')),
        "falls off",
    ),
    "space before higher than the page": (
        body(paragraph("甲", '<w:spacing w:before="900000" w:after="900000"/>') * 3),
        "falls off",
    ),
}


def run_code(count: int) -> str:
    return "<w:r><w:instrText>REF a b c d e f g h </w:instrText></w:r>" * count


def headers_and_rows(height: int) -> str:
    tall = f'<w:tblHeader/><w:cantSplit/><w:trHeight w:val="{height}"/>'
    return table(
        row(cell("头"), properties=tall),
        *(row(cell(f"行{n}"), properties=tall) for n in range(3)),
    )


PRINTED: dict[str, tuple[Builder, str]] = {
    "a large picture in a thousand places": (
        body(
            paragraph("前") + DRAWING.format(cx=9000, cy=9000) * 1000,
            relations={"rIdP": ("image", "media/p.png")},
            parts={"word/media/p.png": NOISE},
        ),
        "前",
    ),
    "a .dotx renamed": (body(paragraph("甲"), content_type=TEMPLATE), "甲"),
    "other prefixes": (
        lambda: WordFile(
            body="",
            parts={
                "word/document.xml": f'<q:document xmlns:q="{W}"><q:body><q:p><q:r><q:t>甲</q:t>'
                "</q:r></q:p></q:body></q:document>".encode()
            },
        ).bytes(),
        "甲",
    ),
    "parts in UTF-16": (
        lambda: WordFile(
            body="",
            parts={
                "word/document.xml": (
                    '<?xml version="1.0" encoding="UTF-16"?>'
                    + xml("document", f"<w:body>{paragraph('甲')}</w:body>").decode()
                ).encode("utf-16")
            },
        ).bytes(),
        "甲",
    ),
    "an embedded font": (
        body(
            paragraph("甲"),
            relations={"rIdF": ("fontTable", "fontTable.xml")},
            parts={
                "word/fontTable.xml": xml("fonts", '<w:font w:name="x"><w:embedRegular/></w:font>'),
                "word/fonts/font1.odttf": b"\0" * 1000,
            },
        ),
        "甲",
    ),
    "a relationship of the document to itself": (
        body(paragraph("甲"), relations={"rIdL": ("header", "document.xml")}),
        "甲",
    ),
    "hyperlinks 200 deep": (
        lazily(
            lambda: (
                f"<w:p>{'<w:hyperlink>' * 200}<w:r><w:t>甲</w:t></w:r>"
                f"{'</w:hyperlink>' * 200}</w:p>"
            )
        ),
        "甲",
    ),
    "content controls 100 deep": (
        lazily(nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 100, paragraph("甲"))),
        "甲",
    ),
    "merged cells without a first one": (
        body(table(row(cell("甲", "<w:vMerge/>"), cell("乙")), row(cell("丙"), cell("丁")))),
        "乙",
    ),
    "merges that do not match": (
        body(
            table(
                row(cell("甲", '<w:vMerge w:val="restart"/><w:gridSpan w:val="2"/>')),
                row(cell("", "<w:vMerge/>"), cell("乙", "<w:vMerge/>")),
                row(cell("丙", '<w:gridSpan w:val="0"/>')),
            )
        ),
        "甲",
    ),
    "header rows higher than the page": (lazily(lambda: headers_and_rows(40_000)), "行2"),
    "every row a header": (
        lazily(lambda: table(*(row(cell("头"), properties="<w:tblHeader/>") for _ in range(200)))),
        "头",
    ),
    "ten thousand paragraphs kept together": (
        lazily(lambda: paragraph("甲", "<w:keepNext/>") * 10_000),
        "甲",
    ),
    "a cell of twenty thousand lines": (
        lazily(lambda: table(row(cell(paragraph("甲") * 20_000), cell("乙")))),
        "乙",
    ),
    "a token of a hundred thousand letters": (lazily(lambda: paragraph("a" * 100_000)), "aaa"),
    "a hundred thousand tabs": (
        lazily(lambda: f"<w:p><w:r>{'<w:tab/>' * 100_000}<w:t>甲</w:t></w:r></w:p>"),
        "\t",
    ),
    "a hundred thousand tab stops": (
        lazily(
            lambda: (
                paragraph(
                    "甲",
                    "<w:tabs>"
                    + "".join(f'<w:tab w:val="left" w:pos="{n}"/>' for n in range(100_000))
                    + "</w:tabs>",
                )
                + run("<w:tab/>" * 1000)
            )
        ),
        "甲",
    ),
    "thirty thousand runs of their own": (
        lazily(
            lambda: (
                "<w:p>"
                + "".join(
                    f'<w:r><w:rPr><w:spacing w:val="{n % 50}"/></w:rPr><w:t>甲</w:t></w:r>'
                    for n in range(30_000)
                )
                + "</w:p>"
            )
        ),
        "甲",
    ),
    "indents wider than the page": (
        body(paragraph("甲" * 50, '<w:ind w:left="900000" w:right="900000"/>')),
        "甲",
    ),
    "cells narrower than their margins": (
        body(
            table(
                row(cell("甲乙", width=10)),
                widths=(10,),
                properties='<w:tblCellMar><w:left w:w="9000" w:type="dxa"/>'
                '<w:right w:w="9000" w:type="dxa"/></w:tblCellMar>',
            )
        ),
        "甲",
    ),
    "characters closer than they are wide": (
        body(paragraph("甲乙丙" * 100, run='<w:spacing w:val="-2000"/>')),
        "甲",
    ),
    "a grid tighter than its characters": (
        body(
            paragraph("甲乙丙" * 100),
            section=PAGE + '<w:docGrid w:type="linesAndChars" w:linePitch="1" '
            'w:charSpace="-400000"/>',
        ),
        "甲",
    ),
    "a list without a definition": (numbered("", number="99"), "甲"),
    "a list whose definition is missing": (
        body(
            paragraph("甲", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'),
            numbering='<w:num w:numId="7"><w:abstractNumId w:val="404"/></w:num>',
        ),
        "甲",
    ),
    "a picture higher than the page": (picture(PNG, cy=30_000_000), "前"),
}
