"""What the party is told of its rights, and what it does with them.

Every box of the party's will is printed empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms import blocks
from tools.forms.box import Box, answer, label
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    blank,
    cn_day,
    cn_period,
    either,
    filled,
    listed,
    officer_names,
    only_if,
    stopped,
)

__all__ = ["FORMS"]

BODY = "文书正文"
LAW = "《中华人民共和国行政处罚法》"
RIGHTS = (
    "核对执法人员的执法证件；执法人员少于二人或者不出示执法证件的，有权拒绝接受调查、检查。",
    f"认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避（{LAW}第四十三条）。",
    f"有权陈述和申辩，提出事实、理由和证据；本机关不因陈述、申辩给予更重的处罚（{LAW}第四十五条）。",
    f"作出行政处罚决定前，有权获知拟处罚的内容及事实、理由、依据；符合法定条件的，有权要求听证（{LAW}第四十四条、第六十三条）。",
    "有权阅读或者要求宣读笔录，有权要求补充、更正；不通晓国家通用语言文字的，可以要求提供翻译。",
    f"涉及国家秘密、商业秘密或者个人隐私的，有权要求保密（{LAW}第五十条）。",
    f"对行政处罚决定不服的，有权依法申请行政复议或者提起行政诉讼；因违法行政处罚受到损害的，有权依法提出赔偿要求（{LAW}第七条）。",
)
DUTIES = (
    f"如实回答询问，协助调查或者检查，不得拒绝或者阻挠（{LAW}第五十五条第二款）。",
    "如实提供与案件有关的材料，不得隐匿、伪造、销毁证据。",
    "确认有效的送达地址和联系方式；有变更的，及时告知本机关。",
)


def rights_notice() -> bytes:
    """权利义务告知书: rights first, then duties, with the place to ask for a recusal."""
    sheet = Sheet("权利义务告知书", page="form")
    sheet.head(number=False)
    blocks.party_paragraph(sheet, "文书当事人")
    sheet.add(
        "本机关因{{ case.cause }}一事进行调查，由"
        + officer_names("data.officers", certificates=True)
        + "负责。现将{{ party.you }}在调查中的权利和义务告知如下：",
        BODY,
    )
    sheet.add("一、权利", "文书标题一")
    _points(sheet, RIGHTS)
    sheet.add("二、义务", "文书标题一")
    _points(sheet, DUTIES)
    sheet.steer("if data.more")
    sheet.add("三、另行告知的事项", "文书标题一")
    sheet.steer("for x in data.more")
    sheet.add("{{ loop.index }}．" + stopped("x"), BODY)
    sheet.steer("endfor")
    sheet.steer("endif")
    sheet.add("告知地点：{{ data.place }}", "签名栏")
    sheet.add(
        f"☐不申请回避　☐申请回避，被申请人和理由：{blank(16)}", "签名栏", keep_next=True
    )  # fmt: skip
    blocks.reading(sheet)
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.signatures(sheet)
    blocks.refusal(sheet)
    blocks.copies(
        sheet, "签名只表示已收到并知悉上述内容。本告知书一式两份，一份交当事人，一份存卷。"
    )
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _points(sheet: Sheet, points: tuple[str, ...]) -> None:
    for index, text in enumerate(points, start=1):
        sheet.add(f"{index}．{text}", BODY)


def statement_record() -> bytes:
    """陈述申辩记录: the party's own words, and the evidence that came with them."""
    sheet = Sheet("陈述申辩记录", page="form")
    sheet.head(number=False)
    box = Box((28, 54, 28, 55))
    box.row(label("案　　由"), answer("{{ case.cause }}", span=3))
    box.row(label("时　　间"), answer(cn_period("data.started_at", "data.ended_at"), span=3))
    box.row(label("地　　点"), answer("{{ data.place }}", span=3))
    box.row(
        label("执法人员"), answer(officer_names("data.officers", certificates=True), span=3)
    )  # fmt: skip
    box.row(
        label("记 录 人"),
        answer("{{ staff[data.recorder].name }}"),
        label("音像编号"),
        answer(either("data.recordings", listed("x", "data.recordings", RECORDING), "/")),
    )
    box.row(label("当 事 人"), answer(blocks.PARTY_ID, span=3), height_mm=14)
    box.row(label("陈述申辩人"), answer(SPEAKER, span=3))
    answered = (
        "{{ papers[data.answers].title }}"
        + only_if("papers[data.answers].number", "（{{ papers[data.answers].number }}）")
        + "，"
        + cn_day("papers[data.answers].date")
    )
    box.row(label("针对的文书"), answer(either("data.answers", answered, "/"), span=3))
    sheet.place(box)
    sheet.gap()
    _statement(sheet)
    blocks.reading(sheet)
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.signatures(sheet, party="陈述申辩人（签名）")
    blocks.sign_row(sheet, "记录人（签名）", "recorder")
    blocks.refusal(sheet)
    sheet.foot(reference=True, each_page=blocks.each_page_signatures("陈述申辩人"))
    return sheet.to_bytes()


