"""Hand-written files in Word's shape: one property of tables each."""

from __future__ import annotations

from collections.abc import Mapping

from tools.corpus.markup import MORE, PROSE, SHORT, cell, p, row, run, table, tag
from tools.corpus.package import Package, page

__all__ = ["FILES"]

_PLAIN = page()
_GRID = (2000, 3000, 3296)
_Sides = Mapping[str, object]
_SIDES = ("top", "left", "bottom", "right")


def _cells(*texts: str) -> list[str]:
    return [cell(text, width=width) for text, width in zip(texts, _GRID, strict=True)]


def _file(*blocks: str, section: str = _PLAIN) -> Package:
    return Package(body="".join(blocks), section=section)


def _side(name: str, **attributes: object) -> str:
    return tag(name, **{"val": "single", "sz": 4, "space": 0, "color": "auto", **attributes})


def _cell_borders(**sides: _Sides) -> str:
    inner = "".join(_side(name, **sides[name]) for name in _SIDES if name in sides)
    diagonal = "".join(_side(name, **sides[name]) for name in ("tl2br", "tr2bl") if name in sides)
    return f"<w:tcBorders>{inner}{diagonal}</w:tcBorders>"


def _fixed() -> Package:
    rows = [row(_cells("当事人", "示例运输有限公司", SHORT)), row(_cells("", PROSE, MORE))]
    return _file(p("表格之前"), table(_GRID, rows), p("表格之后"))


def _auto() -> Package:
    rows = [
        row([cell("序号"), cell("事项"), cell("说明")]),
        row([cell("1"), cell("道路运输证"), cell(PROSE)]),
        row([cell("2"), cell("行驶证"), cell(SHORT)]),
    ]
    short = [row([cell("甲"), cell("乙丙")]), row([cell("丁戊己"), cell("庚")])]
    return _file(
        table((636, 1266, 6394), rows, fixed=False, width=0), p("中间"),
        table((850, 640), short, fixed=False, width=0), p("之后"),
    )  # fmt: skip


def _percent() -> Package:
    rows = [row([cell("左"), cell(PROSE)])]
    made = table((2000, 6296), rows, fixed=True)
    return _file(
        made.replace('<w:tblW w:w="8296" w:type="dxa"/>', '<w:tblW w:w="4000" w:type="pct"/>'),
        p(""),
    )


def _spans() -> Package:
    wide = cell("合并三列", tag("gridSpan", val=3), width=8296)
    two = cell("合并两列", tag("gridSpan", val=2), width=5000)
    rows = [row([wide]), row([two, cell("一列", width=3296)]), row(_cells("甲", "乙", "丙"))]
    rows.append(row([cell("一列", width=2000), cell(SHORT, tag("gridSpan", val=2), width=6296)]))
    return _file(table(_GRID, rows), p(""))


def _merges() -> Package:
    start, on = tag("vMerge", val="restart"), "<w:vMerge/>"
    rows = [
        row([cell("合并三行", start, width=2000), cell(PROSE, width=3000), cell("一", width=3296)]),
        row(
            [cell("", on, width=2000), cell("乙", width=3000), cell("合并两行", start, width=3296)]
        ),
        row([cell("", on, width=2000), cell("丙", width=3000), cell("", on, width=3296)]),
        row([cell(PROSE, start, width=2000), cell("丁", width=3000), cell("二", width=3296)]),
        row([cell("", on, width=2000), cell("戊", width=3000), cell("三", width=3296)]),
    ]
    return _file(table(_GRID, rows), p(""))


def _nested() -> Package:
    inner = table((1200, 1400), [row([cell("内一", width=1200), cell(SHORT, width=1400)])] * 2)
    rows = [
        row(
            [
                cell("外层", width=2000),
                cell(inner + p("内层之后"), width=3000),
                cell(MORE, width=3296),
            ]
        )
    ]
    return _file(table(_GRID, rows), p(""))


def _conflicts() -> Package:
    thick: _Sides = {"sz": 24}
    none: _Sides = {"val": "nil"}
    dashed: _Sides = {"val": "dashed", "sz": 8}

    def bordered(text: str, width: int, **sides: _Sides) -> str:
        return cell(text, _cell_borders(**sides), width=width)

    plain = [cell(text, width=width) for text, width in zip("甲乙丙", _GRID, strict=True)]
    rows = [
        row([bordered("粗右", 2000, right=thick), *plain[1:]]),
        row(
            [
                plain[0],
                bordered("双下", 3000, bottom={"val": "double"}),
                bordered("无左", 3296, left=none),
            ]
        ),
        row(
            [
                bordered("无上", 2000, top=none),
                bordered("粗上", 3000, top=thick),
                bordered("虚右", 3296, right=dashed),
            ]
        ),
    ]
    return _file(table(_GRID, rows), p(""))


def _per_side() -> Package:
    outer = "".join(_side(name, sz=12) for name in _SIDES)
    inner = _side("insideH", sz=4) + _side("insideV", val="dotted", sz=4)
    rows = [row(_cells("甲", "乙", "丙")), row(_cells("丁", SHORT, "己"))]
    open_sides = _side("top", sz=12) + _side("bottom", sz=12) + _side("insideH", sz=6)
    return _file(
        table(_GRID, rows, borders=outer + inner),
        p(""),
        table(_GRID, rows, borders=open_sides),
        p(""),
    )


