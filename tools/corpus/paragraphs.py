"""Hand-written files in Word's shape: one paragraph property each."""

from __future__ import annotations

from tools.corpus.markup import MORE, PROSE, SHORT, p, run, tag
from tools.corpus.package import Package, page

__all__ = ["FILES"]

_PLAIN = page()
_SIDES = ("top", "left", "bottom", "right")


def _spacing(**attributes: object) -> str:
    return tag("spacing", **attributes)


def _indent(**attributes: object) -> str:
    return tag("ind", **attributes)


def _alignment() -> Package:
    kinds = ("left", "center", "right", "both", "distribute")
    return Package(
        body="".join(
            p(PROSE, tag("jc", val=kind)) + p(SHORT, tag("jc", val=kind)) for kind in kinds
        ),
        section=_PLAIN,
    )


def _indents() -> Package:
    given = (
        {"firstLine": 420}, {"left": 840}, {"right": 1260}, {"left": 840, "hanging": 420},
        {"left": 420, "right": 420, "firstLine": 640}, {"left": 1000, "hanging": 1000},
    )  # fmt: skip
    return Package(body="".join(p(PROSE, _indent(**each)) for each in given), section=_PLAIN)


def _indents_in_characters() -> Package:
    given = (
        {"firstLineChars": 200, "firstLine": 420}, {"leftChars": 300, "left": 630},
        {"leftChars": 200, "left": 420, "rightChars": 200, "right": 420},
        {"leftChars": 400, "left": 840, "hangingChars": 200, "hanging": 420},
    )  # fmt: skip
    larger = "".join(
        p(run(PROSE, tag("sz", val=size)), _indent(firstLineChars=200, firstLine=size * 20))
        for size in (28, 32)
    )
    return Package(body="".join(p(PROSE, _indent(**each)) for each in given) + larger)


def _space_around() -> Package:
    given = (
        {"before": 240}, {"after": 240}, {"before": 120, "after": 360}, {"before": 600},
        {"beforeLines": 100, "before": 312}, {"afterLines": 50, "after": 156},
    )  # fmt: skip
    return Package(body="".join(p(SHORT, _spacing(**each)) for each in given) + p(SHORT))


def _contextual() -> Package:
    listed = _spacing(before=200, after=200), "<w:contextualSpacing/>"
    return Package(
        body=p(SHORT) + "".join(p(SHORT, *listed) for _ in range(4)) + p(SHORT, listed[0]),
        section=_PLAIN,
    )


def _lines(rule: str, *heights: int, section: str = _PLAIN) -> Package:
    body = "".join(p(PROSE, _spacing(line=height, lineRule=rule)) for height in heights)
    return Package(body=body, section=section)


def _exact_mixed() -> Package:
    mixed = (
        run("大字", tag("sz", val=44))
        + run(PROSE, tag("sz", val=28))
        + run("小字", tag("sz", val=15))
    )
    return Package(body=p(mixed, _spacing(line=560, lineRule="exact")), section=_PLAIN)


def _grid(kind: str, pitch: int, characters: int = 0, *, size: int = 21) -> Package:
    grid = tag("docGrid", type=kind, linePitch=pitch, charSpace=characters)
    body = "".join(p(run(text, tag("sz", val=size))) for text in (PROSE, MORE, SHORT))
    return Package(body=body, section=page(grid=grid), size=size)


def _off_grid() -> Package:
    grid = tag("docGrid", type="lines", linePitch=480)
    off = tag("snapToGrid", val=0)
    body = p(PROSE) + p(PROSE, off) + p(PROSE) + p(SHORT, off) + p(SHORT)
    return Package(body=body, section=page(grid=grid))


def _grid_multiple() -> Package:
    grid = tag("docGrid", type="lines", linePitch=312)
    body = p(PROSE, _spacing(line=360, lineRule="auto")) + p(
        MORE, _spacing(line=480, lineRule="auto")
    )
    return Package(body=body + p(SHORT), section=page(grid=grid))


def _filler(count: int) -> str:
    return "".join(
        p(f"第{number}行", _spacing(line=400, lineRule="exact")) for number in range(1, count)
    )


def _keep_next() -> Package:
    body = _filler(34) + p("小标题", "<w:keepNext/>", _spacing(line=400, lineRule="exact"))
    return Package(body=body + p(PROSE, _spacing(line=400, lineRule="exact")), section=_PLAIN)


def _keep_lines() -> Package:
    kept = "<w:keepLines/>", _spacing(line=400, lineRule="exact")
    return Package(body=_filler(34) + p(PROSE, *kept), section=_PLAIN)


