"""询问笔录, field by field as the ministerial form has it, with its printed opening sentence.

One person, one record; what is asked and answered stands as it was said.
"""

from __future__ import annotations

from tools.forms import blocks
from tools.forms.box import Box, answer, label
from tools.forms.scene import of_present
from tools.forms.sheet import Sheet
from tools.forms.tags import cn_day, either, filled, listed, officer_names, value

__all__ = ["FORMS"]

BODY = "文书正文"
GRID_MM = (24, 34, 20, 20, 27, 40)
INQUIRED = "data.inquired.person"
OPENING = (
    "问：我们是{{ body.name }}的执法人员"
    + officer_names("data.officers", certificates=False)
    + "，这是我们的执法证件，执法证号分别是"
    + listed("x", "data.officers", "{{ staff[x].certificate.number }}")
    + "，请你确认。现依法向你询问，请如实回答所问问题。"
    + "执法人员与你有直接利害关系的，你可以申请回避。"
)


def inquiry_record() -> bytes:
    """The particulars in a box, the questions and answers in the flow, each page to be signed."""
    sheet = Sheet("询问笔录", page="form")
    sheet.head(number=False)
    box = Box(GRID_MM)
    _occasion(box)
    _inquired(box)
    sheet.place(box)
    sheet.gap()
    _talk(sheet)
    sheet.add("以上笔录☐我已看过　☐已向我宣读过，情况属实无误。", "签名栏", keep_next=True)
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.signatures(sheet, party="被询问人（签名）", officers_label="询问人（签名）")
    blocks.sign_row(sheet, "记录人（签名）", "recorder")
    blocks.refusal(sheet)
    sheet.foot(reference=False, each_page=blocks.each_page_signatures("被询问人", "询问人"))
    return sheet.to_bytes()


def _occasion(box: Box) -> None:
    ended = either(
        "data.started_at[:10] == data.ended_at[:10]",
        "{{ data.ended_at | cn_time }}",
        "{{ data.ended_at | cn_datetime }}",
    )
    box.row(
        label("询问时间"),
        answer(cn_day("data.started_at") + "{{ data.started_at | cn_time }}至" + ended, span=3),
        label("询问次数"),
        answer("第{{ data.sequence }}次询问"),
        height_mm=9,
    )
    box.row(label("询问地点"), answer(value("data.place"), span=5), height_mm=9)
    box.row(
        label("询问人"),
        answer(officer_names("data.officers", certificates=False), span=3),
        label("记录人"),
        answer("{{ staff[data.recorder].name }}"),
        height_mm=9,
    )


def _inquired(box: Box) -> None:
    box.row(
        label("被询问人"),
        answer(of_present(INQUIRED, "name"), span=3),
        label("与案件关系"),
        answer(value("data.inquired.relation")),
        height_mm=9,
    )
    box.row(
        label("性别"),
        answer(of_present(INQUIRED, "sex", " | sex")),
        label("年龄"),
        answer(_age()),
        label("联系电话"),
        answer(of_present(INQUIRED, "telephone")),
        height_mm=9,
    )
    box.row(
        label("身份证件号"),
        answer(of_present(INQUIRED, "id_number"), span=3),
        label("工作单位\n及职务"),
        answer(filled("data.inquired.work")),
        height_mm=11,
    )
    box.row(label("联系地址"), answer(of_present(INQUIRED, "address"), span=5), height_mm=9)


def _age() -> str:
    """In full years on the day: known of the party or the operator by the date of birth."""
    known = "{{ party.birth_date | age(paper.date) }}岁"
    return either(INQUIRED, "/", either("party.is_person", known, "/"))


def _talk(sheet: Sheet) -> None:
    sheet.add(OPENING, BODY)
    sheet.add("答：（☐确认，不申请回避　☐申请回避，理由见记录）", BODY)
    sheet.steer("for q in data.questions")
    for sign, part in (("问：", "question"), ("答：", "answer")):
        sheet.steer(f"for line in q.{part}.splitlines()")
        sheet.add("{% if loop.first %}" + sign + "{% endif %}{{ line }}", BODY)
        sheet.steer("endfor")
    sheet.steer("endfor")
    sheet.add("（以下空白）", "表格居中")
    recordings = listed("x", "data.recordings", "{{ evidence[x].reference }}")
    sheet.add("同步录音录像编号：" + either("data.recordings", recordings + "。", "/"), "文书抬头")


FORMS = {"inquiry-record": inquiry_record}
