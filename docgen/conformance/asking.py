"""Asks the server under test, and holds its answers to what is expected. Not for what to ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2

__all__ = ["Bench", "DeviationError", "expect"]

_JSON = {"Content-Type": "application/json"}
_PROBLEM = "application/problem+json"
_FIELDS = ("type", "title", "status", "detail", "instance", "code", "errors")


class DeviationError(Exception):
    """The server does otherwise than the interface says."""


def expect(holds: object, what: str) -> None:
    """Raise DeviationError with what was expected, unless it holds."""
    if not holds:
        raise DeviationError(what)


@dataclass(slots=True, kw_only=True)
class Bench:
    """The server under test, the case that is sent, and what is learnt on the way."""

    http: httpx2.Client
    case: dict[str, Any]
    seed: int
    wait_s: int
    learnt: dict[str, str] = field(default_factory=dict)

    @property
    def case_id(self) -> str:
        """The id of the case."""
        return str(self.case["case_id"])

    @property
    def place(self) -> str:
        """Where the case is."""
        return f"/v1/cases/{self.case_id}"

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx2.Response:
        """The answer to a request with a JSON body, or none."""
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        kind = {} if body is None else _JSON
        return self.http.request(method, path, content=content, headers={**kind, **(headers or {})})

    def good(self, status: int, method: str, path: str, *more: Any) -> Any:  # noqa: ANN401 - JSON
        """The JSON of an answer with this status."""
        answer = self.ask(method, path, *more)
        expect(answer.status_code == status, f"{method} {path}: {status}, not {_told(answer)}")
        return answer.json()

    def refused(self, status: int, method: str, path: str, *more: Any) -> dict[str, Any]:  # noqa: ANN401 - as ask
        """The problem of an answer with this status, which must be one (RFC 9457)."""
        answer = self.ask(method, path, *more)
        expect(answer.status_code == status, f"{method} {path}: {status}, not {_told(answer)}")
        kind = answer.headers.get("content-type", "")
        expect(kind.startswith(_PROBLEM), f"{method} {path}: {_PROBLEM}, not {kind}")
        problem: dict[str, Any] = answer.json()
        missing = [name for name in _FIELDS if name not in problem]
        expect(not missing, f"{method} {path}: a problem with {', '.join(missing)}")
        expect(problem["status"] == status, f"{method} {path}: the status in the problem too")
        return problem


def _told(answer: httpx2.Response) -> str:
    try:
        code = answer.json().get("code", "")
    except (ValueError, AttributeError):
        code = ""
    return f"{answer.status_code} {code}".strip()
