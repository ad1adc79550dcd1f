"""行政走访记录: what was learned on a visit, what troubles the one visited, what help was given.

A visit is no inspection: the record says so, and names the approval where one took place beside
it. Not for return visits after a closed case: see ``follow_up``.
"""

from __future__ import annotations

from tools.forms import blocks
from tools.forms.box import Box, answer, centred, label
from tools.forms.interview import ADDRESSEE
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    cn_day,
    cn_period,
    either,
    listed,
    only_if,
    stopped,
    ticked,
    value,
)

__all__ = ["FORMS"]

BODY = "文书正文"
HEADING = "文书标题一"
REASONS = (
    ("key_enterprise", "重点企业"),
    ("key_project", "重点项目"),
    ("major_case", "重大执法案件"),
    ("public_concern", "对社会具有普遍影响的事项"),
)
NO_INSPECTION = (
    "走访人已表明身份，说明走访的目的。**走访不是行政检查，不收取任何费用；"
    "{{ party.you }}可以自己决定介绍哪些情况、提供哪些材料。**"
)


def visit_record() -> bytes:
    """A box for who met where, prose under six heads, then reading block and signatures."""
    sheet = Sheet("行政走访记录", page="form")
    sheet.head(number=False)
    _meeting(sheet)
    sheet.gap()
    sheet.add(NO_INSPECTION, BODY)
    sheet.add("一、了解的情况", HEADING)
    sheet.lines_of("data.situation", BODY)
    _heard(sheet)
    _offered(sheet)
    sheet.add("六、被走访方的意见", HEADING)
    sheet.add(either("data.party_opinion", stopped("data.party_opinion"), "未发表意见。"), BODY)
    sheet.gap(keep_next=True)
    _signed(sheet)
    sheet.foot(reference=True, each_page=blocks.each_page_signatures("被走访方", "走访人"))
    return sheet.to_bytes()


def _meeting(sheet: Sheet) -> None:
    box = Box((27, 62, 27, 49))
    box.row(label("走访缘由"), answer(*_reasons(), span=3))
    box.row(label("目　　的"), answer(value("data.purpose"), span=3))
    box.row(label("时　　间"), answer(cn_period("data.started_at", "data.ended_at"), span=3))
    box.row(label("地　　点"), answer(value("data.place"), span=3))
    box.row(
        label("走 访 人"),
        answer(
            "{%p for x in data.officers %}",
            "{{ staff[x].name }}（执法证号{{ staff[x].certificate.number }}）",
            "{%p endfor %}",
            span=3,
        ),
    )
    box.row(label("被走访方"), answer(ADDRESSEE, span=3))
    box.row(label("接 待 人"), centred(_host()), label("职　　务"), centred(_post()))
    recordings = listed("x", "data.recordings", "{{ evidence[x].reference }}")
    box.row(
        label("记 录 人"), centred("{{ staff[data.recorder].name }}"),
        label("音像编号"), centred(either("data.recordings", recordings, "/")),
    )  # fmt: skip
    approved = either(
        "data.inspection",
        "{{ data.inspection.approval }}，" + cn_day("data.inspection.approved_on"),
        "　/　",
    )
    box.row(
        label("是否含有\n检查内容"),
        answer(
            ticked("not data.inspection") + "不含检查内容",
            ticked("data.inspection") + f"含检查内容，已经审批（{approved}），另行制作检查文书",
            span=3,
        ),
    )
    sheet.place(box)


def _reasons() -> tuple[str, str]:
    """The four reasons, two on a line."""
    boxes = [ticked(f"data.reason == '{code}'") + word for code, word in REASONS]
    return "　".join(boxes[:2]), "　".join(boxes[2:])


def _host() -> str:
    """Who received the visitors: a representative, or who stands for the party by law."""
    return either(
        "data.received_by",
        "{{ representatives[data.received_by].name }}",
        only_if("party.is_person", "{{ party.name }}")
        + only_if("party.is_organisation", "{{ party.legal_representative.name }}")
        + only_if("party.is_individual_business", "{{ party.operator.name }}"),
    )


def _post() -> str:
    return either(
        "data.received_by",
        "{{ representatives[data.received_by].post | slash }}",
        only_if("party.is_person", "本人")
        + only_if("party.is_organisation", "{{ party.legal_representative.post | slash }}")
        + only_if("party.is_individual_business", "经营者"),
    )


def _heard(sheet: Sheet) -> None:
    sheet.add("二、以往建议、整改措施的落实情况", HEADING)
    done = "{{ x.measure }}：" + stopped("x.found")
    _items(sheet, "data.progress", done, nothing="无。")
    sheet.add("三、困难和问题", HEADING)
    _items(sheet, "data.difficulties", stopped("x"), nothing="被走访方未提出困难和问题。")


def _offered(sheet: Sheet) -> None:
    sheet.add("四、本机关的建议（不具有强制力，由被走访方自主决定是否采纳）", HEADING)
    _items(sheet, "data.advice", stopped("x"), nothing="无。")
    sheet.add("五、本机关提供的帮助", HEADING)
    due = either("x.due", cn_day("x.due") + "前办理", "当场办结")
    helped = "{{ x.matter }}（{{ staff[x.by].name }}，" + due + "）。"
    _items(sheet, "data.support", helped, nothing="无。")


def _items(sheet: Sheet, expression: str, text: str, *, nothing: str) -> None:
    """Each item a paragraph, numbered where there are several; ``nothing`` where there is none."""
    sheet.steer(f"for x in {expression}")
    sheet.add(only_if("loop.length > 1", "{{ loop.index }}．") + text, BODY)
    sheet.steer("else")
    sheet.add(nothing, BODY)
    sheet.steer("endfor")


def _signed(sheet: Sheet) -> None:
    blocks.reading(sheet)
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.signatures(sheet, party="被走访方（签名）", officers_label="走访人（签名）")
    blocks.sign_row(sheet, "记录人（签名）", "recorder")
    blocks.refusal(sheet)
    blocks.opinions_to(sheet, "记录", "附注")


FORMS = {"visit-record": visit_record}
