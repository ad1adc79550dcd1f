"""Looks earlier cases of a party up: the sealed ones in the archive, the open ones in the registry.

A case whose facts were not established is none. Not for saying whether an earlier case is of the
same kind: its record asks a person.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive.errors import IntegrityError, StorageError
from archive.values import VerificationFinding
from docgen.case import Case
from docgen.case.dates import parse_time
from docgen.case.first_offence import (
    EarlierCase,
    Window,
    WindowRule,
    acted_at,
    listed_from,
    window_start,
)
from docgen.case.parties import MATCHES, alike, known_by
from docgen.case.pointer import resolve
from docgen.compose.face import PARTY_FACET
from docgen.service.errors import NoConductError, WindowUnknownError
from docgen.service.line.intake import key_of
from docgen.values import Role

if TYPE_CHECKING:
    from datetime import date, datetime

    from archive.archive import Archive
    from archive.values import DossierRecord
    from docgen.case.parties import Match
    from docgen.catalogue import Catalogue
    from docgen.registry.registry import Registry
    from docgen.registry.values import OpenCase

__all__ = ["EarlierCases", "FirstOffence", "Looked"]

_AT_ONCE = 500
_UNREAD = "record-unreadable"
_NOT_ESTABLISHED = "57-1-3"
_OPEN = "在办，未归档"
_SHORT = "查询时案卷{}的记录读不出，查询结果可能不全；恢复后应当重新查询。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The earlier cases of a party, and what stood in the way of looking."""

    cases: tuple[EarlierCase, ...] = ()
    notices: tuple[VerificationFinding, ...] = ()

    @property
    def unread(self) -> tuple[str, ...]:
        """The dossiers whose record cannot be read, so that nobody knows whose they are."""
        return tuple(each.params["number"] for each in self.notices if each.code == _UNREAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstOffence:
    """What a query found: a paper ready for the case, and cases that only share the name.

    ``notices`` tell of dossiers that could not be read, and so not be looked through.
    """

    paper: Mapping[str, Any]
    window: Window
    found: tuple[EarlierCase, ...]
    namesakes: tuple[EarlierCase, ...]
    notices: tuple[VerificationFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCases:
    """The cases that one home knows of, by their party."""

    archive: Archive
    registry: Registry
    catalogue: Catalogue

    def of(self, case: Case) -> Looked:
        """Every earlier case of the party of ``case``, oldest first, those by name alone too.

        Another case about the same moment counts: the same act may not be decided twice.
        """
        acted = acted_at(case)
        if acted is None:
            return Looked()
        notices: list[VerificationFinding] = []
        known = (*self._sealed(case, notices), *self._open(case))
        earlier = sorted(
            (each for each in known if each.at <= acted), key=lambda each: (each.at, each.number)
        )
        return Looked(cases=tuple(earlier), notices=_distinct(notices))

    def proved(self, case: Case) -> tuple[EarlierCase, ...] | None:
        """The earlier cases that a number proves; None where some dossier cannot be read.

        A draft is not stopped by a damaged archive: the rules say that nothing was compared.
        """
        try:
            looked = self.of(case)
        except (IntegrityError, StorageError):
            return None
        if looked.unread:
            return None
        return tuple(each for each in looked.cases if each.matched_by != "name")

    def query(
        self,
        case: Case,
        *,
        rule: WindowRule,
        listed: date | None,
        by: str | None,
        now: datetime,
    ) -> FirstOffence:
        """The record of a query made now.

        Raises:
            NoConductError: the case is about no act.
            WindowUnknownError: the list that opens the window is not known.
        """
        acted = acted_at(case)
        if acted is None:
            raise NoConductError(where="/conduct")
        start = window_start(rule, acted.date(), listed=listed or listed_from(case))
        if start is None:
            raise WindowUnknownError(setting="rules.first_offence_window", rule=rule)
        window = Window(rule=rule, start=start, end=now.date())
        looked = self.of(case)
        inside = [each for each in looked.cases if window.holds(each, agency=case.agency_code)]
        found = tuple(each for each in inside if each.matched_by != "name")
        return FirstOffence(
            paper=self._paper(case, window, found, looked.unread, by, now),
            window=window,
            found=found,
            namesakes=tuple(each for each in inside if each.matched_by == "name"),
            notices=looked.notices,
        )

    def _sealed(self, case: Case, notices: list[VerificationFinding]) -> Iterator[EarlierCase]:
        seen = set[str]()
        digests = alike(case.data["party"])
        for match in MATCHES:
            for number in self._numbers(sorted(digests.get(match, ())), notices):
                if number not in seen:
                    seen.add(number)
                    yield from _of_record(self.archive.get(number), case, match)

    def _numbers(self, digests: list[str], notices: list[VerificationFinding]) -> Iterator[str]:
        """The dossiers filed under one of the digests."""
        total, offset = (1 if digests else 0), 0
        while offset < total:
            page = self.archive.search(
                None,
                volumes=("main",),
                filters={PARTY_FACET: digests},
                offset=offset,
                limit=_AT_ONCE,
                sort="number",
            )
            notices += page.findings
            yield from (hit.number for hit in page.hits)
            total, offset = page.total, offset + _AT_ONCE

    def _open(self, case: Case) -> Iterator[EarlierCase]:
        digests = alike(case.data["party"])
        wanted = frozenset(digest for each in digests.values() for digest in each)
        for held in self.registry.open_cases(wanted):
            if held.key == key_of(case):
                continue
            data = json.loads(held.content)
            shared = known_by(data["party"])
            match = next((each for each in MATCHES if shared & digests.get(each, set())), None)
            if match and data.get("conduct") and not _is_dropped(self._grounds(data)):
                yield _of_open(held, data, match)

    def _grounds(self, data: Mapping[str, Any]) -> list[str]:
        types = self.catalogue.by_role(Role.DECISION_NO_PENALTY)
        pointers = {each.code: each.facts["ground"] for each in types}
        return [
            str(resolve(paper, pointers[paper["type"]]))
            for paper in data["papers"]
            if paper["type"] in pointers
        ]

    def _paper(
        self,
        case: Case,
        window: Window,
        found: tuple[EarlierCase, ...],
        unread: tuple[str, ...],
        by: str | None,
        now: datetime,
    ) -> Mapping[str, Any]:
        (instrument, *_) = self.catalogue.by_role(Role.FIRST_OFFENCE_QUERY)
        own = case.data["authority"]["body"]["name"]
        body = "本档案库各机关" if window.is_wide else own
        return {
            "id": _free_id(case, instrument.code),
            "type": instrument.code,
            "number": None,
            "date": now.date().isoformat(),
            "data": {
                "queried_at": now.isoformat(),
                "queried_by": by,
                "window": {
                    "rule": window.rule,
                    "from": window.start.isoformat(),
                    "to": window.end.isoformat(),
                },
                "scope": f"{body}已归档和在办的案件",
                "matched_by": [each for each in MATCHES if alike(case.data["party"]).get(each)],
                "systems": ["本机关电子卷宗档案库", "本机关案件登记库"],
                "earlier": [_entry(each) for each in found],
                "evidence": [],
                "remark": _SHORT.format("、".join(unread)) if unread else None,
            },
            "execution": None,
            "service": None,
        }


def _of_record(record: DossierRecord, case: Case, match: Match) -> Iterator[EarlierCase]:
    """The case of a dossier, unless it is this very case or about no act."""
    told = record.metadata
    own = (told.get("agency_code"), told.get("case_id")) == (case.agency_code, case.case_id)
    acted = told.get("conduct_at")
    if own or not acted or _is_dropped(told.get("grounds", "").split()):
        return
    number = record.case_number or record.number
    yield EarlierCase(
        number=number,
        names=frozenset((number, record.number)),
        agency=told.get("agency_code", ""),
        at=parse_time(acted),
        matter="、".join(record.facets.get("cause", ())),
        outcome="、".join(record.facets.get("outcome", ())),
        matched_by=match,
    )


def _of_open(held: OpenCase, data: Mapping[str, Any], match: Match) -> EarlierCase:
    number = data["number"] or data.get("register_number") or held.key.case_id
    return EarlierCase(
        number=number,
        names=frozenset((number, held.key.case_id)),
        agency=held.key.agency,
        at=parse_time(data["conduct"]["at"]),
        matter=data["cause"],
        outcome=_OPEN,
        matched_by=match,
    )


def _distinct(notices: list[VerificationFinding]) -> tuple[VerificationFinding, ...]:
    return tuple(each for at, each in enumerate(notices) if each not in notices[:at])


def _is_dropped(grounds: list[str]) -> bool:
    """Whether every decision of a case says that its facts were not established."""
    return bool(grounds) and set(grounds) == {_NOT_ESTABLISHED}


def _entry(earlier: EarlierCase) -> Mapping[str, Any]:
    """A line of the record: it counts until a person says why it does not."""
    return {
        "number": earlier.number,
        "date": earlier.at.date().isoformat(),
        "matter": earlier.matter,
        "outcome": earlier.outcome,
        "matched_by": earlier.matched_by,
        "counted": True,
        "reason": None,
    }


def _free_id(case: Case, stem: str) -> str:
    taken, ident, count = {paper.id for paper in case.papers}, stem, 1
    while ident in taken:
        count += 1
        ident = f"{stem}-{count}"
    return ident
