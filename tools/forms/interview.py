"""The papers of an interview: 行政约谈通知书 with its reply slip, and 行政约谈记录.

An interview asks and advises: no sentence here orders, and no box is ticked for the one invited.
Not for the form that closes the matter: see ``reports``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms.blocks import (
    SIGN,
    each_page_signatures,
    interpreter,
    opinions_to,
    reading,
    refusal,
    seal_place,
    sign_row,
    signatures,
)
from tools.forms.box import Box, answer, centred, label
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    blank,
    cited,
    cn_day,
    cn_moment,
    either,
    listed,
    officer_names,
    only_if,
    sign_here,
)
from tools.forms.words import INVITED, worded

__all__ = ["ADDRESSEE", "FORMS"]

ADDRESSEE = "{{ party.name }}" + only_if(
    "party.is_individual_business", "（经营者：{{ party.operator.name }}）"
)
NOT_A_PENALTY = (
    "**约谈不是行政处罚或者行政强制措施；{{ party.you }}可以陈述意见、提交材料、由律师陪同。**"
    "除法律、法规、规章另有规定外，不因未参加约谈给予处罚。"
)
EACH_PAGE = each_page_signatures("被约谈方", "约谈人", officers_as="interviewers")


def notice() -> bytes:
    """行政约谈通知书: a letter after GB/T 9704 with the reply slip on its own leaf."""
    sheet = Sheet("行政约谈通知书", page="letter")
    sheet.head(number=True)
    sheet.add(ADDRESSEE + "：", "主送")
    sheet.add(
        "因{{ data.matter }}，"
        + only_if("data.basis", "依据" + cited("data.basis") + "，")
        + "现请{{ party.you }}"
        + worded("data.invited", INVITED)
        + "参加约谈。",
        "公文正文",
    )
    _particulars(sheet)
    sheet.add(
        "如时间不便，请于" + cn_day("data.reply_by") + "前与{{ unit.contact }}"
        "（电话{{ unit.telephone }}）联系另行商定。需要翻译的，请一并告知。",
        "公文当事人",
    )
    sheet.add(NOT_A_PENALTY, "公文正文")
    opinions_to(sheet, "通知书", "公文当事人")
    sheet.add("附件：行政约谈回执", "公文正文", keep_next=True)
    seal_place(sheet, "公文落款")
    _reply_slip(sheet)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _particulars(sheet: Sheet) -> None:
    sheet.add("时间：" + cn_moment("data.starts_at") + "。", "公文正文")
    sheet.add("地点：{{ data.place }}。", "公文正文")
    sheet.add("约谈人：" + officer_names("data.interviewers", certificates=True) + "。", "公文正文")
    sheet.add("内容：" + listed("x", "data.topics", "{{ x }}", "；") + "。", "公文正文")
    sheet.add(
        "请携带："
        + either(
            "data.bring",
            listed("x", "data.bring", "{{ x }}", "；") + "。委托他人参加的，请带授权委托书。",
            "无须携带材料；委托他人参加的，请带授权委托书。",
        ),
        "公文正文",
    )


def _reply_slip(sheet: Sheet) -> None:
    sheet.new_page("行政约谈回执", "公文标题")
    sheet.add("{{ body.name }}：", "主送")
    sheet.add(
        "《行政约谈通知书》（{{ paper.number or '签发时编号' }}）收悉，现回复如下：",
        "公文正文",
    )
    _choices(sheet)
    sheet.add("（以上选择由收件人自己勾选；回执可以当场交回，也可以另行送回。）", "附注")


def _choices(sheet: Sheet) -> None:
    box = Box((36, 120))
    box.row(label("收到时间"), answer("　　　　年　　月　　日　　时　　分"), height_mm=12)
    box.row(label("是否参加"), answer("☐参加", "☐改期", "☐不参加"), height_mm=18)
    box.row(label("参加人姓名、\n职务"), answer(""), height_mm=14)
    box.row(label("建议改期\n的时间"), answer(""), height_mm=12)
    box.row(label("不参加的理由"), answer(""), height_mm=18)
    box.row(label("翻译"), answer(f"☐不需要　☐需要，语言：{blank(8)}"), height_mm=12)
    box.row(label("收件人\n签名（盖章）"), answer(sign_here("recipient")), height_mm=18)
    box.row(label("联系电话"), answer(""), height_mm=12)
    box.row(label("送达人签名"), answer(SIGN, SIGN), height_mm=16)
    sheet.place(box)


def record() -> bytes:
    """行政约谈记录: who met, the six parts of the talk, reading, signatures."""
    sheet = Sheet("行政约谈记录", page="form")
    sheet.head(number=False)
    _meeting(sheet)
    sheet.gap()
    _talk(sheet)
    sheet.add("", "间隔", keep_next=True)
    reading(sheet)
    interpreter(sheet)
    signatures(
        sheet,
        party="被约谈方（签名）",
        officers="data.interviewers",
        officers_label="约谈人（签名）",
        officers_as="interviewers",
    )
    sign_row(sheet, "记录人（签名）", "recorder")
    refusal(sheet)
    sheet.add(
        "本记录不代替询问笔录和责令改正通知书；需要调查取证或者依法责令改正的，另行制作文书。",
        "附注",
    )
    opinions_to(sheet, "记录", "附注")
    sheet.foot(reference=True, each_page=EACH_PAGE)
    return sheet.to_bytes()


def _meeting(sheet: Sheet) -> None:
    box = Box((26, 34, 24, 41, 40))
    box.row(
        label("时间"),
        answer(cn_moment("data.started_at") + "至" + cn_moment("data.ended_at"), span=4),
    )
    box.row(label("地点"), answer("{{ data.place }}", span=4))
    box.row(label("约谈人"), answer(officer_names("data.interviewers", certificates=True), span=4))
    box.row(
        label("记录人"), answer("{{ staff[data.recorder].name }}"),
        label("音像编号"),
        answer(either("data.recording", "{{ evidence[data.recording].reference }}", "/"), span=2),
    )  # fmt: skip
    box.row(
        label("约谈通知书"),
        answer(
            either(
                "data.notice",
                "{{ papers[data.notice].number or '' }}（"
                + cn_day("papers[data.notice].date")
                + "）",
                "/",
            ),
            span=4,
        ),
    )
    box.row(label("被约谈方"), answer(ADDRESSEE, span=4))
    _attendees(box)
    sheet.place(box)


def _attendees(box: Box) -> None:
    box.row(
        label("参加人", down="start"), label("姓名"), label("职务"),
        label("身份核验方式"), label("授权文件"),
    )  # fmt: skip
    box.repeat("for who in data.attendees")
    box.row(
        label("", down="on"),
        centred(either("who.representative", _of("name"), _party_self())),
        centred(either("who.representative", _of("post | slash"), _party_post())),
        centred("{{ who.verified_by }}"),
        centred(_authorization()),
    )
    box.repeat("endfor")


def _of(what: str) -> str:
    return "{{ representatives[who.representative]." + what + " }}"


def _party_self() -> str:
    return (
        only_if("party.is_person", "{{ party.name }}")
        + only_if("party.is_organisation", "{{ party.legal_representative.name }}")
        + only_if("party.is_individual_business", "{{ party.operator.name }}")
    )


def _party_post() -> str:
    return (
        only_if("party.is_person", "本人")
        + only_if("party.is_organisation", "法定代表人（负责人）")
        + only_if("party.is_individual_business", "经营者")
    )


def _authorization() -> str:
    granted = "representatives[who.representative].authorization"
    return either(
        f"who.representative and {granted}",
        "授权委托书（期限" + cn_day(f"{granted}.from") + "至" + cn_day(f"{granted}.to") + "）",
        "/",
    )


def _talk(sheet: Sheet) -> None:
    sheet.add(
        "约谈人已向被约谈方出示执法证件、表明身份，说明约谈事由，"
        "告知约谈不是行政处罚或者行政强制措施，被约谈方可以陈述意见、提交材料、由律师陪同。",
        "文书正文",
    )
    sheet.add("一、本机关指出的问题", "文书标题一")
    sheet.steer("for x in data.problems")
    sheet.add("{{ loop.index }}．{{ x.fact }}（来源：{{ x.source }}）", "文书正文")
    sheet.steer("endfor")
    sheet.add("二、有关规定", "文书标题一")
    sheet.steer("for x in data.rules")
    sheet.add(
        "{{ loop.index }}．{{ x | cite }}"
        + either("x.text is defined and x.text", "规定：“{{ x.text }}”", "。"),
        "文书正文",
    )
    sheet.steer("endfor")
    sheet.add("三、被约谈方陈述和不同意见", "文书标题一")
    sheet.lines_of("data.statement", "文书正文")
    sheet.add("四、本机关的建议", "文书标题一")
    sheet.steer("for x in data.suggestions")
    sheet.add("{{ loop.index }}．{{ x }}", "文书正文")
    sheet.steer("endfor")
    _measures(sheet)
    sheet.add("六、后续联系", "文书标题一")
    sheet.steer("for line in data.follow_up.splitlines()")
    sheet.steer("if loop.last")
    sheet.add("{{ line }}", "文书正文", keep_next=True)
    sheet.steer("else")
    sheet.add("{{ line }}", "文书正文")
    sheet.steer("endif")
    sheet.steer("endfor")


def _measures(sheet: Sheet) -> None:
    sheet.add("五、被约谈方自愿提出的整改措施及时间", "文书标题一")
    sheet.steer("if data.measures")
    sheet.gap(keep_next=True)
    box = Box((14, 106, 45))
    box.head(label("序号"), label("整改措施"), label("完成时间"))
    box.repeat("for x in data.measures")
    box.row(
        centred("{{ loop.index }}"),
        answer("{{ x.measure }}"),
        centred(either("x.by", cn_day("x.by") + "前", "长期坚持")),
    )
    box.repeat("endfor")
    sheet.place(box)
    sheet.gap()
    sheet.steer("else")
    sheet.add("被约谈方未提出整改措施。", "文书正文")
    sheet.steer("endif")


FORMS: Mapping[str, Callable[[], bytes]] = {
    "interview-notice": notice,
    "interview-record": record,
}
