"""The list of cases: looked through by number, party, cause and officer, by state and by route."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from people import PASSWORD, add_user

from docgen.service.access.policy import Duty
from docgen.web.site import Site

NOTICE, LESSON = "winter-risk-notice", "taxi-stand-education"


@pytest.fixture
def sent(
    client: TestClient, integrator: dict[str, str], sample: Callable[[str], dict[str, Any]]
) -> list[dict[str, Any]]:
    """Two cases of different routes."""
    cases = [sample(name) for name in (NOTICE, LESSON)]
    for case in cases:
        assert client.post("/v1/cases", json=case, headers=integrator).status_code == 201
    return cases


@pytest.fixture
def clerk(site: Site, client: TestClient, sent: list[dict[str, Any]]) -> TestClient:
    """Somebody who writes cases and wrote none of these."""
    assert sent
    add_user(site, "clerk", Duty.HANDLER)
    client.post("/login", data={"login": "clerk", "password": PASSWORD})
    return client


def found(clerk: TestClient, **asked: str) -> set[str]:
    page = clerk.get("/", params=asked)
    assert page.status_code == 200
    return set(re.findall(r'<a href="/cases/([0-9][^"/]+)"', page.text))


def test_a_case_is_found_by_a_part_of_what_people_know_it_by(
    clerk: TestClient, sent: list[dict[str, Any]]
) -> None:
    notice, lesson = sent
    assert found(clerk) == {notice["case_id"], lesson["case_id"]}
    officer = next(each["name"] for each in notice["staff"])
    for words in (notice["party"]["name"][2:6], notice["cause"][:5], officer, notice["case_id"]):
        assert notice["case_id"] in found(clerk, q=words), words
    assert found(clerk, q=lesson["party"]["name"]) == {lesson["case_id"]}
    number = notice["register_number"] or notice["number"]
    assert "〔" in number
    for brackets in ("〔〕", "[]", "（）", "()", "【】"):
        typed = number.translate(str.maketrans("〔〕", brackets))
        assert found(clerk, q=typed) == {notice["case_id"]}, typed


@pytest.mark.parametrize("words", ["%", "_", "没有这样的案件", '"cause"', "'; --", "docgen/case/1"])
def test_words_that_no_case_is_known_by_find_none_and_say_so(clerk: TestClient, words: str) -> None:
    assert found(clerk, q=words) == set()
    assert "没有符合条件的案件" in clerk.get("/", params={"q": words}).text


def test_the_list_is_narrowed_by_route_state_and_who_wrote(
    clerk: TestClient, sent: list[dict[str, Any]]
) -> None:
    notice, lesson = sent
    assert found(clerk, route="risk") == {notice["case_id"]}
    assert found(clerk, route="education", state="open") == {lesson["case_id"]}
    for state in ("sealed", "asked", "returned"):
        assert found(clerk, state=state) == set()
    assert found(clerk, mine="true") == set()
    assert clerk.get("/", params={"state": "lost"}).status_code == 400


def test_what_was_asked_for_stays_in_the_form(clerk: TestClient) -> None:
    page = clerk.get("/", params={"q": "<b>", "route": "risk", "mine": "true"}).text
    assert 'value="&lt;b&gt;"' in page
    assert 'value="risk" selected' in page
    assert 'value="true" checked' in page
