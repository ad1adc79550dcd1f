"""立案登记表 (ministerial) and 清单适用审查表 (reference): inner forms of a commitment case.

Head and opinions are printed from the data; the signatures under them are written by hand.
"""

from __future__ import annotations

from tools.forms import blocks
from tools.forms.box import Box, Cell, answer, centred, label
from tools.forms.party import NO_ONE, individual, of_unit
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    cited,
    cn_day,
    cn_moment,
    either,
    filled,
    joined,
    listed,
    sign,
    ticked,
    value,
)

__all__ = ["FORMS"]

FILING_MM = (20, 13, 20, 16.5, 24, 15.5, 20, 16, 20)
REVIEW_MM = (24, 11, 36, 44, 30, 20)
SOURCES = (
    ("inspection", "1．在行政检查中发现的；", ""),
    ("report", "2．个人、法人及其他组织举报经核实的；", ""),
    ("superior", "3．上级机关", "交办的；"),
    ("subordinate", "4．下级机关", "报请查处的；"),
    ("transfer", "5．有关部门", "移送的；"),
    ("other", "6．其他途径发现的", "。"),
)
# Of so many columns or fewer a cell has no room for signature and date in one line.
NARROW = 4


def case_filing_form() -> bytes:
    """The form on which a case is opened; the head's approval gives the day of filing."""
    sheet = Sheet("立案登记表", page="form")
    sheet.head(number=False)
    box = Box(FILING_MM)
    box.row(label("案件来源"), answer(*_sources(), span=8), height_mm=22)
    box.row(label("案由"), answer(value("case.cause"), span=8), height_mm=8)
    box.row(label("受案时间"), answer(cn_moment("source.received_at"), span=8), height_mm=8)
    _person(box)
    _unit(box)
    box.row(
        label("案件基本\n情况"),
        Cell(lines=blocks.narrative_lines("data.circumstances"), span=8, upright="top"),
        height_mm=30,
        splits=True,
    )
    box.row(
        label("立案依据"),
        answer(cited("data.basis"), span=3),
        label("经办机构\n负责人意见"),
        _opinion(0, "unit_head", span=4),
        height_mm=30,
    )
    box.row(label("负责人\n审批意见"), _opinion(1, "body_head", span=8), height_mm=18)
    box.row(label("备注"), answer(filled("data.remark"), span=8), height_mm=8)
    sheet.place(box)
    sheet.foot(reference=False)
    return sheet.to_bytes()


def _sources() -> tuple[str, ...]:
    """The six origins of the form, in three lines."""
    boxes = [
        ticked(f"source.kind == '{kind}'") + text + (_named(kind) if end else "") + end
        for kind, text, end in SOURCES
    ]
    return tuple("　".join(boxes[index : index + 2]) for index in (0, 2, 4))


def _named(kind: str) -> str:
    return either(f"source.kind == '{kind}'", "{{ source.detail | slash }}", "　/　")


def _person(box: Box) -> None:
    box.row(
        label("当事人\n基本情况", down="start"),
        label("个人", down="start"),
        label("姓名"),
        centred(individual("name"), span=2),
        label("性别"),
        centred(individual("sex", "sex")),
        label("年龄"),
        centred(individual("birth_date", "age(source.received_at)")),
    )
    box.row(
        label("", down="on"),
        label("", down="on"),
        label("住址"),
        answer(either("party.is_person", filled("party.address"), NO_ONE), span=2),
        label("身份证\n件号"),
        answer(individual("id_number"), span=3),
        height_mm=13,
    )
    box.row(
        label("", down="on"),
        label("", down="on"),
        label("联系电话"),
        answer(either("party.is_person", filled("party.telephone"), NO_ONE), span=6),
    )


def _unit(box: Box) -> None:
    stands_for = either(
        "party.is_organisation",
        "{{ party.legal_representative.name }}",
        either("party.is_individual_business", "经营者：{{ party.operator.name }}", NO_ONE),
    )
    box.row(
        label("", down="on"),
        label("单位", down="start"),
        label("名称"),
        answer(of_unit("name"), span=3),
        label("法定\n代表人"),
        answer(stands_for, span=2),
        height_mm=13,
    )
    box.row(
        label("", down="on"),
        label("", down="on"),
        label("地址"),
        answer(of_unit("address"), span=3),
        label("联系电话"),
        answer(of_unit("telephone"), span=2),
    )
    box.row(
        label("", down="on"),
        label("", down="on"),
        label("统一社会信用代码", span=2),
        answer(of_unit("uscc"), span=5),
    )


def _opinion(index: int, signer: str, *, span: int) -> Cell:
    """One opinion of an approver, with a place to sign and its date."""
    at = f"data.approvals[{index}]"
    signed, day = "签名：" + sign(signer), f"时间：{cn_day(at + '.on')}"
    ending = (f"{signed}　　{day}",) if span > NARROW else (signed, day)
    lines = (f"{{{{ {at}.opinion }}}}", *ending)
    return Cell(lines=tuple((line, "表格内容") for line in lines), span=span)


