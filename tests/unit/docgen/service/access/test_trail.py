"""Reads go on record before they are answered, many in one commit."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from newcomers import NOW

from docgen.registry.access.audit import broken_at
from docgen.registry.access.values import AuditEntry
from docgen.registry.errors import RegistryBusyError
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.service.access.trail import Trail

ENTRY = AuditEntry(
    at=NOW, actor="user:u1", agency="SLJT", action="case.read", target="case:1", outcome="done"
)


class Watched:
    """A registry whose commits can be held, counted and made to fail."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.commits = 0
        self.fails = False
        self.gate = threading.Event()
        self.gate.set()

    @contextmanager
    def writing(self) -> Iterator[Unit]:
        self.gate.wait(20)
        self.commits += 1
        if self.fails:
            raise RegistryBusyError(where="registry")
        with self.registry.writing() as unit:
            yield unit


def read_at_once(trail: Trail, count: int) -> tuple[list[threading.Thread], list[str]]:
    told: list[str] = []

    def read(n: int) -> None:
        try:
            trail.record(replace(ENTRY, target=f"case:{n}"))
            told.append("answered")
        except RegistryBusyError as error:
            told.append(error.code)

    threads = [threading.Thread(target=read, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    return threads, told


def test_each_read_is_on_record_once_and_the_chain_holds(registry: Registry) -> None:
    threads, told = read_at_once(Trail(registry), 40)
    for thread in threads:
        thread.join()
    with registry.reading() as unit:
        rows = unit.audit.rows()
    assert told == ["answered"] * 40
    assert sorted(row.target for row in rows) == sorted(f"case:{n}" for n in range(40))
    assert broken_at(rows) is None


def test_reads_that_come_during_a_commit_share_the_next_one(registry: Registry) -> None:
    watched = Watched(registry)
    watched.gate.clear()
    trail = Trail(watched)  # type: ignore[arg-type]
    threads, told = read_at_once(trail, 20)
    assert told == []
    watched.gate.set()
    for thread in threads:
        thread.join()
    assert told == ["answered"] * 20
    assert watched.commits <= 4


def test_no_read_is_answered_that_could_not_be_recorded(registry: Registry) -> None:
    watched = Watched(registry)
    watched.fails = True
    trail = Trail(watched)  # type: ignore[arg-type]
    threads, told = read_at_once(trail, 5)
    for thread in threads:
        thread.join()
    assert told == ["registry-busy"] * 5
    watched.fails = False
    trail.record(ENTRY)
    with registry.reading() as unit:
        assert [row.target for row in unit.audit.rows()] == ["case:1"]


def test_a_single_read_that_fails_raises_its_error(registry: Registry) -> None:
    watched = Watched(registry)
    watched.fails = True
    with pytest.raises(RegistryBusyError):
        Trail(watched).record(ENTRY)  # type: ignore[arg-type]
