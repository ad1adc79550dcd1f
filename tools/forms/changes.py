"""What changes a paper that went out, or its term: 改正延期, 恢复处理, 文书更正（撤销）.

An issued paper is never altered: each of these stands beside it in the file. Not for the papers
they change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms import blocks
from tools.forms.box import Box, Cell, answer, centred, label
from tools.forms.reports import HANDLERS, opinion_rows
from tools.forms.sheet import Sheet
from tools.forms.tags import cited, cn_day, either, filled, listed, only_if, sign, stopped, ticked
from tools.forms.words import worded

__all__ = ["FORMS"]

BODY = "文书正文"
PARTY = "文书当事人"
REASONS = {
    "not_corrected": "改正期限届满，没有按照要求改正",
    "conditions_unmet": "经查明不符合所适用的不予处罚的条件",
    "false_material": "所提交的材料不真实",
    "withdrawn": "撤回了承诺",
}


def _named(paper: str) -> str:
    """A paper of the case with its number, or with its day where it has none."""
    number = f"{{{{ {paper}.number }}}}"
    dated = cn_day(f"{paper}.date")
    return f"《{{{{ {paper}.title }}}}》（{either(paper + '.number', number, dated)}）"


def correction_extension() -> bytes:
    """改正延期申请与批准: the party asks and signs; the agency grants or says why not."""
    sheet = Sheet("改正延期申请与批准", page="form")
    sheet.head(number=False)
    box = Box((30, 52, 30, 53))
    box.row(label("当事人"), answer("{{ party.name }}", span=3))
    box.row(label("延期的文书"), answer(_named("papers[data.answers]"), span=3))
    box.row(
        label("原定期限"), centred(cn_day("data.original_term")),
        label("申请延至"), centred(cn_day("data.requested_until")),
    )  # fmt: skip
    for name, expression in (
        ("申请的理由", "data.reasons"),
        ("已经完成\n的改正", "(data.done or '/')"),
    ):
        lines = blocks.narrative_lines(expression)
        box.row(label(name), Cell(lines=lines, span=3), height_mm=20, splits=True)
    proofs = listed("x", "data.evidence", "{{ evidence[x].title }}")
    box.row(label("证明材料"), answer(either("data.evidence", proofs, "/"), span=3))
    box.row(
        label("申请人\n签　　名"),
        answer(sign("party") + "　　　　申请日期：" + cn_day("data.applied_on"), span=3),
        height_mm=14,
    )
    _granted(box)
    sheet.place(box)
    sheet.gap(keep_next=True)
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.copies(sheet, "本表一式两份，审批后一份交当事人，一份存卷。")
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _granted(box: Box) -> None:
    lines = blocks.narrative_lines("data.opinion")
    box.row(label("承办意见"), Cell(lines=lines, span=3), height_mm=16, splits=True)
    until = either("data.granted_until", cn_day("data.granted_until"), "　/　")
    box.row(
        label("批准结果"),
        answer(
            ticked("data.granted_until") + f"同意延至{until}",
            ticked("not data.granted_until") + "不同意，理由：" + filled("data.refusal"),
            span=3,
        ),
    )
    box.row(label("承 办 人"), Cell(lines=HANDLERS, span=3), height_mm=18)
    opinion_rows(box, span=3)
    told = either("data.told_on", cn_day("data.told_on"), "　　　　年　　月　　日")
    box.row(label("告知当事人"), answer(told + f"　　当事人签收：{blocks.SIGN}", span=3))


def resume_notice() -> bytes:
    """恢复处理告知书: why proceedings go on, what was found, what the party may still say."""
    sheet = Sheet("恢复处理告知书", page="form")
    sheet.head(number=True)
    blocks.party_paragraph(sheet, PARTY)
    sheet.add(
        "根据"
        + listed("x", "data.answers", _named("papers[x]"))
        + "，本机关曾请{{ party.you }}及时改正。因{{ party.you }}"
        + worded("data.reason", REASONS)
        + "，本机关恢复处理程序，继续依法调查处理。",
        BODY,
    )
    sheet.add("查明的情况：", BODY, keep_next=True)
    sheet.lines_of("data.found", BODY)
    sheet.add("上述情况涉嫌违反" + cited("data.articles") + "的规定。", BODY)
    sheet.add(
        "**未履行承诺本身不作为加重处罚的理由；"
        "{{ party.you }}此前的签署和陈述不影响依法享有的权利。**"
        "{{ party.you }}可以继续改正，并可以在" + cn_day("data.opinions_by") + "前向本机关陈述、"
        "申辩、提交证据；逾期不影响在作出决定以前提出。本机关不因陈述、申辩给予更重的处罚。",
        BODY,
    )
    blocks.opinions_to(sheet, "告知书", PARTY)
    _received(sheet)
    blocks.copies(sheet, "本告知书一式两份，一份交当事人，一份存卷。")
    sheet.foot(reference=True)
    return sheet.to_bytes()


def amendment_notice() -> bytes:
    """文书更正（撤销）通知书: which paper, place by place what it said and says now."""
    sheet = Sheet("文书更正（撤销）通知书", page="form")
    sheet.head(number=True)
    sheet.add("{{ party.name }}：", "文书抬头")
    sheet.add(
        "本机关"
        + cn_day("papers[data.answers].date")
        + "向{{ party.you }}发出的"
        + _named("papers[data.answers]")
        + "，因{{ data.reason }}，"
        + only_if("data.basis", "依据" + cited("data.basis") + "，")
        + either(
            "data.kind == 'revoke'",
            "现予撤销。自本通知书送达之日起，该文书不再执行。",
            "现更正如下，其他内容不变：",
        ),
        BODY,
    )
    sheet.steer("if data.changes")
    sheet.gap(keep_next=True)
    box = Box((14, 39, 56, 56))
    box.head(label("序号"), label("所在位置"), label("原　　文"), label("更 正 为"))
    box.repeat("for x in data.changes")
    box.row(
        centred("{{ loop.index }}"),
        answer("{{ x.place }}"),
        answer("{{ x.was }}"),
        answer("{{ x.now }}"),
    )
    box.repeat("endfor")
    sheet.place(box)
    sheet.gap()
    sheet.steer("endif")
    sheet.add(
        "本通知书与原文书一并使用、一并存卷。"
        "{{ party.you }}对原文书依法享有的陈述、申辩、申请行政复议、"
        "提起行政诉讼等权利不受本通知书影响。",
        BODY,
    )
    blocks.opinions_to(sheet, "通知书", PARTY)
    _received(sheet)
    blocks.copies(sheet, "本通知书一式两份，一份交当事人，一份存卷。")
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _received(sheet: Sheet) -> None:
    """The receipt built into a notice, then the place of the seal."""
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.sign_row(sheet, "收件人（签名）", "recipient")
    blocks.refusal(sheet)
    blocks.seal_place(sheet, close=True)


def informant_reply() -> bytes:
    """举报处理结果告知书: a letter that tells the result and nothing personal of the party."""
    sheet = Sheet("举报处理结果告知书", page="letter")
    sheet.head(number=True, case_number=False)
    sheet.add(either("data.addressee", "{{ data.addressee }}", "投诉举报人") + "：", "主送")
    sheet.add(
        cn_day("data.reported_at") + "，您反映：" + stopped("data.matter"),
        "公文正文",
    )
    words = {
        "verified": "您反映的情况属实",
        "partly": "您反映的情况部分属实",
        "not_verified": "您反映的情况不属实",
        "unclear": "按照现有线索无法查实",
        "elsewhere": "您反映的事项不属于本机关职责",
    }
    sheet.add("经核查，" + worded("data.verified", words) + "。处理结果如下：", "公文正文")
    sheet.lines_of("data.result", "公文正文")
    sheet.add(
        "本机关依法为您保密。告知的内容不含当事人的个人信息和商业秘密，请勿用于其他用途。感谢您的监督。",
        "公文正文",
    )
    blocks.opinions_to(sheet, "告知书", "公文当事人")
    blocks.seal_place(sheet, "公文落款")
    means = {"letter": "书面", "telephone": "电话", "online": "平台"}
    sheet.add("（答复方式：" + worded("data.means", means) + "。本件归入副卷。）", "附注")
    sheet.foot(reference=True)
    return sheet.to_bytes()


FORMS: Mapping[str, Callable[[], bytes]] = {
    "correction-extension": correction_extension,
    "resume-notice": resume_notice,
    "amendment-notice": amendment_notice,
    "informant-reply": informant_reply,
}
