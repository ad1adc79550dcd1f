"""Hand-written files in WPS's shape: the papers that clerks write with it."""

from __future__ import annotations

from tools.corpus.markup import MORE, PROSE, SHORT, cell, p, row, run, table, tag
from tools.corpus.package import Package, page

__all__ = ["FILES"]

_GRID = tag("docGrid", type="lines", linePitch=312, charSpace=0)
_A4 = page(grid=_GRID)
_HINT = tag("rFonts", hint="eastAsia")


def _font(name: str, *, hint: bool = True) -> str:
    more = {"hint": "eastAsia"} if hint else {}
    return tag("rFonts", **more, ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _letter(grid: str) -> Package:
    body = _font("仿宋_GB2312"), tag("sz", val=32), tag("szCs", val=32)
    line = tag("spacing", line=560, lineRule="exact")
    title = run("关于规范道路运输经营行为的函", _font("方正小标宋简体"), tag("sz", val=44))
    indent = tag("ind", firstLine=640, firstLineChars=200)
    blocks = [
        p(title, line, tag("jc", val="center")),
        p(run("示例运输有限公司：", *body), line),
        *(p(run(text, *body), line, indent) for text in (PROSE, MORE, PROSE)),
        p(run("示例市交通运输局", *body), line, tag("jc", val="right")),
        p(run("2026年3月16日", *body), line, tag("jc", val="right")),
    ]
    section = page(margins=(2098, 1474, 1985, 1588), grid=grid)
    return Package(wps=True, body="".join(blocks), section=section)


def _form() -> Package:
    widths = (1700, 2560, 1700, 2560)

    def cells(*texts: str) -> list[str]:
        centred = tag("vAlign", val="center")
        return [
            cell(p(run(text, _HINT, tag("sz", val=24))), centred, width=width)
            for text, width in zip(texts, widths, strict=True)
        ]

    high = tag("trHeight", val=567, hRule="atLeast")
    wide = cell(p(run(PROSE + MORE, _HINT, tag("sz", val=24))), tag("gridSpan", val=3), width=6820)
    rows = [
        row(cells("姓名", "张某", "性别", "男"), high),
        row(cells("单位", "示例运输有限公司", "电话", "0900-1234567"), high),
        row([*cells("事实", "", "", "")[:1], wide], high),
    ]
    heading = p(run("登记表", _font("黑体"), tag("sz", val=36)), tag("jc", val="center"))
    indent = tag("tblInd", w=0, type="dxa")
    return Package(wps=True, body=heading + table(widths, rows, properties=indent) + p(""))


def _paragraphs() -> Package:
    multiple = tag("spacing", line=360, lineRule="auto")
    indent = tag("ind", firstLine=420, firstLineChars=200)
    blocks = [p(run(text, _HINT), multiple, indent) for text in (PROSE, MORE)]
    blocks += [
        p(run(SHORT, _HINT)),
        p(run(PROSE, _HINT), tag("spacing", before=156, beforeLines=50)),
    ]
    return Package(wps=True, body="".join(blocks), section=_A4)


def _numbered() -> Package:
    level = (
        '<w:lvl w:ilvl="0" w:tentative="0"><w:start w:val="1"/>'
        f"{tag('numFmt', val='chineseCounting')}{tag('suff', val='nothing')}"
        f"{tag('lvlText', val='%1、')}{tag('lvlJc', val='left')}</w:lvl>"
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        f'{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = f"<w:numPr>{tag('ilvl', val=0)}{tag('numId', val=1)}</w:numPr>"
    body = "".join(p(run(text, _HINT), listed) for text in (SHORT, PROSE, MORE))
    return Package(wps=True, body=body, section=_A4, numbering=numbering)


def _ticks() -> Package:
    boxes = (
        run("☑", _font("宋体")) + run("是  ", _HINT) + run("☐", _font("宋体")) + run("否", _HINT)
    )
    line = run("          ", tag("u", val="single"))
    body = p(run("是否适用：", _HINT) + boxes) + p(run("签名：", _HINT) + line)
    body += p(run("日期：", _HINT) + line + run("年", _HINT) + line + run("月", _HINT))
    return Package(wps=True, body=body, section=_A4)


FILES = {
    "letter": ("an official letter, exact lines, indents in characters", _letter("")),
    "letter-on-grid": ("exact lines on a document grid", _letter(_GRID)),
    "form": ("a form with merged cells and heights of at least", _form()),
    "paragraphs": ("multiple line spacing on the grid, space in lines", _paragraphs()),
    "numbered": ("a list of Chinese numbers followed by nothing", _numbered()),
    "ticks": ("boxes, ticks and blanks to fill in", _ticks()),
}
