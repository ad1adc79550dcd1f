"""A changed, cut or rewritten audit trail is found out, and a loss is told for good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from newcomers import NOW
from sqlalchemy import Connection, create_engine, text

from docgen.registry.access.audit import BEGINNING, entry_digest
from docgen.registry.access.values import AuditEntry
from docgen.registry.registry import Registry
from docgen.service.access.audit import (
    Anchor,
    AuditWanted,
    anchor_data,
    audit_reports,
    entries,
    note_loss,
)

COUNT = 2500


@pytest.fixture
def trail(registry: Registry) -> Registry:
    """More entries than are read at a time."""
    with registry.writing() as unit:
        unit.audit.append(entry(n) for n in range(1, COUNT + 1))
    return registry


def entry(n: int) -> AuditEntry:
    return AuditEntry(
        at=NOW + timedelta(minutes=n),
        actor=f"user:u{n % 3}",
        agency="SLJT" if n % 2 else "BHJT",
        action="case.read",
        target=f"case:{n}",
        outcome="done",
        detail={"页": "1"},
    )


def anchor(registry: Registry, number: str = "ZF-1", days: int = 0) -> Anchor:
    kept = anchor_data(registry)["audit"]
    return Anchor(number=number, sealed_at=NOW + timedelta(days=days), **kept)


def attack(location: Path | str, change: Callable[[Connection], object]) -> None:
    url = f"sqlite:///{location}" if isinstance(location, Path) else location
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        change(connection)
    engine.dispose()


def found(registry: Registry, *anchors: Anchor) -> list[tuple[str, dict[str, str]]]:
    (report,) = audit_reports(registry, anchors)
    assert (report.verdict == "broken") is bool(report.findings)
    return [(each.code, dict(each.params)) for each in report.findings]


def test_a_trail_that_was_left_alone_is_whole(trail: Registry) -> None:
    assert found(trail, anchor(trail)) == []


def test_where_nothing_was_ever_on_record_there_is_nothing_to_report(registry: Registry) -> None:
    assert audit_reports(registry, ()) == ()
    assert anchor_data(registry) == {}


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE audit SET actor = 'user:other' WHERE place = 1700", "1700"),
        ("UPDATE audit SET detail = '{}' WHERE place = 2", "2"),
        ("UPDATE audit SET detail = 'no json' WHERE place = 1001", "1001"),
        ("UPDATE audit SET at = 'some day' WHERE place = 3", "3"),
        ("DELETE FROM audit WHERE place = 1", "1"),
        ("DELETE FROM audit WHERE place = 1000", "1000"),
        ("UPDATE audit SET place = 9999 WHERE place = 2499", "2499"),
        ("UPDATE audit SET digest = previous WHERE place = 2500", "2500"),
    ],
)
def test_a_change_is_found_at_its_place(
    trail: Registry, registry_location: Path | str, statement: str, place: str
) -> None:
    attack(registry_location, lambda connection: connection.execute(text(statement)))
    assert found(trail) == [("audit-broken", {"place": place})]


def test_an_end_that_is_cut_off_is_found_by_what_the_archive_keeps(
    trail: Registry, registry_location: Path | str
) -> None:
    kept = anchor(trail)
    cut = text("DELETE FROM audit WHERE place > 100")
    attack(registry_location, lambda connection: connection.execute(cut))
    assert found(trail) == []
    told = {"number": "ZF-1", "place": str(COUNT), "last": "100"}
    assert found(trail, kept) == [("audit-cut", told)]


def test_a_trail_that_is_emptied_is_found_by_what_the_archive_keeps(
    trail: Registry, registry_location: Path | str
) -> None:
    kept = anchor(trail)
    attack(registry_location, lambda connection: connection.execute(text("DELETE FROM audit")))
    assert [code for code, _ in found(trail, kept)] == ["audit-cut"]


def test_a_trail_that_is_written_anew_is_found_by_what_the_archive_keeps(
    registry: Registry, registry_location: Path | str
) -> None:
    with registry.writing() as unit:
        unit.audit.append([entry(1), entry(2)])
    kept = anchor(registry)

    def rewrite(connection: Connection) -> None:
        connection.execute(text("DELETE FROM audit"))
        from docgen.registry.access.audit import AuditTrail

        AuditTrail(connection).append([entry(1), replace(entry(2), actor="user:other")])

    attack(registry_location, rewrite)
    assert found(registry) == []
    assert found(registry, kept) == [("audit-rewritten", {"number": "ZF-1", "place": "2"})]


def test_a_loss_that_is_owned_up_to_is_told_and_not_held_against_the_trail(
    registry: Registry,
) -> None:
    old = Anchor(number="ZF-1", place=7, digest="f" * 64, sealed_at=NOW)
    assert note_loss(registry, (old,), NOW + timedelta(days=1)) == 7
    (report,) = audit_reports(registry, (old,))
    assert (report.verdict, [note.code for note in report.notes]) == ("whole", ["audit-begun-anew"])
    later = replace(old, number="ZF-2", sealed_at=NOW + timedelta(days=2))
    assert [code for code, _ in found(registry, old, later)] == ["audit-cut"]


def test_where_nothing_is_lost_nothing_is_owned_up_to(trail: Registry) -> None:
    assert note_loss(trail, (anchor(trail),), NOW) == 0
    assert note_loss(trail, (), NOW) == 0
    with trail.reading() as unit:
        assert unit.audit.head()[0] == COUNT


def test_entries_are_picked_by_what_is_asked_for(trail: Registry) -> None:
    def places(wanted: AuditWanted) -> list[int]:
        zone = NOW.tzinfo
        assert zone is not None
        return [row.place for row in entries(trail, wanted, zone=zone)]

    assert places(AuditWanted()) == list(range(1, COUNT + 1))
    assert places(AuditWanted(target="case:1700")) == [1700]
    assert places(AuditWanted(agency="BHJT", actor="user:u0"))[:2] == [6, 12]
    assert places(AuditWanted(action="case.change")) == []
    day = date(2026, 3, 17)
    inside = places(AuditWanted(since=day, until=day))
    assert (inside[0], inside[-1]) == (900, 2339)


def test_an_entrys_digest_covers_each_of_its_fields() -> None:
    base = entry(1)
    others = [
        replace(base, at=NOW),
        replace(base, actor="x"),
        replace(base, agency="x"),
        replace(base, action="x"),
        replace(base, target="x"),
        replace(base, outcome="refused"),
        replace(base, address="x"),
        replace(base, correlation="x"),
        replace(base, detail={}),
    ]
    digests = {entry_digest(each, place=1, previous=BEGINNING) for each in (base, *others)}
    digests |= {
        entry_digest(base, place=2, previous=BEGINNING),
        entry_digest(base, place=1, previous="f" * 64),
    }
    assert len(digests) == len(others) + 3