RECORDING = "{{ evidence[x].reference }}"
AGENT = "representatives[data.by]"
SPEAKER = either(
    "data.by",
    f"{{{{ {AGENT}.name }}}}（"
    + either(f"{AGENT}.post", f"{{{{ {AGENT}.post }}}}", "代理人")
    + "）",
    either("party.is_person", "当事人本人", "当事人的法定代表人（负责人、经营者）"),
)


def _statement(sheet: Sheet) -> None:
    sheet.add(
        "本机关已告知当事人有权陈述和申辩，提出事实、理由和证据，"
        "并告知不因陈述、申辩给予更重的处罚。",
        BODY,
    )
    sheet.add("陈述申辩内容（记录原话）：", "文书标题一")
    sheet.steer("if data.statement")
    sheet.lines_of("data.statement", BODY)
    sheet.steer("else")
    sheet.add("当事人表示没有意见。", BODY)
    sheet.steer("endif")
    proofs = listed("x", "data.evidence", "{{ evidence[x].title }}")
    sheet.add(
        "提交的证据材料：" + either("data.evidence", proofs + "。", "/"), BODY, keep_next=True
    )
    sheet.add("（以下空白）", "表格居中", keep_next=True)


def authorization_letter() -> bytes:
    """授权委托书: the party's own paper; who may do what, and until when."""
    sheet = Sheet("授权委托书", page="form")
    sheet.add("授权委托书", "公文标题")
    sheet.add("{{ body.name }}：", "文书抬头")
    agent = "representatives[data.agent]"
    granted = f"{agent}.authorization"
    box = Box((28, 54, 28, 55))
    box.row(label("委 托 人"), answer(blocks.PARTY_ID, span=3), height_mm=14)
    box.row(
        label("受 托 人"),
        answer(f"{{{{ {agent}.name }}}}"),
        label("单位、职务"),
        answer(filled(f"{agent}.post")),
        height_mm=10,
    )
    box.row(
        label("身份证件号"),
        answer(filled(f"{agent}.id_number")),
        label("联系电话"),
        answer(filled(f"{agent}.telephone")),
        height_mm=10,
    )
    sheet.place(box)
    sheet.gap()
    sheet.add(
        "委托人因{{ case.cause }}一事，委托上述受托人"
        "办理下列事项，期限自"
        + either(
            granted,
            cn_day(granted + ".from") + "至" + cn_day(granted + ".to"),
            f"{blank(8)}至{blank(8)}",
        )
        + "：",
        BODY,
    )
    sheet.steer("for x in data.powers")
    sheet.add("{{ loop.index }}．" + stopped("x"), BODY)
    sheet.steer("endfor")
    sheet.add(
        "受托人在上述权限和期限内的行为，由委托人承担。没有写明的事项，受托人无权代为办理。", BODY
    )
    sheet.add("", "间隔")
    blocks.sign_row(sheet, "委托人（签名、盖章）", "party")
    blocks.sign_row_by_hand(sheet, "受托人（签名）")
    blocks.guardian(sheet)
    sheet.add("附：委托人、受托人的身份证明（核对后附复制件）", "附注")
    sheet.foot(reference=True)
    return sheet.to_bytes()


def recusal_decision() -> bytes:
    """回避决定书: the head decides; until then the inquiry does not stop."""
    sheet = Sheet("回避决定书", page="form")
    sheet.head(number=True)
    person = "{{ staff[data.person].name }}（{{ staff[data.person].post }}）"
    sheet.add("{{ party.name }}：", "文书抬头")
    asked = either(
        "data.asked_in",
        "{{ party.you }}于" + cn_day("data.asked_on") + "在《{{ papers[data.asked_in].title }}》中"
        f"申请本案人员{person}回避，理由是：",
        f"本案人员{person}于" + cn_day("data.asked_on") + "提出回避，理由是：",
    )
    sheet.add(asked + stopped("data.asked"), BODY)
    sheet.steer("for line in data.checked.splitlines()")
    sheet.add(only_if("loop.first", "经查，") + "{{ line }}", BODY)
    sheet.steer("endfor")
    granted = f"同意{person}回避，由{{{{ staff[data.successor].name }}}}接替办理"
    refused = f"{person}不属于应当回避的情形，不同意其回避"
    sheet.add(
        f"依照{LAW}第四十三条，本机关决定：**"
        + either("data.decision == 'granted'", granted, refused)
        + "**。",
        BODY,
    )
    sheet.add("本决定作出前，调查没有停止；已经依法取得的证据是否有效，由本机关审查。", BODY)
    blocks.opinions_to(sheet, "决定", "文书当事人")
    blocks.seal_place(sheet)
    sheet.gap(keep_next=True)
    blocks.sign_row(sheet, "当事人（签收）", "party")
    blocks.refusal(sheet)
    sheet.foot(reference=True)
    return sheet.to_bytes()


FORMS: Mapping[str, Callable[[], bytes]] = {
    "authorization-letter": authorization_letter,
    "recusal-decision": recusal_decision,
    "rights-notice": rights_notice,
    "statement-record": statement_record,
}
