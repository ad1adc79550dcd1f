"""Citations by the day: substance by the conduct, procedure by the paper; art 37 respected."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import pytest

from docgen.case.rules.reading import citations

ROAD = "中华人民共和国道路运输条例"
CHECKED = (
    "违反本条例的规定，客运经营者、货运经营者不按规定维护和检测运输车辆的，由县级以上地方人民政府"
    "交通运输主管部门责令改正，处1000元以上5000元以下的罚款。"
)


def _penalty(**cited: Any) -> list[dict[str, Any]]:
    return [{"op": "replace", "path": "/conduct/penalty/0", "value": {"law": ROAD, **cited}}]


def _acted(day: str) -> dict[str, Any]:
    return {"op": "replace", "path": "/conduct/at", "value": f"{day}T10:20:00+08:00"}


def _basis(**cited: Any) -> list[dict[str, Any]]:
    return [{"op": "replace", "path": "/papers/1/data/basis/0", "value": cited}]


def _of(codes: set[str]) -> set[str]:
    return {code for code in codes if code.startswith(("R12-", "R26-"))}


@pytest.mark.parametrize(
    ("day", "article", "expected"),
    [
        ("2023-07-19", 70, set()),
        ("2023-07-20", 70, {"R12-citation-stale"}),
        ("2023-07-20", 69, set()),
        ("2023-07-19", 69, {"R12-later-law"}),
        ("2004-06-30", 69, {"R12-law-not-in-force"}),
    ],
)
def test_substance_is_judged_by_the_day_of_the_conduct_and_later_law_with_a_warning(
    judge_patched: Callable[..., Any], day: str, article: int, expected: set[str]
) -> None:
    patch = [*_penalty(article=article, paragraph=1, text=CHECKED), _acted(day)]
    found = _of(judge_patched(patch).codes) - {"R26-item-missing"}
    assert found == expected


def test_procedure_is_judged_by_the_day_of_the_paper(judge_patched: Callable[..., Any]) -> None:
    law = "中华人民共和国行政处罚法"
    patch = [*_basis(law=law, article=54, paragraph=2), _acted("2021-07-01")]
    assert _of(judge_patched(patch).codes) == set()


def test_a_stale_citation_is_told_with_the_article_in_force_now(
    judge_patched: Callable[..., Any],
) -> None:
    judged = judge_patched(_penalty(article=70, paragraph=1, text=CHECKED))
    (finding,) = [each for each in judged.findings if each.code == "R12-citation-stale"]
    assert finding.params["now"] == f"《{ROAD}》第六十九条"
    assert finding.where == "/conduct/penalty/0/article"


@pytest.mark.parametrize(
    ("article", "paragraph", "text", "now"),
    [
        (
            23,
            None,
            "行政机关实施行政处罚时，应当责令当事人改正或者限期改正违法行为。",
            "第二十八条",
        ),
        (27, 2, "违法行为轻微并及时纠正，没有造成危害后果的，不予行政处罚。", "2021年1月22日修订"),
        (31, None, "应当告知当事人作出行政处罚决定的事实、理由及依据", "第四十四条"),
        (32, 2, "行政机关不得因当事人申辩而加重处罚。", "第四十五条"),
    ],
)
def test_what_old_forms_quote_of_the_penalty_law_is_told_with_its_article_of_today(
    judge_patched: Callable[..., Any], article: int, paragraph: int | None, text: str, now: str
) -> None:
    law = "中华人民共和国行政处罚法"
    judged = judge_patched(_basis(law=law, article=article, paragraph=paragraph, text=text))
    (finding,) = [each for each in judged.findings if each.code == "R12-citation-stale"]
    assert now in finding.params["now"]


def test_an_article_beyond_the_last_that_once_was_is_stale(
    judge_patched: Callable[..., Any],
) -> None:
    assert _of(judge_patched(_penalty(article=83)).codes) == {"R12-citation-stale"}
    assert _of(judge_patched(_penalty(article=84)).codes) == {"R12-article-does-not-exist"}


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ({"article": 69, "paragraph": 3}, {"R12-article-does-not-exist"}),
        ({"article": 66, "paragraph": 1}, set()),
        ({"article": 66, "paragraph": 2}, {"R12-article-does-not-exist"}),
        ({"article": 68, "paragraph": 1, "item": 3}, set()),
        ({"article": 68, "paragraph": 1, "item": 4}, {"R12-article-does-not-exist"}),
        ({"article": 68, "paragraph": 1}, {"R26-item-missing"}),
        ({"article": 68, "paragraph": 2}, set()),
        ({"article": 69}, {"R26-paragraph-missing"}),
    ],
)
def test_a_citation_goes_down_to_paragraph_and_item_where_there_are_such(
    judge_patched: Callable[..., Any], cited: dict[str, Any], expected: set[str]
) -> None:
    assert _of(judge_patched(_penalty(**cited)).codes) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CHECKED, set()),
        (CHECKED.removesuffix("。"), set()),
        (CHECKED.replace("，", ","), set()),
        ("……不按规定维护和检测运输车辆的，……处1000元以上5000元以下的罚款。", set()),
        (CHECKED.replace("5000", "3000"), {"R12-quotation-differs"}),
    ],
)
def test_a_quotation_is_compared_without_spaces_and_omissions(
    judge_patched: Callable[..., Any], text: str, expected: set[str]
) -> None:
    patch = _penalty(article=69, paragraph=1, text=text)
    assert _of(judge_patched(patch).codes) == expected


def test_a_short_name_that_was_introduced_may_be_used(judge_patched: Callable[..., Any]) -> None:
    text = "依据《中华人民共和国行政处罚法》（以下简称《行政处罚法》），《行政处罚法》第三十三条。"
    patch = [{"op": "replace", "path": "/papers/2/data/opinion", "value": text}]
    assert _of(judge_patched(patch).codes) == set()


def test_a_law_that_is_not_listed_is_taken_as_it_is(judge_patched: Callable[..., Any]) -> None:
    patch = _basis(law="示例市客运管理办法", article=400)
    assert _of(judge_patched(patch).codes) == set()


def test_what_only_looks_like_a_citation_is_passed_over() -> None:
    other = MappingProxyType({"law": MappingProxyType({}), "article": 1})
    text = MappingProxyType({"law": "甲法", "article": "第一条"})
    real = MappingProxyType({"law": "甲法", "article": 1})
    objects = [("/x/0", other), ("/x/1", text), ("/x/2", real)]
    assert list(citations(objects)) == [("/x/2", real)]
