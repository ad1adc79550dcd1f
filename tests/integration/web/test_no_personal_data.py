"""Logs, figures and the answers to defects never show who a case is about or what was asked for."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from docgen.registry.work.values import CaseRow
from docgen.service.access.occasion import Occasion
from docgen.service.work.casework import CaseWork
from docgen.telemetry.logs import send_logs
from docgen.web.app import create_app
from docgen.web.site import Site

Sample = Callable[[str], dict[str, Any]]
NAME, ADDRESS, WORD = "欧阳测试名", "示例市测试区无名路九百九十九号", "机密检索词"
ID_NUMBER, PHONE = "110101199003070134", "13900001234"
PLANTED = (NAME, ADDRESS, WORD, ID_NUMBER, PHONE)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Everything that is logged meanwhile, whatever its level."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    stream = io.StringIO()
    send_logs(stream, level="debug", as_json=True)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(False)


@pytest.fixture
def local(site: Site) -> Iterator[TestClient]:
    """A client on this machine."""
    app = create_app(site)
    with TestClient(app, raise_server_exceptions=False, client=("127.0.0.1", 5000)) as made:
        yield made


def planted_in(value: Any) -> Any:
    """The same JSON with planted values for people."""
    swaps = {"name": NAME, "phone": PHONE, "address": ADDRESS, "id_number": ID_NUMBER}
    if isinstance(value, dict):
        return {
            key: swaps[key] if key in swaps and isinstance(each, str) else planted_in(each)
            for key, each in value.items()
        }
    return [planted_in(each) for each in value] if isinstance(value, list) else value


class Broken(CaseWork):
    """Work on cases that fails with the data it worked on in its error's text."""

    def find(self, case_id: str, occasion: Occasion) -> CaseRow:
        """Fail."""
        raise ValueError(f"{case_id} {NAME} {ID_NUMBER} {occasion.address}")


def test_a_whole_flow_leaves_no_planted_value_behind(
    site: Site,
    local: TestClient,
    integrator: dict[str, str],
    sample: Sample,
    logged: io.StringIO,
) -> None:
    case = sample("taxi-stand-education")
    sent = case | {"party": planted_in(case["party"])}
    assert local.post("/v1/cases", json=sent, headers=integrator).status_code in (201, 422)
    url = f"/v1/cases/{case['case_id']}"
    local.post("/v1/cases", json=case | {"cause": f"涉嫌{NAME}"}, headers=integrator)
    assert local.get(url, headers=integrator).status_code == 200
    local.post(f"{url}:issue", headers=integrator)
    local.get(f"{url}/instruments/{case['papers'][0]['id']}.pdf", headers=integrator)
    local.get(f"/v1/cases/{NAME}?q={PHONE}", headers=integrator)
    local.get(f"/v1/search?q={WORD}&party={NAME}", headers=integrator)
    local.get(f"/{ADDRESS}/{ID_NUMBER}", headers={"User-Agent": PHONE})
    local.post("/v1/cases", content=NAME.encode(), headers=integrator)
    local.request(NAME.encode().hex().upper(), "/v1/cases", headers=integrator)
    site.cases = Broken(registry=site.registry, offices=site.offices, new_id=site.new_id)
    defect = local.get(f"/v1/cases/{PHONE}", headers=integrator)
    assert (defect.status_code, defect.json()["code"]) == (500, "defect")
    figures = local.get("/metrics")
    assert figures.status_code == 200
    told = logged.getvalue() + figures.text + defect.text
    assert [each for each in PLANTED if each in told] == []
    lines = [json.loads(line) for line in logged.getvalue().splitlines()]
    assert case["case_id"] not in logged.getvalue()
    where = next(line for line in lines if line["message"] == "defect")["traceback"]
    assert where[0] == "ValueError"
    assert any(place.endswith(" find") for place in where)


def test_a_request_is_one_line_that_says_who_what_and_how_long(
    local: TestClient, integrator: dict[str, str], logged: io.StringIO
) -> None:
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    parent = {"traceparent": f"00-{trace}-00f067aa0ba902b7-01"}
    local.get("/v1/cases?limit=2", headers={**integrator, **parent})
    lines = [json.loads(line) for line in logged.getvalue().splitlines()]
    (line,) = [each for each in lines if each["log"] == "docgen.requests"]
    assert line["ms"] >= 0
    assert {name: line[name] for name in ("trace", "method", "route", "status", "bytes")} == {
        "trace": trace,
        "method": "GET",
        "route": "/v1/cases",
        "status": 200,
        "bytes": len('{"cases":[],"next":null}'),
    }
    assert (line["actor"], line["address"]) == ("key:SLJT-integrator", "127.0.0.1")