def list_review() -> bytes:
    """Condition by condition, whether the list or the law lets the matter end without penalty."""
    sheet = Sheet("清单适用审查表", page="form")
    sheet.head(number=False)
    box = Box(REVIEW_MM)
    _matter(box)
    _conditions(box)
    _first_offence(box)
    _exclusions(box)
    _opinions(box)
    sheet.place(box)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _matter(box: Box) -> None:
    box.row(label("案由"), answer(value("case.cause"), span=5))
    box.row(label("当事人"), answer(value("party.name"), span=5))
    box.row(
        label("涉嫌行为"),
        answer(
            f"{cn_moment('conduct.at')}，{{{{ conduct.place }}}}，{{{{ conduct.act }}}}。", span=5
        ),
        height_mm=13,
    )
    box.row(
        label("涉嫌违反\n及处罚规定"),
        answer(
            f"涉嫌违反：{cited('conduct.violated')}",
            f"处罚规定：{cited('conduct.penalty')}",
            span=5,
        ),
        height_mm=13,
    )
    box.row(label("适用的清单"), answer(*_list_lines(), span=5), height_mm=13)
    box.row(
        label("拟适用规定"),
        answer(
            "《中华人民共和国行政处罚法》第三十三条第一款",
            ticked("data.ground == '33-1-minor'")
            + "违法行为轻微并及时改正，没有造成危害后果的，不予行政处罚",
            ticked("data.ground == '33-1-first'")
            + "初次违法且危害后果轻微并及时改正的，可以不予行政处罚",
            span=5,
        ),
        height_mm=20,
    )


def _list_lines() -> tuple[str, ...]:
    listing = (
        "《{{ data.list.title }}》（{{ data.list.issuer }}，{{ data.list.version }}，"
        "{{ data.list.valid_from | cn_date }}起施行）第{{ data.list.item }}项："
        "{{ data.list.item_title }}"
    )
    return (
        ticked("data.list") + "列入清单：" + either("data.list", listing, "/"),
        ticked("data.list and data.applied")
        + "适用清单　"
        + ticked("data.list and not data.applied")
        + "不适用清单，理由："
        + filled("data.not_applied_reason"),
        ticked("not data.list") + "未列入清单，直接依照法律审查",
    )


def _conditions(box: Box) -> None:
    box.row(
        label("条件\n逐项审查", down="start"),
        label("序号"),
        label("条件"),
        label("查明情况"),
        label("证据"),
        label("是否符合"),
    )
    box.repeat("for c in data.conditions")
    box.row(
        label("", down="on"),
        centred("{{ loop.index }}"),
        answer("{{ c.condition }}"),
        answer("{{ c.finding }}"),
        answer(either("c.evidence", listed("x", "c.evidence", "{{ evidence[x].title }}"), "/")),
        centred(ticked("c.met") + "是", ticked("not c.met") + "否"),
        height_mm=12,
        splits=True,
    )
    box.repeat("endfor")


def _first_offence(box: Box) -> None:
    asked = "data.first_offence"
    asker = f"查询人：{{{{ staff[{asked}.queried_by].name }}}}"
    lines = (
        f"认定期间：{{{{ {asked}.window }}}}",
        f"查询系统：{joined(asked + '.systems')}",
        f"查询时间：{cn_moment(asked + '.queried_at')}　{asker}",
        f"查询结果：{{{{ {asked}.result }}}}",
        "查询记录：" + listed("x", asked + ".evidence", "{{ evidence[x].title }}"),
    )
    box.row(
        label("初次违法\n查询"),
        answer(
            "{%p if " + asked + " %}",
            *lines,
            "{%p else %}",
            "/（适用第三十三条第一款前半句，不需要查询）",
            "{%p endif %}",
            span=5,
        ),
        height_mm=13,
    )


def _exclusions(box: Box) -> None:
    box.row(
        label("不适用\n柔性执法\n的情形", down="start"),
        label("情形", span=2),
        label("审查情况", span=2),
        label("是否存在"),
    )
    box.repeat("for q in data.exclusions")
    box.row(
        label("", down="on"),
        answer("{{ q.question }}", span=2),
        answer("{{ q.reason }}", span=2),
        centred(ticked("q.applies") + "是", ticked("not q.applies") + "否"),
        height_mm=12,
    )
    box.repeat("endfor")


def _opinions(box: Box) -> None:
    signed = [
        "承办人签名：" + sign("officers", who=f"data.officers[{place}]") for place in range(2)
    ]
    box.row(
        label("承办意见"),
        Cell(
            lines=(
                *blocks.narrative_lines("data.opinion"),
                (signed[0], "签名栏"),
                (signed[1] + "　　时间：" + cn_day("paper.date"), "签名栏"),
            ),
            span=5,
        ),
        height_mm=26,
    )
    box.row(label("经办机构\n负责人意见"), _opinion(0, "unit_head", span=5), height_mm=22)


FORMS = {"case-filing-form": case_filing_form, "list-review": list_review}
