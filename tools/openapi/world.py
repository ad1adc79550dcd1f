"""A trial home in which every example can run: an agency, a key, a sealed dossier, a file.

Not for tests of anything else than the examples.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fastapi.testclient import TestClient

from archive.seal import create_trial_authority
from docgen.registry.access.values import AgencyRow, KeyRow
from docgen.registry.queue.values import Event, JobFile, WebhookRow
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.service.access.tokens import digest_of, new_key
from docgen.service.home import create_home
from docgen.service.jobs.kinds import asked
from docgen.service.office import Office
from docgen.service.settings import Settings, read_settings
from docgen.web.app import create_app
from docgen.web.openapi.examples import EVENT, EXPORT, WEBHOOK
from docgen.web.site import Site
from docgen.webhook_signature import secret_text

__all__ = ["AGENCY", "NOW", "TOKEN", "World", "cheap_passwords", "open_world"]

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
AGENCY = "SLJT"
_CASES = Path(__file__).parents[2] / "tests" / "cases"
TOKEN = "dg_" + "example".ljust(43, "0")
"""The key of the examples: no secret, since it opens nothing but a home thrown away after."""
_TRIES = 1_000_000
_SEALED, _KEPT = "taxi-stand-education", "wide-load-on-the-spot"


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The app, asked with a key that may do everything; ``other`` is the header of a second one."""

    client: TestClient
    other: dict[str, str]


def cheap_passwords(settings: Settings) -> Settings:
    """The same, but passwords cost next to nothing, less than anybody can set."""
    return replace(
        settings,
        access_password_memory_kib=64,
        access_password_passes=1,
        access_password_lanes=1,
    )


@contextmanager
def open_world(folder: Path) -> Iterator[World]:
    """The app over the home; the clock stands still."""
    home, _ = create_home(folder / "home")
    create_trial_authority(home.keys, now=NOW - timedelta(days=1), body_name="示例市交通运输局")
    settings = replace(
        cheap_passwords(read_settings(file=None, environ={}, flags={}).settings),
        access_address_tries=_TRIES,
        serve_rate_per_minute=_TRIES,
    )
    count = itertools.count(1)
    office = Office(home=home, settings=settings)
    site = Site(office=office, clock=lambda: NOW, new_id=lambda: f"{next(count):032x}")
    office.seal(_case(_SEALED), folder=folder, supplement=False, now=NOW)
    with site.registry.writing() as unit:
        unit.agencies.add(AgencyRow(code=AGENCY, name="示例市交通运输局", created_at=NOW))
    _queue(site)
    app, headers = create_app(site), _key(site, "examples", TOKEN)
    with TestClient(app, headers=headers, raise_server_exceptions=False) as client:
        _send_files(client)
        assert client.post("/v1/cases", content=_case(_KEPT), headers=_JSON).status_code == 201
        yield World(client=client, other=_key(site, "reviews", new_key()))


def _queue(site: Site) -> None:
    """A job that is done, with its file, and a message that was delivered."""
    principal = Principal(actor="key:examples", agency=AGENCY, duties=frozenset())
    occasion = Occasion(principal=principal, at=NOW)
    file = JobFile(name="registers.xlsx", media_type="application/octet-stream", data=b"PK")
    event = Event(id=EVENT, agency=AGENCY, type=_TOLD, payload={}, happened_at=NOW)
    webhook = WebhookRow(
        id=WEBHOOK,
        agency=AGENCY,
        url="https://example.com/hook",
        secret=secret_text(bytes(32)),
        types=frozenset({_TOLD}),
        state="active",
        created_at=NOW,
        created_by="key:examples",
    )
    with site.registry.writing() as unit:
        job = asked("export", ident=EXPORT, target="", params={}, occasion=occasion)
        unit.jobs.add(job)
        held = unit.leases.claim(by="worker", now=NOW, lease=_MINUTE, kinds=("export",))
        assert held is not None
        unit.leases.finish(held, result={"rows": {"cases": 1}}, files=(file,), now=NOW)
        unit.webhooks.add(webhook)
        unit.events.add(event)
        unit.deliveries.spread(NOW)
        for due in unit.deliveries.claim(now=NOW, lease=_MINUTE, most=1):
            unit.deliveries.delivered(due.row, status=204, now=NOW)


_MINUTE = timedelta(minutes=1)
_TOLD = "dossier.sealed"
_JSON = {"Content-Type": "application/json"}


def _case(name: str) -> bytes:
    return (_CASES / f"{name}.case.json").read_bytes()


def _key(site: Site, name: str, token: str) -> dict[str, str]:
    """The header of a new key that may do everything."""
    key = KeyRow(
        id=name,
        agency=AGENCY,
        name=name,
        digest=digest_of(token),
        duties=frozenset(each.value for each in Duty),
        created_at=NOW,
        created_by="system",
        expires_at=NOW + timedelta(days=30),
    )
    with site.registry.writing() as unit:
        unit.keys.add(key)
    return {"Authorization": f"Bearer {token}"}


def _send_files(client: TestClient) -> None:
    for path in sorted((_CASES / f"{_KEPT}.evidence").iterdir()):
        sent = client.post(
            "/v1/files",
            content=path.read_bytes(),
            headers={"Content-Type": "application/octet-stream"},
        )
        assert sent.status_code == 201
