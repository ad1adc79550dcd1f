"""Papers of evidence and of keeping: 照片（音像）证据说明, 案卷移交清册, 借阅审批单.

Not for the sheets of a dossier, which the program fills: see ``dossier``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms import blocks
from tools.forms.box import Box, Cell, answer, centred, label
from tools.forms.reports import opinion_rows
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    cn_day,
    cn_moment,
    cn_period,
    either,
    filled,
    listed,
    only_if,
    sign,
    signed_day,
    ticked,
    value,
)
from tools.forms.words import RETENTION, worded

__all__ = ["FORMS"]

DAY = "　　　　年　　月　　日"
MEDIUM = {"paper": "纸质", "electronic": "电子", "both": "纸质、电子"}
PURPOSES = (
    ("work", "工作查考"),
    ("reconsideration", "行政复议"),
    ("court", "行政诉讼"),
    ("audit", "评查、审计、监督"),
    ("other", "其他"),
)
WAYS = (("view", "阅览"), ("copy", "复制"), ("lend", "借出"))


def media_note() -> bytes:
    """照片（音像）证据说明: each item with time, place, maker and what it proves."""
    sheet = Sheet("照片（音像）证据说明", page="form")
    sheet.head(number=False)
    box = Box((30, 135))
    box.row(label("案　　由"), answer("{{ case.cause }}"))
    box.row(label("当事人"), answer("{{ party.name }}"))
    box.row(label("制作设备"), answer(value("data.equipment")))
    box.row(label("原始载体"), answer(value("data.original")))
    sheet.place(box)
    _media(sheet)
    box = Box((30, 135))
    lines = blocks.narrative_lines("data.process")
    box.row(label("制作经过"), Cell(lines=lines), height_mm=18, splits=True)
    box.row(
        label("完整性说明"),
        answer(
            ticked("data.unaltered") + "上列材料为原始制作，未经剪辑、修改",
            ticked("not data.unaltered") + "有剪辑、截取，说明：" + filled("data.edits"),
        ),
        keep_next=True,
    )
    sheet.place(box)
    sheet.gap(keep_next=True)
    blocks.reading(sheet)
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.signatures(sheet, officers_label="制作人（签名）")
    blocks.refusal(sheet)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _media(sheet: Sheet) -> None:
    sheet.gap()
    box = Box((11, 36, 48, 24, 46))
    box.head(
        label("序\n号"),
        label("名称（编号）"),
        label("时间和地点"),
        label("制作人"),
        label("证明内容"),
    )
    box.repeat("for x in data.evidence")
    one = "evidence[x]"
    made = either(
        f"{one}.started_at",
        cn_period(f"{one}.started_at", f"{one}.ended_at"),
        cn_moment(f"{one}.obtained_at"),
    )
    box.row(
        centred("{{ loop.index }}"),
        answer(
            f"{{{{ {one}.title }}}}" + only_if(f"{one}.reference", f"（{{{{ {one}.reference }}}}）")
        ),
        answer(made + only_if(f"{one}.place", f"，{{{{ {one}.place }}}}")),
        answer(listed("y", f"{one}.obtained_by", "{{ staff[y].name }}")),
        answer(f"{{{{ {one}.proves }}}}"),
    )
    box.repeat("endfor")
    sheet.place(box)
    sheet.gap()


def transfer_list() -> bytes:
    """案卷移交清册: the dossiers one by one, the check at hand-over, both signatures."""
    sheet = Sheet("案卷移交清册", page="form")
    sheet.head(number=False, case_number=False)
    box = Box((30, 52, 30, 53))
    box.row(label("移交单位"), answer(value("data.from_unit"), span=3))
    box.row(label("接收单位"), answer(value("data.to_unit"), span=3))
    box.row(
        label("移交日期"), centred(cn_day("data.handed_on")),
        label("案卷数量"), centred("{{ data.dossiers | length }}卷（件）"),
    )  # fmt: skip
    sheet.place(box)
    _handed_over(sheet)
    box = Box((30, 135))
    lines = blocks.narrative_lines("data.check")
    box.row(label("移交检查"), Cell(lines=lines), height_mm=18, splits=True)
    for who, name, signer in (
        ("移交人\n签　　名", "{{ staff[data.handed_by].name }}", "filer"),
        ("接收人\n签　　名", value("data.received_by"), "recipient"),
    ):
        signed = f"{name}　签名：" + sign(signer) + "　" + signed_day(signer, year=4)
        box.row(label(who), answer(signed), height_mm=14)
    sheet.place(box)
    blocks.copies(sheet, "本清册一式两份，移交单位、接收单位各存一份，永久保存。")
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _handed_over(sheet: Sheet) -> None:
    sheet.gap()
    box = Box((10, 31, 50, 26, 12, 14, 22))
    box.head(
        label("序\n号"),
        label("案卷号\n（档号）"),
        label("案卷题名"),
        label("保管期限"),
        label("卷数"),
        label("页数"),
        label("载体\n（备注）"),
    )
    box.repeat("for x in data.dossiers")
    box.row(
        centred("{{ loop.index }}"),
        answer("{{ x.number }}" + only_if("x.archive_number", "（{{ x.archive_number }}）")),
        answer("{{ x.title }}"),
        centred(worded("x.retention", RETENTION)),
        centred("{{ x.volumes }}"),
        centred("{{ x.pages }}"),
        answer(worded("x.medium", MEDIUM) + only_if("x.remark", "（{{ x.remark }}）")),
    )
    box.repeat("endfor")
    sheet.place(box)
    sheet.gap()


def loan_form() -> bytes:
    """借阅审批单: who borrows what and why, who allows it, when it came back."""
    sheet = Sheet("借阅审批单", page="form")
    sheet.head(number=False, case_number=False)
    box = Box((30, 52, 30, 53))
    box.row(
        label("借 阅 人"), centred(value("data.borrower.name")),
        label("联系电话"), centred(value("data.borrower.telephone")),
    )  # fmt: skip
    box.row(label("单　　位"), answer(value("data.borrower.unit"), span=3))
    borrowed = "{{ loop.index }}．{{ x.number }}《{{ x.title }}》" + either(
        "x.internal", "（含副卷）", "（正卷）"
    )
    box.row(
        label("借阅的案卷"),
        answer("{%p for x in data.dossiers %}", borrowed, "{%p endfor %}", span=3),
    )
    for name, code, words in (("用　　途", "purpose", PURPOSES), ("方　　式", "way", WAYS)):
        boxes = "　".join(ticked(f"data.{code} == '{key}'") + word for key, word in words)
        box.row(label(name), answer(boxes, span=3))
    lines = blocks.narrative_lines("data.detail")
    box.row(label("用途说明"), Cell(lines=lines, span=3), height_mm=18, splits=True)
    box.row(
        label("借阅日期"), centred(cn_day("data.from")),
        label("应还日期"), centred(cn_day("data.due")),
    )  # fmt: skip
    box.row(
        label("借阅人承诺"),
        answer(
            "妥善保管，不涂改、抽取、转借，不向无关人员提供；个人信息只用于上述用途。",
            "签名：" + sign("recipient") + "　" + signed_day("recipient", year=4),
            span=3,
        ),
    )
    opinion_rows(box, span=3)
    returned = either("data.returned_on", cn_day("data.returned_on"), DAY)
    box.row(
        label("归　　还"),
        answer(
            returned + "，状况：" + either("data.condition", value("data.condition"), blocks.SIGN),
            "档案人员：{{ staff[data.archivist].name }}　签名：" + sign("filer"),
            span=3,
        ),
        height_mm=14,
    )
    sheet.place(box)
    sheet.foot(reference=True)
    return sheet.to_bytes()


FORMS: Mapping[str, Callable[[], bytes]] = {
    "media-note": media_note,
    "transfer-list": transfer_list,
    "loan-form": loan_form,
}
