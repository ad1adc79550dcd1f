"""案卷评查报告: the score, what fails the file, and each deduction with its page and reason."""

from __future__ import annotations

from tools.forms.blocks import DAY, SIGN
from tools.forms.box import Box, answer, centred, label
from tools.forms.sheet import Sheet
from tools.forms.tags import cn_day, either, filled, joined, listed

__all__ = ["FORMS"]


def evaluation_report() -> bytes:
    """A boxed summary, the table of deductions over as many pages as it needs, signatures."""
    sheet = Sheet("案卷评查报告", page="form")
    sheet.head(number=False, case_number=False)
    sheet.add("案号（登记号）：{{ sheet.case_number | slash }}", "文书编号")
    box = Box((30, 55, 26, 54))
    box.row(label("案卷题名"), answer("{{ case.title }}", span=3), height_mm=11)
    box.row(
        label("评查标准"), answer("{{ sheet.standard }}"),
        label("评查日期"), centred(cn_day("sheet.on")),
        height_mm=12,
    )  # fmt: skip
    parts = listed("x", "sheet.parts", "{{ x.title }}{{ x.score }}分（满分{{ x.points }}分）", "；")
    box.row(label("分项得分"), answer(parts, span=3), height_mm=11)
    box.row(
        label("得　　分"), centred("{{ sheet.score }}分"),
        label("结　　论"), centred(either("sheet.passed", "合格", "不合格")),
        height_mm=11,
    )  # fmt: skip
    defects = either("sheet.defects", joined("sheet.defects"), "无")
    box.row(label("不合格情形"), answer(defects, span=3), height_mm=11)
    sheet.place(box)
    sheet.gap()
    _deductions(sheet)
    sheet.gap(keep_next=True)
    for who in ("评查人（签名）", "评查人（签名）"):
        sheet.add(f"{who}：{SIGN}　　{DAY}", "签名栏", keep_next=True)
    sheet.add("（本报告由系统依照标准自动检查形成，需要人工判断的内容由评查人复核。）", "附注")
    sheet.foot(reference=False)
    return sheet.to_bytes()


def _deductions(sheet: Sheet) -> None:
    box = Box((11, 34, 70, 24, 14, 12))
    box.head(
        label("序\n号"), label("评查项目"), label("问题和处理"),
        label("依据"), label("页码"), label("扣分"),
    )  # fmt: skip
    box.repeat("for x in sheet.rows")
    box.row(
        centred("{{ loop.index }}"),
        answer("{{ x.item }}"),
        answer("{{ x.reason }}"),
        answer(filled("x.clause")),
        centred(filled("x.page")),
        centred(either("x.points is none", "不合格", "{{ x.points }}")),
    )
    box.repeat("else")
    box.row(*(centred(text) for text in ("/", "/", "未发现问题", "/", "/", "/")))
    box.repeat("endfor")
    sheet.place(box)


FORMS = {"evaluation-report": evaluation_report}
