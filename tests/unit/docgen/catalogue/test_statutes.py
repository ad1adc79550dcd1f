"""Statutes by the day, what is known of their articles, and lists an agency got wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.catalogue import CatalogueInvalidError, load_catalogue

SHIPPED = Path(__file__).parents[4] / "schemas/lists/statutes.json"
STATUTES = load_catalogue().lists.statutes
ROAD = "中华人民共和国道路运输条例"
PENALTY = "中华人民共和国行政处罚法"


@pytest.mark.parametrize(
    ("law", "day", "articles"),
    [
        (PENALTY, "2021-07-14", 64),
        (PENALTY, "2021-07-15", 86),
        (ROAD, "2023-07-19", 83),
        (ROAD, "2023-07-20", 82),
        ("中华人民共和国行政复议法", "2023-12-31", 43),
        ("中华人民共和国行政复议法", "2024-01-01", 90),
        ("中华人民共和国民事诉讼法", "2023-12-31", 291),
        ("中华人民共和国民事诉讼法", "2024-01-01", 306),
    ],
)
def test_the_version_of_the_day_is_found(law: str, day: str, articles: int) -> None:
    version = STATUTES.by_name[law].on(date.fromisoformat(day))
    assert version is not None
    assert version.articles == articles


def test_before_its_first_day_and_after_its_last_a_statute_is_not_in_force() -> None:
    repealed = STATUTES.by_name["中华人民共和国公路管理条例"]
    assert repealed.on(date(2011, 7, 1)) is None
    assert repealed.present == "《公路安全保护条例》"
    assert STATUTES.by_name["行政执法监督条例"].on(date(2026, 1, 31)) is None


def test_an_article_tells_its_paragraphs_and_their_items() -> None:
    version = STATUTES.by_name[PENALTY].latest
    assert version.paragraphs((57, 0)) == (4, 0)
    assert version.paragraphs((33, 0)) == (0, 0, 0)
    assert version.paragraphs((40, 0)) == (0,)
    assert version.paragraphs((40, 1)) == ()


def test_versions_of_every_statute_leave_no_day_between_them() -> None:
    for statute in STATUTES.by_name.values():
        for former, latter in zip(statute.versions, statute.versions[1:], strict=False):
            assert former.validity.last is not None
            assert (latter.validity.first - former.validity.last).days == 1


def test_every_law_that_a_sample_cites_is_listed_and_what_it_quotes_is_mostly_there() -> None:
    quoted = known = 0
    for path in (SHIPPED.parents[2] / "tests/cases").glob("*.case.json"):
        for citation in _citations(json.loads(path.read_bytes())):
            version = STATUTES.by_name[citation["law"]].latest
            article = version.known.get((citation["article"], 0))
            quoted += bool(citation.get("text"))
            known += bool(citation.get("text") and article and article.texts)
    assert known > 20
    assert known / quoted > 0.8


def _citations(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [each for item in value for each in _citations(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if "law" in value and "article" in value else []
    return own + [each for item in value.values() for each in _citations(item)]


def _overlap(statutes: list[Any]) -> None:
    statutes[0]["versions"][0]["valid_to"] = "2021-07-15"


def _backwards(statutes: list[Any]) -> None:
    statutes[0]["versions"][0]["valid_to"] = "1990-01-01"


def _no_such_day(statutes: list[Any]) -> None:
    statutes[0]["versions"][0]["valid_from"] = "1996-02-30"


def _twice(statutes: list[Any]) -> None:
    statutes.append(copy.deepcopy(statutes[0]))


def _short_of_two(statutes: list[Any]) -> None:
    statutes[1]["short"] = statutes[0]["short"]


def _short_that_is_full(statutes: list[Any]) -> None:
    statutes[1]["short"] = [statutes[0]["name"]]


def _beyond_the_last(statutes: list[Any]) -> None:
    statutes[0]["versions"][1]["known"] = [{"article": 87}]


def _other_paragraphs(statutes: list[Any]) -> None:
    statutes[0]["versions"][1]["known"] = [{"article": 5, "paragraphs": [0, 0], "text": ["一"]}]


def _marked(statutes: list[Any]) -> None:
    statutes[0]["name"] = f"《{statutes[0]['name']}》"


@pytest.mark.parametrize(
    "spoil",
    [
        _overlap,
        _backwards,
        _no_such_day,
        _twice,
        _short_of_two,
        _short_that_is_full,
        _beyond_the_last,
        _other_paragraphs,
        _marked,
    ],
)
def test_a_list_that_contradicts_itself_is_refused(
    tmp_path: Path, spoil: Callable[[list[Any]], None]
) -> None:
    document = json.loads(SHIPPED.read_bytes())
    spoil(document["statutes"])
    folder = tmp_path / "schemas" / "lists"
    folder.mkdir(parents=True)
    (folder / "statutes.json").write_text(json.dumps(document), "utf-8")
    with pytest.raises(CatalogueInvalidError, match=r"statutes\.json"):
        load_catalogue(agency=tmp_path)
