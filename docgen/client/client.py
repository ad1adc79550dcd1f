"""The client: one method for each thing that an integrator asks of the service.

Cases go in as objects or as the bytes of a file; what comes back is small values or the service's
own JSON. One client may be used by several threads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self
from urllib.parse import quote

import httpx2

from docgen.client.errors import Violation
from docgen.client.sending import Sender

__all__ = ["Client", "Held", "Kept"]

_JSON = {"Content-Type": "application/json"}
_BYTES = {"Content-Type": "application/octet-stream"}
_ENDED = frozenset({"done", "failed", "cancelled"})
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A case as it is kept, and the ETag of that version."""

    case: Json
    etag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of a case that was sent, changed or worked on."""

    case_id: str
    number: str | None
    version: int
    etag: str
    findings: tuple[Violation, ...]
    more: Json


_TOKEN = re.compile(r"[!-~]+")


class Client:
    """Speaks to a service at ``base_url`` with ``key``; to be closed, or used in ``with``.

    ``language`` is that of messages; ``transport`` is for tests and proxies of one's own. Blanks
    around the key, such as the end of the line of its file, are left out.

    Raises:
        ValueError: the key has characters that are in none; it is not repeated.
    """

    def __init__(
        self,
        base_url: str,
        key: str,
        *,
        language: Literal["zh", "en"] = "zh",
        timeout_s: float = 30,
        attempts: int = 5,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        bare = key.strip()
        if not _TOKEN.fullmatch(bare):
            raise ValueError("the key is none: it has blanks, line ends or characters beyond ASCII")
        self._http = httpx2.Client(
            base_url=base_url,
            headers={"Authorization": f"Bearer {bare}", "Accept-Language": language},
            timeout=timeout_s,
            transport=transport,
        )
        self._sender = Sender(self._http, attempts=attempts)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back the connections."""
        self._http.close()

    def me(self) -> dict[str, Any]:
        """Whose key this is: agency and duties."""
        return self._json("GET", "/v1/me")

    def check(self, case: Json | bytes) -> tuple[Violation, ...]:
        """Everything that is wrong with a case. Nothing is kept."""
        found = self._json("POST", "/v1/cases:check", content=_text(case), headers=_JSON)
        return _violations(found["findings"])

    def create(self, case: Json | bytes, *, idempotency_key: str | None = None) -> Kept:
        """Send a new case; durable once this returns.

        With a key of one's own, kept beside the case, it may be sent again after a restart.

        Raises:
            InvalidError: it is refused; ``violations`` say where.
            ConflictError: there is a case of this id.
        """
        headers = {**_JSON, **({"Idempotency-Key": idempotency_key} if idempotency_key else {})}
        return _kept(self._json("POST", "/v1/cases", content=_text(case), headers=headers))

    def read(self, case_id: str) -> Held:
        """A case as it is kept now."""
        response = self._sender.send("GET", _case(case_id))
        return Held(case=response.json(), etag=response.headers["etag"])

    def replace(self, case_id: str, case: Json | bytes, *, etag: str) -> Kept:
        """Put another text in place of the version that ``etag`` names.

        Raises:
            ConflictError: the case has moved on; read it again.
        """
        headers = {**_JSON, "If-Match": etag}
        return _kept(self._json("PUT", _case(case_id), content=_text(case), headers=headers))

    def patch(self, case_id: str, change: Json, *, etag: str) -> Kept:
        """Merge a change (RFC 7396) into the version that ``etag`` names."""
        headers = {"Content-Type": "application/merge-patch+json", "If-Match": etag}
        return _kept(self._json("PATCH", _case(case_id), content=_text(change), headers=headers))

    def cases(self, **query: str | int | bool) -> Iterator[dict[str, Any]]:
        """All cases of the agency, the newest first, page by page."""
        return self._pages("/v1/cases", "cases", query)

    def standing(
        self, case_id: str, what: Literal["findings", "route", "deadlines", "evaluation"]
    ) -> dict[str, Any]:
        """How a case stands today."""
        return self._json("GET", f"{_case(case_id)}/{what}")

    def send_file(self, data: bytes) -> str:
        """Send an evidence file; its SHA-256, by which cases name it."""
        found = self._json("POST", "/v1/files", content=data, headers=_BYTES)
        return str(found["sha256"])

    def issue(self, case_id: str, paper_id: str | None = None) -> Kept:
        """Number and freeze a paper, or all that are ready; ``more`` has ``papers`` and ``new``."""
        place = _case(case_id) if paper_id is None else _paper(case_id, paper_id)
        return _kept(self._json("POST", f"{place}:issue"))

    def execute(self, case_id: str, paper_id: str, execution: Json) -> Kept:
        """Note who signed an issued paper, and its executed copy."""
        return self._noted(case_id, paper_id, "execute", execution)

    def take_back(self, case_id: str, paper_id: str, reason: str) -> Kept:
        """Take back the executed copy of a paper that is the wrong one."""
        return self._noted(case_id, paper_id, "take-back", {"reason": reason})

    def serve(self, case_id: str, paper_id: str, service: Json) -> Kept:
        """Note how an issued paper was served."""
        return self._noted(case_id, paper_id, "serve", service)

    def void(self, case_id: str, paper_id: str, reason: str) -> Kept:
        """Take an issued paper out of force."""
        return self._noted(case_id, paper_id, "void", {"reason": reason})

    def paper(self, case_id: str, paper_id: str, form: Literal["pdf", "docx", "svg"]) -> bytes:
        """A paper as it was frozen; a draft where it is not issued."""
        return self._sender.send("GET", f"{_paper(case_id, paper_id)}.{form}").content

    def seal(self, case_id: str, *, supplement: bool = False) -> dict[str, Any]:
        """Have a case sealed; the job."""
        body = _text({"supplement": supplement})
        return self._json("POST", f"{_case(case_id)}:seal", content=body, headers=_JSON)

    def job(self, job_id: str, *, wait_s: int = 0) -> dict[str, Any]:
        """How a job stands, after waiting for its end for some seconds at most."""
        headers = {"Prefer": f"wait={wait_s}"} if wait_s else {}
        return self._json("GET", f"/v1/jobs/{quote(job_id, safe='')}", headers=headers)

    def ended(self, job_id: str, *, rounds: int = 60, wait_s: int = 10) -> dict[str, Any]:
        """A job once it has ended, or as it stands after all rounds of waiting."""
        job = self.job(job_id, wait_s=wait_s)
        for _ in range(rounds):
            if job["state"] in _ENDED:
                break
            job = self.job(job_id, wait_s=wait_s)
        return job

    def search(self, text: str, **query: str | int | bool) -> Iterator[dict[str, Any]]:
        """All dossiers that hold the words, page by page."""
        return self._pages("/v1/search", "hits", {"q": text, **query})

    def dossier(self, number: str) -> dict[str, Any]:
        """What the archive tells of a dossier."""
        return self._json("GET", _dossier(number))

    def volume(self, number: str, volume: Literal["main", "internal"] = "main") -> bytes:
        """A sealed volume."""
        return self._sender.send("GET", f"{_dossier(number)}/volumes/{volume}/file").content

    def verify(self, number: str) -> dict[str, Any]:
        """Whether a dossier is whole, and whose seal it bears."""
        return self._json("GET", f"{_dossier(number)}/verification")

    def _noted(self, case_id: str, paper_id: str, action: str, value: Json) -> Kept:
        path = f"{_paper(case_id, paper_id)}:{action}"
        return _kept(self._json("POST", path, content=_text(value), headers=_JSON))

    def _json(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        params: Mapping[str, str | int | bool] | None = None,
    ) -> dict[str, Any]:
        response = self._sender.send(method, path, headers=headers, content=content, params=params)
        found: dict[str, Any] = response.json()
        return found

    def _pages(self, path: str, name: str, query: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        cursor: str | None = None
        while True:
            params = {**query, **({"cursor": cursor} if cursor else {})}
            page = self._json("GET", path, params=params)
            yield from page[name]
            cursor = page["next"]
            if cursor is None:
                return


def _text(value: Json | bytes) -> bytes:
    return value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()


def _case(case_id: str) -> str:
    return f"/v1/cases/{quote(case_id, safe='')}"


def _paper(case_id: str, paper_id: str) -> str:
    return f"{_case(case_id)}/instruments/{quote(paper_id, safe='')}"


def _dossier(number: str) -> str:
    return f"/v1/dossiers/{quote(number, safe='')}"


def _violations(findings: list[Json]) -> tuple[Violation, ...]:
    return tuple(Violation(**each) for each in findings)


def _kept(answer: Json) -> Kept:
    return Kept(
        case_id=answer["case_id"],
        number=answer["number"],
        version=answer["version"],
        etag=answer["etag"],
        findings=_violations(answer["findings"]),
        more=answer,
    )
