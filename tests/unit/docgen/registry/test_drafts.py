"""Drafts are kept version by version, each agency's its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docgen.registry.registry import Registry
from docgen.registry.work.values import DraftRow, DraftVersion

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def registry(registry_location: Path | str) -> Iterator[Registry]:
    Registry.create(registry_location)
    with Registry.open(registry_location) as opened:
        yield opened


def open_draft(registry: Registry, ident: str = "d1", agency: str = "SLJT") -> DraftRow:
    draft = DraftRow(
        id=ident,
        agency=agency,
        case_id=None,
        title="案由",
        opened_at=NOW,
        opened_by="user:a",
        newest=DraftVersion(version=1, saved_at=NOW, saved_by="user:a"),
        content=b"one",
    )
    with registry.writing() as unit:
        unit.drafts.open(draft)
    return draft


def save(registry: Registry, content: bytes, *, by: str, seconds: int) -> None:
    with registry.writing() as unit:
        before = unit.drafts.find("SLJT", "d1")
        assert before is not None
        now = NOW + timedelta(seconds=seconds)
        unit.drafts.save(before, content, case_id="C-1", title="新", by=by, now=now)


def kept(registry: Registry) -> list[bytes | None]:
    with registry.reading() as unit:
        return [unit.drafts.content("d1", each.version) for each in unit.drafts.versions("d1")]


def test_a_draft_is_found_with_its_newest_text(registry: Registry) -> None:
    assert open_draft(registry).newest.version == 1
    save(registry, b"two", by="user:a", seconds=5)
    with registry.reading() as unit:
        found = unit.drafts.find("SLJT", "d1")
        assert unit.drafts.find("QTJT", "d1") is None
        assert unit.drafts.of_case("SLJT", "C-1") == found
    assert found is not None
    assert (found.content, found.newest.version, found.title) == (b"two", 2, "新")


def test_of_what_one_writes_within_a_minute_the_last_version_stays(registry: Registry) -> None:
    open_draft(registry)
    for second in range(1, 6):
        save(registry, f"a{second}".encode(), by="user:a", seconds=second)
    save(registry, b"b", by="user:b", seconds=7)
    save(registry, b"a later", by="user:a", seconds=70)
    assert kept(registry) == [b"a later", b"b", b"a5", b"one"]


def test_a_closed_draft_is_found_no_more_and_its_versions_stay(registry: Registry) -> None:
    open_draft(registry)
    with registry.writing() as unit:
        unit.drafts.close("d1", NOW)
    with registry.reading() as unit:
        assert unit.drafts.find("SLJT", "d1") is None
        assert unit.drafts.page("SLJT", limit=9) == ()
    assert kept(registry) == [b"one"]


def test_the_draft_saved_last_comes_first(registry: Registry) -> None:
    for ident in ("d0", "d1"):
        open_draft(registry, ident)
    open_draft(registry, "d2", "QTJT")
    save(registry, b"two", by="user:a", seconds=9)
    with registry.reading() as unit:
        assert [each.id for each in unit.drafts.page("SLJT", limit=9)] == ["d1", "d0"]
