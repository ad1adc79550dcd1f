"""轻微违法行为告知承诺书: what the agency tells, and three boxes that only the party ticks.

The wording keeps 涉嫌 throughout and asks for no confession and no waiver.
"""

from __future__ import annotations

from tools.forms import blocks
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    blank,
    cited,
    cn_day,
    cn_moment,
    either,
    listed,
    officer_names,
    only_if,
    quoted,
    ticked,
    titles,
)

__all__ = ["FORMS"]

BODY = "文书正文"
HEADING = "文书标题一"
YOU = "{{ party.you }}"
RELATED_NUMBER = (
    "关联案号（登记号）：{{ case.number or case.register_number or '（立案、登记后填写）' }}"
)
PENALTY = listed(
    "c",
    "conduct.penalty",
    "{{ c | cite }}" + quoted("c", ends=False),
    between="；",
)


def commitment_letter() -> bytes:
    """One sheet of telling and choosing, in two copies."""
    sheet = Sheet("轻微违法行为告知承诺书", page="form")
    sheet.head(number=True, case_number=False)
    sheet.add(RELATED_NUMBER, "文书编号")
    blocks.party_paragraph(sheet, "文书当事人")
    _told(sheet)
    _rights(sheet)
    _choice(sheet)
    _signed(sheet)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _told(sheet: Sheet) -> None:
    officers = officer_names("data.officers", certificates=False)
    proofs = listed("x", "data.evidence", "{{ evidence[x].title }}")
    sheet.add("一、告知", HEADING)
    sheet.add(
        f"1．{cn_moment('conduct.at')}在{{{{ conduct.place }}}}，本机关执法人员{officers}"
        f"发现{YOU}**涉嫌**{{{{ conduct.act }}}}，现有证据：{proofs}。",
        BODY,
    )
    sheet.add(f"2．该行为涉嫌违反{cited('conduct.violated')}，相应的处罚规定为{PENALTY}。", BODY)
    _grounds(sheet)
    todo = listed("r", "data.requirements", "{{ r }}", between="；")
    sheet.add(
        f"4．请于{cn_day('data.deadline')}前完成：{todo}；确有困难的，可以在期限届满前申请延期"
        "（联系人：{{ unit.contact }}，电话：{{ unit.telephone }}）。",
        "文书当事人",
    )
    sheet.add(f"5．本机关将于{cn_day('data.recheck_due')}前复查。", BODY)


def _grounds(sheet: Sheet) -> None:
    """The clause the agency has in view; the list it applies, condition by condition."""
    minor, first = ticked("data.ground == '33-1-minor'"), ticked("data.ground == '33-1-first'")
    conditions = listed("c", "data.list.conditions", "（{{ loop.index }}）{{ c }}", between="；")
    sheet.add(
        "3．依照《中华人民共和国行政处罚法》第三十三条第一款，"
        f"{minor}违法行为轻微并及时改正，没有造成危害后果的，不予行政处罚；"
        f"{first}初次违法且危害后果轻微并及时改正的，可以不予行政处罚。"
        + only_if(
            "data.list",
            "本事项列入《{{ data.list.title }}》（{{ data.list.version }}）"
            f"第{{{{ data.list.item }}}}项，适用条件为：{conditions}。",
        ),
        BODY,
    )


def _rights(sheet: Sheet) -> None:
    sheet.add(f"二、{YOU}的权利", HEADING)
    sheet.add(
        f"{YOU}有权陈述、申辩、提交证据，有权申请回避，有权自行决定是否签署。"
        "**不签署本承诺书，不会因此受到更重的处理；符合法定不予处罚条件的，本机关仍依法不予处罚。**"
        "签署本承诺书，不等于放弃陈述、申辩、申请行政复议、提起行政诉讼的权利；"
        "本承诺书不单独作为认定违法事实的根据。",
        BODY,
    )
    sheet.add("三、未改正的处理", HEADING)
    sheet.add(
        "逾期未改正，或者查明不符合前述条件、提交虚假材料的，本机关继续依法调查处理。"
        "**未履行承诺本身不作为加重处罚的理由。**",
        BODY,
    )
    sheet.add("四、信息使用", HEADING)
    sheet.add(
        f"{YOU}的{either('party.is_person', '个人信息', '信息')}仅用于办理本事项；"
        "本承诺书不是行政处罚，不作为行政处罚信息公示。",
        BODY,
    )


def _choice(sheet: Sheet) -> None:
    """Three empty boxes. Nothing in the data of the paper can tick them."""
    me = either("party.is_person", "我", "我单位")
    sheet.add("五、当事人选择（亲笔勾选一项）", HEADING)
    sheet.add(
        f"☐{me}自愿承诺：（1）于{cn_day('data.deadline')}前完成上述改正；（2）所提交材料真实；"
        f"（3）配合复查；（4）今后遵守{titles('data.observe')}。",
        BODY,
        keep_next=True,
    )
    sheet.add(f"☐{me}不签署承诺。", BODY, keep_next=True)
    sheet.add(f"☐{me}对告知的事实或者条款有不同意见：{blank(9)}", BODY, keep_next=True)
    sheet.add(blank(29), BODY, keep_next=True)


def _signed(sheet: Sheet) -> None:
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.signatures(sheet)
    sheet.steer("if party.is_organisation")
    sheet.add("（单位加盖公章，经办人附授权委托书。）", "附注", keep_next=True)
    sheet.steer("endif")
    blocks.refusal(sheet)
    blocks.copies(sheet, "本文书一式两份，一份交当事人，一份存卷。")


FORMS = {"commitment-letter": commitment_letter}
