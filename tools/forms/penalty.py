"""违法行为通知书, 行政处罚决定书, 当场行政处罚决定书: a penalty told, decided, decided on the spot.

The ministry's printed words stand as they are; articles, terms and remedies are those in force
since 2021 (行政处罚法 44, 45, 63, 64, 72) and 2024 (行政复议法 23). Not for no-penalty decisions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms import blocks
from tools.forms.party import party_box
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    cited,
    cn_day,
    cn_period,
    either,
    filled,
    listed,
    only_if,
    stopped,
    ticked,
)
from tools.forms.words import PENALTY, worded

__all__ = ["COPIES", "FORMS", "LAW", "contact"]

BODY = "文书正文"
LAW = "《中华人民共和国行政处罚法》"
COPIES = "本文书一式两份：一份存根，一份交当事人或其代理人。"
FINE = "罚款{{ data.fine | rmb }}（{{ data.fine.amount }}元）"
IN_TIME = "自收到本决定书之日起十五日内缴至"
SURCHARGE = (
    "到期不缴纳罚款的，本机关可以每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款本数。"
)
NOTICE = "papers[data.notice]"
# Amount, term or extent of kinds that no form has a place for.
DETAIL = only_if("data.detail", "（{{ data.detail }}）")


def violation_notice() -> bytes:
    """What is to be decided and why, the rights ticked by the agency, whom to turn to."""
    sheet = Sheet("违法行为通知书", page="form")
    sheet.head(number=False)
    sheet.add("当事人（个人姓名或单位名称）：{{ party.name }}", "文书抬头")
    sheet.add(
        "经调查，本机关认为你（单位）{{ conduct.act }}的行为，违反了"
        f"{cited('conduct.violated')}的规定，依据{cited('conduct.penalty')}的规定，"
        f"本机关拟作出{_penalty()}{DETAIL}的处罚决定。",
        BODY,
    )
    _stated(sheet, "违法事实：")
    _lines(sheet, "data.reasons", "拟处罚的理由：")
    _rights(sheet)
    contact(sheet)
    blocks.interpreter(sheet)
    blocks.seal_place(sheet)
    blocks.copies(sheet, COPIES)
    blocks.copies(sheet, "“五日”是指工作日，不含法定节假日。")
    sheet.foot(reference=False)
    return sheet.to_bytes()


def _penalty() -> str:
    """警告，罚款人民币叁仟元整（3000.00元）, in one line."""
    kinds = listed("k", "data.kinds", worded("k", PENALTY))
    return kinds + only_if("data.kinds and data.fine", "，") + only_if("data.fine", FINE)


def _stated(sheet: Sheet, first: str) -> None:
    """The facts, with their evidence in one sentence."""
    proofs = listed("x", "data.evidence", "{{ evidence[x].title }}")
    sheet.steer("for line in data.facts.splitlines()")
    sheet.add(
        only_if("loop.first", first)
        + either("loop.last", stopped("line") + f"以上事实有{proofs}等证据证明。", "{{ line }}"),
        BODY,
    )
    sheet.steer("endfor")


def _lines(sheet: Sheet, expression: str, first: str) -> None:
    sheet.steer(f"for line in {expression}.splitlines()")
    sheet.add(
        only_if("loop.first", first) + either("loop.last", stopped("line"), "{{ line }}"), BODY
    )
    sheet.steer("endfor")


def _rights(sheet: Sheet) -> None:
    sheet.add(
        ticked("true") + f"根据{LAW}第四十四条、第四十五条的规定，你（单位）如对该处罚意见有异议，"
        "可向本机关提出陈述申辩，本机关将依法予以核实。",
        BODY,
    )
    sheet.add(
        ticked("data.hearing")
        + f"根据{LAW}第六十三条、第六十四条的规定，你（单位）有权在收到本通知书之日起五日内"
        "向本机关要求举行听证；逾期不要求举行听证的，视为你（单位）放弃听证的权利。",
        BODY,
    )
    sheet.add("（注：在序号前□内打“√”的为当事人享有该权利。）", BODY)


def contact(sheet: Sheet) -> None:
    """Whom to turn to: the handling unit's address and the person who answers."""
    sheet.add(
        f"联系地址：{{{{ unit.address }}}}　　邮编：{filled('unit.postcode')}",
        "文书当事人",
        keep_next=True,
    )
    sheet.add(
        "联系人：{{ unit.contact }}　　联系电话：{{ unit.telephone }}",
        "文书当事人",
        keep_next=True,
    )


