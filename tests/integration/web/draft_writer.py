"""A clerk whose browser sends what the scripts of the case screen would send."""

from __future__ import annotations

import re
from typing import Any

from fastapi.testclient import TestClient
from people import PASSWORD

from docgen.case.changes import difference

__all__ = ["Writer", "unnumbered"]


class Writer:
    """Logged in; ``put`` lets a draft say a whole case."""

    def __init__(self, client: TestClient, login: str) -> None:
        self.client = client
        client.cookies.clear()
        client.post("/login", data={"login": login, "password": PASSWORD})
        self.cookies = dict(client.cookies)
        token = re.search(r'name="csrf" content="([^"]+)"', client.get("/").text)
        assert token is not None
        self.headers = {"X-CSRF-Token": token[1]}

    def _come(self) -> None:
        self.client.cookies.clear()
        self.client.cookies.update(self.cookies)

    def ask(self, path: str) -> Any:
        self._come()
        return self.client.get(path)

    def send(self, path: str, body: dict[str, Any] | None = None) -> Any:
        self._come()
        return self.client.post(path, json=body or {}, headers=self.headers)

    def begin(self, **fields: str) -> str:
        self._come()
        wanted = {"route": "commitment", "party": "organisation", **fields}
        answer = self.client.post(
            "/cases/new", data=wanted, headers=self.headers, follow_redirects=False
        )
        assert answer.status_code == 303, answer.text
        return str(answer.headers["location"]).removeprefix("/drafts/")

    def state(self, draft: str) -> dict[str, Any]:
        found: dict[str, Any] = self.ask(f"/drafts/{draft}/state?since=0").json()
        return found

    def change(self, draft: str, before: Any, after: Any) -> dict[str, Any]:
        changes = [each.as_json() for each in difference(before, after)]
        answer = self.send(f"/drafts/{draft}/changes", {"changes": changes})
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def put(self, draft: str, case: dict[str, Any]) -> dict[str, Any]:
        now = self.state(draft)["case"]
        return self.change(draft, now, case | {"case_id": now["case_id"]})


def unnumbered(case: dict[str, Any]) -> dict[str, Any]:
    """A sample as it was before anything was issued."""
    case["number"] = case["register_number"] = None
    for paper in case["papers"]:
        paper["number"] = paper["execution"] = paper["service"] = None
    case["papers"] = case["papers"][:1]
    return case
