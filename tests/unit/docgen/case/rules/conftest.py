"""Broken cases: a good base, a JSON Patch (RFC 6902) over it, and what the service would fetch."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from docgen.case import Case, load_case
from docgen.case.first_offence import EarlierCase
from docgen.case.rules import (
    Elsewhere,
    FileFault,
    IssuedPaper,
    OtherReasons,
    RuleConfig,
    RuleEvidence,
    Stage,
    judge,
    paper_digest,
)
from docgen.case.traces import Presence, presences
from docgen.catalogue import Catalogue, load_catalogue
from docgen.values import Finding

BAD = Path(__file__).parents[4] / "cases" / "bad"
TODAY = date(2026, 12, 1)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A judged fixture."""

    case: Case
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> set[str]:
        return {finding.code for finding in self.findings}


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def judge_patched(catalogue: Catalogue) -> Callable[..., Judged]:
    """Patch a base, load it as any case is loaded, and judge it."""

    def run(
        patch: Sequence[Mapping[str, Any]] = (),
        *,
        base: str = "base-commitment",
        stage: Stage = "check",
        evidence: Mapping[str, Any] | None = None,
        config: Mapping[str, Any] | None = None,
    ) -> Judged:
        data = copy.deepcopy(_base(base))
        for operation in patch:
            apply(data, operation)
        loaded = load_case(json.dumps(data).encode(), catalogue=catalogue)
        assert loaded.case is not None, loaded.findings
        found = judge(
            loaded.case,
            catalogue=catalogue,
            evidence=_evidence(loaded.case, evidence or {}),
            config=_config(config or {}),
            stage=stage,
        )
        return Judged(case=loaded.case, findings=found)

    return run


@cache
def _base(name: str) -> Any:
    return json.loads((BAD / f"{name}.json").read_bytes())


def apply(document: Any, operation: Mapping[str, Any]) -> None:
    """One operation of a JSON Patch; the target of ``replace`` and ``remove`` must be there."""
    *steps, last = operation["path"].split("/")[1:]
    holder = document
    for step in steps:
        holder = holder[int(step) if isinstance(holder, list) else step]
    if isinstance(holder, list):
        index = len(holder) if last == "-" else int(last)
        kept = holder[index + 1 :] if operation["op"] != "add" else holder[index:]
        assert operation["op"] == "add" or index < len(holder)
        holder[index:] = [*([] if operation["op"] == "remove" else [operation["value"]]), *kept]
    elif operation["op"] == "remove":
        del holder[last]
    else:
        assert operation["op"] == "add" or last in holder
        holder[last] = operation["value"]


def _evidence(case: Case, given: Mapping[str, Any]) -> RuleEvidence:
    uncovered = given.get("uncovered")
    return RuleEvidence(
        today=_day(given.get("today", TODAY)),
        issued={
            ident: IssuedPaper(inputs=_inputs(case, ident, kept), number=kept.get("number"))
            for ident, kept in given.get("issued", {}).items()
        },
        issued_shared=given.get("issued_shared"),
        case_number=given.get("case_number"),
        taken=frozenset(given.get("taken", ())),
        sealed=frozenset(given.get("sealed", ())),
        files=given.get("files"),
        file_faults={
            name: FileFault(fault) for name, fault in given.get("file_faults", {}).items()
        },
        earlier=None if given.get("unreadable") else _all_earlier(given.get("earlier", ())),
        elsewhere=tuple(_elsewhere(case, each) for each in given.get("elsewhere", ())),
        reasons=tuple(OtherReasons(**each) for each in given.get("reasons", ())),
        uncovered=(lambda used: used & set(uncovered)) if uncovered else None,
    )


def _all_earlier(given: Sequence[Mapping[str, str]]) -> tuple[EarlierCase, ...]:
    return tuple(map(_earlier, given))


def _earlier(given: Mapping[str, str]) -> EarlierCase:
    return EarlierCase(
        number=given["number"],
        names=frozenset((given["number"], given.get("dossier", ""))),
        agency=given.get("agency", "SLJT"),
        at=datetime.fromisoformat(given["at"]),
        matter="以往案件",
        outcome="不予行政处罚",
        matched_by="id_number",
    )


def _elsewhere(case: Case, given: Mapping[str, str]) -> Elsewhere:
    """Where another case says that a person of this one was."""
    known = {ident: presence.officer for _, ident, presence in presences(case)}
    presence = Presence(
        officer=known[given["person"]],
        start=datetime.fromisoformat(given["start"]),
        end=datetime.fromisoformat(given["end"]),
        place=given["place"],
        title="现场笔录",
    )
    return Elsewhere(number=given["number"], presence=presence)


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _inputs(case: Case, ident: str, kept: Mapping[str, Any]) -> str:
    """The digest a fixture states, or that of the paper as it stands."""
    as_it_is = kept["inputs"] == "as-it-is"
    return paper_digest(case.paper(ident)) if as_it_is else str(kept["inputs"])


def _config(given: Mapping[str, Any]) -> RuleConfig:
    settings = dict(given)
    if "retention" in settings:
        settings["retention"] = frozenset(settings["retention"])
    return RuleConfig(**settings)
