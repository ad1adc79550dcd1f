"""Work on open cases on somebody's behalf: taken in, changed, issued, executed, served, voided.

Each is one short transaction with its audit entry, its event and the answer to be kept; what takes
long (judging, typesetting) is done before it. Not for sealing, which is a job.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

from docgen.case import Case, Paper, load_case
from docgen.case.canonical import canonical_json
from docgen.case.parties import known_by
from docgen.registry.queue.values import Event
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.registry.values import CaseKey
from docgen.registry.work.reviews import Stage
from docgen.registry.work.signatures import SignatureRow
from docgen.registry.work.values import CaseRow, CaseVersion
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.also import Also, nothing
from docgen.service.errors import CaseInvalidError
from docgen.service.happenings import number_of, of_case, of_paper
from docgen.service.line.evidence import files_wanted
from docgen.service.line.intake import Missing, Validation, key_of
from docgen.service.line.issuing import Issued, Noted, unserved
from docgen.service.office import Office
from docgen.service.work.drawn_stays import refuse_undrawn
from docgen.service.work.errors import (
    AgencyForeignError,
    CaseIdChangedError,
    CaseUnknownError,
    PaperUnknownError,
    PaperWaitingError,
    ReviewMissingError,
    ServiceAwaitedError,
)
from docgen.service.work.own_copies import refuse_foreign, refuse_lost
from docgen.service.work.patching import merged, patched
from docgen.service.work.reviews import ReviewWork
from docgen.values import Finding

__all__ = ["CaseWork", "Kept"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A case as it is kept now, and what was found short of an error.

    ``number`` is its 案号 or 登记号, None while it has none. ``to_void`` are issued papers that
    print one which was voided, in the order in which they are to be voided too.
    """

    case_id: str
    number: str | None
    version: CaseVersion
    findings: tuple[Finding, ...]
    to_void: tuple[Paper, ...] = ()


