"""A record of several people of the party: each of them signs it once on the screen."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from serving import AGENCY, CASES
from signable import line

from docgen.registry.values import CaseKey
from docgen.service.access.policy import Duty
from docgen.web.site import Site

Browser = Callable[..., TestClient]

_NAME = "bus-company-interview"
_DATA: dict[str, Any] = json.loads((CASES / f"{_NAME}.case.json").read_text("utf-8"))
CASE, RECORD = str(_DATA["case_id"]), "record"
PAGE = f"/cases/{CASE}/papers/{RECORD}/sign"


@pytest.fixture(autouse=True)
def _issued(client: TestClient, integrator: dict[str, str]) -> None:
    data = copy.deepcopy(_DATA)
    data["papers"] = data["papers"][: [each["id"] for each in data["papers"]].index(RECORD) + 1]
    data["papers"][-1]["execution"] = None
    next(each for each in data["representatives"] if each["id"] == "r3")["authorization"]["to"] = (
        "2027-06-30"
    )
    for file in sorted((CASES / f"{_NAME}.evidence").iterdir()):
        media = {"Content-Type": "application/octet-stream"}
        client.post("/v1/files", content=file.read_bytes(), headers={**integrator, **media})
    sent = client.post("/v1/cases", json=data, headers=integrator)
    assert sent.status_code == 201, sent.text
    done = client.post(f"/v1/cases/{CASE}:issue", headers=integrator)
    assert RECORD in done.json()["new"], done.text


def signs(clerk: TestClient, who: str, shift: int, **said: str) -> Any:
    """The answer to a signature of the party's side."""
    page = clerk.get(PAGE).text
    token, digest = (
        re.search(each, page) for each in (r'name="csrf" content="([^"]+)"', r'-digest="(\w+)"')
    )
    assert token is not None
    assert digest is not None
    body = {"pdf_sha256": digest[1], "signer": "party", "who": who, "status": "signed", **said}
    return clerk.post(
        f"/cases/{CASE}/papers/{RECORD}/signatures",
        json=body | {"strokes": line(shift)},
        headers={"X-CSRF-Token": token[1]},
    )


def record(site: Site) -> dict[str, Any]:
    with site.registry.reading() as unit:
        row = unit.cases.find(CaseKey(agency=AGENCY, case_id=CASE))
    assert row is not None
    papers = json.loads(row.content)["papers"]
    return dict(next(each for each in papers if each["id"] == RECORD)["execution"])


def test_each_who_attended_signs_once_and_the_others_are_offered_still(
    site: Site, browser: Browser
) -> None:
    clerk = browser(Duty.HANDLER)
    for shift, (who, left) in enumerate((("r1", "r2"), ("r2", "r3"), ("r3", ""))):
        answer = signs(clerk, who, shift, choice="confirms")
        assert answer.status_code == 200, answer.text
        offered = clerk.get(PAGE).text
        assert not left or f'value="{left}"' in offered
        assert f'value="{who}"' not in offered
        assert ("3 人参加" in offered) is bool(left)
    names = [each["representative"] for each in record(site)["signatures"]]
    assert names == ["r1", "r2", "r3"]
    assert record(site)["copy"]["bears"] == ["party"]


def test_who_signed_already_is_told_so_by_the_title_of_the_paper(browser: Browser) -> None:
    clerk = browser(Duty.HANDLER)
    signs(clerk, "r1", 0)
    answer = signs(clerk, "r1", 1)
    assert (answer.status_code, answer.json()["code"]) == (409, "signature-given")
    assert "《行政约谈记录》已经有“被约谈方”的签名" in answer.json()["detail"]
    assert RECORD not in answer.json()["detail"]


def test_the_record_lacks_no_signature_of_the_party_once_one_of_them_signed(
    browser: Browser,
) -> None:
    clerk = browser(Duty.HANDLER)
    assert "被约谈方" in clerk.get("/signatures").text
    signs(clerk, "r2", 0)
    assert "被约谈方" not in clerk.get("/signatures").text