def _widow() -> Package:
    line = _spacing(line=400, lineRule="exact")
    loose = p(PROSE * 2, tag("widowControl", val=0), line)
    kept = p(PROSE * 2, tag("widowControl", val=1), line)
    return Package(body=_filler(34) + loose + _filler(30) + kept, section=_PLAIN)


def _break_before() -> Package:
    return Package(body=p(PROSE) + p(SHORT, "<w:pageBreakBefore/>") + p(MORE), section=_PLAIN)


def _tabs() -> Package:
    stops = "".join(
        tag("tab", val=kind, pos=position)
        for kind, position in (("left", 1600), ("center", 4000), ("right", 6400), ("decimal", 7600))
    )
    lines = ("甲\t乙丙\t丁戊己\t1.25", "路产\t损失金额\t人民币\t1234.5", "一\t二\t三\t0.125")
    body = "".join(p(line, f"<w:tabs>{stops}</w:tabs>") for line in lines)
    plain = p("无\t制表位\t时\t按默认间距") + p("\t\t缩进两格")
    return Package(body=body + plain, section=_PLAIN)


def _leaders() -> Package:
    body = ""
    for leader in ("dot", "hyphen", "underscore", "middleDot"):
        stops = tag("tab", val="right", leader=leader, pos=8296)
        body += p(f"第一章 总则\t{len(leader)}", f"<w:tabs>{stops}</w:tabs>")
        stops = tag("tab", val="left", leader=leader, pos=4200)
        body += p("当事人签名：\t日期：", f"<w:tabs>{stops}</w:tabs>")
    return Package(body=body, section=_PLAIN)


def _border(*sides: str, **attributes: object) -> str:
    given = {"val": "single", "sz": 6, "space": 1, "color": "auto", **attributes}
    return "<w:pBdr>" + "".join(tag(side, **given) for side in sides) + "</w:pBdr>"


def _borders() -> Package:
    body = p(SHORT, _border("bottom")) + p(PROSE, _border(*_SIDES, space=4))
    body += p(SHORT, _border("top", val="double", sz=4)) + p(MORE, _border("left", sz=24, space=4))
    body += p(SHORT) + p(SHORT, _border(*_SIDES)) + p(SHORT, _border(*_SIDES)) + p(SHORT)
    return Package(body=body, section=_PLAIN)


def _shading() -> Package:
    fills = ("D9D9D9", "FFF2CC")
    body = "".join(
        p(PROSE, tag("shd", val="clear", color="auto", fill=fill)) + p(SHORT) for fill in fills
    )
    return Package(body=body, section=_PLAIN)


FILES = {
    "alignment": ("alignment of long and short lines, five ways", _alignment()),
    "indents": ("indents in points: first line, left, right, hanging", _indents()),
    "indents-in-characters": ("firstLineChars, leftChars, hangingChars", _indents_in_characters()),
    "space-around": ("space before and after, in points and lines", _space_around()),
    "contextual-spacing": ("space left out between paragraphs of one style", _contextual()),
    "lines-exact": ("exact line spacing", _lines("exact", 360, 560, 240)),
    "lines-exact-mixed": ("sizes mixed in exact lines", _exact_mixed()),
    "lines-at-least": ("line spacing of at least", _lines("atLeast", 200, 500)),
    "lines-multiple": (
        "single, one and a half, double, less than single",
        _lines("auto", 240, 360, 480, 200),
    ),
    "grid-lines": ("document grid of lines", _grid("lines", 312)),
    "grid-lines-large": ("text higher than the pitch of the grid", _grid("lines", 312, size=32)),
    "grid-lines-wide": ("a grid with a wide pitch", _grid("lines", 579, size=32)),
    "grid-characters": ("grid of lines and characters, wider", _grid("linesAndChars", 312, 2048)),
    "grid-characters-narrow": (
        "grid of lines and characters, narrower",
        _grid("linesAndChars", 579, -1683, size=32),
    ),
    "grid-off": ("paragraphs that do not snap to the grid", _off_grid()),
    "grid-multiple": ("multiple line spacing on a grid", _grid_multiple()),
    "keep-next": ("keep with next at the end of a page", _keep_next()),
    "keep-lines": ("keep lines together at the end of a page", _keep_lines()),
    "widow-control": ("widows and orphans, allowed and not", _widow()),
    "page-break-before": ("page break before a paragraph", _break_before()),
    "tabs": ("tab stops of four alignments, and default ones", _tabs()),
    "tab-leaders": ("leaders of dots, hyphens, lines", _leaders()),
    "paragraph-borders": ("borders of paragraphs, single and joined", _borders()),
    "paragraph-shading": ("shaded paragraphs", _shading()),
}
