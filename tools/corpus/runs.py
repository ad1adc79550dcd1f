"""Hand-written files in Word's shape: one property of runs, or one rule of lines, each."""

from __future__ import annotations

from tools.corpus.markup import MORE, PROSE, SHORT, p, run, tag
from tools.corpus.package import Package, page

__all__ = ["FILES"]

_PLAIN = page()
_NARROW = page(margins=(1440, 4400, 1440, 4400))
_UNDERLINES = (
    "single", "words", "double", "thick", "dotted", "dottedHeavy", "dash", "dashLong", "dotDash",
    "dotDotDash", "wave",
)  # fmt: skip


def _fonts(east: str, latin: str) -> str:
    return tag("rFonts", ascii=latin, hAnsi=latin, eastAsia=east)


def _faces() -> Package:
    names = (
        ("仿宋_GB2312", "Times New Roman"), ("楷体_GB2312", "Times New Roman"), ("黑体", "Arial"),
        ("方正小标宋简体", "Calibri"), ("微软雅黑", "Segoe UI"), ("宋体", "黑体"),
    )  # fmt: skip
    body = "".join(p(run(f"{MORE}ABC abc 123", _fonts(*pair))) for pair in names)
    return Package(body=body, section=_PLAIN)


def _sizes() -> Package:
    sizes = (15, 18, 21, 24, 28, 32, 36, 44, 72)
    body = "".join(p(run("行政处罚2026", tag("sz", val=size))) for size in sizes)
    mixed = "".join(run(f"字{size}", tag("sz", val=size)) for size in sizes)
    return Package(body=body + p(mixed), section=_PLAIN)


def _bold() -> Package:
    body = p(run(PROSE, "<w:b/>")) + p(run(MORE, "<w:i/>")) + p(run(PROSE, "<w:b/>", "<w:i/>"))
    mixed = run("普通") + run("加粗bold", "<w:b/>") + run("倾斜italic", "<w:i/>") + run("普通")
    return Package(body=body + p(mixed), section=_PLAIN)


def _underlines() -> Package:
    body = "".join(p(run(f"{SHORT}{kind} 2026", tag("u", val=kind))) for kind in _UNDERLINES)
    return Package(body=body, section=_PLAIN)


def _blanks() -> Package:
    line = tag("u", val="single")
    stops = "<w:tabs>" + tag("tab", val="left", pos=6000) + "</w:tabs>"
    body = p(run("当事人签名：") + run("            ", line) + run("（签名或者盖章）"))
    body += p(
        run("日期：")
        + run("    ", line)
        + run("年")
        + run("  ", line)
        + run("月")
        + run("  ", line)
        + run("日")
    )
    body += p(run("地址：") + run("示例市示例路1号", line) + run("        ", line))
    body += p(run("电话：") + run("\t", line), stops) + p(
        run("备注：") + run("无\t", line) + run("。"), stops
    )
    return Package(body=body, section=_PLAIN)


def _strikes() -> Package:
    body = p(run(PROSE, "<w:strike/>")) + p(run(MORE, "<w:dstrike/>"))
    return Package(body=body, section=_PLAIN)


def _scripts() -> Package:
    up, down = tag("vertAlign", val="superscript"), tag("vertAlign", val="subscript")
    body = p(
        run("面积12m")
        + run("2", up)
        + run("，二氧化碳CO")
        + run("2", down)
        + run("，注")
        + run("①", up)
    )
    body += p(run("上标", up) + run("正文") + run("下标", down) + run(PROSE))
    return Package(body=body, section=_PLAIN)


def _colours() -> Package:
    body = p(run(SHORT, tag("color", val="FF0000")) + run(SHORT, tag("highlight", val="yellow")))
    body += p(run(MORE, tag("shd", val="clear", color="auto", fill="C6E0B4")))
    return Package(body=body, section=_PLAIN)


def _character_spacing() -> Package:
    given = (20, 40, 100, -10, -20)
    body = "".join(
        p(run(f"{PROSE}ABC123", tag("spacing", val=value)), tag("jc", val="left"))
        for value in given
    )
    title = p(
        run("行政处罚决定书", tag("spacing", val=120), tag("sz", val=44)), tag("jc", val="center")
    )
    return Package(body=title + body, section=_PLAIN)


def _scale() -> Package:
    body = "".join(
        p(run(f"{SHORT}ABC123", tag("w", val=value))) for value in (50, 66, 80, 100, 150, 200)
    )
    return Package(body=body, section=_PLAIN)


def _position() -> Package:
    moved = run("上升", tag("position", val=12)) + run("下降", tag("position", val=-12))
    line = tag("spacing", line=480, lineRule="exact")
    return Package(body=p(run("基线") + moved + run(PROSE), line) + p(MORE, line), section=_PLAIN)


