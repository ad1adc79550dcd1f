"""The named styles of the forms: sizes by their Chinese names, fonts as the standards name them.

A clerk finds these names in Word's style list and can change a form's look there. Not for single
paragraphs: nothing on a page is formatted past its style but widths and ticks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

__all__ = [
    "CHARACTER",
    "CONTENTS_PARAGRAPH",
    "PARAGRAPH",
    "REPORT_PARAGRAPH",
    "CharacterStyle",
    "ParagraphStyle",
    "install",
    "install_contents",
    "install_report",
    "style_id",
]

FANG_SONG = "仿宋_GB2312"
HEI = "黑体"
KAI = "楷体_GB2312"
SONG = "宋体"
TITLE_SONG = "方正小标宋简体"
SYMBOLS = "Segoe UI Symbol"

# 二号 三号 四号 小四 五号 小五, in points
SIZE_2, SIZE_3, SIZE_4, SIZE_4S, SIZE_5, SIZE_5S = 22.0, 16.0, 14.0, 12.0, 10.5, 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """One paragraph style. ``line_pt`` is an exact line height: it is the same in every engine.

    ``indent`` and ``right`` count Chinese characters of the style's own size. ``tracking_pt``
    widens (or narrows) every character; GB/T 9704 sets 28 characters of 16 pt in 156 mm.
    ``outline`` is the level of a heading, 0 the title: Word's navigation and the tags of the PDF.
    """

    font: str
    size_pt: float
    line_pt: float
    align: Literal["left", "center", "right", "both"] = "both"
    indent: float = 0
    right: float = 0
    before_pt: float = 0
    after_pt: float = 0
    tracking_pt: float = 0
    keep_next: bool = False
    outline: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterStyle:
    """One character style: another face, size or shade inside a line; 0 and empty keep it."""

    font: str
    size_pt: float = 0
    shade: str = ""


PARAGRAPH: dict[str, ParagraphStyle] = {
    "Normal": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4S, line_pt=20),
    "执法主体": ParagraphStyle(
        font=TITLE_SONG, size_pt=SIZE_3, line_pt=28, align="center", keep_next=True
    ),
    "公文标题": ParagraphStyle(
        font=TITLE_SONG,
        size_pt=SIZE_2,
        line_pt=34,
        align="center",
        after_pt=6,
        keep_next=True,
        outline=0,
    ),
    "文书编号": ParagraphStyle(
        font=FANG_SONG, size_pt=SIZE_4S, line_pt=22, align="right", after_pt=3, keep_next=True
    ),
    "主送": ParagraphStyle(
        font=FANG_SONG, size_pt=SIZE_3, line_pt=28.95, align="left", tracking_pt=-0.25
    ),
    "公文正文": ParagraphStyle(
        font=FANG_SONG, size_pt=SIZE_3, line_pt=28.95, indent=2, tracking_pt=-0.25
    ),
    "公文当事人": ParagraphStyle(
        font=FANG_SONG, size_pt=SIZE_3, line_pt=28.95, indent=2, align="left", tracking_pt=-0.25
    ),
    "公文标题一": ParagraphStyle(
        font=HEI,
        size_pt=SIZE_3,
        line_pt=28.95,
        indent=2,
        tracking_pt=-0.25,
        keep_next=True,
        outline=1,
    ),
    "文书抬头": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4, line_pt=25, align="left"),
    "文书正文": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4, line_pt=25, indent=2),
    "文书当事人": ParagraphStyle(
        font=FANG_SONG, size_pt=SIZE_4, line_pt=25, indent=2, align="left"
    ),
    "文书标题一": ParagraphStyle(
        font=HEI, size_pt=SIZE_4, line_pt=25, indent=2, before_pt=3, keep_next=True, outline=1
    ),
    "表格标签": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4S, line_pt=18, align="center"),
    "表格内容": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4S, line_pt=18, align="left"),
    "表格居中": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4S, line_pt=18, align="center"),
    "表格叙述": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4S, line_pt=18, indent=2),
    "表格说明": ParagraphStyle(font=KAI, size_pt=SIZE_5, line_pt=16, align="left"),
    "表格落款": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4S, line_pt=22, align="right", right=1),
    "签名栏": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4S, line_pt=22, align="left"),
    "笔录签名": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4S, line_pt=19, align="left"),
    "签名行": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4S, line_pt=16, align="left"),
    "落款": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4, line_pt=25, align="center"),
    "公文落款": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_3, line_pt=28.95, align="center"),
    "附注": ParagraphStyle(font=KAI, size_pt=SIZE_5, line_pt=17, align="left", before_pt=4),
    "页脚": ParagraphStyle(font=SONG, size_pt=SIZE_5, line_pt=14, align="center"),
    "式样说明": ParagraphStyle(font=SONG, size_pt=SIZE_5S, line_pt=12, align="center"),
    "卷宗机关": ParagraphStyle(
        font=TITLE_SONG, size_pt=SIZE_2, line_pt=40, align="center", before_pt=18
    ),
    "卷宗名称": ParagraphStyle(
        font=TITLE_SONG,
        size_pt=36,
        line_pt=54,
        align="center",
        before_pt=10,
        after_pt=20,
        outline=0,
    ),
    "卷宗标签": ParagraphStyle(font=HEI, size_pt=SIZE_4, line_pt=22, align="center"),
    "卷宗内容": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4, line_pt=22, align="left"),
    "卷宗居中": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_4, line_pt=22, align="center"),
    "草稿标记": ParagraphStyle(font=HEI, size_pt=SIZE_5, line_pt=14, align="right"),
    "间隔": ParagraphStyle(font=FANG_SONG, size_pt=6, line_pt=6),
}

CHARACTER: dict[str, CharacterStyle] = {
    "勾选框": CharacterStyle(font=SYMBOLS),
    "突出": CharacterStyle(font=HEI),
}

# Of the contents of a dossier only, whose columns hold long names.
CONTENTS_PARAGRAPH: dict[str, ParagraphStyle] = {
    "目录内容": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_5, line_pt=15, align="left"),
    "目录居中": ParagraphStyle(font=FANG_SONG, size_pt=SIZE_5, line_pt=15, align="center"),
}

# Of reports over many cases only: no form of a case has them.
REPORT_PARAGRAPH: dict[str, ParagraphStyle] = {
    "报告期间": ParagraphStyle(font=KAI, size_pt=SIZE_4S, line_pt=22, align="center", after_pt=3),
    "报告标题": ParagraphStyle(
        font=HEI,
        size_pt=SIZE_4,
        line_pt=25,
        align="left",
        before_pt=10,
        after_pt=4,
        keep_next=True,
        outline=1,
    ),
    "报告数字": ParagraphStyle(font=HEI, size_pt=SIZE_2, line_pt=28, align="center"),
    "报告说明": ParagraphStyle(font=KAI, size_pt=SIZE_5, line_pt=15, align="center"),
    "报告条形": ParagraphStyle(font=SONG, size_pt=SIZE_5, line_pt=12, align="left"),
}
REPORT_CHARACTER: dict[str, CharacterStyle] = {
    "条形": CharacterStyle(font=SONG, size_pt=SIZE_5S, shade="5B8299"),
}


def install(document: Document) -> None:
    """Write the document defaults and every style; Word's names, in a fixed order."""
    element = document.styles.element
    element.append(parse_xml(_defaults()))
    for name, paragraph in PARAGRAPH.items():
        element.append(parse_xml(_paragraph_xml(name, paragraph)))
    element.append(parse_xml(_default_character()))
    element.append(parse_xml(_default_table()))
    for name, character in CHARACTER.items():
        element.append(parse_xml(_character_xml(name, character)))