def _margins() -> Package:
    sides = "".join(
        tag(name, w=width, type="dxa")
        for name, width in (("top", 100), ("left", 200), ("bottom", 100), ("right", 200))
    )
    own = f"<w:tcMar>{tag('top', w=300, type='dxa')}{tag('left', w=500, type='dxa')}</w:tcMar>"
    rows = [
        row(_cells("甲", SHORT, MORE)),
        row([cell("自有边距", own, width=2000), *_cells("", "乙", "丙")[1:]]),
    ]
    return _file(table(_GRID, rows, margins=f"<w:tblCellMar>{sides}</w:tblCellMar>"), p(""))


def _shading() -> Package:
    grey, gold = (tag("shd", val="clear", color="auto", fill=fill) for fill in ("D9D9D9", "FFE699"))
    rows = [
        row([cell("灰", grey, width=2000), cell("金", gold, width=3000), cell("无", width=3296)]),
        row(_cells("甲", SHORT, "丙")),
    ]
    return _file(table(_GRID, rows), p(""))


def _vertical() -> Package:
    kinds = ("top", "center", "bottom")
    high = [
        cell(f"居{kind}", tag("vAlign", val=kind), width=width)
        for kind, width in zip(kinds, _GRID, strict=True)
    ]
    middle = cell("居中", tag("vAlign", val="center"), width=3296)
    rows = [
        row(high, tag("trHeight", val=1200)),
        row([cell("", width=2000), cell(PROSE, width=3000), middle]),
    ]
    return _file(table(_GRID, rows), p(""))


def _heights() -> Package:
    rows = [
        row(_cells("至少", "30磅", SHORT), tag("trHeight", val=600)),
        row(_cells("固定", "20磅", "丙"), tag("trHeight", val=400, hRule="exact")),
        row(_cells("至少", "不足", PROSE), tag("trHeight", val=300, hRule="atLeast")),
        row(_cells("自动", "", "")),
    ]
    return _file(table(_GRID, rows), p(""))


def _headers() -> Package:
    head = row(_cells("序号", "事项", "说明"), "<w:tblHeader/>")
    rows = [row(_cells(str(number), "检查事项", SHORT)) for number in range(1, 50)]
    return _file(table(_GRID, [head, *rows]), p("之后"))


def _cant_split() -> Package:
    rows = [
        row(_cells(str(number), "检查事项", PROSE * 2), "<w:cantSplit/>") for number in range(1, 8)
    ]
    return _file(table(_GRID, rows), p("之后"))


def _splits() -> Package:
    rows = [row(_cells(str(number), PROSE, MORE * 3)) for number in range(1, 8)]
    return _file(table(_GRID, rows), p("之后"))


def _places() -> Package:
    rows = [row([cell("甲", width=1500), cell("乙", width=2500)])]
    given = (
        tag("jc", val="center"),
        tag("jc", val="right"),
        tag("tblInd", w=600, type="dxa"),
        tag("tblInd", w=-108, type="dxa"),
    )
    return _file(*(table((1500, 2500), rows, properties=each) + p("之后") for each in given))


def _diagonals() -> Package:
    both = _cell_borders(tl2br={}, tr2bl={"sz": 12})
    rows = [
        row(
            [
                cell("斜", _cell_borders(tl2br={}), width=2000),
                cell("线", both, width=3000),
                cell("丙", width=3296),
            ],
            tag("trHeight", val=800),
        )
    ]
    return _file(table(_GRID, rows), p(""))


def _tokens() -> Package:
    code = "91650102MA7ABCDE1X"
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    rows = [row(_cells("编号", code * 2, signs * 2)), row(_cells(code, signs, f"编号{code}{code}"))]
    return _file(table(_GRID, rows), p(""))


def _in_grid() -> Package:
    rows = [row(_cells("甲", SHORT, PROSE)), row(_cells("乙", MORE, "丙"))]
    grid = tag("docGrid", type="lines", linePitch=312)
    return _file(table(_GRID, rows), p(PROSE), section=page(grid=grid))


def _in_cells() -> Package:
    line = tag("spacing", line=360, lineRule="exact")
    inner = p(PROSE, line, tag("jc", val="center")) + p(
        SHORT, tag("spacing", before=120, after=120)
    )
    rows = [
        row(
            [
                cell(inner, width=2000),
                cell(p(run(MORE, tag("sz", val=28)), tag("ind", firstLine=560)), width=3000),
                cell(p(SHORT, tag("jc", val="right")), width=3296),
            ]
        )
    ]
    return _file(table(_GRID, rows), p(""))


FILES = {
    "fixed-widths": ("columns of fixed width", _fixed()),
    "auto-widths": ("columns as wide as their content", _auto()),
    "width-percent": ("a table of eighty per cent", _percent()),
    "spans": ("cells over several columns", _spans()),
    "vertical-merges": ("cells over several rows", _merges()),
    "nested": ("a table in a cell", _nested()),
    "border-conflicts": ("neighbours that ask for different borders", _conflicts()),
    "borders-per-side": ("borders that differ by side", _per_side()),
    "cell-margins": ("margins of tables and cells", _margins()),
    "shading": ("shaded cells", _shading()),
    "vertical-alignment": ("vertical alignment in cells", _vertical()),
    "row-heights": ("heights of rows: at least, exact, none", _heights()),
    "header-rows": ("a header row repeated on each page", _headers()),
    "cant-split": ("rows that stay on one page", _cant_split()),
    "rows-split": ("rows that go on on the next page", _splits()),
    "table-places": ("alignment and indent of tables", _places()),
    "diagonals": ("diagonal borders", _diagonals()),
    "long-tokens": ("tokens longer than their cell", _tokens()),
    "table-on-grid": ("a table on a document grid", _in_grid()),
    "paragraphs-in-cells": ("paragraph formats in cells", _in_cells()),
}
