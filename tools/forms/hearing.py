"""听证通知书 and 听证笔录, field by field as the ministerial forms have them.

The ministry's printed words stand as they are; the article on recusal and the consequence of
staying away are those in force since 2021 (行政处罚法 64). Not for the notice that tells the right
to a hearing (``penalty``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms import blocks
from tools.forms.box import Box, Cell, answer, centred, label
from tools.forms.penalty import COPIES, LAW, contact
from tools.forms.scene import each_officer
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    cn_day,
    cn_moment,
    cn_period,
    either,
    filled,
    listed,
    only_if,
    sign,
    sign_here,
    ticked,
)
from tools.forms.words import CLOSED_HEARING, worded

__all__ = ["FORMS"]

BODY = "文书正文"
PARTY = "文书当事人"
NOTES = (
    "1.请事先准备相关证据，通知证人和委托代理人准时参加。",
    "2.委托代理人参加听证的，应当在听证会前向本机关提交授权委托书等有关证明。",
    "3.申请延期举行的，应当在举行听证会前向本行政机关提出，由本机关决定是否延期。",
    "4.无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利。",
)
AGENT = "representatives[who.representative]"
GRID_MM = (26, 38, 15, 15, 30, 41)
EACH_PAGE = "　".join(
    (
        "签名：当事人（代理人）" + sign("party", 8),
        "主持人" + sign("chair", 8, who="data.chair"),
        "记录员" + sign("recorder", 8),
    )
)


def hearing_notice() -> bytes:
    """When and where, before whom, whom the party may object to, and what to bring."""
    sheet = Sheet("听证通知书", page="form")
    sheet.head(number=False)
    sheet.add("当事人（个人姓名或单位名称）：{{ party.name }}", "文书抬头")
    sheet.add(
        f"根据你（单位）申请，关于{{{{ case.title }}}}一案，"
        f"现定于{cn_moment('data.starts_at')}在{{{{ data.place }}}}（"
        + ticked("data.public")
        + "公开　"
        + ticked("not data.public")
        + "不公开"
        + only_if("data.closed_reason", "，因" + worded("data.closed_reason", CLOSED_HEARING))
        + "）举行听证会议，请准时出席。",
        BODY,
    )
    _panel(sheet)
    sheet.add(
        f"根据{LAW}第六十四条第四项的规定，你（单位）可以申请听证主持人、听证员、记录员回避。",
        BODY,
    )
    sheet.add("注意事项如下：", BODY, keep_next=True)
    for note in NOTES:
        sheet.add(note, BODY)
    sheet.add("特此通知。", BODY, keep_next=True)
    contact(sheet)
    blocks.interpreter(sheet)
    blocks.seal_place(sheet, close=True)
    blocks.copies(sheet, COPIES)
    blocks.copies(
        sheet,
        f"你（单位）于{cn_day('data.requested_on')}要求听证；可以亲自参加或者委托一至二人代理，"
        "听证不收费。",
    )
    sheet.foot(reference=False)
    return sheet.to_bytes()


def _panel(sheet: Sheet) -> None:
    """主持人, 听证员, 记录员, each with the post; struck where nobody is named."""
    sheet.add(_named("听证主持人姓名", "data.chair"), PARTY)
    sheet.steer("for x in data.hearers")
    sheet.add(_named("听证员姓名", "x"), PARTY)
    sheet.steer("endfor")
    sheet.steer("if not data.hearers")
    sheet.add("听证员姓名：/　　职务：/", PARTY)
    sheet.steer("endif")
    sheet.add(_named("记录员姓名", "data.recorder"), PARTY)


def _named(title: str, who: str) -> str:
    return f"{title}：{{{{ staff[{who}].name }}}}　　职务：{{{{ staff[{who}].post }}}}"


def hearing_record() -> bytes:
    """Who took part in a box, what was said in the flow, each page to be signed."""
    sheet = Sheet("听证笔录", page="form")
    sheet.head(number=False)
    box = Box(GRID_MM)
    _occasion(box)
    _agents(box)
    _others(box, "第三方", "data.third_parties")
    _others(box, "其他参与\n人　　员", "data.others")
    sheet.place(box)
    sheet.gap()
    _proceedings(sheet)
    blocks.reading(sheet)
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    _signed(sheet)
    blocks.refusal(sheet)
    sheet.foot(reference=False, each_page=EACH_PAGE)
    return sheet.to_bytes()


def _occasion(box: Box) -> None:
    box.row(label("案件名称"), answer("{{ case.title }}", span=5), height_mm=9)
    box.row(label("主持听证\n机　　关"), answer("{{ body.name }}", span=5), height_mm=9)
    box.row(label("听证地点"), answer("{{ data.place }}", span=5), height_mm=9)
    box.row(
        label("听证时间"),
        answer(cn_period("data.started_at", "data.ended_at"), span=5),
        height_mm=9,
    )
    box.row(
        label("主持人"), answer("{{ staff[data.chair].name }}"),
        label("听证员", span=2),
        answer(either("data.hearers", listed("x", "data.hearers", "{{ staff[x].name }}"), "/"),
               span=2),
        height_mm=9,
    )  # fmt: skip
    box.row(
        label("记录员"), answer("{{ staff[data.recorder].name }}", span=5), height_mm=9
    )  # fmt: skip
    box.row(
        label("执法人员"), Cell(lines=each_officer("name")),
        label("执法证号", span=2), Cell(lines=each_officer("certificate.number"), span=2),
        height_mm=13,
    )  # fmt: skip
    box.row(
        label("当事人"),
        answer("{{ party.name }}" + either("data.party_attends", "（到场）", "（未到场）"), span=5),
        height_mm=9,
    )
    box.row(
        label("法定代表人"), answer(_representative()),
        label("联系电话", span=2), answer(filled("party.telephone"), span=2),
        height_mm=9,
    )  # fmt: skip


def _representative() -> str:
    """The one who stands for an organisation; a person stands for himself."""
    return (
        only_if("party.is_organisation", "{{ party.legal_representative.name }}")
        + only_if("party.is_individual_business", "{{ party.operator.name }}（经营者）")
        + only_if("party.is_person", "/")
    )


def _heads(first: str, *, down: bool) -> tuple[Cell, ...]:
    return (
        label(first, down="start" if down else ""),
        label("姓名"),
        label("性别"),
        label("年龄"),
        label("工作单位及职务", span=2),
    )


def _agents(box: Box) -> None:
    box.row(*_heads("委托代理人", down=True))
    box.repeat("for who in data.agents")
    box.row(
        label("", down="on"),
        centred("{{ " + AGENT + ".name }}"),
        centred("{{ who.sex | sex }}"),
        centred(filled("who.age")),
        answer("{{ " + AGENT + ".post | slash }}", span=2),
    )
    box.repeat("endfor")
    _struck(box, "data.agents")


def _others(box: Box, title: str, people: str) -> None:
    box.row(*_heads(title, down=True))
    box.repeat(f"for who in {people}")
    box.row(
        label("", down="on"),
        centred("{{ who.name }}"),
        centred("{{ who.sex | sex }}"),
        centred(filled("who.age")),
        answer(filled("who.work"), span=2),
    )
    box.repeat("endfor")
    _struck(box, people)


def _struck(box: Box, people: str) -> None:
    """A row of slashes where nobody came."""
    box.repeat(f"if not {people}")
    slashes = (centred("/"), centred("/"), centred("/"), centred("/", span=2))
    box.row(label("", down="on"), *slashes)
    box.repeat("endif")


def _proceedings(sheet: Sheet) -> None:
    sheet.add("听证记录：", "文书抬头", keep_next=True)
    sheet.steer("for x in data.proceedings")
    sheet.steer("for line in x.words.splitlines()")
    sheet.add(only_if("loop.first", "{{ x.speaker }}：") + "{{ line }}", BODY)
    sheet.steer("endfor")
    sheet.steer("endfor")
    sheet.add("（以下空白）", "表格居中")
    recordings = listed("x", "data.recordings", "{{ evidence[x].reference }}")
    sheet.add("同步录音录像编号：" + either("data.recordings", recordings + "。", "/"), "文书抬头")


def _signed(sheet: Sheet) -> None:
    """当事人或其代理人, then the panel, then everybody else who took part."""
    blocks.signatures(
        sheet, party="当事人或其代理人签名", officers_label="执法人员签名"
    )  # fmt: skip
    presiding = sign_here("chair", who="data.chair")
    hearers = listed("x", "data.hearers", sign_here("chair", who="x"), between="")
    blocks.sign_row(sheet, "主持人签名", "chair", place=presiding)
    blocks.sign_row(sheet, "听证员签名", "chair", place=hearers)
    blocks.sign_row(sheet, "记录员签名", "recorder")
    blocks.sign_row_by_hand(sheet, "其他听证人员签名")


FORMS: Mapping[str, Callable[[], bytes]] = {
    "hearing-notice": hearing_notice,
    "hearing-record": hearing_record,
}
