"""What commands do is told to webhooks as what the service does: once, with ids and codes only."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from running import CASES, Docgen

from docgen.registry.queue.values import Event, WebhookRow
from docgen.registry.registry import Registry
from docgen.service.webhooks.managing import EVENT_TYPES

CASE = CASES / "shop-interview.case.json"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def registry_of(docgen: Docgen) -> Registry:
    return Registry.open(docgen.home / "registry.sqlite3")


@pytest.fixture
def listened(trial: Docgen) -> Docgen:
    """A home whose agency has a webhook."""
    registry = registry_of(trial)
    with registry.writing() as unit:
        unit.webhooks.add(
            WebhookRow(
                id="w1",
                agency="SLJT",
                url="https://receiver.example/",
                secret="whsec_c2VjcmV0",
                types=frozenset(EVENT_TYPES),
                state="active",
                created_at=NOW,
                created_by="key:k1",
            )
        )
    registry.close()
    return trial


def told(docgen: Docgen) -> list[Event]:
    """The events of the agency, oldest first; each goes to its webhook."""
    registry = registry_of(docgen)
    with registry.writing() as unit:
        events = unit.events.recent("SLJT")
        unit.deliveries.spread(NOW)
        deliveries = unit.deliveries.page("SLJT", "w1", limit=100)
    registry.close()
    assert len(deliveries) == len(events)
    return sorted(events, key=lambda each: (each.happened_at, each.type != "paper.issued"))


def test_issuing_and_sealing_are_told_once_each(listened: Docgen) -> None:
    issued = listened.ok("issue", CASE)
    new = {each["id"] for each in issued["papers"] if each["new"]}
    events = told(listened)
    assert {each.type for each in events} == {"paper.issued"}
    assert {each.payload["paper"] for each in events} == new
    numbers = {each["id"]: each["number"] for each in issued["papers"]}
    assert all(each.payload["number"] == numbers[each.payload["paper"]] for each in events)
    sealed = listened.ok("seal", CASE)
    listened.ok("seal", CASE)
    found = [each for each in told(listened) if each.type == "dossier.sealed"]
    assert [each.payload for each in found] == [
        {
            "case_id": issued["case_id"],
            "case_number": issued["case_number"],
            "dossier": sealed["number"],
            "edition": 1,
        }
    ]
    text = json.dumps([dict(each.payload) for each in told(listened)], ensure_ascii=False)
    assert json.loads(CASE.read_text("utf-8"))["party"]["name"] not in text


def test_a_paper_that_a_command_voids_is_told(listened: Docgen) -> None:
    issued = listened.ok("issue", CASE)
    paper = issued["papers"][0]
    listened.ok("void", CASE, paper["id"], "--reason", "样例更正")
    found = [each for each in told(listened) if each.type == "paper.voided"]
    assert [(each.payload["paper"], each.payload["number"]) for each in found] == [
        (paper["id"], paper["number"])
    ]


def test_damage_that_verifying_finds_is_told_once_a_day(listened: Docgen) -> None:
    number = listened.ok("seal", CASE)["number"]
    (volume, *_) = sorted(Path(listened.home / "archive").rglob("*.pdf"))
    volume.chmod(0o600)
    volume.write_bytes(volume.read_bytes()[:-1])
    assert listened.run("verify", number).status == 5
    assert listened.run("verify", "--all").status == 5
    found = [each for each in told(listened) if each.type == "verification.failed"]
    assert [each.payload["dossier"] for each in found] == [number]
