"""Who has a case open reads in its findings the names of staff; systems get their ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient
from serving import AGENCY, NOW

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.site import Site


def test_a_finding_names_staff_on_a_page_and_gives_their_ids_to_systems(
    site: Site,
    client: TestClient,
    integrator: dict[str, str],
    sample: Callable[[str], dict[str, Any]],
    browser: Callable[..., TestClient],
) -> None:
    case = sample("winter-risk-notice")
    first, second = case["staff"][:2]
    second["certificate"]["number"] = first["certificate"]["number"]
    refused = client.post("/v1/cases", json=case, headers=integrator)
    told = [each["message"] for each in refused.json()["errors"]]
    assert any(f"人员{second['id']}与{first['id']}的执法证号相同" in each for each in told)
    handler = Principal(actor="user:u", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    draft = site.drafts.open(case, Occasion(principal=handler, at=NOW))
    page = browser(Duty.HANDLER).get(f"/drafts/{draft.id}").text
    assert f"人员{second['name']}与{first['name']}的执法证号相同" in page
