"""Sealing: the frozen papers and executed copies of a case become a dossier in the archive.

The registry commits first (papers, numbers, the dossier number), then the archive; a run that was
killed between them is finished by running it again. Not for issuing, which comes before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from archive.errors import IntegrityError
from archive.values import Dossier, DossierRecord
from docgen.case import Case
from docgen.compose.content import INFORMANT_KEY, content_digest, content_keys
from docgen.compose.dossier import compose
from docgen.compose.face import closed_on
from docgen.compose.masking import refuse_exposed
from docgen.compose.sheets import require_complete
from docgen.compose.values import Composition, FrozenBytes, Supplement
from docgen.registry.values import EditionRow, FrozenPaper
from docgen.service.access.machine import COMMAND_ACTOR, tell_sealed
from docgen.service.errors import (
    CaseChangedError,
    NothingToSupplementError,
    PaperFileLostError,
    PaperVoidedMeanwhileError,
    SupplementConflictError,
    SupplementTooEarlyError,
)
from docgen.service.happenings import of_dossier
from docgen.service.line.intake import TakenCase, key_of
from docgen.service.line.issuing import Issued, Issuer, Noted, with_frozen_numbers
from docgen.service.line.sealed import kept_account, sealed_keys, sealed_record
from docgen.service.work.own_copies import refuse_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.archive import Archive
    from archive.bind import StampFonts
    from archive.seal import Sealer
    from docgen.catalogue import Catalogue
    from docgen.registry.registry import Registry
    from docgen.service.line.printing import Printer
    from docgen.service.line.stages import StageRecorder
    from docgen.service.settings import Settings
    from docgen.values import Finding

__all__ = ["SealResult", "Sealing"]

SPECIMEN = "样卷"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealResult:
    """What sealing did. ``created`` is False where the same content was sealed before."""

    record: DossierRecord
    edition: int
    created: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """Seals cases of one home. ``trial`` homes mark every page."""

    archive: Archive
    registry: Registry
    issuer: Issuer
    printer: Printer
    catalogue: Catalogue
    settings: Settings
    sealer: Sealer
    stamp_fonts: StampFonts
    trial: bool
    programs: Mapping[str, str]
    stages: StageRecorder

    def seal(
        self, taken: TakenCase, *, supplement: bool, now: datetime, noted: Noted
    ) -> SealResult:
        """The sealed dossier of a case; the one that exists where nothing changed.

        Raises:
            IntegrityError: it is sealed already, and what is kept of it is damaged.
            CaseChangedError: the case is sealed with other content and this is no supplement.
            SupplementConflictError: a supplement would alter or drop what is sealed.
            NothingToSupplementError: a supplement adds nothing.
        """
        require_complete(taken.case)
        refuse_exposed(taken.case)
        record = sealed_record(self.archive, self.registry, taken.case)
        if record is not None:
            known = self._same(taken, record)
            if known is not None:
                return self._told(taken.case, known, noted, now)
            if not supplement:
                raise CaseChangedError(number=record.number)
            self._refuse_loss(taken.case, record)
        elif supplement:
            raise SupplementTooEarlyError(case=taken.case.case_id)
        self.archive.require_writable()
        self.sealer.check_time(now)
        issued = self.issuer.issue(taken.case, now=now, everything=True, noted=noted)
        request = self._request(taken, issued, record, now)
        return self._told(taken.case, self._deposit(taken, issued, request, now), noted, now)

    def _told(self, case: Case, result: SealResult, noted: Noted, now: datetime) -> SealResult:
        """What a command sealed is told once, also by the next one where this one was cut short."""
        if noted.by == COMMAND_ACTOR:
            told = of_dossier(case.case_id, result.record, result.edition)
            with self.registry.writing() as unit:
                tell_sealed(unit, key_of(case), told, now)
        return result

    def compose_first(self, taken: TakenCase, *, now: datetime) -> Dossier:
        """The dossier of a case as its first sealing composes it; issues, and seals nothing."""
        require_complete(taken.case)
        issued = self.issuer.issue(taken.case, now=now, everything=True)
        return self.compose(self._request(taken, issued, None, now))

    def _same(self, taken: TakenCase, record: DossierRecord) -> SealResult | None:
        """The edition that holds exactly this content, if there is one."""
        frozen = self.registry.frozen(key_of(taken.case))
        if any(paper.id not in frozen.papers for paper in taken.case.papers):
            return None
        frozen = replace(frozen, number=frozen.number or record.case_number or None)
        case = with_frozen_numbers(taken.case, frozen)
        papers = {paper.id: frozen.papers[paper.id] for paper in case.papers}
        digest = content_digest(case, _digests(papers))
        if digest not in record.content_digests:
            return None
        edition = record.content_digests.index(digest) + 1
        self._require_whole(record.number)
        self._note_edition(record, edition, tuple(content_keys(case)))
        return SealResult(record=record, edition=edition, created=False, findings=taken.findings)

    def _require_whole(self, number: str) -> None:
        """What is said to be sealed already is there as it was sealed."""
        report = self.archive.verify(number, trust=())
        if (report.alone or report.verdict) == "broken":
            raise IntegrityError(
                what="damage to what was sealed",
                where=number,
                next="see what it is with `docgen verify`, and restore it from a backup",
            )

    def _refuse_loss(self, case: Case, record: DossierRecord) -> None:
        """A supplement only adds: whatever is sealed must still be there, unaltered."""
        sealed, present = sealed_keys(record), set(content_keys(case))
        for key in sorted(sealed - present):
            name, _, _ = key.partition("=")
            if name != INFORMANT_KEY:
                there = any(other.partition("=")[0] == name for other in present)
                raise SupplementConflictError(
                    item=name, number=record.number, what="has changed" if there else "is gone"
                )
        if not {key for key in present - sealed if not key.startswith(INFORMANT_KEY)}:
            raise NothingToSupplementError(number=record.number)

    def _request(
        self, taken: TakenCase, issued: Issued, record: DossierRecord | None, now: datetime
    ) -> Composition:
        """What is bound: everything, or what came since the earlier editions."""
        case, settings = issued.case, self.settings
        sealed, present = sealed_keys(record), tuple(content_keys(case))
        new = {key.partition("=")[0] for key in present if key not in sealed}
        added = {key.partition(":")[2] for key in new if key.startswith(("paper:", "copy:"))}
        number = self.registry.reserve_dossier(key_of(case), year=int(closed_on(case)[:4]), now=now)
        return Composition(
            case=case,
            papers=tuple(_bound(case, issued.papers, added)),
            evidence=frozenset(
                key.removeprefix("evidence:") for key in new if key.startswith("evidence:")
            ),
            files=_own_copies(case, issued.papers, taken.files),
            number=number,
            supplement=_supplement(record),
            specimen=SPECIMEN if self.trial else None,
            order=settings.dossier_order,
            corner=settings.dossier_corner,
            responsible=settings.dossier_responsible,
            dpi=settings.evidence_dpi,
            page_seconds=settings.limits_page_seconds,
            classification=settings.dossier_classification,
            programs=self.programs,
            content_digest=content_digest(case, _digests(issued.papers)),
            parts=tuple(key for key in present if not key.startswith(INFORMANT_KEY)),
            with_informant=INFORMANT_KEY in new,
        )

    def compose(self, request: Composition) -> Dossier:
        """The dossier of a composition."""
        with self.stages("compose"):
            return compose(
                request,
                catalogue=self.catalogue,
                make_sheet=lambda instrument, data: self.printer.sheet(request, instrument, data),
                typeset=lambda docx: self.printer.word(docx, request),
            )

    def _deposit(
        self, taken: TakenCase, issued: Issued, request: Composition, now: datetime
    ) -> SealResult:
        dossier = self.compose(request)
        known = self.archive.existing(dossier)
        created = known is None
        if known is None:
            with self.stages("bind"):
                bound = self.archive.bind_volumes(dossier, fonts=self.stamp_fonts)
            with self.stages("seal"):
                sealed = self.archive.seal_volumes(bound, sealer=self.sealer, now=now)
            with self.stages("deposit"):
                deposit = self.archive.store(
                    dossier, bound, sealed, now=now, producer=lambda: self._account(issued, now)
                )
            known, created = deposit.record, deposit.created
            with self.stages("index"):
                self.archive.feed_index()
        self._note_edition(known, dossier.edition, tuple(content_keys(issued.case)))
        return SealResult(
            record=known, edition=dossier.edition, created=created, findings=taken.findings
        )

    def _account(self, issued: Issued, now: datetime) -> Mapping[str, Any]:
        """What the archive keeps of the registry, when no paper was voided since it was bound."""
        case, key = issued.case, key_of(issued.case)
        held = self.registry.frozen(key).papers
        for ident, paper in issued.papers.items():
            if ident not in held or held[ident].pdf_sha256 != paper.pdf_sha256:
                raise PaperVoidedMeanwhileError(title=paper.title, where=case.paper(ident).pointer)
        return kept_account(self.registry, key, tuple(content_keys(case)), now)

    def _note_edition(self, record: DossierRecord, edition: int, keys: tuple[str, ...]) -> None:
        """Bring the registry's catalogue up to what the archive holds."""
        row = EditionRow(
            edition=edition,
            content_digest=record.content_digests[edition - 1],
            parts=keys,
            sealed_at=record.sealed_at[edition - 1],
        )
        self.registry.record_edition(record.number, row)


