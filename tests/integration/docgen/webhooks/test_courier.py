"""The courier against a receiver on this machine: what arrives, is refused, or comes again."""

from __future__ import annotations

import ipaddress
import json
import ssl
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from docgen.registry.queue.values import DeliveryRow, Event
from docgen.registry.registry import Registry
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Principal
from docgen.service.webhooks.addresses import Address, networks
from docgen.service.webhooks.courier import Courier
from docgen.service.webhooks.errors import (
    DeliveryUnknownError,
    WebhookDisabledError,
    WebhookTypeError,
    WebhookUnknownError,
    WebhookUrlError,
)
from docgen.service.webhooks.managing import WebhookWork
from docgen.service.webhooks.sending import Sender
from docgen.service.webhooks.vault import SecretVault, opened_vault
from docgen.webhook_signature import check_webhook

START = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
LOOPBACK = networks("127.0.0.0/8")
DATA = {"case_id": "2026-0001", "dossier": "SLJT-2026-0001"}


@dataclass
class Received:
    """What came to the receiver, and what it answers."""

    status: int = 204
    location: str = ""
    seen: list[tuple[dict[str, str], bytes, str]] = field(default_factory=list)


@pytest.fixture
def receiver() -> Iterator[tuple[str, Received]]:
    received = Received()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            received.seen.append((dict(self.headers.items()), body, self.path))
            self.send_response(received.status)
            if received.location:
                self.send_header("location", received.location)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://receiver.test:{server.server_port}/hook?x=1", received
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Place:
    """A registry with a courier whose names all lead to ``leads_to``."""

    registry: Registry
    vault: SecretVault
    at: datetime = START
    leads_to: Sequence[str] = ("127.0.0.1",)
    listed: str = "127.0.0.0/8"
    timeout_s: float = 10

    async def resolve(self, _host: str, _port: int) -> list[Address]:
        return [ipaddress.ip_address(each) for each in self.leads_to]

    @property
    def courier(self) -> Courier:
        sender = Sender(
            listed=networks(self.listed),
            vault=self.vault,
            timeout_s=self.timeout_s,
            tls=ssl.create_default_context(),
            resolve=self.resolve,
        )
        return Courier(registry=self.registry, sender=sender, now=lambda: self.at)

    @property
    def work(self) -> WebhookWork:
        ids = iter(f"h{n}" for n in range(1, 100))
        return WebhookWork(
            registry=self.registry,
            listed=networks(self.listed),
            vault=self.vault,
            new_id=lambda: next(ids),
            new_key=lambda: b"k" * 32,
        )

    def occasion(self, agency: str = "SLJT") -> Occasion:
        principal = Principal(actor="key:k1", agency=agency, duties=frozenset())
        return Occasion(principal=principal, at=self.at)

    def happens(self, ident: str = "e1") -> None:
        with self.registry.writing() as unit:
            unit.events.add(
                Event(
                    id=ident,
                    agency="SLJT",
                    type="dossier.sealed",
                    payload=DATA,
                    happened_at=self.at,
                )
            )

    def deliveries(self) -> tuple[DeliveryRow, ...]:
        return self.work.deliveries("h1", self.occasion(), limit=10)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    Registry.create(tmp_path / "registry.sqlite3")
    with Registry.open(tmp_path / "registry.sqlite3") as registry:
        yield Place(registry, opened_vault(registry, tmp_path / "secrets.key"))


def test_a_message_arrives_signed_with_its_data_and_nothing_else(
    place: Place, receiver: tuple[str, Received]
) -> None:
    url, received = receiver
    made = place.work.create(url, ["dossier.sealed"], place.occasion())
    place.happens()
    assert place.courier.step()
    ((headers, body, path),) = received.seen
    now = int(place.at.timestamp())
    (row,) = place.deliveries()
    assert check_webhook(made.secret, headers, body, timestamp=now) == row.id
    assert json.loads(body) == {
        "type": "dossier.sealed",
        "timestamp": START.isoformat(),
        "data": DATA,
    }
    assert path == "/hook?x=1"
    assert headers["host"].startswith("receiver.test:")
    assert (row.state, row.last_status, row.attempts) == ("delivered", 204, 1)
    assert not place.courier.step()


def test_what_the_receiver_does_not_take_comes_again_with_the_same_id_and_bytes(
    place: Place, receiver: tuple[str, Received]
) -> None:
    url, received = receiver
    made = place.work.create(url, ["dossier.sealed"], place.occasion())
    place.happens()
    received.status = 500
    place.courier.step()
    assert place.deliveries()[0].last_error == "status"
    assert not place.courier.step()
    place.at += timedelta(seconds=5)
    received.status = 200
    place.courier.step()
    (first, second) = received.seen
    assert first[1] == second[1]
    assert first[0]["webhook-id"] == second[0]["webhook-id"]
    assert first[0]["webhook-timestamp"] != second[0]["webhook-timestamp"]
    now = int(place.at.timestamp())
    assert check_webhook(made.secret, second[0], second[1], timestamp=now)
    assert (place.deliveries()[0].state, place.deliveries()[0].attempts) == ("delivered", 2)


def test_no_redirect_is_followed(place: Place, receiver: tuple[str, Received]) -> None:
    url, received = receiver
    received.status, received.location = 302, "/elsewhere"
    place.work.create(url, ["dossier.sealed"], place.occasion())
    place.happens()
    place.courier.step()
    assert [path for _, _, path in received.seen] == ["/hook?x=1"]
    assert place.deliveries()[0].last_status == 302
    assert place.deliveries()[0].state == "waiting"


