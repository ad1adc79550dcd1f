"""Other cases tell where people were and what reasons were given; a rebuilt registry still does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from docgen.case.dates import BEIJING
from docgen.case.traces import Presence, Traces
from docgen.registry.account import account_json, read_account
from docgen.registry.registry import Registry
from docgen.registry.values import (
    CaseKey,
    DossierRow,
    EditionRow,
    IssueBatch,
    NumberWanted,
    Others,
)

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=BEIJING)
REASONS = "占用行车道不足一米车后设有警告标志当场移走全部货物期限届满前清扫干净经复查确认"
MINE = CaseKey(agency="SLJT", case_id="2026-0001")
OTHER = CaseKey(agency="SLJT", case_id="2026-0002")


@pytest.fixture
def registry(registry_location: Path | str) -> Iterator[Registry]:
    Registry.create(registry_location)
    with Registry.open(registry_location) as opened:
        yield opened


def at(hour: int, minutes: int = 0, *, place: str = "甲地", **changes: Any) -> Presence:
    start = datetime(2026, 3, 5, hour, minutes, tzinfo=BEIJING)
    named = {"officer": "a" * 32, "start": start, "end": start + timedelta(hours=1)}
    return Presence(**{**named, "place": place, "title": "现场笔录", **changes})


def record(registry: Registry, key: CaseKey, traces: Traces, number: str | None = None) -> None:
    wanted = NumberWanted(
        holder="case", mark="示交", kind="执案", year=2026, where="/number", given=number
    )
    planned = registry.plan(key, [wanted]) if number else ()
    batch = IssueBatch(content=b"{}", papers=(), numbers=planned, now=NOW, traces=traces)
    assert registry.issue(key, batch)


def elsewhere(registry: Registry, *here: Presence) -> list[tuple[str, str]]:
    found = others(registry, Traces(presences=here)).elsewhere
    return [(each.number, each.presence.place) for each in found]


def others(registry: Registry, traces: Traces) -> Others:
    return registry.standing(MINE, traces, given=lambda _frozen: ()).others


def test_a_person_at_another_place_meanwhile_is_told_with_the_cases_number(
    registry: Registry,
) -> None:
    record(registry, OTHER, Traces(presences=(at(10, place="乙地"),)), "示交执案〔2026〕7号")
    assert elsewhere(registry, at(10, 30)) == [("示交执案〔2026〕7号", "乙地")]
    assert elsewhere(registry, at(9), at(10, 59)) == [("示交执案〔2026〕7号", "乙地")]


def test_one_after_the_other_the_same_place_and_another_person_are_no_clash(
    registry: Registry,
) -> None:
    record(registry, OTHER, Traces(presences=(at(10, place="乙地"),)))
    assert elsewhere(registry, at(11), at(9)) == []
    assert elsewhere(registry, at(10, place="乙地")) == []
    assert elsewhere(registry, at(10, officer="b" * 32)) == []


def test_a_case_never_speaks_against_itself(registry: Registry) -> None:
    record(registry, MINE, Traces(presences=(at(10, place="乙地"),), reasons=(REASONS,)))
    assert elsewhere(registry, at(10)) == []
    assert others(registry, Traces(reasons=(REASONS,))).reasons == ()


def test_only_what_a_case_says_now_counts(registry: Registry) -> None:
    record(registry, OTHER, Traces(presences=(at(10, place="乙地"),), reasons=(REASONS,)))
    record(registry, OTHER, Traces(presences=(at(15, place="乙地"),)))
    assert elsewhere(registry, at(10)) == []
    assert elsewhere(registry, at(15)) == [("2026-0002", "乙地")]
    assert others(registry, Traces(reasons=(REASONS,))).reasons == ()


def test_reasons_are_found_by_what_they_share(registry: Registry) -> None:
    record(registry, OTHER, Traces(reasons=(REASONS,)))
    (found,) = others(registry, Traces(reasons=(REASONS.replace("一米", "两米"),))).reasons
    assert (found.number, found.text) == ("2026-0002", REASONS)
    assert others(registry, Traces(reasons=("一二三" * 20,))).reasons == ()


def test_a_rebuilt_registry_compares_with_what_was_sealed(
    registry: Registry, tmp_path: Path
) -> None:
    kept = Traces(presences=(at(10, place="乙地"),), reasons=(REASONS,))
    record(registry, OTHER, kept)
    account = json.loads(json.dumps(account_json(registry.account(OTHER, since=2025))))
    path = tmp_path / "anew.sqlite3"
    Registry.create(path)
    edition = EditionRow(edition=1, content_digest="d" * 64, parts=(), sealed_at=NOW)
    row = DossierRow(
        number="SLJT-2026-0001",
        key=OTHER,
        editions=(edition,),
        state="sealed",
        account=read_account(account),
    )
    with Registry.open(path) as anew:
        anew.rebuild_catalogue([row], now=NOW)
        assert elsewhere(anew, at(10)) == [("2026-0002", "乙地")]
        assert anew.account(OTHER, since=2025).traces == kept


def test_an_account_of_before_there_were_traces_is_read(registry: Registry) -> None:
    record(registry, OTHER, Traces())
    account = account_json(registry.account(OTHER, since=2025))
    del account["presences"], account["reasons"]
    assert read_account(account).traces == Traces()
