"""Open cases are found by the digests of their party, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from docgen.registry.registry import Registry
from docgen.registry.values import CaseKey, EditionRow, IssueBatch, PaperDraft

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
MINE, OTHERS = "a" * 32, "b" * 32


@pytest.fixture
def registry(registry_location: Path | str) -> Iterator[Registry]:
    Registry.create(registry_location)
    with Registry.open(registry_location) as opened:
        yield opened


def record(registry: Registry, case_id: str, text: bytes, *parties: str) -> CaseKey:
    key = CaseKey(agency="SLJT", case_id=case_id)
    batch = IssueBatch(content=text, papers=(), numbers=(), now=NOW, parties=frozenset(parties))
    assert registry.issue(key, batch)
    return key


def paper(ident: str) -> PaperDraft:
    return PaperDraft(
        paper_id=ident,
        type="risk-notice",
        title="风险提示函",
        number=None,
        date="2026-03-16",
        inputs="0" * 64,
        pdf=b"%PDF-",
        docx=b"PK",
        page_texts=("第一页",),
        versions={},
    )


def found(registry: Registry) -> list[tuple[str, bytes]]:
    return [(each.key.case_id, each.content) for each in registry.open_cases({MINE})]


def test_only_cases_of_the_party_are_found_with_their_newest_text(registry: Registry) -> None:
    record(registry, "2026-0001", b"first", MINE, OTHERS)
    record(registry, "2026-0002", b"another", OTHERS)
    record(registry, "2026-0001", b"second", MINE)
    assert found(registry) == [("2026-0001", b"second")]


def test_a_case_whose_party_was_put_right_is_no_longer_the_wrong_partys(
    registry: Registry,
) -> None:
    record(registry, "2026-0001", b"wrong", MINE)
    record(registry, "2026-0001", b"right", OTHERS)
    assert found(registry) == []


def test_a_case_recorded_before_parties_were_noted_is_given_to_be_looked_at(
    registry: Registry,
) -> None:
    record(registry, "2026-0001", b"old")
    assert found(registry) == [("2026-0001", b"old")]


def test_papers_in_force_are_found_by_the_digest_of_their_party_and_agency(
    registry: Registry,
) -> None:
    for agency, case_id, party in (("SLJT", "A", MINE), ("SLJT", "B", OTHERS), ("EFHD", "C", MINE)):
        batch = IssueBatch(
            content=b"text", papers=(paper("a"), paper("b")), numbers=(), now=NOW,
            parties=frozenset({party}),
        )  # fmt: skip
        assert registry.issue(CaseKey(agency=agency, case_id=case_id), batch)
    registry.void(CaseKey(agency="SLJT", case_id="A"), "b", reason="错误", now=NOW)
    with registry.reading() as unit:
        told = unit.cases.issued_to("SLJT", {MINE, "c" * 32})
    assert [(each.case_id, each.digest, each.title, each.issued_at) for each in told] == [
        ("A", MINE, "风险提示函", NOW)
    ]


def test_a_sealed_case_is_the_archives_to_tell(registry: Registry) -> None:
    key = record(registry, "2026-0001", b"text", MINE)
    number = registry.reserve_dossier(key, year=2026, now=NOW)
    assert found(registry) == [("2026-0001", b"text")]
    row = EditionRow(edition=1, content_digest="d" * 64, parts=("paper:a",), sealed_at=NOW)
    registry.record_edition(number, row)
    assert found(registry) == []
