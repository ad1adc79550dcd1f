"""The two ways a matter ends: 结案报告 of a filed case, 办结登记表 of one that was never filed.

Opinions that are not given yet leave their place open for hand and date. Not for the receipt and
not for the sheets of the dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms.blocks import narrative_lines
from tools.forms.box import Box, Cell, answer, centred, label, narrative
from tools.forms.sheet import Sheet
from tools.forms.tags import cn_day, cn_moment, either, listed, only_if, sign, signed_day
from tools.forms.words import MEASURE, worded

__all__ = ["FORMS", "HANDLERS", "opinion_rows"]

# Each handler signs on a line of his own.
HANDLERS = (
    ("{%p for x in data.officers %}", "表格说明"),
    (
        "{{ staff[x].name }}　签名："
        + sign("officers", who="x")
        + signed_day("officers", year=4, who="x"),
        "表格落款",
    ),
    ("{%p endfor %}", "表格说明"),
)
PERSON = "party.is_person"
ORGANISATION = "party.is_organisation"
BUSINESS = "party.is_individual_business"


def closing_report() -> bytes:
    """The ministerial 结案报告."""
    sheet = Sheet("结案报告", page="form")
    sheet.head(number=False)
    box = Box((24, 18, 24, 33, 24, 42))
    box.row(label("案　　由"), answer("{{ case.cause }}", span=5), height_mm=11)
    _person(box)
    _organisation(box)
    _result(box)
    opinion_rows(box, span=5)
    sheet.place(box)
    sheet.foot(reference=False)
    return sheet.to_bytes()


def _natural(own: str, operator: str) -> str:
    """A value of the natural person: the party, or the operator of an individual business."""
    return either(PERSON, own, either(BUSINESS, operator, "/"))


def _person(box: Box) -> None:
    aged = "{{{{ {0}.sex | sex }}}}，{{{{ {0}.birth_date | age(paper.date) }}}}岁"
    box.row(
        label("当事人\n基本情况", down="start"), label("个人", down="start"),
        label("姓　　名"),
        centred(_natural("{{ party.name }}", "{{ party.operator.name }}")),
        label("性别、年龄"),
        centred(_natural(aged.format("party"), aged.format("party.operator"))),
    )  # fmt: skip
    box.row(
        label("", down="on"), label("", down="on"),
        label("所在单位"),
        centred(_natural("{{ party.occupation | slash }}", "{{ party.name }}")),
        label("联系电话"),
        centred(either(PERSON, "{{ party.telephone | slash }}", "/")),
    )  # fmt: skip
    box.row(
        label("", down="on"), label("", down="on"),
        label("联系地址"),
        answer(either(PERSON, "{{ party.address }}", "/")),
        label("邮　　编"),
        centred("/"),
    )  # fmt: skip


def _unit(value: str) -> str:
    return either(PERSON, "/", value)


def _organisation(box: Box) -> None:
    leader = either(
        ORGANISATION,
        "{{ party.legal_representative.name }}",
        either(BUSINESS, "经营者：{{ party.operator.name }}", "/"),
    )
    post = either(ORGANISATION, "{{ party.legal_representative.post | slash }}", "/")
    box.row(
        label("", down="on"), label("单位", down="start"),
        label("名　　称"), answer(_unit("{{ party.name }}"), span=3),
    )  # fmt: skip
    box.row(
        label("", down="on"), label("", down="on"),
        label("法定代表人"), centred(leader),
        label("职　　务"), centred(post),
    )  # fmt: skip
    box.row(
        label("", down="on"), label("", down="on"),
        label("地　　址"), answer(_unit("{{ party.address }}"), span=3),
    )  # fmt: skip
    box.row(
        label("", down="on"), label("", down="on"),
        label("联系电话"), answer(_unit("{{ party.telephone }}"), span=3),
    )  # fmt: skip


def _result(box: Box) -> None:
    decided = (
        f"于{cn_day('papers[data.decision].date')}作出"
        "{{ papers[data.decision].number or '' }}《{{ papers[data.decision].title }}》，"
        "{{ data.outcome }}。"
    )
    box.row(
        label("处理结果"),
        Cell(lines=((decided, "表格叙述"), *_note("data.outcome_note")), span=5, upright="top"),
        height_mm=26,
        splits=True,
    )
    box.row(
        label("执行情况"),
        Cell(
            lines=((_performed(), "表格叙述"), *_note("data.performance_note")),
            span=5,
            upright="top",
        ),
        height_mm=26,
        splits=True,
    )
    box.row(
        label("承办人"),
        Cell(lines=HANDLERS, span=5),
        height_mm=18,
    )


def _performed() -> str:
    served = "papers[data.decision].service"
    recheck = "papers[data.recheck]"
    title = "《{{ papers[data.decision].title }}》"
    return (
        only_if("data.corrected_on", f"已于{cn_day('data.corrected_on')}改正")
        + only_if(
            "data.recheck",
            f"（见{cn_day(recheck + '.date')}《{{{{ {recheck}.title }}}}》）",
        )
        + only_if("data.corrected_on", "；")
        + either("papers[data.decision].title[-3:] == '决定书'", "决定书", title)
        + either(served, f"于{cn_day(served + '.served_at')}送达。", "尚未送达。")
    )


def _names(refs: str) -> str:
    return listed("x", refs, "{{ staff[x].name }}")


def _note(expression: str) -> tuple[tuple[str, str], ...]:
    return (
        ("{%p if " + expression + " %}", "表格说明"),
        *narrative_lines(expression),
        ("{%p endif %}", "表格说明"),
    )


def opinion_rows(box: Box, *, span: int) -> None:
    """The opinions of the unit's head and of the body's head, each signed by hand."""
    for title, duty in (("经办机构\n负责人意见", "unit_head"), ("负责人\n审批意见", "body_head")):
        box.row(
            label(title),
            Cell(lines=_opinion(duty), span=span, upright="bottom"),
            height_mm=26,
        )


def _opinion(duty: str) -> tuple[tuple[str, str], ...]:
    """The opinion given by this duty with its date, or an open place; signed by hand."""
    return (
        ("{%p for a in data.approvals if staff[a.by].duty == '" + duty + "' %}", "表格说明"),
        ("{{ a.opinion }}", "表格叙述"),
        (f"签名：{sign(duty)}　　{cn_day('a.on')}", "表格落款"),
        ("{%p else %}", "表格说明"),
        ("", "表格叙述"),
        (f"签名：{sign(duty)}{signed_day(duty, year=4)}", "表格落款"),
        ("{%p endfor %}", "表格说明"),
    )


def completion_form() -> bytes:
    """办结登记表: what was done, what came of it, who agreed to end it."""
    sheet = Sheet("办结登记表", page="form")
    sheet.head(number=False)
    box = Box((27, 56, 27, 55))
    box.row(label("事　　由"), answer("{{ case.cause }}", span=3), height_mm=11)
    box.row(
        label("登记时间"), centred(cn_moment("source.received_at")),
        label("办理方式"), centred(worded("data.measure", MEASURE)),
    )  # fmt: skip
    _party(box)
    _course(box)
    sheet.place(box)
    _results(sheet)
    _conclusion(sheet)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _party(box: Box) -> None:
    leader = (
        only_if(ORGANISATION, "{{ party.legal_representative.name }}")
        + only_if(BUSINESS, "{{ party.operator.name }}")
        + only_if(PERSON, "/")
    )
    box.row(label("当事人"), answer("{{ party.name }}", span=3))
    box.row(
        label("{{ party.id_label }}"), answer("{{ party.id_number }}"),
        label("法定代表人\n（经营者）"), centred(leader),
    )  # fmt: skip
    box.row(
        label("住　　所\n（住址）"), answer("{{ party.address }}"),
        label("联系电话"), centred("{{ party.telephone | slash }}"),
    )  # fmt: skip


def _course(box: Box) -> None:
    box.row(
        label("办理经过"),
        Cell(lines=narrative_lines("data.course"), span=3, upright="top"),
        height_mm=30,
        splits=True,
    )
    paper = (
        "{{ loop.index }}．{{ papers[x].title }}"
        + only_if("papers[x].number", "（{{ papers[x].number }}）")
        + "，" + cn_day("papers[x].date")
    )  # fmt: skip
    box.row(
        label("形成的文书"),
        answer("{%p for x in data.papers %}", paper, "{%p else %}", "/", "{%p endfor %}", span=3),
    )


def _results(sheet: Sheet) -> None:
    """措施落实情况, item by item with the evidence; struck where nothing was to be done."""
    sheet.gap()
    box = Box((11, 44, 50, 42, 18))
    box.head(
        label("序\n号"),
        label("事项或者措施"),
        label("核实的落实情况"),
        label("证据"),
        label("结果"),
    )
    box.repeat("for x in data.results")
    proofs = listed("e", "x.evidence", "{{ evidence[e].title }}")
    box.row(
        centred("{{ loop.index }}"),
        answer("{{ x.item }}"),
        answer("{{ x.found }}"),
        answer(either("x.evidence", proofs, "/")),
        centred(worded("x.state", {"done": "已落实", "partly": "部分落实", "not_done": "未落实"})),
    )
    box.repeat("else")
    box.row(*(centred("/") for _ in range(5)))
    box.repeat("endfor")
    sheet.place(box)
    sheet.gap()


def _conclusion(sheet: Sheet) -> None:
    box = Box((27, 56, 27, 55))
    box.row(
        label("核实日期"),
        centred(either("data.rechecked_on", cn_day("data.rechecked_on"), "/")),
        label("核实人"),
        centred(either("data.reviewers", _names("data.reviewers"), "/")),
    )
    box.row(label("办结意见"), narrative("{{ data.outcome }}。", span=3), height_mm=14)
    box.row(
        label("后续工作"),
        Cell(lines=narrative_lines("(data.next_steps or '/')"), span=3),
        height_mm=14,
        splits=True,
    )
    box.row(
        label("承办人"),
        Cell(lines=HANDLERS, span=3),
        height_mm=18,
    )
    opinion_rows(box, span=3)
    sheet.place(box)


FORMS: Mapping[str, Callable[[], bytes]] = {
    "closing-report": closing_report,
    "completion-form": completion_form,
}