def install_contents(document: Document) -> None:
    """Add the styles of the contents of a dossier."""
    for name, paragraph in CONTENTS_PARAGRAPH.items():
        document.styles.element.append(parse_xml(_paragraph_xml(name, paragraph)))


def install_report(document: Document) -> None:
    """Add the styles of reports."""
    element = document.styles.element
    for name, paragraph in REPORT_PARAGRAPH.items():
        element.append(parse_xml(_paragraph_xml(name, paragraph)))
    for name, character in REPORT_CHARACTER.items():
        element.append(parse_xml(_character_xml(name, character)))


def style_id(name: str) -> str:
    """The id of a style: its name without blanks; the default paragraph style keeps Word's."""
    return name.replace(" ", "")


def _fonts(font: str) -> str:
    names = " ".join(f'w:{slot}="{font}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {names}/>"


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _twips(points: float) -> int:
    return round(points * 20)


def _defaults() -> str:
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{_fonts(FANG_SONG)}"
        f'{_size(SIZE_4S)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _indent(style: ParagraphStyle) -> str:
    if not style.indent and not style.right:
        return ""
    width = style.size_pt + style.tracking_pt
    first = (
        f' w:firstLineChars="{round(style.indent * 100)}"'
        f' w:firstLine="{_twips(style.indent * width)}"'
        if style.indent
        else ""
    )
    right = f' w:right="{_twips(style.right * width)}"' if style.right else ""
    return f"<w:ind{right}{first}/>"


def _paragraph_xml(name: str, style: ParagraphStyle) -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    custom = "" if default else ' w:customStyle="1"'
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    keep = "<w:keepNext/>" if style.keep_next else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    tracking = f'<w:spacing w:val="{_twips(style.tracking_pt)}"/>' if style.tracking_pt else ""
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph"{default}{custom} w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/>{based}<w:qFormat/><w:pPr>{keep}<w:widowControl w:val="0"/>'
        f'<w:spacing w:before="{_twips(style.before_pt)}" w:after="{_twips(style.after_pt)}"'
        f' w:line="{_twips(style.line_pt)}" w:lineRule="exact"/>'
        f'{_indent(style)}<w:jc w:val="{style.align}"/>{outline}</w:pPr>'
        f"<w:rPr>{_fonts(style.font)}{tracking}{_size(style.size_pt)}</w:rPr></w:style>"
    )


def _shade(style: CharacterStyle) -> str:
    if not style.shade:
        return ""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{style.shade}"/>'


def _default_character() -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="character" w:default="1" w:styleId="DefaultFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "</w:style>"
    )


def _default_table() -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _character_xml(name: str, style: CharacterStyle) -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="character" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val="{name}"/><w:qFormat/><w:rPr>{_fonts(style.font)}'
        f"{_size(style.size_pt) if style.size_pt else ''}{_shade(style)}</w:rPr></w:style>"
    )
