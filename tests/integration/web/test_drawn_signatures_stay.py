"""What was signed on a screen is not rewritten afterwards, whoever writes the case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import add_key
from signable import CASE, PAPER, execution, issue_unsigned, issued, post

from docgen.service.access.policy import Duty
from docgen.web.site import Site

AT = f"/v1/cases/{CASE}"
EXECUTE = f"{AT}/instruments/{PAPER}:execute"
Change = Callable[[dict[str, Any]], None]


@pytest.fixture(autouse=True)
def _signed(
    client: TestClient,
    integrator: dict[str, str],
    site: Site,
    browser: Callable[..., TestClient],
) -> None:
    issue_unsigned(client, integrator)
    clerk = browser(Duty.HANDLER)
    given = post(clerk, pdf_sha256=issued(site).pdf_sha256, choice="commits", remarks="没有意见")
    assert given.status_code == 200, given.text


def other_choice(said: dict[str, Any]) -> None:
    said["choice"] = "declines"


def no_choice(said: dict[str, Any]) -> None:
    del said["choice"]


def other_remarks(said: dict[str, Any]) -> None:
    said["remarks"] = "另写的意见"


def no_signature(said: dict[str, Any]) -> None:
    said["signatures"] = []


def refused_instead(said: dict[str, Any]) -> None:
    said["signatures"][0] |= {"status": "refused", "reason": "不愿意签", "witness": "见证人"}


def other_time(said: dict[str, Any]) -> None:
    said["signatures"][0]["signed_at"] = "2026-04-09T10:00:00+08:00"


def no_copy(said: dict[str, Any]) -> None:
    del said["copy"]


@pytest.mark.parametrize(
    "change",
    [other_choice, no_choice, other_remarks, no_signature, refused_instead, other_time, no_copy],
)
@pytest.mark.parametrize("by", ["execute", "put"])
def test_it_is_refused_and_says_what_to_do(
    client: TestClient, integrator: dict[str, str], site: Site, change: Change, by: str
) -> None:
    before, said = execution(site), execution(site)
    change(said)
    answer = sent(client, integrator, said, by)
    assert (answer.status_code, answer.json()["code"]) == (409, "signature-drawn"), answer.text
    assert "作废" in answer.json()["detail"]
    assert execution(site) == before


def sent(client: TestClient, headers: dict[str, str], said: dict[str, Any], by: str) -> Any:
    """The answer to a change of the paper's execution."""
    held = client.get(AT, headers=headers)
    headers = {**headers, "If-Match": held.headers["etag"]}
    if by == "execute":
        return client.post(EXECUTE, json=said, headers=headers)
    case = held.json()
    next(each for each in case["papers"] if each["id"] == PAPER)["execution"] = said
    return client.put(AT, json=case, headers=headers)


def test_what_others_sign_by_hand_is_added_and_corrected_as_before(
    client: TestClient, integrator: dict[str, str], site: Site
) -> None:
    said = execution(site)
    by_hand = {"signer": "officers", "status": "signed", "by": ["o3"]}
    for time in ("2026-04-09T10:00:00+08:00", "2026-04-09T11:00:00+08:00"):
        said["signatures"] = [said["signatures"][0], {**by_hand, "signed_at": time}]
        answer = sent(client, integrator, said, "execute")
        assert answer.status_code == 200, answer.text
        assert execution(site)["signatures"] == said["signatures"]


def test_it_goes_with_its_paper(client: TestClient, integrator: dict[str, str], site: Site) -> None:
    head = {"Authorization": f"Bearer {add_key(site.registry, Duty.UNIT_HEAD)}"}
    voided = client.post(
        f"{AT}/instruments/{PAPER}:void", json={"reason": "当事人选错"}, headers=head
    )
    assert voided.status_code == 200, voided.text
    held = client.get(AT, headers=integrator)
    case = held.json()
    paper = next(each for each in case["papers"] if each["id"] == PAPER)
    paper["execution"] = None
    headers = {**integrator, "If-Match": held.headers["etag"]}
    assert client.put(AT, json=case, headers=headers).status_code == 200
    assert execution(site) == {}