def _hidden() -> Package:
    body = p(run("可见") + run("隐藏的文字", "<w:vanish/>") + run("又可见"))
    body += p(run("整段隐藏", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>")
    return Package(body=body + p(SHORT), section=_PLAIN)


def _symbols() -> Package:
    body = p("☐是　☑否　√同意　×不同意　○　●　△　★　※　℃　№　①②③")
    body += p("是否适用：☑适用 ☐不适用（勾选一项）") + p("“☐”表示未选，“☑”表示已选。")
    return Package(body=body, section=_PLAIN)


def _breaks() -> Package:
    again = '<w:r><w:br w:type="page"/></w:r>'
    body = (
        p(f"{SHORT}\n{SHORT}\n\n换行之后")
        + p(run("分页之前") + again + run("分页之后"))
        + p(again)
        + p(SHORT)
    )
    return Package(body=body, section=_PLAIN)


def _hyphens() -> Package:
    text = "编号AB-1234-XY，电话0900-1234567，日期2026-03-05，区间10-20，well-known的做法。"
    soft = "<w:r><w:t>extra</w:t><w:softHyphen/><w:t>ordinary</w:t></w:r>"
    kept = "<w:r><w:t>G999</w:t><w:noBreakHyphen/><w:t>120</w:t></w:r>"
    body = p(text * 3) + p(run("甲乙丙丁戊己庚辛") + soft) + p(run("甲乙丙丁") + kept)
    return Package(body=body, section=_NARROW)


def _kinsoku() -> Package:
    marks = "，。、；：？！）》”’】"
    body = "".join(
        p(f"一二三四五六七八九{'十' * more}{mark}甲乙丙丁戊") for mark in marks for more in (0, 3)
    )
    opening = "".join(p(f"一二三四五六七八九十甲乙丙{mark}丁戊己") for mark in "（《“‘【￥")
    return Package(body=body + opening, section=_NARROW, spacing="doNotCompress")


def _punctuation(spacing: str) -> Package:
    texts = (
        "他说：“《道路运输条例》（以下简称《条例》）第二条。”",
        "（一）、（二）；“甲”、“乙”。",
        "《甲》《乙》和（丙）（丁），以及“戊”“己”。",
        "等等……见附件。",
        "说明——见附件。",
    )
    body = "".join(p(text) + p(text, tag("jc", val="left")) for text in texts)
    return Package(body=body, section=_NARROW, spacing=spacing)


def _overflow() -> Package:
    off = tag("overflowPunct", val=0)
    body = "".join(
        p(f"{'一二三四五六七八九十甲乙'[:count]}，丙丁戊己庚辛壬癸", off) for count in range(8, 13)
    )
    body += "".join(
        p(f"{'一二三四五六七八九十甲乙'[:count]}，丙丁戊己庚辛壬癸") for count in range(8, 13)
    )
    return Package(body=body, section=_NARROW, spacing="doNotCompress")


def _between_scripts(*properties: str) -> Package:
    text = "车载GPS设备的数据在2026年3月5日上传，共15条，符合JT/T标准1076号（见附件2）。"
    return Package(body=p(text * 2, *properties) + p(text, *properties), section=_PLAIN)


def _english() -> Package:
    text = "The quick brown fox jumps over the lazy dog, and the clerk files the record at once. "
    plain = tag("kern", val=0)
    body = p(run(text * 4, plain), tag("jc", val="both"))
    body += p(run(text * 3, plain), tag("jc", val="left"))
    return Package(body=body + p(run(text + PROSE + text, plain)), section=_PLAIN)


FILES = {
    "faces": ("East Asian and Latin fonts in one run", _faces()),
    "sizes": ("sizes of characters, alone and mixed", _sizes()),
    "bold-italic": ("bold and italic", _bold()),
    "underlines": ("eleven kinds of underline", _underlines()),
    "underlined-blanks": ("blanks to fill in, of spaces and tabs", _blanks()),
    "strikes": ("strike-through, single and double", _strikes()),
    "super-and-subscript": ("superscript and subscript", _scripts()),
    "colours": ("colour, highlight, shading of runs", _colours()),
    "character-spacing": ("character spacing, wider and narrower", _character_spacing()),
    "character-scale": ("character scale", _scale()),
    "position": ("raised and lowered text", _position()),
    "hidden": ("hidden text", _hidden()),
    "symbols": ("boxes, ticks and signs", _symbols()),
    "breaks": ("breaks of lines and pages", _breaks()),
    "hyphens": ("hyphens: plain, soft, no-break", _hyphens()),
    "kinsoku": ("what may not begin or end a line", _kinsoku()),
    "punctuation": ("punctuation at full width", _punctuation("doNotCompress")),
    "punctuation-narrowed": ("punctuation narrowed", _punctuation("compressPunctuation")),
    "overflow-punctuation": ("marks in the margin, allowed and not", _overflow()),
    "between-scripts": ("space between Chinese and Latin", _between_scripts()),
    "between-scripts-off": (
        "no space between Chinese and Latin",
        _between_scripts(tag("autoSpaceDE", val=0), tag("autoSpaceDN", val=0)),
    ),
    "english": ("English paragraphs", _english()),
}
