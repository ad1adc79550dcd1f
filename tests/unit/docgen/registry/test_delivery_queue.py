"""An event is spread once, brought until it is taken, for a day at most, and under one id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docgen.registry.queue.deliveries import RESTS
from docgen.registry.queue.values import Delivery, DeliveryRow, Event, WebhookRow
from docgen.registry.registry import Registry

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
LEASE = timedelta(seconds=60)
HOOK = WebhookRow(
    id="h1",
    agency="SLJT",
    url="https://example.com/hook",
    secret="whsec_AAAA",
    types=frozenset({"case.accepted", "dossier.sealed"}),
    state="active",
    created_at=NOW,
    created_by="key:k1",
)


@pytest.fixture
def registry(registry_location: Path | str) -> Iterator[Registry]:
    Registry.create(registry_location)
    with Registry.open(registry_location) as opened:
        yield opened


def event(ident: str = "e1", kind: str = "dossier.sealed", agency: str = "SLJT") -> Event:
    return Event(id=ident, agency=agency, type=kind, payload={"n": ident}, happened_at=NOW)


def happened(registry: Registry, *events: Event, hooks: tuple[WebhookRow, ...] = (HOOK,)) -> None:
    with registry.writing() as unit:
        for hook in hooks:
            unit.webhooks.add(hook)
        for each in events:
            unit.events.add(each)


def taken(registry: Registry, at: datetime = NOW) -> tuple[Delivery, ...]:
    with registry.writing() as unit:
        unit.deliveries.spread(at)
        return unit.deliveries.claim(now=at, lease=LEASE, most=10)


def read(registry: Registry, ident: str) -> DeliveryRow:
    with registry.reading() as unit:
        found = unit.deliveries.find("SLJT", ident)
    assert found is not None
    return found


def test_an_event_goes_to_the_active_webhooks_of_its_agency_that_asked_for_it(
    registry: Registry,
) -> None:
    others = (
        replace(HOOK, id="h2", types=frozenset({"paper.issued"})),
        replace(HOOK, id="h3", state="disabled"),
        replace(HOOK, id="h4", agency="OTHER"),
    )
    happened(registry, event(), event("e2", "paper.voided"), hooks=(HOOK, *others))
    with registry.reading() as unit:
        assert unit.deliveries.is_due(NOW)
    (only,) = taken(registry)
    assert (only.webhook, only.event.id, only.event.payload) == (HOOK, "e1", {"n": "e1"})
    assert taken(registry) == ()
    with registry.reading() as unit:
        assert not unit.deliveries.is_due(NOW)


def test_the_id_of_a_delivery_is_the_same_after_any_accident(registry: Registry) -> None:
    happened(registry, event())
    (first,) = taken(registry)
    (second,) = taken(registry, NOW + LEASE)
    assert (first.row.id, first.row.attempts) == (second.row.id, 1)
    assert second.row.attempts == 2
    with registry.writing() as unit:
        assert not unit.deliveries.delivered(first.row, status=200, now=NOW + LEASE)
        assert unit.deliveries.delivered(second.row, status=204, now=NOW + LEASE)
    done = read(registry, first.row.id)
    assert (done.state, done.last_status, done.ended_at) == ("delivered", 204, NOW + LEASE)


def test_what_is_not_taken_is_tried_for_a_day_and_then_has_failed(registry: Registry) -> None:
    happened(registry, event())
    at, states = NOW, []
    while (due := taken(registry, at)) != ():
        with registry.writing() as unit:
            states.append(unit.deliveries.missed(due[0].row, status=503, error="status", now=at))
        at = read(registry, due[0].row.id).next_at
    assert states == ["waiting"] * len(RESTS) + ["failed"]
    assert timedelta(days=1) <= at - NOW <= timedelta(days=1, hours=2)
    failed = read(registry, due[0].row.id if due else only_id(registry))
    assert (failed.state, failed.last_error, failed.last_status) == ("failed", "status", 503)


def only_id(registry: Registry) -> str:
    with registry.reading() as unit:
        (row,) = unit.deliveries.page("SLJT", "h1", limit=10)
    return row.id


def test_a_delivery_is_replayed_under_its_id(registry: Registry) -> None:
    happened(registry, event())
    (first,) = taken(registry)
    with registry.writing() as unit:
        unit.deliveries.delivered(first.row, status=200, now=NOW)
        assert unit.deliveries.replay("OTHER", first.row.id, NOW) is None
        again = unit.deliveries.replay("SLJT", first.row.id, NOW + LEASE)
    assert again is not None
    assert (again.state, again.attempts) == ("waiting", 0)
    (second,) = taken(registry, NOW + LEASE)
    assert second.row.id == first.row.id


def test_ending_a_webhook_ends_what_it_was_still_to_be_told(registry: Registry) -> None:
    happened(registry, event())
    (first,) = taken(registry)
    with registry.writing() as unit:
        unit.webhooks.end("h1", "deleted", reason="webhook-deleted", now=NOW)
        assert unit.webhooks.find("SLJT", "h1") is None
        assert unit.webhooks.of("SLJT") == ()
    ended = read(registry, first.row.id)
    assert (ended.state, ended.last_error) == ("failed", "webhook-deleted")


def test_a_webhook_is_changed_and_its_former_secret_signs_for_a_while(registry: Registry) -> None:
    happened(registry)
    with registry.writing() as unit:
        unit.webhooks.change(HOOK, url="https://example.org/", types=["a"], state="disabled")
        unit.webhooks.rotate(HOOK, secret="whsec_BBBB", former_until=NOW + LEASE)
        changed = unit.webhooks.find("SLJT", "h1")
    assert changed is not None
    assert (changed.url, changed.types, changed.state) == (
        "https://example.org/",
        frozenset({"a"}),
        "disabled",
    )
    assert changed.secrets(NOW) == ("whsec_BBBB", "whsec_AAAA")
    assert changed.secrets(NOW + LEASE) == ("whsec_BBBB",)
    assert "whsec" not in repr(changed)


def test_deliveries_are_paged_newest_first_and_by_state(registry: Registry) -> None:
    events = [replace(event(f"e{n}"), happened_at=NOW + timedelta(seconds=n)) for n in range(4)]
    happened(registry, *events)
    rows = taken(registry)
    with registry.writing() as unit:
        unit.deliveries.delivered(rows[0].row, status=200, now=NOW)
        page = unit.deliveries.page("SLJT", "h1", limit=3)
        rest = unit.deliveries.page(
            "SLJT", "h1", limit=3, before=(page[-1].happened_at, page[-1].id)
        )
        assert [row.event for row in (*page, *rest)] == ["e3", "e2", "e1", "e0"]
        assert len(unit.deliveries.page("SLJT", "h1", limit=9, state="delivered")) == 1


def test_what_was_told_long_ago_is_forgotten_but_not_what_is_told_only_once(
    registry: Registry,
) -> None:
    happened(registry, event(), event("e2"), replace(event("e3"), once="deadline:1"))
    first = next(each for each in taken(registry) if each.event.id == "e1")
    with registry.writing() as unit:
        unit.deliveries.delivered(first.row, status=200, now=NOW)
        assert unit.deliveries.forget(NOW) == 0
        assert unit.deliveries.forget(NOW + LEASE) == 1
        left = {each.id for each in unit.events.recent("SLJT")}
        assert unit.deliveries.find("SLJT", first.row.id) is None
    assert left == {"e2", "e3"}
    with registry.writing() as unit:
        unit.webhooks.end("h1", "deleted", reason="webhook-deleted", now=NOW)
        assert unit.deliveries.forget(NOW + LEASE) == 2
        assert [each.id for each in unit.events.recent("SLJT")] == ["e3"]
