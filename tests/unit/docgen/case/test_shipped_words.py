"""What the program itself puts into papers, from its sample cases and phrases, raises no remark."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from docgen.case import load_case
from docgen.case.beginning import begin_paper
from docgen.case.blanks import sketch
from docgen.case.dates import BEIJING
from docgen.case.phrases import phrases_for
from docgen.case.rules import RuleConfig, RuleEvidence, judge
from docgen.case.rules.content import read_content
from docgen.case.rules.model import Context
from docgen.case.rules.wording import RULES
from docgen.catalogue import Catalogue, load_catalogue
from docgen.catalogue.making import field_titles
from docgen.service.work.newcase import Wanted, sample_case

NOW = datetime(2026, 11, 27, 15, tzinfo=BEIJING)
SHARED = ("/party", "/representatives", "/conduct", "/evidence", "/source", "/vehicle", "/staff")
KINDS = ("organisation", "person", "individual_business")
OFFERED = [
    (route.code, filing, kind)
    for route in load_catalogue().lists.routes.by_code.values()
    for filing in route.filing
    for kind in KINDS
]
PAPERS = [each.code for each in load_catalogue().instruments if each.tier != "dossier"]


def shipped(
    route: str = "commitment", filing: str = "required", party: str = "organisation"
) -> dict[str, Any]:
    """A sample case as a clerk begins it."""
    wanted = Wanted(route=route, filing=filing, party=party)
    return sample_case(wanted, agency="SLJT", ident="0123456789ab", now=NOW)


def said(case: dict[str, Any], catalogue: Catalogue) -> list[tuple[str, str]]:
    """What the rules of wording find in a case, complete or not."""
    whole = sketch(case, catalogue, on=NOW.date())
    context = Context(
        case=whole,
        content=read_content(whole),
        catalogue=catalogue,
        evidence=RuleEvidence(today=NOW.date()),
        config=RuleConfig(),
        stage="check",
    )
    return [(each.code, each.where) for rule in RULES for each in rule.check(context)]


@pytest.mark.parametrize(("route", "filing", "kind"), OFFERED)
def test_the_sample_case_of_every_route_and_kind_of_party_is_sound(
    route: str, filing: str, kind: str, catalogue: Catalogue
) -> None:
    case = shipped(route, filing, kind)
    assert (case["route"], case["filing"], case["party"]["kind"]) == (route, filing, kind)
    loaded = load_case(json.dumps(case).encode(), catalogue=catalogue)
    assert [(each.code, each.where) for each in loaded.findings] == []
    assert loaded.case is not None
    evidence = RuleEvidence(today=NOW.date())
    found = judge(loaded.case, catalogue=catalogue, evidence=evidence, config=RuleConfig())
    # Without papers a case wants its papers, and the file its end.
    assert [each.code for each in found if each.where.startswith(SHARED)] == []


@pytest.mark.parametrize(("route", "filing", "kind"), OFFERED)
def test_no_paper_begun_in_a_sample_case_is_to_be_reworded(
    route: str, filing: str, kind: str, catalogue: Catalogue
) -> None:
    case = shipped(route, filing, kind)
    papers = [
        begin_paper(case, code, on=NOW.date(), catalogue=catalogue) | {"id": code}
        for code in PAPERS
    ]
    assert said(case | {"papers": papers}, catalogue) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_case_speaks_of_its_own_party_alone(kind: str) -> None:
    others = [shipped(party=each)["party"]["name"] for each in KINDS if each != kind]
    case = shipped(party=kind)
    text = json.dumps(case, ensure_ascii=False)
    assert case["party"]["name"] in case["conduct"]["summary"]
    assert not [each for each in others if each in text]


def _put(data: dict[str, Any], steps: list[str], text: str) -> None:
    """Put a text at a path, in the first item of the lists on the way."""
    first, *rest = steps
    if not rest:
        data[first] = text
        return
    if isinstance(data.get(first), list):
        data[first] = data[first] or [{}]
        _put(data[first][0], rest, text)
        return
    data[first] = data.get(first) or {}
    _put(data[first], rest, text)


def _with_phrases(
    code: str, case: dict[str, Any], catalogue: Catalogue
) -> Iterator[tuple[str, dict[str, Any]]]:
    """A paper with each of its phrases in its field, the blanks filled with their own names."""
    for field in field_titles(catalogue.schemas, code):
        for phrase in phrases_for(case, code, field, catalogue=catalogue):
            paper = begin_paper(case, code, on=NOW.date(), catalogue=catalogue)
            text = phrase.text.replace("〔", "").replace("〕", "")
            _put(paper["data"], field.split("/"), text)
            yield phrase.code, paper


def test_no_shipped_phrase_is_to_be_reworded(catalogue: Catalogue) -> None:
    case = shipped()
    tried = set()
    for code in PAPERS:
        for phrase, paper in _with_phrases(code, case, catalogue):
            tried.add(phrase)
            assert said(case | {"papers": [paper]}, catalogue) == [], (phrase, code)
    assert tried == {each.code for each in catalogue.lists.phrases.entries}


def test_the_filing_form_begins_with_what_is_suspected_where_that_is_known(
    catalogue: Catalogue,
) -> None:
    case = shipped()
    conduct = case["conduct"]

    def circumstances() -> str:
        paper = begin_paper(case, "case-filing-form", on=NOW.date(), catalogue=catalogue)
        return str(paper["data"]["circumstances"])

    assert circumstances() == f"{conduct['summary']}\n当事人涉嫌{conduct['act']}。"
    conduct["summary"] = "接示交转〔2026〕7号移送函。"
    assert circumstances().endswith(f"当事人涉嫌{conduct['act']}。")
    conduct["act"] = ""
    assert circumstances() == conduct["summary"]
