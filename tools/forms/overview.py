"""行政执法情况统计报告: figures, tables with bars, workload and terms, for a meeting."""

from __future__ import annotations

from tools.forms.box import Box, Cell, answer, centred, label
from tools.forms.sheet import Sheet
from tools.forms.styles import install_report
from tools.forms.tags import cn_day, either, only_if

__all__ = ["FORMS"]

_FIGURES_IN_A_ROW = 4


def overview_report() -> bytes:
    """Eight figures in a box, then one section for each table, all over as many pages as needed."""
    sheet = Sheet("行政执法情况统计报告", page="form")
    install_report(sheet.document)
    sheet.add("{{ sheet.agency }}", "执法主体")
    sheet.add("行政执法情况统计报告", "公文标题")
    sheet.add(
        "统计期间：{{ sheet.period }}　　"
        + only_if("sheet.scope", "范围：{{ sheet.scope }}　　")
        + "制表日期：" + cn_day("sheet.on"),
        "报告期间",
    )  # fmt: skip
    # What it rests on stands first: at the end it would be a page of its own now and then.
    sheet.add(
        "（本报告由系统依照已签发的文书和已封存的案卷汇总；已封存的案件按案卷计，在办的按现状计。）",
        "附注",
    )
    sheet.add("一、总体情况", "报告标题")
    _figures(sheet)
    sheet.add("二、分类统计", "报告标题")
    sheet.steer("for t in sheet.tables")
    _table(sheet)
    sheet.add(only_if("t.left", "另有{{ t.left }}类未列出。"), "附注")
    sheet.gap()
    sheet.steer("endfor")
    sheet.add("三、人员工作量", "报告标题")
    _loads(sheet)
    sheet.add("四、逾期和七日内到期的期限", "报告标题")
    _terms(sheet)
    sheet.add(only_if("sheet.terms_left", "另有{{ sheet.terms_left }}项未列出。"), "附注")
    sheet.foot(reference=False)
    return sheet.to_bytes()


def _figures(sheet: Sheet) -> None:
    box = Box((41.25,) * _FIGURES_IN_A_ROW)
    for row in range(2):
        places = range(row * _FIGURES_IN_A_ROW, (row + 1) * _FIGURES_IN_A_ROW)
        box.row(*(_figure(place) for place in places), height_mm=22, keep_next=row == 0)
    sheet.place(box)


def _figure(place: int) -> Cell:
    at = f"sheet.figures[{place}]"
    lines = (
        ("{{ " + at + ".title }}", "表格标签"),
        ("{{ " + at + ".value }}", "报告数字"),
        ("{{ " + at + ".note }}", "报告说明"),
    )
    return Cell(lines=lines)


def _table(sheet: Sheet) -> None:
    box = Box((64, 18, 18, 65))
    box.head(
        label("{{ t.title }}"), label("数量"), label("占比"), label("对比（以最多者为满）"),
        keep_next=True,
    )  # fmt: skip
    box.repeat("for x in t.rows")
    box.row(
        answer("{{ x.name }}"),
        centred("{{ x.count }}"),
        centred("{{ x.share }}"),
        Cell(lines=(("{{ x.bar | bar }}", "报告条形"),)),
        height_mm=7,
    )
    box.repeat("endfor")
    sheet.place(box)


def _loads(sheet: Sheet) -> None:
    box = Box((51, 38, 38, 38))
    box.head(label("执法人员"), label("在办（件）"), label("办结（件）"), label("文书（份）"))
    box.repeat("for x in sheet.loads")
    box.row(
        centred("{{ x.name }}"),
        centred("{{ x.open }}"),
        centred("{{ x.closed }}"),
        centred("{{ x.papers }}"),
        height_mm=7,
    )
    box.repeat("else")
    box.row(*(centred("/") for _ in range(4)), height_mm=7)
    box.repeat("endfor")
    sheet.place(box)


def _terms(sheet: Sheet) -> None:
    box = Box((40, 26, 45, 54))
    box.head(label("到期日"), label("状态"), label("事项"), label("案件"))
    box.repeat("for x in sheet.terms")
    box.row(
        centred(cn_day("x.due")),
        centred(either("x.late", "**{{ x.state }}**", "{{ x.state }}")),
        answer("{{ x.what }}"),
        answer("{{ x.case }}"),
        height_mm=7,
    )
    box.repeat("else")
    box.row(centred("/"), centred("/"), centred("没有"), centred("/"), height_mm=7)
    box.repeat("endfor")
    sheet.place(box)


FORMS = {"overview-report": overview_report}
