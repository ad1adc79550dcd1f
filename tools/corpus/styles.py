"""Hand-written files in Word's shape: properties that come from styles, not from the text."""

from __future__ import annotations

from tools.corpus.markup import MORE, PROSE, SHORT, cell, p, row, run, tag
from tools.corpus.package import Package, page

__all__ = ["FILES"]

_PLAIN = page()


def _style(kind: str, ident: str, inner: str, base: str = "") -> str:
    based = tag("basedOn", val=base) if base else ""
    return (
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{ident}">'
        f"{tag('name', val=ident)}{based}{inner}</w:style>"
    )


def _inherited() -> Package:
    indent, none = (tag("ind", firstLine=twips) for twips in (420, 0))
    centred = f"<w:pPr>{none}{tag('jc', val='center')}</w:pPr><w:rPr><w:b/></w:rPr>"
    styles = (
        _style("paragraph", "Letter", f"<w:pPr>{indent}</w:pPr>", "a")
        + _style("paragraph", "Large", f"<w:rPr>{tag('sz', val=28)}</w:rPr>", "Letter")
        + _style("paragraph", "Headline", centred, "Large")
    )
    texts = {"Headline": "责令改正通知书", "Large": PROSE, "Letter": MORE}
    body = "".join(p(run(text), tag("pStyle", val=name)) for name, text in texts.items())
    body += p(run("不加粗", '<w:b w:val="0"/>') + run("加粗"), tag("pStyle", val="Headline"))
    return Package(body=body, section=_PLAIN, styles=styles)


def _of_characters() -> Package:
    styles = _style("character", "Strong", "<w:rPr><w:b/></w:rPr>", "a0") + _style(
        "character", "Blank", f"<w:rPr>{tag('u', val='single')}</w:rPr>", "Strong"
    )
    strong, blank = (tag("rStyle", val=name) for name in ("Strong", "Blank"))
    mixed = run("当事人") + run("示例公司", strong) + run("地址") + run("示例路1号", blank)
    again = run("加粗两次", strong, "<w:b/>") + run("大字", strong, tag("sz", val=32))
    return Package(body=p(mixed + run(f"，{SHORT}")) + p(again), section=_PLAIN, styles=styles)


def _of_tables() -> Package:
    sides = "".join(
        tag(side, val="single", sz=4, space=0, color="000000")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    thick = f"<w:tcBorders>{tag('bottom', val='single', sz=12, space=0)}</w:tcBorders>"
    conditions = (
        f'<w:tblStylePr w:type="firstRow"><w:pPr>{tag("jc", val="center")}</w:pPr>'
        f"<w:rPr><w:b/></w:rPr><w:tcPr>{thick}</w:tcPr></w:tblStylePr>"
        '<w:tblStylePr w:type="band1Horz"><w:tcPr>'
        f"{tag('shd', val='clear', color='auto', fill='E7E6E6')}</w:tcPr></w:tblStylePr>"
    )
    inner = (
        f"<w:pPr>{tag('jc', val='left')}</w:pPr><w:tblPr>{tag('tblStyleRowBandSize', val=1)}"
        f"<w:tblBorders>{sides}</w:tblBorders></w:tblPr>{conditions}"
    )
    widths = (1500, 3500, 3296)
    texts = (("序号", "内容", "备注"), *((str(n), SHORT, "无") for n in range(1, 5)))
    rows = "".join(
        row([cell(text, width=width) for text, width in zip(line, widths, strict=True)])
        for line in texts
    )
    grid = "".join(tag("gridCol", w=width) for width in widths)
    look = tag("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, noHBand=0, noVBand=1)
    body = (
        f"<w:tbl><w:tblPr>{tag('tblStyle', val='Listed')}{tag('tblW', w=sum(widths), type='dxa')}"
        f"{tag('tblLayout', type='fixed')}{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{rows}</w:tbl>"
    )
    styles = _style("table", "Listed", inner, "a1")
    return Package(body=body + p(SHORT), section=_PLAIN, styles=styles)


FILES = {
    "styles-of-paragraphs": ("styles based on each other", _inherited()),
    "styles-of-characters": ("styles of characters, toggled", _of_characters()),
    "styles-of-tables": ("a table style with a header row and bands", _of_tables()),
}
