"""Letters that bind nobody: 行政指导书, 风险提示函, 行政劝诫书.

They advise, remind and admonish; each says that it creates no duty and who hears an opinion on it.
Not for the notice of an interview (``interview``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms import blocks
from tools.forms.box import Box, answer, label
from tools.forms.interview import ADDRESSEE
from tools.forms.sheet import Sheet
from tools.forms.tags import cn_day, either, only_if, quoted, sign_here, stopped

__all__ = ["FORMS"]

BODY = "公文正文"
HEADING = "公文标题一"
SIGNED = "公文落款"
RAGGED = "公文当事人"


def guidance_letter() -> bytes:
    """行政指导书: occasion, what was learned, the rules, advice, help, and a reply slip."""
    sheet = Sheet("行政指导书", page="letter")
    sheet.head(number=True)
    sheet.add(ADDRESSEE + "：", "主送")
    sheet.add("就{{ data.matter }}，本机关提出以下指导意见，供{{ party.you }}参考。", BODY)
    sheet.steer("if data.problems")
    sheet.add("本机关了解到以下情况和困难：", BODY, keep_next=True)
    _items(sheet, "data.problems")
    sheet.steer("endif")
    sheet.steer("if data.basis")
    sheet.add("一、有关规定", HEADING)
    _rules(sheet, "data.basis")
    sheet.steer("endif")
    sheet.add(either("data.basis", "二", "一") + "、建议", HEADING)
    _items(sheet, "data.advice")
    sheet.steer("if data.support")
    sheet.add(either("data.basis", "三", "二") + "、本机关可以提供的帮助", HEADING)
    _items(sheet, "data.support")
    sheet.steer("endif")
    _binds_nobody(sheet, "指导书")
    sheet.add("附件：行政指导回执", BODY, keep_next=True)
    blocks.seal_place(sheet, SIGNED)
    _reply_slip(sheet)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def risk_notice() -> bytes:
    """风险提示函: when it tends to happen, what, the rules, what one may do."""
    sheet = Sheet("风险提示函", page="letter")
    sheet.head(number=True)
    sheet.add(ADDRESSEE + "：", "主送")
    sheet.add("为预防{{ data.occasion }}容易发生的违法行为和安全风险，现就有关事项提示如下：", BODY)
    sheet.add("一、风险点", HEADING)
    _items(sheet, "data.risks")
    sheet.steer("if data.basis")
    sheet.add("二、有关规定和监管要求", HEADING)
    _rules(sheet, "data.basis")
    sheet.steer("endif")
    sheet.add(either("data.basis", "三", "二") + "、建议措施", HEADING)
    _items(sheet, "data.advice")
    _binds_nobody(sheet, "提示函")
    blocks.seal_place(sheet, SIGNED)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def admonition_letter() -> bytes:
    """行政劝诫书: what was found, why it is only admonished, advice, objections, signatures."""
    sheet = Sheet("行政劝诫书", page="form")
    sheet.head(number=True)
    blocks.party_paragraph(sheet, "文书当事人")
    sheet.lines_of("data.facts", "文书正文")
    sheet.add("上述情况涉及下列规定：", "文书正文", keep_next=True)
    _rules(sheet, "data.articles", style="文书正文")
    sheet.add(
        "鉴于{{ party.you }}没有主观故意（{{ data.conditions.no_intent }}），情节轻微"
        "（{{ data.conditions.minor }}），没有造成危害后果（{{ data.conditions.no_harm }}），"
        "依法不予行政处罚，现对{{ party.you }}进行劝诫：",
        "文书正文",
        keep_next=True,
    )
    _items(sheet, "data.advice", style="文书正文")
    sheet.add("以上建议请在" + cn_day("data.advised_by") + "前完成。", "文书正文")
    sheet.add(
        "**本劝诫书不是“警告”等行政处罚，不记入处罚记录。**对所述情况有异议的，可以在"
        + cn_day("data.objections_by")
        + "前书面或者口头提出，本机关记录并答复。",
        "文书正文",
    )
    blocks.opinions_to(sheet, "劝诫书", "文书当事人")
    blocks.reading(sheet)
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.signatures(sheet, seal_follows=True)
    blocks.refusal(sheet)
    blocks.seal_place(sheet, close=True)
    blocks.copies(sheet, "本劝诫书一式两份，一份交当事人，一份存卷。")
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _items(sheet: Sheet, expression: str, *, style: str = BODY) -> None:
    """Each item a paragraph, numbered where there are several."""
    sheet.steer(f"for x in {expression}")
    sheet.add(only_if("loop.length > 1", "{{ loop.index }}．") + stopped("x"), style)
    sheet.steer("endfor")


def _rules(sheet: Sheet, expression: str, *, style: str = BODY) -> None:
    sheet.steer(f"for c in {expression}")
    sheet.add("{{ c | cite }}" + quoted("c", ends=True), style)
    sheet.steer("endfor")


def _binds_nobody(sheet: Sheet, paper: str) -> None:
    sheet.add(
        f"**本{paper}不具有强制力，是否采纳由{{{{ party.you }}}}自主决定，"
        "不采纳不会因此受到不利处理；"
        f"法律、法规、规章规定的义务不因本{paper}增加或者减少。**",
        BODY,
    )
    blocks.opinions_to(sheet, paper, RAGGED)


def _reply_slip(sheet: Sheet) -> None:
    sheet.new_page("行政指导回执", "公文标题")
    sheet.add("{{ body.name }}：", "主送")
    sheet.add(
        "《行政指导书》（{{ paper.number or '签发时编号' }}）收悉，现回复如下：",
        BODY,
    )
    box = Box((36, 120))
    box.row(label("收到时间"), answer("　　　　年　　月　　日　　时　　分"), height_mm=12)
    box.row(label("是否采纳"), answer("☐采纳", "☐部分采纳", "☐不采纳"), height_mm=20)
    box.row(label("意见、困难\n和需要的帮助"), answer(""), height_mm=40)
    box.row(label("收件人\n签名（盖章）"), answer(sign_here("recipient")), height_mm=18)
    box.row(label("联系电话"), answer(""), height_mm=12)
    box.row(label("送达人签名"), answer(blocks.SIGN, blocks.SIGN), height_mm=16)
    sheet.place(box)
    sheet.add("（以上选择由收件人自己勾选；不采纳的，无须说明理由。）", "附注")


FORMS: Mapping[str, Callable[[], bytes]] = {
    "guidance-letter": guidance_letter,
    "risk-notice": risk_notice,
    "admonition-letter": admonition_letter,
}