def test_a_receiver_that_is_gone_is_told_nothing_more(
    place: Place, receiver: tuple[str, Received]
) -> None:
    url, received = receiver
    received.status = 410
    place.work.create(url, ["dossier.sealed"], place.occasion())
    place.happens()
    place.courier.step()
    assert place.work.find("h1", place.occasion()).state == "disabled"
    assert (place.deliveries()[0].state, place.deliveries()[0].last_error) == ("failed", "gone")


@pytest.mark.parametrize("leads_to", [["10.0.0.1"], ["127.0.0.1", "10.0.0.1"], ["1.1.1.1"]])
def test_a_name_that_leads_where_it_may_not_is_not_connected_to(
    place: Place, receiver: tuple[str, Received], leads_to: list[str]
) -> None:
    url, received = receiver
    place.work.create(url, ["dossier.sealed"], place.occasion())
    place.happens()
    place.leads_to = leads_to
    place.courier.step()
    assert place.deliveries()[0].last_error == "address-refused"
    assert received.seen == []


def test_a_network_that_is_listed_no_longer_is_not_reached(
    place: Place, receiver: tuple[str, Received]
) -> None:
    url, received = receiver
    place.work.create(url, ["dossier.sealed"], place.occasion())
    place.happens()
    place.listed = "none"
    place.courier.step()
    assert place.deliveries()[0].last_error == "address-refused"
    assert received.seen == []


def test_a_name_without_address_a_closed_port_and_a_plain_port_are_told_apart(
    place: Place, receiver: tuple[str, Received]
) -> None:
    url, received = receiver
    work = place.work
    work.create("http://receiver.test:1/", ["dossier.sealed"], place.occasion())
    work.create(url.replace("http:", "https:"), ["dossier.sealed"], place.occasion())
    place.happens()
    place.courier.step()
    found = [
        work.deliveries(each, place.occasion(), limit=1)[0].last_error for each in ("h1", "h2")
    ]
    assert found == ["connection", "tls"]
    place.leads_to = ()
    place.at += timedelta(seconds=5)
    place.courier.step()
    assert place.deliveries()[0].last_error == "name-unknown"
    assert received.seen == []


def test_a_receiver_that_keeps_silent_is_left_in_time(place: Place) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://receiver.test:{server.getsockname()[1]}/"
        place.work.create(url, ["dossier.sealed"], place.occasion())
        place.happens()
        place.timeout_s = 0.2
        place.courier.step()
    assert place.deliveries()[0].last_error == "timeout"


def test_a_changed_secret_signs_beside_the_old_one_for_a_day(
    place: Place, receiver: tuple[str, Received]
) -> None:
    url, received = receiver
    old = place.work.create(url, ["dossier.sealed"], place.occasion())
    changing = replace(place.work, new_key=lambda: b"n" * 32)
    new = changing.rotate("h1", place.occasion())
    assert new.secret != old.secret
    place.happens()
    place.courier.step()
    place.at += timedelta(days=1)
    place.happens("e2")
    place.courier.step()
    counts = [len(headers["webhook-signature"].split()) for headers, _, _ in received.seen]
    assert counts == [2, 1]
    headers, body, _ = received.seen[0]
    for secret in (old.secret, new.secret):
        assert check_webhook(secret, headers, body, timestamp=int(START.timestamp()))


def test_a_message_is_replayed_only_to_an_active_webhook_that_had_it(
    place: Place, receiver: tuple[str, Received]
) -> None:
    url, received = receiver
    work = place.work
    work.create(url, ["dossier.sealed"], place.occasion())
    work.create(url, ["case.accepted"], place.occasion())
    place.happens()
    place.courier.step()
    (row,) = place.deliveries()
    work.replay("h1", row.id, place.occasion())
    place.courier.step()
    assert len({headers["webhook-id"] for headers, _, _ in received.seen}) == 1
    assert len(received.seen) == 2
    with pytest.raises(DeliveryUnknownError):
        work.replay("h2", row.id, place.occasion())
    work.change("h1", place.occasion(), state="disabled")
    with pytest.raises(WebhookDisabledError):
        work.replay("h1", row.id, place.occasion())


def test_a_webhook_is_its_agencys_alone_and_what_is_done_to_it_is_on_record(place: Place) -> None:
    work = place.work
    work.create("http://127.0.0.1/", ["dossier.sealed"], place.occasion())
    for forbidden in (work.find, work.rotate, work.delete):
        with pytest.raises(WebhookUnknownError):
            forbidden("h1", place.occasion("OTHER"))
    assert work.list(place.occasion("OTHER")) == ()
    work.change("h1", place.occasion(), types=["case.accepted"], url="http://127.0.0.2/")
    work.delete("h1", place.occasion())
    assert work.list(place.occasion()) == ()
    with place.registry.reading() as unit:
        done = [row.detail["what"] for row in unit.audit.rows(target="webhook:h1")]
    assert done == ["create", "change", "delete"]


def test_a_wrong_address_or_event_is_refused_before_anything_is_kept(place: Place) -> None:
    with pytest.raises(WebhookUrlError):
        place.work.create("http://10.0.0.1/", ["dossier.sealed"], place.occasion())
    for types in ([], ["dossier.burnt"]):
        with pytest.raises(WebhookTypeError, match=r"dossier\.sealed"):
            place.work.create("https://example.com/", types, place.occasion())
    assert place.work.list(place.occasion()) == ()
