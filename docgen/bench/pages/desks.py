"""Clerks at work on a service of their own: each is logged in and has a draft to type into.

Not for the typing.
"""

from __future__ import annotations

import json
import secrets
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx2

from docgen.bench.serve.service import Service, service_running
from docgen.case.changes import difference
from docgen.catalogue import Catalogue
from docgen.registry.access.values import UserRow
from docgen.service.access.passwords import Passwords
from docgen.service.access.policy import Duty
from docgen.service.home import REGISTRY_IN_FILE
from docgen.service.settings import read_settings
from docgen.values import DECISIONS

__all__ = ["Desk", "Text", "desks", "text_of"]

WEB_PROCESSES = 2
_PATIENCE_S = 60.0
_TOKEN = 'name="csrf" content="'  # noqa: S105 - where a page holds its token


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of a paper that stands at a place of a case."""

    case: Mapping[str, Any]
    place: int
    name: str

    @property
    def pointer(self) -> str:
        """The JSON Pointer of the text."""
        return f"/papers/{self.place}/data/{self.name}"

    @property
    def agency(self) -> str:
        """The agency of the case."""
        return str(self.case["authority"]["body"]["code"])

    def followed_by(self, more: str) -> dict[str, Any]:
        """The case with more typed at the end of the text."""
        case = deepcopy(dict(self.case))
        case["papers"][self.place]["data"][self.name] += more
        return case


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where a clerk works: the draft of that clerk alone, and the session it is written in."""

    url: str
    login: str
    password: str
    draft: str
    session: httpx2.Client


def text_of(raws: Sequence[bytes], catalogue: Catalogue) -> Text:
    """The longest text of a decision, or of any paper where the cases hold no decision.

    Raises:
        LookupError: no paper holds a text.
    """
    found = max(_texts(raws, catalogue), key=lambda each: each[0], default=None)
    if found is None:
        raise LookupError("no paper of the cases holds a text")
    return found[1]


def _texts(raws: Sequence[bytes], catalogue: Catalogue) -> Iterator[tuple[tuple[bool, int], Text]]:
    for raw in raws:
        case = json.loads(raw)
        for place, paper in enumerate(case["papers"]):
            decides = catalogue.instrument(paper["type"]).role in DECISIONS
            for name, value in paper["data"].items():
                if isinstance(value, str):
                    yield (decides, len(value)), Text(case=case, place=place, name=name)


@contextmanager
def desks(text: Text, *, many: int, now: datetime) -> Iterator[tuple[Desk, ...]]:
    """So many clerks, each with a draft of the case, until the end of the block."""
    with (
        tempfile.TemporaryDirectory(prefix="docgen-bench-typing-") as folder,
        service_running(
            Path(folder),
            agency=text.agency,
            registry_url=REGISTRY_IN_FILE,
            web=WEB_PROCESSES,
            workers=0,
            now=now,
        ) as service,
    ):
        made = tuple(_desk(service, text, number, now) for number in range(many))
        try:
            yield made
        finally:
            for each in made:
                each.session.close()


def _desk(service: Service, text: Text, number: int, now: datetime) -> Desk:
    url, login, password = service.url, f"clerk{number}", secrets.token_urlsafe(16)
    _add_clerk(service, login, password, now)
    session = httpx2.Client(base_url=url, timeout=_PATIENCE_S)
    session.post("/login", data={"login": login, "password": password})
    token = session.get("/").raise_for_status().text.partition(_TOKEN)[2].partition('"')[0]
    session.headers["X-CSRF-Token"] = token
    draft = _begin(session, text.case)
    return Desk(url=url, login=login, password=password, draft=draft, session=session)


def _add_clerk(service: Service, login: str, password: str, now: datetime) -> None:
    settings = read_settings(file=None, environ={}, flags={}).settings
    row = UserRow(
        id=login,
        agency=service.agency,
        login=login,
        name="样例",
        duties=frozenset({Duty.HANDLER.value}),
        created_at=now,
        password=Passwords(settings).hashed(password),
    )
    with service.registry.writing() as unit:
        unit.users.add(row)


def _begin(session: httpx2.Client, case: Mapping[str, Any]) -> str:
    """A draft of the case, begun and written as the case screen does it."""
    wanted = {"route": case["route"], "party": case["party"]["kind"]}
    draft = session.post("/cases/new", data=wanted).headers["location"]
    blank = session.get(f"{draft}/state").raise_for_status().json()["case"]
    changes = difference(blank, {**case, "case_id": blank["case_id"]})
    body = {"changes": [each.as_json() for each in changes]}
    session.post(f"{draft}/changes", json=body).raise_for_status()
    return draft.rpartition("/")[2]
