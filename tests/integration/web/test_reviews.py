"""Reviews: another than the handler looks, remarks on fields, approves or returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import add_key

from docgen.service.access.policy import Duty
from docgen.web.site import Site

Sample = Callable[[str], dict[str, Any]]
CASE = "taxi-stand-education"


@pytest.fixture
def head(site: Site) -> dict[str, str]:
    """The headers of the head of the handling unit."""
    return {"Authorization": f"Bearer {add_key(site.registry, Duty.UNIT_HEAD)}"}


@pytest.fixture
def case(client: TestClient, integrator: dict[str, str], sample: Sample) -> dict[str, Any]:
    """A case that was taken in."""
    data = sample(CASE)
    assert client.post("/v1/cases", json=data, headers=integrator).status_code == 201
    return data


def ask(client: TestClient, headers: dict[str, str], case: dict[str, Any]) -> Any:
    return client.post(f"/v1/cases/{case['case_id']}/reviews", json={}, headers=headers)


def test_a_review_is_asked_remarked_on_and_returned(
    client: TestClient, integrator: dict[str, str], head: dict[str, str], case: dict[str, Any]
) -> None:
    review = ask(client, integrator, case)
    assert review.status_code == 201, review.text
    url = f"/v1/reviews/{review.json()['id']}"
    assert ask(client, integrator, case).json()["code"] == "review-open"
    queue = client.get("/v1/reviews", headers=head).json()["reviews"]
    assert [each["case_id"] for each in queue] == [case["case_id"]]
    remarked = client.post(
        f"{url}/remarks", json={"pointer": "/cause", "text": "案由应写全称"}, headers=head
    )
    assert remarked.status_code == 201, remarked.text
    remark = remarked.json()["remarks"][0]
    nowhere = client.post(
        f"{url}/remarks", json={"pointer": "/none/at/all", "text": "无此栏"}, headers=head
    )
    assert (nowhere.status_code, nowhere.json()["code"]) == (422, "remark-invalid")
    returned = client.post(f"{url}:return", json={"note": "请改正"}, headers=head)
    assert (returned.json()["state"], returned.json()["note"]) == ("returned", "请改正")
    settled = client.post(f"{url}/remarks/{remark['id']}:settle", headers=integrator)
    assert settled.json()["remarks"][0]["settled_by"] == "key:SLJT-integrator"
    ended = client.post(f"{url}:approve", json={}, headers=head)
    assert (ended.status_code, ended.json()["code"]) == (409, "review-ended")


def test_who_wrote_the_case_or_asked_does_not_decide(
    client: TestClient, site: Site, integrator: dict[str, str], case: dict[str, Any]
) -> None:
    both = add_key(site.registry, Duty.LEGAL_REVIEWER)
    review = ask(client, integrator, case).json()["id"]
    refused = client.post(f"/v1/reviews/{review}:approve", json={}, headers=integrator)
    assert refused.status_code == 403
    done = client.post(
        f"/v1/reviews/{review}:approve", json={}, headers={"Authorization": f"Bearer {both}"}
    )
    assert done.json()["state"] == "approved"


def test_another_agencys_review_is_not_there(
    client: TestClient, site: Site, integrator: dict[str, str], case: dict[str, Any]
) -> None:
    review = ask(client, integrator, case).json()["id"]
    other = {"Authorization": f"Bearer {add_key(site.registry, Duty.UNIT_HEAD, 'QTJT')}"}
    assert client.get(f"/v1/reviews/{review}", headers=other).status_code == 404
    assert client.post(f"/v1/reviews/{review}:approve", json={}, headers=other).status_code == 404
    assert client.get("/v1/reviews", headers=other).json()["reviews"] == []


def test_where_reviews_are_asked_for_nothing_is_issued_before_one_is_approved(
    client: TestClient,
    site: Site,
    integrator: dict[str, str],
    head: dict[str, str],
    case: dict[str, Any],
) -> None:
    with site.offices() as office:
        office.settings = replace(office.settings, review_before_issue="yes")
    url = f"/v1/cases/{case['case_id']}"
    early = client.post(f"{url}:issue", headers=integrator)
    assert (early.status_code, early.json()["code"]) == (409, "review-missing")
    review = ask(client, integrator, case).json()["id"]
    assert client.post(f"/v1/reviews/{review}:approve", json={}, headers=head).status_code == 200
    etag = client.get(url, headers=integrator).headers["etag"]
    changed = client.patch(
        url,
        json={"cause": "涉嫌另一事由"},
        headers={**integrator, "If-Match": etag, "Content-Type": "application/merge-patch+json"},
    )
    assert changed.status_code == 200, changed.text
    late = client.post(f"{url}:issue", headers=integrator)
    assert (late.status_code, late.json()["code"]) == (409, "review-missing")
    review = ask(client, integrator, case).json()["id"]
    assert client.post(f"/v1/reviews/{review}:approve", json={}, headers=head).status_code == 200
    first = case["papers"][0]["id"]
    assert client.post(f"{url}/instruments/{first}:issue", headers=integrator).status_code == 200
    assert client.post(f"{url}:issue", headers=integrator).status_code == 200
