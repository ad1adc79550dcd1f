"""现场笔录, field by field as the ministerial form has it. Not for inquiries or inspections."""

from __future__ import annotations

from tools.forms import blocks
from tools.forms.box import Box, Cell, answer, centred, label
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
    sign,
    signed_at,
    value,
)

__all__ = ["FORMS", "each_officer", "of_present"]

GRID_MM = (20, 23.7, 20, 20, 7.5, 23.7, 16, 34.1)
WIDTH = len(GRID_MM)
SIGNED = "笔录签名"
PERSON = "data.present.person"
RECORDING = (
    "{{ evidence[x].reference }}（{{ evidence[x].started_at | cn_time }}至"
    "{{ evidence[x].ended_at | cn_time }}）"
)


def scene_record() -> bytes:
    """One boxed form; the narrative flows over as many pages as it needs, each to be signed."""
    sheet = Sheet("现场笔录", page="form")
    sheet.head(number=False)
    box = Box(GRID_MM)
    _occasion(box)
    _present(box)
    box.row(
        label("车（船）\n号"),
        answer(either("vehicle", "{{ vehicle.plate }}", "/"), span=4),
        label("车（船）型"),
        answer(either("vehicle", "{{ vehicle.kind }}", "/"), span=2),
    )
    box.row(label("主要内容"), _content(), height_mm=60, splits=True)
    _signed(box)
    sheet.place(box)
    sheet.foot(reference=False, each_page=blocks.each_page_signatures("现场人员"))
    return sheet.to_bytes()


def _occasion(box: Box) -> None:
    box.row(
        label("执法地点"),
        answer(value("data.place"), span=4),
        label("执法时间"),
        answer(cn_day("data.started_at"), _clock(), span=2),
        height_mm=13,
    )
    box.row(
        label("执法人员"),
        Cell(lines=each_officer("name"), span=2),
        label("执法证号"),
        Cell(lines=each_officer("certificate.number"), span=2),
        label("记录人"),
        centred("{{ staff[data.recorder].name }}"),
        height_mm=13,
    )


def _clock() -> str:
    """From one time of day to another; the second day is named only where it is another."""
    end = either("data.started_at[:10] == data.ended_at[:10]", "", cn_day("data.ended_at"))
    return f"{{{{ data.started_at | cn_time }}}}至{end}{{{{ data.ended_at | cn_time }}}}"


def each_officer(attribute: str) -> tuple[tuple[str, str], ...]:
    """One line of a cell for each officer: the name, or the certificate's number."""
    return (
        ("{%p for x in data.officers %}", "表格说明"),
        ("{{ staff[x]." + attribute + " }}", "表格居中"),
        ("{%p endfor %}", "表格说明"),
    )


def _present(box: Box) -> None:
    heading = "现场人员\n基本情况"
    for down, first, left, second, right in (
        ("start", "姓名", of_present(PERSON, "name"), "性别", of_present(PERSON, "sex", " | sex")),
        (
            "on",
            "身份证件号",
            of_present(PERSON, "id_number"),
            "与案件关系",
            value("data.present.relation"),
        ),
        (
            "on",
            "单位及职务",
            filled("data.present.work"),
            "联系电话",
            of_present(PERSON, "telephone"),
        ),
    ):
        box.row(
            label(heading if down == "start" else "", down="start" if down == "start" else "on"),
            label(first),
            answer(left, span=3),
            label(second),
            answer(right, span=2),
        )
    box.row(label("", down="on"), label("联系地址"), answer(of_present(PERSON, "address"), span=6))


def of_present(person: str, attribute: str, with_filter: str = " | slash") -> str:
    """A particular of who was there: that ``person``'s, or the party's own, or the operator's."""
    own = f"{{{{ party.{attribute}{with_filter} }}}}"
    held = {"telephone": own, "address": own}
    operator = held.get(attribute, f"{{{{ party.operator.{attribute}{with_filter} }}}}")
    return (
        f"{{% if {person} %}}{{{{ {person}.{attribute}{with_filter} }}}}"
        f"{{% elif party.is_person %}}{own}"
        f"{{% elif party.is_individual_business %}}{operator}{{% else %}}/{{% endif %}}"
    )


def _content() -> Cell:
    """What was shown and told, seen, measured and said; photographs and recordings."""
    whom = either(PERSON, "现场人员", "当事人")
    opening = (
        f"{cn_period('data.started_at', 'data.ended_at')}，"
        f"{officer_names('data.officers', certificates=True)}向{whom}出示执法证件，说明来意，"
        f"告知其有权申请回避。{whom}☐不申请回避　☐申请回避，理由：{blank(8)}"
    )
    measured = (
        "{{ m.method }}"
        + only_if(
            "m.device",
            "，使用{{ m.device }}"
            + only_if("m.valid_until", "（检定有效期至{{ m.valid_until | cn_date }}）"),
        )
        + "，结果为{{ m.result }}。"
    )
    pictures = "".join(
        (
            "{% for x in data.photos %}{% if loop.first %}拍照{{ loop.length }}张",
            only_if("data.recordings", "、"),
            "{% endif %}{% endfor %}",
            only_if("data.recordings", "录像" + listed("x", "data.recordings", RECORDING)),
            only_if("data.photos or data.recordings", "。"),
        )
    )
    lines = (
        (opening, "表格叙述"),
        *blocks.narrative_lines("data.observations"),
        ("{%p for m in data.measurements %}", "表格说明"),
        (measured, "表格叙述"),
        ("{%p endfor %}", "表格说明"),
        ("{%p if data.statement %}", "表格说明"),
        *blocks.narrative_lines("data.statement", first=f"{whom}陈述："),
        ("{%p else %}", "表格说明"),
        (f"{whom}未作陈述。", "表格叙述"),
        ("{%p endif %}", "表格说明"),
        ("{%p if data.photos or data.recordings %}", "表格说明"),
        (pictures, "表格叙述"),
        ("{%p endif %}", "表格说明"),
        ("（以下空白）", "表格居中"),
    )
    return Cell(lines=lines, span=WIDTH - 1, upright="top")


def _signed(box: Box) -> None:
    box.row(
        Cell(
            lines=(
                ("☐上述笔录我已看过　☐或已向我宣读过，情况属实无误。", SIGNED),
                ("现场人员签名：" + sign("party") + "　　时间：" + signed_at("party", 8), SIGNED),
                *blocks.interpreter_lines(SIGNED),
                *blocks.guardian_lines(SIGNED),
            ),
            span=WIDTH,
            keep_next=True,
        ),
        height_mm=14,
    )
    box.row(
        label("备注"),
        Cell(lines=((filled("data.remark"), "表格内容"),), span=WIDTH - 1, keep_next=True),
        height_mm=8,
        keep_next=True,
    )
    box.row(
        Cell(
            lines=(
                ("{%p for x in data.officers %}", "表格说明"),
                (
                    "执法人员签名："
                    + sign("officers", who="x")
                    + "　　时间："
                    + signed_at("officers", 8, who="x"),
                    SIGNED,
                ),
                ("{%p endfor %}", "表格说明"),
            ),
            span=WIDTH,
        ),
        height_mm=14,
    )


FORMS = {"scene-record": scene_record}
