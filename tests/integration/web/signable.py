"""A case whose papers are issued and signed by nobody yet. Not for what is done with them."""

from __future__ import annotations

import copy
import json
import math
import re
from typing import Any

from fastapi.testclient import TestClient
from serving import AGENCY, CASES

from docgen.registry.values import CaseKey, FrozenPaper
from docgen.service.work.signing import Points
from docgen.web.site import Site

__all__ = ["CASE", "PAPER", "execution", "issue_unsigned", "issued", "line", "post"]

_DATA: dict[str, Any] = json.loads((CASES / "carrier-first-offence.case.json").read_text("utf-8"))
_OFFICIAL = "郑批示"
CASE, PAPER = str(_DATA["case_id"]), "commitment"


def issue_unsigned(
    client: TestClient, headers: dict[str, str], *, official: str = _OFFICIAL
) -> None:
    """Send the case with its files, and issue all its papers that are ready.

    ``official`` is the name of the one who decides.
    """
    data = copy.deepcopy(_DATA)
    for person in data["staff"]:
        person["name"] = official if person["name"] == _OFFICIAL else person["name"]
    data["representatives"][0]["authorization"]["to"] = "2027-06-30"
    for paper in data["papers"]:
        paper["execution"] = None
    data["papers"] = [each for each in data["papers"] if each["id"] in _KEPT]
    for file in sorted((CASES / "carrier-first-offence.evidence").iterdir()):
        client.post(
            "/v1/files",
            content=file.read_bytes(),
            headers={**headers, "Content-Type": "application/octet-stream"},
        )
    sent = client.post("/v1/cases", json=data, headers=headers)
    assert sent.status_code == 201, sent.text
    done = client.post(f"/v1/cases/{CASE}:issue", headers=headers)
    assert done.status_code == 200, done.text
    assert PAPER in done.json()["new"]


_KEPT = {"scene", "filing", "address", "query", "review", "order", "education", "commitment"}


def issued(site: Site, paper: str = PAPER) -> FrozenPaper:
    """An issued paper of the case."""
    with site.registry.reading() as unit:
        found = unit.cases.paper(CaseKey(agency=AGENCY, case_id=CASE), paper)
    assert found is not None
    return found


def execution(site: Site, paper: str = PAPER) -> dict[str, Any]:
    """What the case says happened to a paper."""
    with site.registry.reading() as unit:
        row = unit.cases.find(CaseKey(agency=AGENCY, case_id=CASE))
    assert row is not None
    found = next(each for each in json.loads(row.content)["papers"] if each["id"] == paper)
    return dict(found["execution"] or {})


def line(shift: int = 0) -> tuple[Points, ...]:
    """A drawn line; another one for each shift."""
    return (
        tuple((100 + 8 * i + shift, 200 + int(90 * math.sin(i / 4)), 16 * i) for i in range(60)),
    )


def post(client: TestClient, paper: str = PAPER, /, **said: Any) -> Any:
    """The answer to a signature of the party, drawn at the page; ``said`` is what differs."""
    page = client.get("/signatures").text
    token = re.search(r'name="csrf" content="([^"]+)"', page)
    assert token is not None
    body = {"signer": "party", "who": "r1", "status": "signed", "strokes": line(), **said}
    return client.post(
        f"/cases/{CASE}/papers/{paper}/signatures", json=body, headers={"X-CSRF-Token": token[1]}
    )