def _supplement(record: DossierRecord | None) -> Supplement | None:
    if record is None:
        return None
    return Supplement(edition=record.editions + 1, supplements=record.editions)


def _own_copies(
    case: Case, papers: Mapping[str, FrozenPaper], files: Mapping[str, bytes]
) -> Mapping[str, bytes]:
    """The files of a case, in which no paper has a copy that was signed for another.

    Raises:
        CopyForeignError: one has.
    """
    for paper in case.papers:
        copy = paper.executed_copy
        if copy:
            refuse_foreign(paper, files[copy["file"]], papers[paper.id].pdf_sha256)
    return files


def _digests(papers: Mapping[str, FrozenPaper]) -> Mapping[str, tuple[str, str]]:
    return {ident: (paper.pdf_sha256, paper.docx_sha256) for ident, paper in papers.items()}


def _bound(
    case: Case, papers: Mapping[str, FrozenPaper], added: Collection[str]
) -> Iterator[FrozenBytes]:
    """The papers of this edition with their bytes."""
    for ident, paper in papers.items():
        if ident not in added:
            continue
        place = case.paper(ident)
        if paper.pdf is None or paper.docx is None:
            raise PaperFileLostError(title=paper.title, where=place.pointer)
        yield FrozenBytes(
            paper=place,
            pdf=paper.pdf,
            docx=paper.docx,
            page_texts=paper.page_texts,
            versions=paper.versions,
        )
