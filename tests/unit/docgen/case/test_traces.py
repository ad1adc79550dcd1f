"""What cases leave to be compared with: copied reasons are known again, and people by their day."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from docgen.case import Case, load_case
from docgen.case.traces import likeness, marks_of, own_reasons, presences, same_place, traces_of
from docgen.catalogue import Catalogue, load_catalogue

CASES = Path(__file__).parents[3] / "cases"
REASONS = (
    "你单位在责令改正的期限届满后仍未备案属于拒不改正应当处罚你单位在本机关作出决定前主动完成备案"
    "没有发现维修质量投诉和事故依照规定从轻按照裁量基准较轻情形的下限处罚没有履行承诺不作为从重的理由"
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _data(sample: str) -> Any:
    return json.loads((CASES / f"{sample}.case.json").read_bytes())


def _case(data: Any, catalogue: Catalogue) -> Case:
    case = load_case(json.dumps(data).encode(), catalogue=catalogue).case
    assert case is not None
    return case


def _reasons(data: Any, catalogue: Catalogue) -> str:
    (text,) = traces_of(_case(data, catalogue)).reasons
    return text


def test_reasons_copied_with_other_figures_and_names_are_the_same(catalogue: Catalogue) -> None:
    data = _data("repair-shop-unfiled")
    decision = next(each for each in data["papers"] if each["type"] == "penalty-decision")
    decision["data"]["reasons"] = (
        "马安行经营的示例安行汽车服务有限公司拒不改正，于7月8日备案，承修五十三台次，没有投诉，从轻处罚。"
    )
    other = copy.deepcopy(data)
    other["party"]["name"] = "示例顺达汽车服务有限公司"
    other["party"]["legal_representative"]["name"] = "顾顺达"
    other["papers"][data["papers"].index(decision)]["data"]["reasons"] = (
        "顾顺达经营的示例顺达汽车服务有限公司拒不改正，于11月20日备案，承修七台次，没有投诉，从轻处罚。"
    )
    assert _reasons(data, catalogue) == _reasons(other, catalogue)


def test_reasons_too_short_to_differ_are_not_compared(catalogue: Catalogue) -> None:
    data = _data("repair-shop-unfiled")
    decision = next(each for each in data["papers"] if each["type"] == "penalty-decision")
    decision["data"]["reasons"] = "当事人拒不改正，应当处罚。"
    assert traces_of(_case(data, catalogue)).reasons == ()


def test_the_samples_give_reasons_of_their_own(catalogue: Catalogue) -> None:
    cases = [_case(_data("repair-shop-unfiled"), catalogue)]
    cases += [_case(_data(each), catalogue) for each in ("driver-minor", "carrier-first-offence")]
    texts = [own_reasons(case, paper) for case in cases for paper in case.papers]
    kept = [text for text in texts if text]
    assert len(kept) == 3
    assert max(likeness(kept[at], kept[at - 1]) for at in range(3)) < 0.3


@pytest.mark.parametrize("seed", range(40))
def test_reasons_with_a_few_words_changed_have_a_mark_in_common(seed: int) -> None:
    randomly, changed = random.Random(seed), list(REASONS)
    changed[randomly.randrange(len(changed))] = "某"
    text = "".join(changed)
    assert likeness(REASONS, text) > 0.85
    assert marks_of(REASONS) & marks_of(text), seed


def test_other_reasons_have_no_mark_in_common() -> None:
    other = (
        "遗洒面积较小系篷布刮破后疏于检查所致持续时间短未造成路面损坏当场清扫完毕并更换篷布复查合格"
    )
    assert likeness(REASONS, other) < 0.1
    assert not marks_of(REASONS) & marks_of(other)


def test_each_officer_and_the_recorder_is_present_at_a_record(catalogue: Catalogue) -> None:
    found = list(presences(_case(_data("driver-minor"), catalogue)))
    scene = [(ident, presence) for paper, ident, presence in found if paper.id == "scene"]
    assert {ident for ident, _ in scene} >= {"o1", "o2"} or len(scene) >= 2
    assert len({presence.officer for _, presence in scene}) == len(scene)
    assert all(presence.start < presence.end for _, presence in scene)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("国道G999线120公里加300米处", "示例市示例区国道G999线120公里加300米处", True),
        ("示例市 示例区，规范路3号", "示例市示例区规范路3号", True),
        ("国道G999线120公里加300米处", "国道G999线12公里处", False),
        ("规范路3号", "规范路13号", False),
    ],
)
def test_a_place_is_the_same_however_fully_it_is_written(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same
    assert same_place(other, one) is same
