"""How a case stands over HTTP: the same findings, route, terms and score as on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient

Sample = Callable[[str], dict[str, Any]]
CASE = "wide-load-on-the-spot"


def kept(client: TestClient, headers: dict[str, str], case: dict[str, Any]) -> str:
    made = client.post("/v1/cases", json=case, headers=headers)
    assert made.status_code == 201, made.text
    return made.headers["location"]


def test_findings_tell_which_evidence_was_not_sent_yet(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    url = kept(client, integrator, sample(CASE))
    found = client.get(f"{url}/findings", headers=integrator)
    assert found.headers["content-language"] == "zh-CN"
    missing = [each for each in found.json()["findings"] if each["pointer"].startswith("/evidence")]
    assert [each["pointer"] for each in missing] == ["/evidence/0/file", "/evidence/1/file"]
    english = client.get(f"{url}/findings", headers={**integrator, "Accept-Language": "en"})
    assert english.headers["content-language"] == "en"
    assert english.json()["findings"][0]["message"].isascii()


def test_the_route_the_terms_and_the_score_of_a_case_are_there(
    client: TestClient, integrator: dict[str, str], sample: Sample
) -> None:
    url = kept(client, integrator, sample(CASE))
    route = client.get(f"{url}/route", headers=integrator).json()
    assert route["route"] == "simple"
    assert {each["state"] for each in route["steps"]} <= {"done", "next", "missing", "possible"}
    terms = client.get(f"{url}/deadlines", headers=integrator).json()["deadlines"]
    assert {"from", "due", "clause"} <= set(terms[0])
    calendar = client.get(f"{url}/deadlines.ics", headers=integrator)
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert calendar.text.startswith("BEGIN:VCALENDAR")
    score = client.get(f"{url}/evaluation", headers=integrator).json()
    assert sum(each["points"] for each in score["parts"]) == 100
    assert score["passed"] is (score["score"] > 0 and score["defects"] == [])


def test_what_is_asked_of_an_unknown_case_is_not_there(
    client: TestClient, integrator: dict[str, str]
) -> None:
    for part in ("findings", "route", "deadlines", "deadlines.ics", "evaluation"):
        answer = client.get(f"/v1/cases/2026-NO-0001/{part}", headers=integrator)
        assert (answer.status_code, answer.json()["code"]) == (404, "case-unknown")
