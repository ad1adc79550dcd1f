"""行政执法公示信息表: what is made public and how, what is masked or kept back, who approved it.

A party's name stays out unless a clause asks for it. Not the published page itself.
"""

from __future__ import annotations

from tools.forms.blocks import narrative_lines
from tools.forms.box import Box, Cell, answer, centred, label
from tools.forms.reports import HANDLERS, opinion_rows
from tools.forms.sheet import Sheet
from tools.forms.tags import cn_day, either, filled, joined, ticked, value
from tools.forms.words import worded

__all__ = ["FORMS"]

KINDS = (
    ("before", "事前公开"),
    ("during", "事中公示"),
    ("after", "事后公开"),
    ("reference", "引导性参考信息"),
)
SCREENED = (
    ("state_secret", "国家秘密"),
    ("trade_secret", "商业秘密"),
    ("privacy", "个人隐私"),
    ("minor", "未成年人信息"),
    ("security", "公开后危及国家安全、公共安全、经济安全、社会稳定"),
)
TREATMENT = {"published": "公开", "masked": "遮蔽后公开", "withheld": "不公开"}
WITHDRAWAL = (
    "公示的内容变更、被撤销、确认违法或者确认无效，或者公示有误的，"
    "**在三个工作日内撤回并公开说明理由**。"
)
GRID_MM = (30, 52, 30, 53)


def publication_form() -> bytes:
    """Boxes for what and why, the items one by one, the text, withdrawal and approval."""
    sheet = Sheet("行政执法公示信息表", page="form")
    sheet.head(number=False)
    box = Box(GRID_MM)
    _matter(box)
    _screening(box)
    sheet.place(box)
    _items(sheet)
    box = Box(GRID_MM)
    box.row(
        label("公示内容\n（全文）"),
        Cell(lines=narrative_lines("data.content"), span=3, upright="top"),
        height_mm=40,
        splits=True,
    )
    _withdrawal(box)
    box.row(label("承办人"), Cell(lines=HANDLERS, span=3), height_mm=18)
    opinion_rows(box, span=3)
    sheet.place(box)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _matter(box: Box) -> None:
    box.row(label("公示事项"), answer(value("data.topic"), span=3), height_mm=10)
    kinds = "　".join(ticked(f"data.kind == '{code}'") + word for code, word in KINDS)
    box.row(label("公示类别"), answer(kinds, span=3))
    box.row(label("信息来源"), Cell(lines=narrative_lines("data.source"), span=3))
    box.row(label("公示依据"), answer(value("data.basis"), span=3))
    box.row(label("公示方式"), answer(joined("data.channels"), span=3))
    until = either("data.until", cn_day("data.until"), "长期")
    published = either("data.published_on", cn_day("data.published_on"), "/")
    box.row(label("公示日期"), centred(published), label("截止日期"), centred(until))


def _screening(box: Box) -> None:
    found = tuple(
        f"{word}：{ticked('data.screened.' + code)}有　{ticked('not data.screened.' + code)}没有"
        for code, word in SCREENED
    )
    box.row(label("不予公开\n情形的审查"), answer(*found, span=3))
    box.row(
        label("当事人名称"),
        answer(
            ticked("not data.named") + "不公开",
            ticked("data.named")
            + "公开，依据和理由："
            + either("data.named", "{{ data.named.basis }}；{{ data.named.reason }}", "　/　"),
            span=3,
        ),
    )
    informed = either("data.informed_on", cn_day("data.informed_on"), "/")
    box.row(label("书面告知\n当事人"), answer(informed, span=3))


def _items(sheet: Sheet) -> None:
    sheet.gap()
    box = Box((14, 62, 30, 59))
    box.head(label("序号"), label("信息项"), label("处理"), label("理由"))
    box.repeat("for x in data.items")
    box.row(
        centred("{{ loop.index }}"),
        answer("{{ x.item }}"),
        centred(worded("x.treatment", TREATMENT)),
        answer(filled("x.reason")),
    )
    box.repeat("endfor")
    sheet.place(box)
    sheet.gap()


def _withdrawal(box: Box) -> None:
    done = (
        cn_day("data.withdrawal.decided_on")
        + "发生应当撤回的事由，"
        + cn_day("data.withdrawal.done_on")
        + "撤回并公开说明理由：{{ data.withdrawal.reason }}"
    )
    box.row(
        label("撤　　回"),
        answer(WITHDRAWAL, "撤回情况：" + either("data.withdrawal", done, "/"), span=3),
    )


FORMS = {"publication-form": publication_form}
