"""Hand-written files in Word's shape: columns, boxes, text around drawings, floating tables."""

from __future__ import annotations

from tools.corpus.markup import MORE, PROSE, SHORT, cell, p, row, table, tag
from tools.corpus.package import Package, page
from tools.corpus.structure import anchored, graphic, picture

__all__ = ["FILES"]

_PLAIN = page()
_SPACES = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_CENTER = tag("jc", val="center")
_LOOSE = tag("widowControl", val=0)


def _columns(inner: str, **attributes: object) -> str:
    given = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return _PLAIN.replace('<w:cols w:space="425"/>', f"<w:cols{given}>{inner}</w:cols>")


def _equal() -> Package:
    section = _columns("", num=2, space=425, sep=1)
    return Package(body=p(PROSE, _LOOSE) * 14, section=section)


def _unequal() -> Package:
    widths = tag("col", w=2600, space=425) + tag("col", w=5281)
    section = _columns(widths, num=2, space=425, equalWidth=0)
    return Package(body=p(PROSE, _LOOSE) * 16, section=section)


def _column_breaks() -> Package:
    broken = f'<w:p><w:r><w:br w:type="column"/><w:t>{SHORT}</w:t></w:r></w:p>'
    return Package(body=p(PROSE) + broken + p(MORE), section=_columns("", num=2, space=425))


def _wrapped(wrap: str, across: str, down: int) -> Package:
    drawing = anchored(graphic(130, 90), (130, 90), across, down, wrap)
    body = p(SHORT) + p(drawing + f"<w:r><w:t>{PROSE * 3}</w:t></w:r>") + p(MORE)
    return Package(body=body, section=_PLAIN, parts={"media/image1.png": picture()})


def _beside() -> Package:
    return _wrapped('<wp:wrapSquare wrapText="bothSides"/>', "<wp:align>right</wp:align>", 0)


def _above_and_below() -> Package:
    return _wrapped("<wp:wrapTopAndBottom/>", "<wp:align>center</wp:align>", 10)


def _text_box() -> Package:
    shape = (
        f"<a:graphic {_SPACES}><a:graphicData "
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="3048000" cy="1016000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{p(PROSE)}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="91440" tIns="45720" rIns="91440" bIns="45720" anchor="ctr"/></wps:wsp>'
        "</a:graphicData></a:graphic>"
    )
    drawing = anchored(shape, (240, 80), "<wp:align>center</wp:align>", 60, "<wp:wrapNone/>")
    return Package(body=p(SHORT) + p(drawing + "<w:r><w:t>文本框</w:t></w:r>"), section=_PLAIN)


def _down_cells() -> Package:
    down = tag("textDirection", val="tbRl") + tag("vAlign", val="center")
    rows = []
    for index, name in enumerate(("姓名", "住址", "电话", "证件号码")):
        merge = tag("vMerge", val="continue" if index else "restart")
        label = p("" if index else "当事人", _CENTER)
        cells = (
            cell(label, merge, down, width=700),
            cell(name, width=1800),
            cell(SHORT, width=5800),
        )
        rows.append(row(cells))
    return Package(body=table((700, 1800, 5800), rows), section=_PLAIN)


def _floating() -> Package:
    place = (
        '<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" '
        'w:horzAnchor="margin" w:tblpXSpec="center" w:tblpY="200"/>'
    )
    rows = [row((cell(SHORT, width=7600),))] * 6
    body = p(PROSE) + table((7600,), rows, properties=place) + p(MORE)
    return Package(body=body, section=_PLAIN)


def _mirrored() -> Package:
    section = page(margins=(1440, 1200, 1440, 2400))
    body = p(PROSE) + p(MORE, "<w:pageBreakBefore/>")
    return Package(body=body, section=section, settings="<w:mirrorMargins/>")


def _page_borders() -> Package:
    sides = "".join(
        tag(side, val="single", sz=8, space=24, color="000000")
        for side in ("top", "left", "bottom", "right")
    )
    borders = f'<w:pgBorders w:offsetFrom="page">{sides}</w:pgBorders>'
    return Package(body=p(PROSE), section=page(more=borders))


FILES = {
    "columns-equal": ("two equal columns with a line between them", _equal()),
    "columns-unequal": ("two columns of different widths", _unequal()),
    "column-breaks": ("a break of a column", _column_breaks()),
    "wrap-beside": ("text beside a picture and below it", _beside()),
    "wrap-above-below": ("text above and below a picture", _above_and_below()),
    "text-box": ("a text box before the text", _text_box()),
    "text-down": ("text that runs down merged cells", _down_cells()),
    "floating-wide": ("a floating table without text beside it", _floating()),
    "mirrored-margins": ("margins that change sides", _mirrored()),
    "page-borders": ("borders around the page", _page_borders()),
}