def penalty_decision() -> bytes:
    """What article 59 asks for: party, facts and evidence, kind and basis, payment, remedies."""
    sheet = Sheet("行政处罚决定书", page="form")
    sheet.head(number=True)
    sheet.place(party_box())
    sheet.gap()
    sheet.steer("for line in data.facts.splitlines()")
    sheet.add(only_if("loop.first", "违法事实及依据：") + "{{ line }}", BODY)
    sheet.steer("endfor")
    blocks.proofs(sheet, BODY)
    _heard(sheet)
    _lines(sheet, "data.reasons", "处罚的理由：")
    _decided(sheet, DETAIL)
    _paid(sheet)
    sheet.steer("for line in (data.other_execution or '/').splitlines()")
    sheet.add(only_if("loop.first", "其他执行方式和期限：") + "{{ line }}", BODY)
    sheet.steer("endfor")
    blocks.remedy(sheet, BODY)
    blocks.seal_place(sheet)
    blocks.copies(sheet, COPIES)
    sheet.foot(reference=False)
    return sheet.to_bytes()


def _heard(sheet: Sheet) -> None:
    """告知、陈述申辩、听证: when, what was said, what came of it."""
    told = either(f"{NOTICE}.service", cn_day(f"{NOTICE}.service.served_at"), "　　年　　月　　日")
    sheet.add(
        f"本机关于{told}向你（单位）送达《{{{{ {NOTICE}.title }}}}》，"
        "告知拟作出的行政处罚内容及事实、理由、依据，以及你（单位）依法享有的陈述、申辩"
        + only_if("data.hearing", "、要求听证")
        + "的权利。"
        + blocks.heard("data.heard", "你（单位）"),
        BODY,
    )
    sheet.steer("if data.hearing")
    sheet.add(
        either(
            "data.hearing.held_on",
            f"应你（单位）的要求，本机关于{cn_day('data.hearing.held_on')}举行了听证。"
            + only_if("data.hearing.result", stopped("data.hearing.result")),
            either(
                "data.hearing.waived_on",
                f"你（单位）于{cn_day('data.hearing.waived_on')}书面放弃听证的权利。",
                "你（单位）在法定期限内没有要求听证。",
            ),
        ),
        BODY,
    )
    sheet.steer("endif")


def _decided(sheet: Sheet, detail: str = "") -> None:
    sheet.add(
        f"你（单位）的行为违反了{cited('conduct.violated')}的规定，"
        f"依据{cited('conduct.penalty')}的规定，**决定给予**"
        + _penalty()
        + detail
        + "的行政处罚。",
        BODY,
    )  # fmt: skip


def _paid(sheet: Sheet) -> None:
    """Where the fine goes; struck where there is none."""
    channel = only_if("data.payment.channel", "，也可以通过{{ data.payment.channel }}缴纳")
    sheet.add(
        "处以罚款的，"
        + IN_TIME
        + either(
            "data.payment",
            "{{ data.payment.bank }}，账号{{ data.payment.account }}" + channel,
            "　/　，账号　/　",
        )
        + "，"
        + SURCHARGE,
        BODY,
    )


def on_the_spot_decision() -> bytes:
    """The decision filled in beside the road: told orally, handed over and signed at once."""
    sheet = Sheet("当场行政处罚决定书", page="form")
    sheet.head(number=True)
    sheet.place(party_box())
    sheet.gap()
    sheet.add(f"处罚时间：{cn_period('data.started_at', 'data.ended_at')}", "文书当事人")
    sheet.add("处罚地点：{{ data.place }}", "文书当事人")
    _stated(sheet, "违法事实及依据：")
    _decided(sheet)
    sheet.add("罚款的履行方式和期限（见打√处）：", BODY, keep_next=True)
    _collected(sheet)
    blocks.remedy(sheet, BODY)
    sheet.add(
        "处罚前已口头告知当事人拟作出处罚的事实、理由和依据，并告知当事人依法享有的陈述权和申辩权。"
        + blocks.heard("data.heard", "当事人"),
        BODY,
    )
    blocks.served_at_once(sheet, COPIES)
    sheet.foot(reference=False)
    return sheet.to_bytes()


def _collected(sheet: Sheet) -> None:
    payment = "data.payment"
    reasons = {
        "small": "罚款在一百元以下",
        "hard_to_enforce": "不当场收缴事后难以执行",
        "remote": "在边远、水上、交通不便地区，经当事人提出",
    }
    sheet.add(
        ticked(f"{payment} and {payment}.way == 'on_the_spot'")
        + "当场缴纳"
        + only_if(
            f"{payment} and {payment}.ground",
            "（" + worded(f"{payment}.ground", reasons) + "，出具财政部门统一制发的专用票据）",
        )
        + "。",
        BODY,
        keep_next=True,
    )
    bank = (
        "{{ data.payment.bank }}，账号{{ data.payment.account }}"
        + only_if("data.payment.channel", "（也可以通过{{ data.payment.channel }}缴纳）")
    )  # fmt: skip
    sheet.add(
        ticked(f"{payment} and {payment}.way == 'bank'")
        + IN_TIME
        + either(f"{payment} and {payment}.bank", bank, "　/　，账号　/　")
        + "，"
        + SURCHARGE,
        BODY,
    )


FORMS: Mapping[str, Callable[[], bytes]] = {
    "violation-notice": violation_notice,
    "penalty-decision": penalty_decision,
    "on-the-spot-decision": on_the_spot_decision,
}
