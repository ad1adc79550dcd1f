"""The sheet in plain words: for every paper that a party receives, with its day and a telephone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from serving import CASES

from docgen.case import load_case
from docgen.catalogue import load_catalogue
from docgen.catalogue.errors import CatalogueInvalidError
from docgen.catalogue.plain_words import read_plain_words
from docgen.service.access.policy import Duty

Browser = Callable[..., TestClient]
CASE = "carrier-first-offence"


def test_a_paper_is_told_in_plain_words_with_its_day_and_a_telephone(
    browser: Browser, client: TestClient, integrator: dict[str, str]
) -> None:
    raw = (CASES / f"{CASE}.case.json").read_bytes()
    sent = client.post(
        "/v1/cases", content=raw, headers={**integrator, "Content-Type": "application/json"}
    )
    case = load_case(raw, catalogue=load_catalogue()).case
    assert case is not None
    words = load_catalogue().lists.plain_words
    clerk, told = browser(Duty.HANDLER), 0
    for paper in case.papers:
        answer = clerk.get(f"{sent.headers['location'][3:]}/papers/{paper.id}/plain")
        if paper.type.role not in words:
            assert answer.status_code == 404
            continue
        told += 1
        assert words[paper.type.role].meaning in answer.text
        assert str(case.data["authority"]["unit"]["telephone"]) in answer.text
        if words[paper.type.role].until == "deadline" and paper.fact("deadline"):
            year, month, day = str(paper.fact("deadline"))[:10].split("-")
            assert f"{year}年{int(month)}月{int(day)}日" in answer.text
    assert told >= 4


def test_a_party_that_reads_english_gets_the_sheet_in_english(
    browser: Browser, client: TestClient, integrator: dict[str, str]
) -> None:
    raw = (CASES / f"{CASE}.case.json").read_bytes()
    headers = {**integrator, "Content-Type": "application/json"}
    sent = client.post("/v1/cases", content=raw, headers=headers)
    clerk = browser(Duty.HANDLER)
    clerk.cookies.set("docgen_language", "en")
    sheet = clerk.get(f"{sent.headers['location'][3:]}/papers/order/plain").text
    assert "Put it right within the time" in sheet
    assert re.search("Please do so by 20[0-9-]{8}", sheet)
    assert 'lang="zh-Hans">《责令改正' in sheet


def test_every_word_of_the_sheets_stands_in_english_too() -> None:
    lists = load_catalogue().lists
    said = [
        text
        for each in lists.plain_words.values()
        for text in (each.meaning, *each.next, *each.rights)
    ]
    assert [each for each in said if each not in lists.english] == []


def test_every_paper_that_goes_to_a_party_has_its_words() -> None:
    catalogue = load_catalogue()
    wanting = {
        each.code
        for each in catalogue.instruments
        if each.outgoing and each.receipt != "none" and each.role not in catalogue.lists.plain_words
    }
    assert wanting <= {"informant-reply", "crime-transfer-letter"}


@pytest.mark.parametrize(
    "change", [{"role": "no.role"}, {"until": "no_fact"}, {"role": "education"}]
)
def test_words_for_what_does_not_exist_are_refused(change: dict[str, str]) -> None:
    entry = {"role": "guidance", "meaning": "m", "next": ["n"], "rights": [], "until": None}
    entries = [{**entry, "role": "education"}, {**entry, **change}]
    with pytest.raises(CatalogueInvalidError):
        read_plain_words({"title": "t", "entries": entries}, "plain-words.json")