class CaseWork:
    """The open cases of a registry.

    ``offices`` lends the one office of the process; ``new_id`` gives ids that never repeat.
    """

    def __init__(
        self,
        *,
        registry: Registry,
        offices: Callable[[], AbstractContextManager[Office]],
        new_id: Callable[[], str],
    ) -> None:
        self._registry = registry
        self._offices = offices
        self._new_id = new_id

    def check(self, raw: bytes, occasion: Occasion) -> Validation:
        """Everything that is wrong with a case. Nothing is kept."""
        with self._offices() as office:
            return office.validate(
                raw, folder=None, now=occasion.at, missing=self.missing(occasion)
            )

    def check_own(self, raw: bytes, occasion: Occasion) -> Validation:
        """The same of a case that is to be taken in.

        Raises:
            AgencyForeignError: nothing is wrong but that it is another agency's.
        """
        found, own = self.check(raw, occasion), occasion.principal.agency
        if found.case is not None and found.is_valid and found.case.agency_code != own:
            raise AgencyForeignError(where="/authority/body/code")
        return found

    def find(self, case_id: str, occasion: Occasion) -> CaseRow:
        """A case of the agency.

        Raises:
            CaseUnknownError: the agency has none of this id.
        """
        with self._registry.glancing() as unit:
            found = unit.cases.find(_key(case_id, occasion))
        if found is None:
            raise CaseUnknownError(case=case_id)
        return found

    def judged(self, row: CaseRow, occasion: Occasion) -> Validation:
        """What the rules find in a case today, also whether its files were sent."""
        with self._offices() as office:
            return office.validate(
                row.content, folder=None, now=occasion.at, missing=self.missing(occasion)
            )

    def at_sealing(self, row: CaseRow, occasion: Occasion) -> tuple[Finding, ...]:
        """What the rules would find in a case that is sealed today."""
        with self._offices() as office:
            return office.validate(
                row.content,
                folder=None,
                now=occasion.at,
                missing=self.missing(occasion),
                stage="seal",
            ).findings

    def create(self, raw: bytes, occasion: Occasion, *, also: Also[Kept] = nothing) -> Kept:
        """Take in a new case.

        Raises:
            CaseInvalidError: the schemas or the rules find errors.
            AgencyForeignError: it is another agency's case.
            CaseExistsError: a case of this id is there.
        """
        validation = self._valid(raw, occasion)
        event = self._event("case.accepted", validation.case.data, occasion)
        return self._save(validation, occasion, Action.CASE_CREATE, None, also, event)

    def replace(
        self,
        case_id: str,
        raw: bytes,
        expected: str,
        occasion: Occasion,
        *,
        also: Also[Kept] = nothing,
    ) -> Kept:
        """Put another text in place of the one whose tag is ``expected``.

        Raises:
            CaseInvalidError: the schemas or the rules find errors.
            CaseIdChangedError: the text is of another case.
            PaperChangedError: a paper in force would read otherwise than it was issued.
            CopyRecordedError: the recorded copy of a paper would be lost.
            CaseMovedError: the case is not as expected any more.
        """
        row = self.find(case_id, occasion)
        validation = self._valid(raw, occasion)
        if validation.case.case_id != case_id:
            raise CaseIdChangedError(case=case_id, where="/case_id")
        frozen = self._registry.frozen(key_of(validation.case))
        with self._offices() as office:
            office.issuer().refuse_changed(validation.case, frozen)
        refuse_lost(validation.case, json.loads(row.content)["papers"], frozen.papers)
        unforged = _with_what_was_drawn(validation.case, None, also)
        return self._save(validation, occasion, Action.CASE_CHANGE, expected, unforged)

    def patch(
        self,
        case_id: str,
        change: Mapping[str, Any] | Sequence[Any],
        expected: str,
        occasion: Occasion,
        *,
        also: Also[Kept] = nothing,
    ) -> Kept:
        """Change the text whose tag is ``expected``: an object is merged, a list are operations.

        Raises:
            PatchError: an operation cannot be done.
        """
        held = json.loads(self.find(case_id, occasion).content)
        text = merged(held, change) if isinstance(change, Mapping) else patched(held, change)
        raw = json.dumps(text, ensure_ascii=False).encode("utf-8")
        return self.replace(case_id, raw, expected, occasion, also=also)

    def note(
        self,
        case_id: str,
        paper_id: str,
        part: str,
        value: Mapping[str, Any] | None,
        occasion: Occasion,
        *,
        expected: str | None = None,
        drawn: SignatureRow | None = None,
        releases: bool = False,
        also: Also[Kept] = nothing,
    ) -> Kept:
        """Note what happened to a paper after it was issued: its ``execution`` or ``service``.

        ``value`` is None where nothing did after all, ``drawn`` a signature that is taken with it;
        ``releases`` lets go of the copy that is recorded.

        Raises:
            PaperUnknownError: the case has no such paper.
            PaperWaitingError: it is not issued yet.
            CopyRecordedError: the recorded copy would be lost.
            SignatureDrawnError: it says otherwise than what was signed on a screen.
        """
        row = self.find(case_id, occasion)
        data = json.loads(row.content)
        paper = next((each for each in data["papers"] if each["id"] == paper_id), None)
        if paper is None:
            raise PaperUnknownError(paper=paper_id, case=case_id)
        frozen = self._registry.frozen(row.key).papers
        if paper_id not in frozen:
            raise PaperWaitingError(paper=paper_id, case=case_id)
        before = dict(paper)
        paper[part] = None if value is None else dict(value)
        raw = json.dumps(data, ensure_ascii=False).encode("utf-8")
        action = Action.PAPER_SERVE if part == "service" else Action.PAPER_EXECUTE
        valid = self._valid(raw, occasion)
        if not releases:
            refuse_lost(valid.case, [before], frozen)
        unforged = _with_what_was_drawn(valid.case, drawn, also)
        return self._save(valid, occasion, action, expected or row.newest.tag, unforged)

    def issue(
        self, case_id: str, paper_id: str | None, occasion: Occasion, *, also: Also[Kept] = nothing
    ) -> tuple[Issued, Kept]:
        """Number and freeze a paper, or all that are ready. What is issued stays as it is.

        Raises:
            CaseInvalidError: the rules find what stands against issuing.
            PaperUnknownError: the case has no such paper.
            ServiceAwaitedError: it prints the service of papers that are not served yet.
            ReviewMissingError: the agency has cases approved first, and this one was not.
        """
        row = self.find(case_id, occasion)
        self.require_review(row.key, {"issue"})
        with self._offices() as office:
            taken = office.issuable(row.content, now=occasion.at, missing=self.missing(occasion))
            if paper_id is not None and all(each.id != paper_id for each in taken.case.papers):
                raise PaperUnknownError(paper=paper_id, case=case_id)
            only = None if paper_id is None else {paper_id}
            noted = self.noting(row.key, occasion, findings=taken.findings, also=also)
            issued = office.issue_taken(taken, only=only, noted=noted, now=occasion.at)
        if paper_id is not None and paper_id not in issued.papers:
            paper = issued.case.paper(paper_id)
            awaited = unserved(issued.case, paper)
            raise ServiceAwaitedError(title=paper.type.title, awaited=awaited)
        kept = Kept(
            case_id=case_id,
            number=issued.case.number,
            version=self.find(case_id, occasion).newest,
            findings=taken.findings,
        )
        if not issued.new:
            with self._registry.writing() as unit:
                also(unit, kept)
        return issued, kept

    def require_review(self, key: CaseKey, stages: Collection[Stage]) -> None:
        """Refuse to issue papers of a case that was not approved for one of these stages.

        Raises:
            ReviewMissingError: the agency has cases approved first, and this one was not.
        """
        with self._offices() as office:
            if office.settings.review_before_issue != "yes":
                return
        with self._registry.reading() as unit:
            if not any(ReviewWork.approved(unit, key, stage) for stage in stages):
                raise ReviewMissingError(case=key.case_id)

    def noting(
        self,
        key: CaseKey,
        occasion: Occasion,
        *,
        findings: tuple[Finding, ...] = (),
        also: Also[Kept] = nothing,
    ) -> Noted:
        """Who issues, and what is written with it: audit entries and events of each new paper."""
        before = set(self._registry.frozen(key).papers)

        def write(unit: Unit) -> None:
            row = unit.cases.find(key)
            assert row is not None
            data = json.loads(row.content)
            for paper_id in sorted(unit.cases.issued(key) - before):
                target = f"paper:{key.case_id}/{paper_id}"
                unit.audit.append([occasion.entry(Action.PAPER_ISSUE, target)])
                unit.events.add(self._event("paper.issued", data, occasion, paper_id))
            also(unit, _kept(data, row.newest, findings))

        return Noted(by=occasion.principal.actor, also=write)

    def void(
        self,
        case_id: str,
        paper_id: str,
        reason: str,
        occasion: Occasion,
        *,
        also: Also[Kept] = nothing,
    ) -> Kept:
        """Take an issued paper out of force; its number is never used again.

        The paper stays in the case as a draft, without its number, its signatures and its service:
        those were of the voided paper, and the versions before keep them.

        Raises:
            PaperSealedError: it stands in a sealed dossier.
            PaperNotIssuedError: it was never issued.
            VoidReasonError: the reason says nothing.
        """
        row = self.find(case_id, occasion)
        data = json.loads(row.content)
        event = self._event("paper.voided", data, occasion, paper_id)
        for paper in data["papers"]:
            if paper["id"] == paper_id:
                paper |= {"number": None, "execution": None, "service": None}
        kept: list[Kept] = []

        def write(unit: Unit) -> None:
            version = unit.cases.save(
                row.key,
                canonical_json(data),
                files={each.sha256 for each in files_wanted(data)},
                parties=known_by(data["party"]),
                by=occasion.principal.actor,
                now=occasion.at,
                expected=row.newest.tag,
            )
            kept.append(replace(_kept(data, version, ()), to_void=to_void))
            target = f"paper:{case_id}/{paper_id}"
            unit.audit.append([occasion.entry(Action.PAPER_VOID, target)])
            unit.events.add(event)
            also(unit, kept[-1])

        to_void = self.to_void(row, paper_id)
        with self._offices() as office:
            office.void(row.content, paper_id, reason=reason, now=occasion.at, also=write)
        return kept[-1]

    def to_void(self, row: CaseRow, paper_id: str) -> tuple[Paper, ...]:
        """The issued papers of a case that are to be voided with a paper, in this order."""
        with self._offices() as office:
            case = load_case(row.content, catalogue=office.catalogue).case
            return () if case is None else office.issuer().to_void(case, paper_id)

    def missing(self, occasion: Occasion) -> Missing:
        """Which of the files of these digests the agency has not sent."""

        def missing(digests: Collection[str]) -> frozenset[str]:
            with self._registry.reading() as unit:
                return unit.files.missing(occasion.principal.agency, digests)

        return missing

    def _valid(self, raw: bytes, occasion: Occasion) -> _Valid:
        validation = self.check_own(raw, occasion)
        if validation.case is None or not validation.is_valid:
            raise CaseInvalidError(findings=validation.findings)
        return _Valid(case=validation.case, findings=validation.findings)

    def _save(
        self,
        valid: _Valid,
        occasion: Occasion,
        action: Action,
        expected: str | None,
        also: Also[Kept],
        event: Event | None = None,
    ) -> Kept:
        case = valid.case
        self._refuse_foreign_copies(case)
        content, parties = canonical_json(case.data), known_by(case.data["party"])
        files = {each.sha256 for each in files_wanted(case.data)}

        def change(unit: Unit) -> Kept:
            version = unit.cases.save(
                key_of(case),
                content,
                files=files,
                parties=parties,
                by=occasion.principal.actor,
                now=occasion.at,
                expected=expected,
            )
            kept = _kept(case.data, version, valid.findings)
            unit.audit.append([occasion.entry(action, f"case:{case.case_id}")])
            if event is not None:
                unit.events.add(event)
            also(unit, kept)
            return kept

        return self._registry.together(change)

    def _refuse_foreign_copies(self, case: Case) -> None:
        """No issued paper has a copy that was signed on a screen for another."""
        drawn = [
            (each, copy)
            for each in case.papers
            if (copy := each.executed_copy) and copy["origin"] == "screen"
        ]
        if not drawn:
            return
        with self._registry.reading() as unit:
            for paper, copy in drawn:
                frozen = unit.cases.paper(key_of(case), paper.id)
                file = unit.files.find(case.agency_code, copy["sha256"])
                if frozen is not None and file is not None:
                    refuse_foreign(paper, b"".join(unit.files.read(file)), frozen.pdf_sha256)

    def _event(
        self,
        kind: str,
        data: Mapping[str, Any],
        occasion: Occasion,
        paper_id: str | None = None,
    ) -> Event:
        return Event(
            id=self._new_id(),
            agency=occasion.principal.agency,
            type=kind,
            payload=of_case(data) if paper_id is None else of_paper(data, paper_id),
            happened_at=occasion.at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Valid:
    """A case without errors."""

    case: Case
    findings: tuple[Finding, ...]


def _kept(data: Mapping[str, Any], version: CaseVersion, findings: tuple[Finding, ...]) -> Kept:
    return Kept(case_id=data["case_id"], number=number_of(data), version=version, findings=findings)


def _with_what_was_drawn(case: Case, added: SignatureRow | None, also: Also[Kept]) -> Also[Kept]:
    """What is written beside a text, once no paper says otherwise than was signed on a screen.

    ``added`` is a signature that is taken with it.
    """

    def write(unit: Unit, kept: Kept) -> None:
        drawn = unit.signatures.of_case(key_of(case))
        rows = (*drawn, added) if added else drawn
        for paper in case.papers:
            refuse_undrawn(paper, [each for each in rows if each.paper_id == paper.id])
        also(unit, kept)

    return write


def _key(case_id: str, occasion: Occasion) -> CaseKey:
    return CaseKey(agency=occasion.principal.agency, case_id=case_id)
