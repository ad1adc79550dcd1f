"""What is written in one unit stands or falls together, and a version is never overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docgen.registry.access.audit import broken_at
from docgen.registry.access.values import AuditEntry
from docgen.registry.errors import (
    CaseExistsError,
    CaseMovedError,
    RegistryUnusableError,
    RegistryUrlError,
    UploadOffsetError,
)
from docgen.registry.location import postgresql_url
from docgen.registry.queue.values import Event, KeptAnswer, NewJob
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.registry.values import CaseKey, IssueBatch
from docgen.registry.work.values import CaseVersion, FileRow, UploadRow
from docgen.values import FileKind

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
KEY = CaseKey(agency="SLJT", case_id="2026-0001")


@pytest.fixture
def registry(registry_location: Path | str) -> Iterator[Registry]:
    Registry.create(registry_location)
    with Registry.open(registry_location) as opened:
        yield opened


def save(
    unit: Unit, content: bytes, expected: str | None = None, key: CaseKey = KEY
) -> CaseVersion:
    return unit.cases.save(
        key, content, files=(), parties=(), by="key:k1", now=NOW, expected=expected
    )


def test_cases_are_found_by_words_of_their_newest_text_as_they_are_written(
    registry: Registry,
) -> None:
    texts = {"a": '{"name":"百分之100%的\\\\_公司"}', "b": '{"name":"100 分的公司"}'}
    with registry.writing() as unit:
        for name, text in texts.items():
            save(unit, text.encode(), key=replace(KEY, case_id=name))
        tag = save(unit, "旧的公司".encode(), key=replace(KEY, case_id="c")).tag
        save(unit, "新的公司".encode(), tag, replace(KEY, case_id="c"))

    def found(*words: str, **who: str) -> list[str]:
        with registry.reading() as unit:
            rows = unit.cases.page("SLJT", before=None, limit=9, holding=words, **who)
        return [row.key.case_id for row in rows]

    assert found("公司") == ["c", "b", "a"]
    assert found("100%") == ["a"]
    assert found("100%", "100 分") == ["b", "a"]
    assert found("\\_") == ["a"]
    assert found("旧的") == found("0_") == []
    assert found("公司", saved_by="key:k1") == ["c", "b", "a"]
    assert found("公司", saved_by="key:k2") == []


def test_a_case_keeps_every_text_it_had_and_gives_the_newest(registry: Registry) -> None:
    with registry.writing() as unit:
        first = save(unit, b"one")
        second = save(unit, b"two", first.tag)
        third = save(unit, b"one", second.tag)
    with registry.reading() as unit:
        found = unit.cases.find(KEY)
        texts = [unit.cases.content(KEY, each.version) for each in unit.cases.versions(KEY)]
    assert found is not None
    assert (found.content, found.newest) == (b"one", third)
    assert texts == [b"one", b"two", b"one"]
    assert third.tag != first.tag


def test_saving_the_same_text_again_adds_no_version(registry: Registry) -> None:
    with registry.writing() as unit:
        first = save(unit, b"one")
        assert save(unit, b"one", first.tag) == first


def test_a_change_of_a_text_that_moved_is_refused(registry: Registry) -> None:
    with registry.writing() as unit:
        first = save(unit, b"one")
        save(unit, b"two", first.tag)
    with pytest.raises(CaseMovedError), registry.writing() as unit:
        save(unit, b"three", first.tag)
    with pytest.raises(CaseExistsError), registry.writing() as unit:
        save(unit, b"three")
    with pytest.raises(CaseMovedError), registry.writing() as unit:
        save(unit, b"x", first.tag, CaseKey(agency="SLJT", case_id="2026-0002"))


def test_what_fails_in_a_unit_undoes_all_of_it(registry: Registry) -> None:
    event = Event(id="e1", agency="SLJT", type="case.accepted", payload={}, happened_at=NOW)

    def fail_at_the_end() -> None:
        with registry.writing() as unit:
            save(unit, b"one")
            unit.events.add(event)
            save(unit, b"two", "stale")

    with pytest.raises(CaseMovedError):
        fail_at_the_end()
    with registry.writing() as unit:
        assert unit.cases.find(KEY) is None
        assert unit.events.add(event)


def test_issuing_makes_the_numbered_text_the_newest_version(registry: Registry) -> None:
    with registry.writing() as unit:
        save(unit, b"without number")
    batch = IssueBatch(content=b"numbered", papers=(), numbers=(), now=NOW, by="user:u1")
    seen: list[str] = []
    assert registry.issue(
        KEY, batch, also=lambda unit: seen.append(unit.cases.find(KEY).newest.saved_by)
    )  # type: ignore[union-attr]
    assert seen == ["user:u1"]
    with registry.reading() as unit:
        assert [each.version for each in unit.cases.versions(KEY)] == [1, 2]


def test_cases_are_paged_newest_first_within_their_agency(registry: Registry) -> None:
    with registry.writing() as unit:
        for n in range(5):
            save(unit, b"x", key=CaseKey(agency="SLJT", case_id=f"2026-{n:04}"))
        save(unit, b"x", key=CaseKey(agency="OTHER", case_id="2026-0009"))
    with registry.reading() as unit:
        first = unit.cases.page("SLJT", before=None, limit=3)
        rest = unit.cases.page("SLJT", before=first[-1].place, limit=3)
        assert unit.cases.page("SLJT", before=None, limit=9, sealed=True) == ()
    assert [each.key.case_id for each in (*first, *rest)] == [
        f"2026-{n:04}" for n in (4, 3, 2, 1, 0)
    ]


def upload(ident: str, data: bytes) -> UploadRow:
    return UploadRow(
        id=ident,
        agency="SLJT",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        received=0,
        chunks=0,
        opened_by="key:k1",
        expires_at=NOW + timedelta(days=1),
        file_ref=None,
    )


def bring(registry: Registry, ident: str, data: bytes) -> FileRow:
    row = upload(ident, data)
    with registry.writing() as unit:
        unit.files.open_upload(row, NOW)
        middle = len(data) // 2
        unit.files.append("SLJT", ident, offset=0, data=data[:middle])
        unit.files.append("SLJT", ident, offset=middle, data=data[middle:])
        return unit.files.complete(row, kind=FileKind.JPEG, by="key:k1", now=NOW)


def test_a_file_comes_back_as_it_was_brought_and_is_kept_once(registry: Registry) -> None:
    file = bring(registry, "u1", b"evidence")
    assert bring(registry, "u2", b"evidence") == file
    with registry.reading() as unit:
        assert b"".join(unit.files.read(file)) == b"evidence"
        assert unit.files.find("OTHER", file.sha256) is None
        assert unit.files.missing("SLJT", {file.sha256, "f" * 64}) == {"f" * 64}
        assert unit.files.upload("SLJT", "u2") is None


def test_an_upload_continues_only_where_it_stands(registry: Registry) -> None:
    with registry.writing() as unit:
        unit.files.open_upload(upload("u1", b"abcdef"), NOW)
        assert unit.files.append("SLJT", "u1", offset=0, data=b"abc") == 3
    for offset, data in ((0, b"abc"), (4, b"ef"), (3, b"defg")):
        with pytest.raises(UploadOffsetError) as caught, registry.writing() as unit:
            unit.files.append("SLJT", "u1", offset=offset, data=data)
        assert caught.value.params["received"] == 3


def test_what_no_case_names_is_swept_after_its_time_and_nothing_else(registry: Registry) -> None:
    used, unused = bring(registry, "u1", b"used"), bring(registry, "u2", b"unused")
    with registry.writing() as unit:
        unit.cases.save(
            KEY, b"x", files={used.sha256}, parties=(), by="key:k1", now=NOW, expected=None
        )
        unit.files.open_upload(upload("u3", b"never finished"), NOW)
    later = NOW + timedelta(days=40)
    with registry.writing() as unit:
        assert unit.files.sweep(now=NOW, unused_since=NOW) == 0
        assert unit.files.sweep(now=later, unused_since=later - timedelta(days=30)) == 2
        assert unit.files.missing("SLJT", {used.sha256, unused.sha256}) == {unused.sha256}
        assert unit.cases.names_file(KEY, used.sha256)


def test_an_answer_is_kept_for_its_actor_and_key(registry: Registry) -> None:
    answer = KeptAnswer(fingerprint="f", status=201, headers={"ETag": '"1"'}, body="受理".encode())
    with registry.writing() as unit:
        unit.answers.keep("key:k1", "abc", answer, NOW)
        assert unit.answers.find("key:k1", "abc") == answer
        assert unit.answers.find("key:k2", "abc") is None
        assert unit.answers.sweep(NOW + timedelta(days=1)) == 1


def test_an_event_that_is_told_once_is_added_once(registry: Registry) -> None:
    event = Event(
        id="e1", agency="SLJT", type="deadline.near", payload={}, happened_at=NOW, once="d1"
    )
    with registry.writing() as unit:
        assert unit.events.add(event)
        assert not unit.events.add(replace(event, id="e2"))


def test_a_job_is_found_by_its_agency_and_by_what_it_is_for(registry: Registry) -> None:
    job = NewJob(
        id="j1",
        agency="SLJT",
        kind="seal",
        target="2026-0001",
        params={"supplement": False},
        most_attempts=5,
        run_at=NOW,
        deadline=NOW + timedelta(hours=1),
        created_at=NOW,
        created_by="user:u1",
        correlation="t1",
    )
    with registry.writing() as unit:
        unit.jobs.add(job)
        assert unit.jobs.find("OTHER", "j1") is None
        found, open_one = (
            unit.jobs.find("SLJT", "j1"),
            unit.jobs.open_for("SLJT", "seal", "2026-0001"),
        )
    assert found is not None
    assert found == open_one
    assert (found.state, found.attempts, dict(found.params)) == (
        "waiting",
        0,
        {"supplement": False},
    )


def entry(n: int) -> AuditEntry:
    return AuditEntry(
        at=NOW,
        actor="user:u1",
        agency="SLJT",
        action="case.read",
        target=f"case:{n}",
        outcome="done",
    )


def test_the_audit_trail_holds_until_a_row_is_changed_removed_or_inserted(
    registry: Registry,
) -> None:
    with registry.writing() as unit:
        unit.audit.append([entry(1), entry(2)])
        unit.audit.append([entry(3)])
    with registry.reading() as unit:
        rows = unit.audit.rows()
        assert unit.audit.rows(target="case:2") == rows[1:2]
    assert broken_at(rows) is None
    assert broken_at([rows[0], replace(rows[1], actor="user:u2"), rows[2]]) == 2
    assert broken_at([rows[0], rows[2]]) == 2
    assert broken_at([rows[1], rows[2]]) == 1


@pytest.mark.parametrize(
    "text", ["", "file:x", "mysql://a/b", "postgresql://host", "postgresql://[x"]
)
def test_what_is_no_postgresql_url_is_refused(text: str) -> None:
    with pytest.raises(RegistryUrlError):
        postgresql_url(text)


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(RegistryUnusableError) as caught:
        Registry.open("postgresql://someone:secret@127.0.0.1:1/docgen")
    assert "127.0.0.1:1/docgen" in str(caught.value)
    assert "secret" not in str(caught.value)
