"""What papers of a penalty tell, decide and strike, and which remedy stands on which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Sample = Callable[[str], dict[str, Any]]
Fill = Callable[[dict[str, Any], str], str]
SHOP = "repair-shop-unfiled"
LOAD = "wide-load-on-the-spot"


def _data(case: dict[str, Any], ident: str) -> dict[str, Any]:
    found: dict[str, Any] = next(p["data"] for p in case["papers"] if p["id"] == ident)
    return found


def test_the_notice_tells_content_facts_reasons_and_basis(sample: Sample, filled: Fill) -> None:
    text = filled(sample(SHOP), "notice")
    assert (
        "经调查，本机关认为你（单位）从事机动车维修经营业务未按规定进行备案的行为，违反了"
        "《中华人民共和国道路运输条例》第三十九条第二款的规定，依据"
        "《中华人民共和国道路运输条例》第六十五条第四款的规定，"
        "本机关拟作出罚款人民币肆仟元整（4000.00元）的处罚决定。"
    ) in text
    assert "违法事实：2026年6月9日" in text
    assert "拟处罚的理由：你单位在改正期限届满后仍未备案" in text
    assert "联系地址：示例市示例区规范路3号　　邮编：839999" in text


@pytest.mark.parametrize(("told", "box"), [(True, "☑"), (False, "☐")])
def test_the_box_of_the_hearing_is_ticked_only_where_it_is_told(
    told: bool, box: str, sample: Sample, filled: Fill
) -> None:
    case = sample(SHOP)
    _data(case, "notice")["hearing"] = told
    text = filled(case, "notice")
    assert "☑根据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定" in text
    assert f"{box}根据《中华人民共和国行政处罚法》第六十三条、第六十四条的规定" in text
    assert "收到本通知书之日起五日内" in text
    assert "三日" not in text


@pytest.mark.parametrize(
    ("kinds", "fine", "detail", "said"),
    [
        (["warning"], None, None, "拟作出警告的处罚决定"),
        (["warning"], "200.00", None, "拟作出警告，罚款人民币贰佰元整（200.00元）的处罚决定"),
        (
            ["confiscate_gains", "suspend_business"],
            None,
            "没收违法所得1200.00元，停业整顿十日",
            "拟作出没收违法所得、责令停产停业（没收违法所得1200.00元，停业整顿十日）的处罚决定",
        ),
    ],
)
def test_a_penalty_is_written_in_one_breath(
    kinds: list[str], fine: str | None, detail: str | None, said: str, sample: Sample, filled: Fill
) -> None:
    case = sample(SHOP)
    money = {"amount": fine, "capital": None} if fine else None
    _data(case, "notice").update(kinds=kinds, fine=money, detail=detail)
    assert said in filled(case, "notice")


def test_the_decision_holds_what_the_law_asks_of_it(sample: Sample, filled: Fill) -> None:
    text = filled(sample(SHOP), "decision")
    for said in (
        "示例安行汽车服务有限公司",
        "示例市示例区丰收路52号",
        "1．营业执照和法定代表人身份证件核验记录，证明当事人的主体资格和经营范围；",
        "12．整改复查记录（2026年7月9日），证明其后已经备案。",
        "本机关于2026年7月2日向你（单位）送达《违法行为通知书》",
        "你（单位）提出：承认逾期没有备案；材料已在7月3日提交，请求减少罚款。经复核：",
        "决定给予罚款人民币叁仟元整（3000.00元）的行政处罚。",
        "自收到本决定书之日起十五日内缴至示例银行示例区支行，账号6521009900000000047",
        "每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款本数",
        (
            "可以在六十日内依法向示例市人民政府申请行政复议，"
            "或者在六个月内依法向示例市示例区人民法院提起行政诉讼"
        ),
        "（印章）",
        "2026年7月14日",
    ):
        assert said in text
    assert "听证" not in text


@pytest.mark.parametrize(
    ("hearing", "said"),
    [
        ({}, "你（单位）在法定期限内没有要求听证。"),
        ({"waived_on": "2026-07-06"}, "你（单位）于2026年7月6日书面放弃听证的权利。"),
        (
            {"requested": True, "held_on": "2026-07-13", "result": "双方质证后没有新的意见"},
            "应你（单位）的要求，本机关于2026年7月13日举行了听证。双方质证后没有新的意见。",
        ),
    ],
)
def test_the_decision_says_what_became_of_the_hearing(
    hearing: dict[str, Any], said: str, sample: Sample, filled: Fill
) -> None:
    case = sample(SHOP)
    none = {"requested": False, "waived_on": None, "held_on": None, "result": None}
    _data(case, "decision")["hearing"] = none | hearing
    text = filled(case, "decision")
    assert said in text
    assert "陈述、申辩、要求听证的权利" in text


def test_where_nothing_is_to_be_paid_the_places_are_struck(sample: Sample, filled: Fill) -> None:
    case = sample(SHOP)
    _data(case, "decision").update(kinds=["warning"], fine=None, payment=None)
    text = filled(case, "decision")
    assert "十五日内缴至　/　，账号　/　，到期不缴纳" in text
    assert "决定给予警告的行政处罚。" in text


def test_a_penalty_on_the_spot_goes_to_reconsideration_first(sample: Sample, filled: Fill) -> None:
    text = filled(sample(LOAD), "decision")
    assert "应当先自收到本决定书之日起六十日内依法向示例市人民政府申请行政复议" in text
    assert "可以自收到行政复议决定书之日起十五日内依法向示例市示例区人民法院提起行政诉讼" in text
    assert "六个月" not in text
    assert "处罚时间：2026年9月15日10时10分至10时45分" in text
    assert "编号：示交当罚〔2026〕61号" in text
    assert "当事人提出：草捆路上颠歪了" in text


def test_the_way_of_payment_is_ticked(sample: Sample, filled: Fill) -> None:
    case = sample(LOAD)
    assert "☑自收到本决定书之日起十五日内缴至" in filled(case, "decision")
    _data(case, "decision")["payment"] = {
        "way": "on_the_spot",
        "ground": "small",
        "bank": None,
        "account": None,
        "channel": None,
    }
    text = filled(case, "decision")
    assert "☑当场缴纳（罚款在一百元以下，出具财政部门统一制发的专用票据）。" in text
    assert "☐自收到本决定书之日起十五日内缴至　/　" in text


def test_a_warning_on_the_spot_ticks_no_way_of_payment(sample: Sample, filled: Fill) -> None:
    case = sample(LOAD)
    _data(case, "decision").update(kinds=["warning"], fine=None, payment=None)
    assert "☑" not in filled(case, "decision")


def test_the_party_stands_where_the_form_has_it(sample: Sample, filled: Fill) -> None:
    person = filled(sample(LOAD), "decision").split("处罚时间")[0]
    assert "652100199008220016" in person
    assert person.count("\n/") == 5
    unit = filled(sample(SHOP), "decision").split("违法事实")[0]
    assert "马安行" in unit
    assert unit.count("\n/") == 4


def test_what_is_kept_is_listed_with_place_and_last_day(sample: Sample, filled: Fill) -> None:
    text = filled(sample(SHOP), "register")
    assert "予以先行登记保存（自2026年6月9日至2026年6月18日）" in text
    assert "第五十六条" in text
    assert "不得销毁或转移证据" in text
    assert "机动车维修台账（2026年5月）" in text
    assert "经本机关负责人郑批示于2026年6月9日批准" in text
    release = filled(sample(SHOP), "release")
    assert "本机关决定自2026年6月16日起解除该证据登记保存。" in release
    assert "原件自解除之日起由你单位自行使用" in release
