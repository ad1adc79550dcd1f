"""What RFC 9110 asks of any server: HEAD, OPTIONS, Allow, conditions, languages, places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient
from pydantic_core import core_schema
from serving import add_key

from docgen.messages import text
from docgen.service.access.policy import Duty
from docgen.web.errors import code_of_fault
from docgen.web.site import Site

Sample = Callable[[str], dict[str, Any]]
CASE = "taxi-stand-education"


@pytest.fixture
def url(client: TestClient, integrator: dict[str, str], sample: Sample) -> str:
    """The place of a case that was taken in."""
    made = client.post("/v1/cases", json=sample(CASE), headers=integrator)
    place: str = made.headers["location"]
    return place


def test_head_gets_the_headers_of_get_and_no_body(
    client: TestClient, integrator: dict[str, str], url: str
) -> None:
    whole, head = (client.request(each, url, headers=integrator) for each in ("GET", "HEAD"))
    assert (head.status_code, head.content) == (200, b"")
    for name in ("etag", "content-length", "content-type"):
        assert head.headers[name] == whole.headers[name]
    assert client.head("/v1/cases/2026-NO-1", headers=integrator).status_code == 404


def test_a_wrong_method_is_told_the_right_ones(client: TestClient, url: str) -> None:
    wrong = client.delete(url)
    assert (wrong.status_code, wrong.json()["code"]) == (405, "method-not-allowed")
    assert wrong.headers["allow"] == "GET, HEAD, OPTIONS, PATCH, PUT"
    asked = client.options(url)
    assert (asked.status_code, asked.content) == (204, b"")
    assert asked.headers["allow"] == wrong.headers["allow"]


def test_conditions_take_lists_stars_and_weak_tags_as_the_rfc_has_it(
    client: TestClient, integrator: dict[str, str], sample: Sample, url: str
) -> None:
    etag = client.get(url, headers=integrator).headers["etag"]

    def read(condition: str) -> int:
        return client.get(url, headers={**integrator, "If-None-Match": condition}).status_code

    assert [read(each) for each in (etag, f'"other", {etag}', f"W/{etag}", "*")] == [304] * 4
    assert read('"other"') == 200
    two_lines = [*integrator.items(), ("If-None-Match", '"other"'), ("If-None-Match", etag)]
    assert client.get(url, headers=two_lines).status_code == 304

    def put(condition: str) -> int:
        headers = {**integrator, "If-Match": condition}
        return client.put(url, json=sample(CASE), headers=headers).status_code

    assert put(f"W/{etag}") == 412
    assert put("nonsense") == 428
    assert put(f'"other", {etag}') == 200
    assert put("*") == 200


def test_a_new_case_has_a_location_and_a_changed_one_a_content_location(
    client: TestClient, integrator: dict[str, str], sample: Sample, url: str
) -> None:
    changed = client.put(url, json=sample(CASE), headers={**integrator, "If-Match": "*"})
    assert changed.headers["content-location"] == url
    assert "location" not in changed.headers


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"),
        ("zh;q=0.1, en;q=0.5", "en"),
        ("fr, en;q=0", "zh-CN"),
        ("", "zh-CN"),
    ],
)
def test_the_language_is_the_one_that_the_client_likes_best(
    client: TestClient, wanted: str, language: str
) -> None:
    answer = client.get("/v1/cases", headers={"Accept-Language": wanted})
    assert answer.headers["content-language"] == language
    assert answer.headers["vary"] == "Accept, Accept-Language"


def test_an_issued_paper_is_not_sent_again_to_who_has_it(
    client: TestClient, integrator: dict[str, str], sample: Sample, url: str
) -> None:
    paper = sample(CASE)["papers"][0]["id"]
    client.post(f"{url}/instruments/{paper}:issue", headers=integrator)
    etag = client.get(f"{url}/instruments/{paper}.pdf", headers=integrator).headers["etag"]
    again = client.get(
        f"{url}/instruments/{paper}.pdf", headers={**integrator, "If-None-Match": etag}
    )
    assert (again.status_code, again.content) == (304, b"")
    page = client.get(f"{url}/instruments/{paper}.svg", headers=integrator)
    assert "sandbox" in page.headers["content-security-policy"]


def test_a_json_patch_reaches_one_paper_or_changes_nothing(
    client: TestClient, integrator: dict[str, str], url: str
) -> None:
    headers = {
        **integrator,
        "If-Match": "*",
        "Content-Type": "application/json-patch+json",
    }

    def patch(*operations: dict[str, Any]) -> Any:
        return client.patch(url, json=list(operations), headers=headers)

    remove = {"op": "remove", "path": "/papers/1"}
    refused = patch(remove, {"op": "test", "path": "/route", "value": "no"})
    assert (refused.status_code, refused.json()["code"]) == (422, "patch-unfit")
    assert len(client.get(url, headers=integrator).json()["papers"]) == 2
    assert patch(remove).status_code == 200
    assert len(client.get(url, headers=integrator).json()["papers"]) == 1
    wrong = client.patch(url, json={"op": "remove"}, headers=headers)
    assert wrong.status_code == 400
    half = client.patch(
        url,
        content=b'[{"op": "replace", "path": "/cause", "value": "\\ud800"}]',
        headers=headers,
    )
    assert half.status_code in (400, 422)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"name": "a", "name": "b"}', "json-duplicate-key"),
        (b'{"name": "a"', "json-truncated"),
        (b'{"name": "\\ud800"}', "json-surrogate"),
        (b'{"name": NaN}', "json-number"),
    ],
)
def test_a_body_that_two_readers_would_read_differently_is_refused_by_place(
    client: TestClient, integrator: dict[str, str], body: bytes, code: str
) -> None:
    headers = {**integrator, "Content-Type": "application/json"}
    answer = client.post("/v1/webhooks", content=body, headers=headers)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (400, "body-json")
    assert [each["code"] for each in told["errors"]] == [code]


def test_a_path_that_ends_in_a_stroke_leads_nowhere(
    client: TestClient, integrator: dict[str, str]
) -> None:
    assert client.get("/v1/me/", headers=integrator, follow_redirects=False).status_code == 404


def test_what_is_wrong_with_each_part_of_a_request_is_told_there(
    client: TestClient, site: Site, integrator: dict[str, str]
) -> None:
    def errors(answer: Any) -> dict[str, str]:
        assert answer.status_code == 400
        return {each["pointer"]: each["code"] for each in answer.json()["errors"]}

    sent = {"size": 0, "sha256": "no", "name": "x"}
    assert errors(client.post("/v1/uploads", json=sent, headers=integrator)) == {
        "/size": "request-range",
        "/sha256": "request-pattern",
        "/name": "request-unknown",
    }
    assert errors(client.post("/v1/uploads", json={}, headers=integrator)) == {
        "/size": "request-missing",
        "/sha256": "request-missing",
    }
    read = client.get("/v1/cases", params={"limit": "many"}, headers=integrator)
    assert errors(read) == {"/query/limit": "request-number"}
    listed = client.post("/v1/uploads", json=[], headers=integrator)
    assert errors(listed) == {"": "request-kind"}
    hook = {"url": 7, "types": []}
    assert errors(client.post("/v1/webhooks", json=hook, headers=integrator)) == {
        "/body/url": "request-kind",
        "/body/types": "request-count",
    }
    supervisor = {"Authorization": f"Bearer {add_key(site.registry, Duty.SUPERVISOR)}"}
    since = client.get("/v1/audit", params={"since": "2026-11-20T08:00:00"}, headers=supervisor)
    assert errors(since) == {"/query/since": "request-day"}


def test_no_part_of_a_request_is_told_in_the_words_of_the_whole() -> None:
    faults = get_args(core_schema.ErrorType)
    assert "too_short" in faults
    for language in ("zh", "en"):
        told = {text(code_of_fault(each), language) for each in faults}
        assert text("request-invalid", language) not in told


def test_what_is_no_paper_of_a_case_leaves_no_mark_on_the_audit_trail(
    site: Site, client: TestClient, integrator: dict[str, str], url: str
) -> None:
    assert client.get(f"{url}/instruments/欧阳植名.pdf", headers=integrator).status_code == 404
    with site.registry.reading() as unit:
        assert not any("欧阳植名" in row.target for row in unit.audit.rows())
