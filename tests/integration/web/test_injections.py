"""Text that is code elsewhere is text here: in paths, queries and bodies of every endpoint."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from doors_table import ENDPOINTS
from fastapi.testclient import TestClient
from serving import AGENCY, NOW

from docgen.registry.access.values import KeyRow
from docgen.service.access.policy import Duty
from docgen.service.access.tokens import digest_of, new_key
from docgen.web.site import Site

ATTACKS = {
    "sql": "' OR '1'='1' --",
    "sql union": "x' UNION SELECT password FROM users --",
    "sql wildcard": "%",
    "path": "../../../../etc/passwd",
    "path in bytes": "..%2f..%2fetc%2fpasswd",
    "nul": "a\x00b",
    "header": "a\r\nSet-Cookie: evil=1",
    "template": "{{ 7 * 7 }}{% for x in [] %}",
    "xml": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "script": "<script>alert(1)</script>",
    "long": "A" * 6000,
    "number": "-1",
    "half a character": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
}
QUERIES = ("q", "cursor", "actor", "target", "action", "type", "party", "sort", "state", "limit")


@pytest.fixture
def everybody(site: Site) -> dict[str, str]:
    """The headers of a key that may do everything."""
    token = new_key()
    row = KeyRow(
        id="everybody",
        agency=AGENCY,
        name="all",
        digest=digest_of(token),
        duties=frozenset(duty.value for duty in Duty),
        created_at=NOW,
        created_by="system",
        expires_at=NOW.replace(year=NOW.year + 1),
    )
    with site.registry.writing() as unit:
        unit.keys.add(row)
    return {"Authorization": f"Bearer {token}"}


def is_harmless(answer: object, attack: str) -> bool:
    """Whether an answer refuses, or found nothing, and carries nothing of what was asked for."""
    status, text, headers = answer.status_code, answer.text, answer.headers  # type: ignore[attr-defined]
    is_page = headers.get("content-type", "").startswith("text/html")
    leaks = "root:" in text or "argon2" in text or "evil" in str(headers.raw) or text == "49"
    return status < 500 and not leaks and not is_page


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_hostile_name_in_a_path_is_a_name_that_nobody_has(
    client: TestClient, everybody: dict[str, str], attack: str
) -> None:
    told = []
    for endpoint in ENDPOINTS:
        method, _, path = endpoint.partition(" ")
        if "{" not in path:
            continue
        url = re.sub(r"\{[a-z0-9_]+\}", quote(attack, safe=""), path)
        sent = {"json": {}} if method in {"POST", "PUT", "PATCH"} else {}
        answer = client.request(method, url, headers=everybody, **sent)  # type: ignore[arg-type]
        if not is_harmless(answer, attack) or answer.status_code == 200:
            told.append((endpoint, answer.status_code))
    assert told == []


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_hostile_query_finds_nothing_and_breaks_nothing(
    client: TestClient, everybody: dict[str, str], attack: str
) -> None:
    told = []
    for endpoint in ENDPOINTS:
        method, _, path = endpoint.partition(" ")
        if method != "GET" or "{" in path:
            continue
        for name in QUERIES:
            answer = client.get(path, params={name: attack}, headers=everybody)
            if not is_harmless(answer, attack):
                told.append((endpoint, name, answer.status_code))
    assert told == []


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_hostile_value_in_a_body_is_refused_or_kept_as_text(
    client: TestClient, everybody: dict[str, str], attack: str
) -> None:
    bodies = {
        "/v1/sessions": {"login": attack, "password": attack},
        "/v1/users": {
            "login": attack,
            "name": attack,
            "duties": ["handler"],
            "password": "一句只用于测试的口令，够长",
        },
        "/v1/keys": {"name": attack, "duties": ["handler"]},
        "/v1/cases:check": {"case_id": attack},
        "/v1/cases": {"case_id": attack},
        "/v1/webhooks": {"url": attack, "types": ["case.accepted"]},
    }
    for path, body in bodies.items():
        answer = client.post(path, json=body, headers=everybody)
        assert is_harmless(answer, attack), (path, answer.status_code)
    assert client.get("/v1/users", headers=everybody).json()["users"] == []


@pytest.mark.parametrize("path", ["/v1/sessions", "/v1/users", "/v1/keys", "/v1/cases:check"])
def test_half_a_character_in_json_makes_nothing(
    client: TestClient, everybody: dict[str, str], path: str
) -> None:
    text = b'{"login": "\\ud800", "password": "\\ud800", "name": "\\ud800", "case_id": "\\ud800"}'
    answer = client.post(
        path, content=text, headers={**everybody, "Content-Type": "application/json"}
    )
    assert answer.status_code < 500
    assert answer.status_code != 201
