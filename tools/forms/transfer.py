"""案件移送函 and 涉嫌犯罪案件移送书: letters that hand a case over, each with its reply slip.

A suspected crime goes to the police with what 国务院令第310号 article 6 lists. Neither letter finds
anybody guilty: both speak of suspicion.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms import blocks
from tools.forms.box import Box, answer, label
from tools.forms.sheet import Sheet
from tools.forms.tags import cited, cn_moment, either, officer_names, quoted, sign_here, stopped

__all__ = ["FORMS"]

BODY = "公文正文"
HEADING = "公文标题一"
SIGNED = "公文落款"
RAGGED = "公文当事人"
TRANSFERS = "《行政执法机关移送涉嫌犯罪案件的规定》"
NUMBER = "{{ paper.number or '签发时编号' }}"


def transfer_letter() -> bytes:
    """To the body that has jurisdiction: the matter, why it is theirs, what comes with it."""
    sheet = Sheet("案件移送函", page="letter")
    _opening(sheet)
    sheet.add("二、移送的理由和依据", HEADING)
    sheet.lines_of("data.reason", BODY)
    sheet.add(
        f"根据{cited('data.basis')}的规定，现移送你单位依法处理。"
        "请在收到后填写回执，并将处理结果告知本机关。",
        BODY,
    )
    sheet.add("三、移送的材料和物品", HEADING)
    _materials(sheet, "data.attachments")
    sheet.add("涉案物品：" + either("data.goods", stopped("data.goods"), "无。"), BODY)
    _contact(sheet)
    blocks.seal_place(sheet, SIGNED)
    _slip(sheet, "案件移送函回执", "案件移送函", _civil_answer)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def crime_transfer_letter() -> bytes:
    """To the police of the same level, with the five kinds of material of article 6."""
    sheet = Sheet("涉嫌犯罪案件移送书", page="letter")
    _opening(sheet)
    sheet.add("二、涉嫌犯罪的情况", HEADING)
    sheet.add("上述情况涉嫌构成{{ data.crime }}，有关刑法条款如下：", BODY, keep_next=True)
    sheet.steer("for c in data.provisions")
    sheet.add("{{ c | cite }}" + either("c.text", quoted("c", ends=True), "。"), BODY)
    sheet.steer("endfor")
    _approval(sheet)
    sheet.add("三、移送的材料", HEADING)
    for title, key in (
        ("涉嫌犯罪案件情况的调查报告", "reports"),
        ("涉案物品清单", "goods"),
        ("检验报告或者鉴定结论", "appraisals"),
        ("其他有关涉嫌犯罪的材料", "others"),
    ):
        _kind_of_material(sheet, title, f"data.{key}")
    sheet.add(
        "移送前已经作出的行政处罚：" + either("data.penalised", stopped("data.penalised"), "无。"),
        BODY,
    )
    _contact(sheet)
    blocks.seal_place(sheet, SIGNED)
    sheet.steer("if data.copy_to")
    sheet.add("抄送：{{ data.copy_to }}", "附注")
    sheet.steer("endif")
    _slip(sheet, "涉嫌犯罪案件移送书回执", "涉嫌犯罪案件移送书", _police_answer)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _opening(sheet: Sheet) -> None:
    sheet.head(number=True)
    sheet.add("{{ data.to }}：", "主送")
    sheet.add(
        "本机关在行政执法中发现{{ case.cause }}的情况，应当移送你单位处理，现将有关情况函告如下：",
        BODY,
    )
    sheet.add("一、当事人和案情", HEADING)
    blocks.party_paragraph(sheet, RAGGED)
    sheet.lines_of("data.facts", BODY)


def _approval(sheet: Sheet) -> None:
    """Who reported and who approved, with the times that article 5 of the 规定 keeps short."""
    sheet.add(
        f"本机关指定{officer_names('data.officers', certificates=True)}组成专案组，核实后"
        f"于{cn_moment('data.reported_at')}提出移送的书面报告；"
        "本机关{{ staff[data.approved_by].post }}{{ staff[data.approved_by].name }}"
        f"于{cn_moment('data.approved_at')}批准移送。"
        "根据《中华人民共和国行政处罚法》第二十七条第一款和"
        f"{TRANSFERS}第三条、第五条的规定，现移送你单位。",
        BODY,
    )


def _materials(sheet: Sheet, expression: str) -> None:
    sheet.steer(f"for x in {expression}")
    sheet.add("{{ loop.index }}．{{ x.title }}（{{ x.extent }}）", RAGGED)
    sheet.steer("endfor")


def _kind_of_material(sheet: Sheet, title: str, expression: str) -> None:
    given = (
        "{% for x in " + expression + " %}{{ x.title }}（{{ x.extent }}）"
        "{% if not loop.last %}；{% endif %}{% else %}无{% endfor %}"
    )
    sheet.add(f"{title}：{given}。", RAGGED)


def _contact(sheet: Sheet) -> None:
    sheet.add("联系人：{{ unit.contact }}，电话：{{ unit.telephone }}。", RAGGED)
    sheet.add("附件：回执", BODY, keep_next=True)


def _slip(sheet: Sheet, title: str, paper: str, rows: Callable[[Box], None]) -> None:
    sheet.new_page(title, "公文标题")
    sheet.add("{{ body.name }}：", "主送")
    sheet.add(f"《{paper}》（{NUMBER}）及所附材料收悉，现回复如下：", BODY)
    box = Box((40, 116))
    box.row(label("收到时间"), answer("　　　　年　　月　　日　　时　　分"), height_mm=12)
    box.row(label("收到的材料\n和物品"), answer("☐与所列相符", "☐不符，缺少："), height_mm=22)
    rows(box)
    box.row(label("收件人签名"), answer(sign_here("recipient")), height_mm=14)
    box.row(label("受移送机关\n（盖章）"), answer(""), height_mm=24)
    box.row(label("联系电话"), answer(""), height_mm=12)
    box.row(label("送达人签名"), answer(blocks.SIGN, blocks.SIGN), height_mm=16)
    sheet.place(box)
    sheet.add("（以上由受移送机关填写。）", "附注")


def _civil_answer(box: Box) -> None:
    box.row(label("管辖"), answer("☐属于本机关管辖", "☐不属于本机关管辖，理由："), height_mm=26)


def _police_answer(box: Box) -> None:
    """Article 7: what is not theirs they pass on within 24 hours and say so in writing."""
    box.row(
        label("管辖"),
        answer("☐属于本机关管辖", "☐不属于本机关管辖，已转送："),
        height_mm=22,
    )
    box.row(
        label("审查决定"),
        answer("自接受之日起三日内审查，决定立案或者不予立案的，另行书面通知。"),
        height_mm=16,
    )


FORMS: Mapping[str, Callable[[], bytes]] = {
    "transfer-letter": transfer_letter,
    "crime-transfer-letter": crime_transfer_letter,
}
