"""Exemptions and benchmarks: what covers a conduct, which list prevails, and wrong lists."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.catalogue import CatalogueInvalidError, load_catalogue
from docgen.catalogue.lists import Lists

LISTS = Path(__file__).parents[4] / "schemas/lists"
ROAD = "中华人民共和国道路运输条例"
UNTESTED = {
    "violated": ({"law": ROAD, "article": 30},),
    "penalty": ({"law": ROAD, "article": 69, "paragraph": 1},),
}
DAY = date(2026, 3, 5)


def _agency(folder: Path, name: str, change: Callable[[list[Any]], None]) -> Lists:
    document = json.loads((LISTS / f"{name}.json").read_bytes())
    change(document["entries"])
    own = folder / "schemas/lists"
    own.mkdir(parents=True)
    (own / f"{name}.json").write_text(json.dumps(document), "utf-8")
    return load_catalogue(agency=folder).lists


def test_one_offence_stands_under_several_outcomes() -> None:
    found = load_catalogue().lists.exemptions.covering(UNTESTED, DAY)
    assert {each.outcome for each in found} == {"no_penalty", "lighter", "reduced"}


def test_another_paragraph_of_the_same_article_is_another_offence() -> None:
    rebuilt = {**UNTESTED, "penalty": ({"law": ROAD, "article": 69, "paragraph": 2},)}
    assert load_catalogue().lists.exemptions.covering(rebuilt, DAY) == ()


@pytest.mark.parametrize(
    ("title", "version", "entries"),
    [
        ("示例市交通运输轻微违法行为不予处罚事项清单", "示交规〔2025〕2号", 12),
        ("《示例市交通运输轻微违法行为不予处罚事项清单》", "示交规[2025]2号", 12),
        ("示例市交通运输轻微违法行为不予处罚事项清单", "示交规（2025）2号", 12),
        ("示例市交通运输轻微违法行为不予处罚事项清单", "2025-07-01", 12),
        ("示例市交通运输轻微违法行为不予处罚事项清单", "2025年7月1日", 12),
        ("示例市交通运输轻微违法行为不予处罚事项清单", "示交规〔2025〕3号", 0),
        ("示例市交通运输轻微违法行为不予处罚事项清单", "2025-07-02", 0),
    ],
)
def test_a_version_is_named_by_its_document_or_its_first_day(
    title: str, version: str, entries: int
) -> None:
    assert len(load_catalogue().lists.exemptions.of(title, version)) == entries


def test_the_list_that_prevails_comes_first(tmp_path: Path) -> None:
    def add(entries: list[Any]) -> None:
        own = {"code": "S-1", "list": "示例省清单", "level": "provincial", "precedence": 50}
        entries.append({**copy.deepcopy(entries[2]), **own})

    found = _agency(tmp_path, "exemptions", add).exemptions.covering(UNTESTED, DAY)
    assert [each.level for each in found][:2] == ["provincial", "municipal"]


def test_a_number_may_return_in_a_later_version_of_its_time(tmp_path: Path) -> None:
    def divide(entries: list[Any]) -> None:
        entries.append({**copy.deepcopy(entries[2]), "code": "MF-2025-3b"})
        entries[2]["valid_to"] = "2026-06-30"
        entries[-1]["valid_from"] = "2026-07-01"
        entries[-1]["conditions"] = ["逾期不超过10日"]

    exemptions = _agency(tmp_path, "exemptions", divide).exemptions
    counts = [
        len(each.conditions)
        for day in (DAY, date(2026, 7, 1))
        for each in exemptions.covering(UNTESTED, day)
        if each.outcome == "no_penalty"
    ]
    assert counts == [4, 1]


def test_the_steps_of_every_benchmark_stay_within_what_the_law_allows() -> None:
    tops = (5000, 3000, 5000, 5000, 10000)
    most = {f"CL-2025-{item}": top for item, top in enumerate(tops, start=1)}
    entries = load_catalogue().lists.benchmarks.entries
    assert {each.code: each.grades[-1].at_most for each in entries} == most
    for entry in entries:
        for lower, higher in zip(entry.grades, entry.grades[1:], strict=False):
            assert lower.at_most == higher.at_least


@pytest.mark.parametrize(
    ("name", "place", "value"),
    [
        ("exemptions", "code", "MF-2025-1"),
        ("exemptions", "item", 1),
        ("exemptions", "outcome", "免罚"),
        ("exemptions", "conditions", []),
        ("exemptions", "valid_to", "2025-06-30"),
        ("exemptions", "valid_from", "2025-02-30"),
        ("exemptions", "violated", []),
        ("exemptions", "title", " 前有空格"),
        ("benchmarks", "code", "CL-2025-1"),
        ("benchmarks", "grades", []),
        (
            "benchmarks",
            "grades",
            [{"degree": "轻", "circumstances": "轻", "at_least": 2, "at_most": 1}],
        ),
    ],
)
def test_a_list_that_cannot_be_used_is_refused(
    tmp_path: Path, name: str, place: str, value: Any
) -> None:
    def spoil(entries: list[Any]) -> None:
        entries[1][place] = value

    with pytest.raises(CatalogueInvalidError, match=name):
        _agency(tmp_path, name, spoil)
