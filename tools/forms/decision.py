"""不予行政处罚决定书: one template whose text follows the ground of the decision.

Grounds are the articles of the 行政处罚法: 33-1-minor, 33-1-first, 33-2, 30, 31, 36, 57-1-3. Under
57-1-3 nothing may speak of 违法行为, 改正, 教育 or 承诺.
"""

from __future__ import annotations

from tools.forms import blocks
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    cited,
    cn_day,
    cn_moment,
    either,
    joined,
    listed,
    only_if,
    stopped,
    titles,
)

__all__ = ["FORMS"]

BODY = "公文正文"
YOU = "{{ party.you }}"
LAW = "《中华人民共和国行政处罚法》"
DECIDED = "**决定不予行政处罚**"
SOURCES = {
    "inspection": "本机关执法人员在行政检查中发现本案线索",
    "report": "本机关接到举报，经核实发现本案线索",
    "superior": "本案由{{ source.detail }}交办本机关",
    "subordinate": "本案由{{ source.detail }}报请本机关查处",
    "transfer": "本案由{{ source.detail }}移送本机关",
    "other": "本机关通过{{ source.detail }}发现本案线索",
}


def no_penalty_decision() -> bytes:
    """The decision, over the executing body's name and the place of its seal."""
    sheet = Sheet("不予行政处罚决定书", page="letter")
    sheet.head(number=True)
    _parties(sheet)
    _course(sheet)
    _facts(sheet)
    _hearing(sheet)
    _reasons(sheet)
    _afterwards(sheet)
    blocks.remedy(sheet, BODY)
    blocks.seal_place(sheet, "公文落款")
    blocks.copies(sheet, "本决定书一式两份：一份送达当事人，一份存卷。")
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _parties(sheet: Sheet) -> None:
    blocks.party_paragraph(sheet, "公文当事人")
    sheet.steer("if data.guardian")
    sheet.add(
        "法定代理人（监护人）：{{ representatives[data.guardian].name }}，"
        "与当事人的关系：{{ representatives[data.guardian].relation | slash }}。",
        BODY,
    )
    sheet.steer("endif")


def _course(sheet: Sheet) -> None:
    """来源与经过; an unfiled matter was registered, never filed."""
    sources = "".join(
        "{% " + ("if" if index == 0 else "elif") + f" source.kind == '{kind}' %}}{text}"
        for index, (kind, text) in enumerate(SOURCES.items())
    )
    begun = either(
        "data.filing",
        "本机关于{{ papers[data.filing].date | cn_date }}立案",
        f"本机关于{cn_day('source.received_at')}登记",
    )
    sheet.add(
        f"{cn_day('source.received_at')}，{sources}{{% endif %}}。"
        f"{begun}，依法进行了调查，现已调查终结。",
        BODY,
    )


def _facts(sheet: Sheet) -> None:
    sheet.steer("for line in data.facts.splitlines()")
    sheet.add(only_if("loop.first", "经查明，") + "{{ line }}", BODY)
    sheet.steer("endfor")
    blocks.proofs(sheet, BODY)


def _hearing(sheet: Sheet) -> None:
    sheet.add(
        f"本机关于{cn_day('data.hearing.heard_on')}听取了{YOU}的意见。"
        + blocks.heard("data.hearing", YOU),
        BODY,
    )


def _reasons(sheet: Sheet) -> None:
    """定性与理由, point by point, and the operative sentence of the ground."""
    sheet.steer("if data.ground == '57-1-3'")
    sheet.add(
        f"现有证据不能认定{{{{ data.unproven }}}}，依照{LAW}第五十七条第一款第三项，{DECIDED}。"
        "具体理由如下：",
        BODY,
    )
    _points(sheet)
    sheet.steer("else")
    sheet.add(f"上述行为违反了{cited('conduct.violated')}的规定。鉴于：", BODY, keep_next=True)
    _points(sheet)
    _listed_item(sheet)
    for ground, sentence in _operative().items():
        sheet.steer(f"if data.ground == '{ground}'")
        sheet.add(sentence, BODY)
        sheet.steer("endif")
    sheet.steer("endif")


def _points(sheet: Sheet) -> None:
    sheet.steer("for r in data.reasons")
    sheet.add("（{{ loop.index | cn_number }}）{{ r.point }}：" + stopped("r.fact"), BODY)
    sheet.steer("endfor")


def _listed_item(sheet: Sheet) -> None:
    sheet.steer("if data.list")
    sheet.add(
        "本事项列入《{{ data.list.title }}》（{{ data.list.version }}）第{{ data.list.item }}项，"
        "所列条件均已符合。",
        BODY,
    )
    sheet.steer("endif")


def _operative() -> dict[str, str]:
    """The deciding sentence of each ground but 57-1-3."""
    minor = f"{LAW}第三十三条第一款、第五十七条第一款第二项"
    query = (
        f"经查询{joined('data.query.systems')}（查询时间：{cn_moment('data.query.queried_at')}，"
        f"查询范围：{{{{ data.query.scope }}}}），未发现{YOU}有{{{{ data.query.kind }}}}违法记录，"
        "危害后果轻微并已及时改正，"
    )
    proofs = listed("x", "data.no_fault.proof", "{{ evidence[x].title }}")
    no_fault = (
        f"{YOU}提交的{proofs}足以证明没有主观过错，经查无法律、行政法规另行规定，"
        f"依照{LAW}第三十三条第二款，{DECIDED}。"
    )
    guard = f"{DECIDED}，责令监护人{{{{ representatives[data.guardian].name }}}}"
    return {
        "33-1-minor": f"综上，依照{minor}，{DECIDED}。",
        "33-1-first": f"{query}依照{minor}，{DECIDED}。",
        "33-2": no_fault,
        "30": f"综上，依照{LAW}第三十条，{guard}加以管教。",
        "31": f"综上，依照{LAW}第三十一条，{guard}严加看管和治疗。",
        "36": f"{{{{ data.limitation }}}}依照{LAW}第三十六条，**不再给予行政处罚**。",
    }


def _afterwards(sheet: Sheet) -> None:
    """教育 where the ground asks for it (行政处罚法 33(3))."""
    sheet.steer("if data.education")
    sheet.add(
        f"本机关已于{{{{ papers[data.education].date | cn_date }}}}对{YOU}进行教育。"
        + only_if("data.observe", f"请{YOU}今后遵守{titles('data.observe')}。"),
        BODY,
    )
    sheet.steer("endif")


FORMS = {"no-penalty-decision": no_penalty_decision}
