"""The three sheets of a dossier: 卷宗封面, 卷内目录, 备考表 (GB/T 9705-2008).

Composition fills them with what it counted. The archival number (档号) is given at filing, so its
places stand open. Not for the papers bound between them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms.blocks import SIGN, narrative_lines
from tools.forms.box import Box, Cell, answer, centred, label
from tools.forms.sheet import Sheet
from tools.forms.styles import install_contents
from tools.forms.tags import cn_day, either, only_if
from tools.forms.words import PROCEDURE, RETENTION, VOLUME, worded

__all__ = ["FORMS"]

NUMBER = either("case.register_number", "登记号：", "案号：") + "{{ sheet.case_number | slash }}"


def _tag(text: str) -> Cell:
    return Cell(lines=((text, "卷宗标签"),))


def _value(text: str, span: int = 1) -> Cell:
    return Cell(lines=((text, "卷宗内容"),), span=span)


def _middle(text: str) -> Cell:
    return Cell(lines=((text, "卷宗居中"),))


def cover() -> bytes:
    """卷宗封面: the archive's own numbers above, the face of the case below."""
    sheet = Sheet("卷宗封面", page="form")
    _archival_numbers(sheet)
    sheet.add("{{ sheet.body }}", "卷宗机关")
    sheet.add("行政执法案卷", "卷宗名称")
    sheet.add("（" + worded("sheet.volume", VOLUME) + "）", "卷宗居中")
    sheet.add("", "卷宗居中")
    box = Box((36, 46, 36, 47))
    _face(box)
    _times(box)
    _extent(box)
    sheet.place(box)
    return sheet.to_bytes()


def _archival_numbers(sheet: Sheet) -> None:
    """全宗号 and 目录号 are written in when the archives give them; 案卷号 is the dossier's."""
    box = Box((55, 28, 6, 28, 6, 42), borderless=True)
    heads = ("", "全宗号", "", "目录号", "", "案卷号")
    box.row(*(Cell(lines=((head, "表格居中"),)) for head in heads))
    numbers = ("", "", "", "", "", "{{ sheet.number | slash }}")
    box.row(
        *(
            Cell(lines=((number, "表格居中"),), line_below=bool(head))
            for head, number in zip(heads, numbers, strict=True)
        )
    )
    sheet.place(box)


def _face(box: Box) -> None:
    box.row(_tag("案卷题名"), _value("{{ sheet.title }}", 3), height_mm=24)
    box.row(
        Cell(lines=((either("case.register_number", "登 记 号", "案　　号"), "卷宗标签"),)),
        _value("{{ sheet.case_number | slash }}", 3),
        height_mm=12,
    )
    box.row(_tag("案　　由"), _value("{{ sheet.cause }}", 3), height_mm=16)
    box.row(_tag("当 事 人"), _value("{{ sheet.party }}", 3), height_mm=16)
    box.row(_tag("处理结果"), _value("{{ sheet.outcome }}", 3), height_mm=16)
    box.row(_tag("程序类型"), _value(worded("sheet.procedure", PROCEDURE), 3), height_mm=12)


def _times(box: Box) -> None:
    begun = either("case.register_number", "登记时间", "立案时间")
    ended = either("case.register_number", "办结时间", "结案时间")
    box.row(
        _tag(begun), _middle(_day_or_slash("sheet.opened_on")),
        _tag(ended), _middle(_day_or_slash("sheet.closed_on")),
        height_mm=14,
    )  # fmt: skip
    box.row(
        _tag("立卷时间"), _middle(cn_day("sheet.filed_on")),
        _tag("立 卷 人"), _middle("{{ sheet.filed_by }}"),
        height_mm=14,
    )  # fmt: skip


def _day_or_slash(expression: str) -> str:
    return either(expression, cn_day(expression), "/")


def _extent(box: Box) -> None:
    box.row(
        _tag("保管期限"), _middle(worded("sheet.retention", RETENTION)),
        _tag("卷　　数"), _middle("共{{ sheet.volumes }}卷　第{{ sheet.volume_index }}卷"),
        height_mm=14,
    )  # fmt: skip
    box.row(
        _tag("件　　数"), _middle("{{ sheet.papers }}件"),
        _tag("页　　数"), _middle("{{ sheet.pages }}页"),
        height_mm=14,
    )  # fmt: skip


