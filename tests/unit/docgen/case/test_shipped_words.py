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
from docgen.case.rules import RuleConfig, RuleEvidence
from docgen.case.rules.content import read_content
from docgen.case.rules.model import Context
from docgen.case.rules.wording import RULES
from docgen.catalogue import Catalogue, load_catalogue
from docgen.catalogue.making import field_titles
from docgen.service.work.newcase import Wanted, sample_case

NOW = datetime(2026, 11, 27, 15, tzinfo=BEIJING)
ROUTES = sorted(load_catalogue().lists.routes.by_code)
PAPERS = [each.code for each in load_catalogue().instruments if each.tier != "dossier"]


def shipped(route: str, catalogue: Catalogue) -> dict[str, Any]:
    """The sample case of a route, as a clerk begins it."""
    filing = catalogue.lists.routes.by_code[route].filing[0]
    wanted = Wanted(route=route, filing=filing, party="organisation")
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


@pytest.mark.parametrize("route", ROUTES)
def test_the_schemas_accept_the_sample_case_of_every_route(
    route: str, catalogue: Catalogue
) -> None:
    loaded = load_case(json.dumps(shipped(route, catalogue)).encode(), catalogue=catalogue)
    assert [(each.code, each.where) for each in loaded.findings] == []


@pytest.mark.parametrize("route", ROUTES)
def test_no_paper_begun_in_a_sample_case_is_to_be_reworded(
    route: str, catalogue: Catalogue
) -> None:
    case = shipped(route, catalogue)
    for code in PAPERS:
        paper = begin_paper(case, code, on=NOW.date(), catalogue=catalogue)
        assert said(case | {"papers": [paper]}, catalogue) == [], code


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
    case = shipped("commitment", catalogue)
    tried = set()
    for code in PAPERS:
        for phrase, paper in _with_phrases(code, case, catalogue):
            tried.add(phrase)
            assert said(case | {"papers": [paper]}, catalogue) == [], (phrase, code)
    assert tried == {each.code for each in catalogue.lists.phrases.entries}


def test_the_filing_form_begins_with_what_is_suspected_where_that_is_known(
    catalogue: Catalogue,
) -> None:
    case = shipped("commitment", catalogue)
    conduct = case["conduct"]

    def circumstances() -> str:
        paper = begin_paper(case, "case-filing-form", on=NOW.date(), catalogue=catalogue)
        return str(paper["data"]["circumstances"])

    assert circumstances() == f"{conduct['summary']}\n当事人涉嫌{conduct['act']}。"
    conduct["summary"] = "接示交转〔2026〕7号移送函。"
    assert circumstances().endswith(f"当事人涉嫌{conduct['act']}。")
    conduct["act"] = ""
    assert circumstances() == conduct["summary"]
