"""说服教育记录: what was pointed out, explained and answered. Never made under 57-1-3."""

from __future__ import annotations

from tools.forms import blocks
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    cited,
    cn_period,
    either,
    listed,
    officer_names,
    only_if,
    quoted,
    stopped,
)

__all__ = ["FORMS"]

BODY = "文书正文"
# 行政处罚法 33 (3) asks for education where nothing is imposed; an unfiled matter names its own.
BASIS = either("data.basis", cited("data.basis"), "《中华人民共和国行政处罚法》第三十三条第三款")


def education_record() -> bytes:
    """Prose under four heads, the party's own words, then the reading block and signatures."""
    sheet = Sheet("说服教育记录", page="form")
    sheet.head(number=False)
    blocks.party_paragraph(sheet, "文书当事人")
    attended = only_if(
        "data.attended_by",
        "（{{ representatives[data.attended_by].name }}到场，"
        "{{ representatives[data.attended_by].post | slash }}）",
    )
    sheet.add(
        f"依照{BASIS}，{officer_names('data.officers', certificates=True)}于"
        f"{cn_period('data.started_at', 'data.ended_at')}在{{{{ data.place }}}}"
        f"对{{{{ party.name }}}}{attended}进行教育：",
        BODY,
    )
    _told(sheet)
    _answered(sheet)
    blocks.opinions_to(sheet, "记录", "文书当事人")
    blocks.reading(sheet)
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.signatures(sheet)
    blocks.refusal(sheet)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _told(sheet: Sheet) -> None:
    _section(sheet, "一、指出的行为", "data.pointed_out")
    sheet.add("二、讲解的规定", "文书标题一")
    sheet.steer("for c in data.rules")
    sheet.add("{{ c | cite }}" + quoted("c", ends=True), BODY)
    sheet.steer("endfor")
    _section(sheet, "三、可能的危害", "data.harm")
    _section(sheet, "四、正确做法", "data.correct_practice")


def _section(sheet: Sheet, heading: str, expression: str) -> None:
    sheet.add(heading, "文书标题一")
    sheet.lines_of(expression, BODY)


def _answered(sheet: Sheet) -> None:
    said = "当事人意见：" + stopped("data.party_opinion")
    sheet.add(either("data.party_opinion", said, "当事人未发表意见。"), BODY)
    materials = listed("m", "data.materials", "{{ m.title }}{{ m.copies }}份")
    recordings = listed("x", "data.recordings", "{{ evidence[x].reference }}")
    sheet.add("普法材料：" + either("data.materials", materials + "。", "/"), BODY)
    sheet.add("音像编号：" + either("data.recordings", recordings + "。", "/"), BODY)


FORMS = {"education-record": education_record}