def _entry(text: str) -> Cell:
    return Cell(lines=((text, "目录居中"),))


def contents() -> bytes:
    """卷内目录: seven columns; the head repeats on each page."""
    sheet = Sheet("卷内目录", page="form")
    install_contents(sheet.document)
    sheet.add("卷 内 目 录", "公文标题")
    sheet.add(NUMBER + "（" + worded("sheet.volume", VOLUME) + "）", "文书编号")
    box = Box((11, 27, 33, 51, 19, 13, 11))
    box.head(
        label("顺序\n号"), label("文　号"), label("责任者"), label("题　　名"),
        label("日　期"), label("页号"), label("备注"),
        height_mm=14,
    )  # fmt: skip
    box.repeat("for x in sheet.rows")
    box.row(
        _entry("{{ x.ordinal }}"),
        _entry("{{ x.document_number or '' }}"),
        _entry("{{ x.responsible or '' }}"),
        Cell(lines=(("{{ x.title }}", "目录内容"),)),
        _entry(only_if("x.date", "{{ x.date | digits8 }}")),
        _entry("{{ x.first_page }}" + only_if("loop.last", _range_end())),
        _entry("{{ x.remark or '' }}"),
        height_mm=10,
    )
    box.repeat("endfor")
    sheet.place(box)
    return sheet.to_bytes()


def _range_end() -> str:
    """The last item gives both its pages (GB/T 9705-2008)."""
    return only_if("x.last_page != x.first_page", "-{{ x.last_page }}")


def note() -> bytes:
    """备考表: the state of the volume, who filed and who checked it, what was added later."""
    sheet = Sheet("备考表", page="form")
    sheet.add("备 考 表", "公文标题")
    sheet.add(NUMBER + "（" + worded("sheet.volume", VOLUME) + "）", "文书编号")
    _situation(sheet)
    sheet.gap()
    _supplements(sheet)
    return sheet.to_bytes()


def _situation(sheet: Sheet) -> None:
    box = Box((24, 74, 23, 44))
    lines = (
        ("本卷共{{ sheet.papers }}件，{{ sheet.pages }}页。", "表格叙述"),
        ("{%p if sheet.situation %}", "表格说明"),
        *narrative_lines("sheet.situation"),
        ("{%p endif %}", "表格说明"),
    )
    box.row(
        label("本卷情况\n说　　明"), Cell(lines=lines, span=3, upright="top"),
        height_mm=78, splits=True,
    )  # fmt: skip
    box.row(
        label("立 卷 人"), answer("{{ sheet.filed_by }}（签名）" + SIGN),
        label("立卷时间"), centred(cn_day("sheet.filed_on")),
        height_mm=14,
    )  # fmt: skip
    box.row(
        label("检 查 人"),
        answer(either("sheet.checked_by", "{{ sheet.checked_by }}", "　　　") + "（签名）" + SIGN),
        label("检查时间"),
        centred(either("sheet.checked_on", cn_day("sheet.checked_on"), "　　年　　月　　日")),
        height_mm=14,
    )
    sheet.place(box)


def _supplements(sheet: Sheet) -> None:
    """补充归档: one row for each; the volume sealed before stays as it is."""
    box = Box((16, 40, 84, 25))
    box.head(label("版次"), label("补充归档时间"), label("补充归档的内容"), label("经办人"))
    box.repeat("for x in sheet.supplements")
    box.row(
        centred("{{ x.edition }}"),
        centred(cn_day("x.on")),
        answer("{{ x.content }}"),
        centred("{{ x.by }}"),
        height_mm=10,
    )
    box.repeat("else")
    box.row(centred("/"), centred("/"), answer("无补充归档"), centred("/"), height_mm=10)
    box.repeat("endfor")
    sheet.place(box)


FORMS: Mapping[str, Callable[[], bytes]] = {
    "dossier/dossier-cover": cover,
    "dossier/dossier-contents": contents,
    "dossier/dossier-note": note,
}
