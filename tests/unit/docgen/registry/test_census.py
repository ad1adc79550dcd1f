"""What there is of jobs and entries, counted the same in SQLite and in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docgen.registry.access.values import AuditEntry
from docgen.registry.queue.values import NewJob
from docgen.registry.registry import Registry

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def registry(registry_location: Path | str) -> Iterator[Registry]:
    """A registry of each kind."""
    Registry.create(registry_location)
    with Registry.open(registry_location) as made:
        yield made


def job(ident: str, kind: str, *, due: datetime) -> NewJob:
    return NewJob(
        id=ident,
        agency="SLJT",
        kind=kind,
        target="c1",
        params={},
        most_attempts=1,
        run_at=due,
        deadline=NOW + timedelta(days=1),
        created_at=NOW - timedelta(hours=3),
        created_by="key:k1",
        correlation="",
    )


def test_an_empty_registry_holds_nothing(registry: Registry) -> None:
    with registry.reading() as unit:
        census = unit.census.take(NOW)
    assert (census.jobs, census.failed, census.oldest_due, census.deliveries) == ({}, {}, {}, {})
    assert census.audit_entries == 0


def test_jobs_are_counted_by_kind_state_and_code(registry: Registry) -> None:
    hour = timedelta(hours=1)
    with registry.writing() as unit:
        unit.jobs.add(job("a", "seal", due=NOW - 2 * hour))
        unit.jobs.add(job("b", "seal", due=NOW - hour))
        unit.jobs.add(job("c", "seal", due=NOW + hour))
        unit.jobs.add(job("d", "export", due=NOW - hour))
        taken = unit.leases.claim(by="w", now=NOW, lease=hour, kinds=["seal"])
        assert taken is not None
        error = {"code": "case-invalid", "params": {}}
        unit.leases.fail(taken, error=error, can_retry=False, now=NOW)
        who = {"actor": "key:k1", "agency": "SLJT"}
        entry = AuditEntry(at=NOW, action="case.create", target="c", outcome="done", **who)
        unit.audit.append([entry, entry])
    with registry.reading() as unit:
        census = unit.census.take(NOW)
    assert census.jobs == {("seal", "failed"): 1, ("seal", "waiting"): 2, ("export", "waiting"): 1}
    assert census.failed == {("seal", "case-invalid"): 1}
    assert census.oldest_due == {"seal": NOW - hour, "export": NOW - hour}
    assert census.audit_entries == 2
