"""The office: everything a shell asks of a home, each one method.

It opens what a call needs on first use and keeps it: catalogue, fonts, engine, registry, archive,
key. Times are arguments; it never prints. Not for several threads at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from archive.archive import Archive
from archive.errors import DossierNotFoundError, KeyUnusableError
from archive.seal import Sealer, SealingKey, list_keys, load_sealer, trusted_certificates
from archive.values import (
    Dossier,
    DossierRecord,
    SearchPage,
    VerificationFinding,
    VerificationReport,
    VolumeKind,
)
from docgen.case import Case
from docgen.case.deadlines import deadlines
from docgen.case.evaluation import evaluate
from docgen.case.progress import Progress, progress
from docgen.case.rules import Stage
from docgen.catalogue import Catalogue, load_catalogue
from docgen.catalogue.errors import UnknownRegisterError
from docgen.errors import DocgenError
from docgen.fill import load_template
from docgen.messages import text
from docgen.registry.errors import PaperSealedError
from docgen.registry.numbers import NumberPattern
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.registry.values import DossierRow
from docgen.service.access.audit import Anchor, anchors_in, audit_reports, note_loss
from docgen.service.access.machine import tell_broken, told_of
from docgen.service.access.marks import marks_in
from docgen.service.access.policy import Action
from docgen.service.drafts import Draft, DraftFormat, draft_files, draft_of
from docgen.service.errors import CaseInvalidError, StaffUnknownError, VoidReasonError
from docgen.service.first_offence import EarlierCases, FirstOffence
from docgen.service.happenings import of_paper
from docgen.service.home import Home, recreate_registry
from docgen.service.line.intake import Intake, Missing, TakenCase, Validation, key_of
from docgen.service.line.issuing import COMMAND, Issued, Issuer, Noted
from docgen.service.line.pictures import page_picture
from docgen.service.line.printing import Printer, program_versions
from docgen.service.line.results import (
    CaseDeadlines,
    DraftResult,
    IssueResult,
    RebuildResult,
    SearchWanted,
)
from docgen.service.line.sealed import rebuilt_row, sealed_keys, sealed_record
from docgen.service.line.sealing import Sealing, SealResult
from docgen.service.line.stages import StageRecorder, unmeasured
from docgen.service.reasons import stated
from docgen.service.reports.comparison import lost_report, refuse_lost, with_losses
from docgen.service.reports.evaluating import (
    CaseEvaluation,
    case_as_sealed,
    pages_of,
    report_data,
)
from docgen.service.reports.kept_cases import KeptCase, kept_cases
from docgen.service.reports.registers import RegisterRows, collect
from docgen.service.settings import Settings
from docgen.service.templates import Replayed, new_instrument, replay
from docgen.values import Role

if TYPE_CHECKING:
    from archive.bind import BoundVolume, StampFonts
    from docgen.service.views import Language
    from docgen.typeset.fonts import FontSet

__all__ = ["Office"]


class Office:
    """One home at work."""

    def __init__(
        self, *, home: Home, settings: Settings, stages: StageRecorder = unmeasured
    ) -> None:
        self.home = home
        self.settings = settings
        self._stages = stages
        self._sealer: Sealer | None = None

    def close(self) -> None:
        """Give back files and connections."""
        for name in ("registry", "archive"):
            if name in self.__dict__:
                getattr(self, name).close()

    @cached_property
    def catalogue(self) -> Catalogue:
        """The product's instruments and the agency's own."""
        return load_catalogue(agency=self.home.root)

    def forget(self, *names: str) -> None:
        """Make what has these names anew when it is next asked for."""
        for name in names:
            self.__dict__.pop(name, None)

    @cached_property
    def registry(self) -> Registry:
        """The registry of this home."""
        registry = Registry.open(
            self.home.registry_at(self.settings.registry_url),
            pattern=NumberPattern(self.settings.numbers_pattern),
            busy_timeout_s=self.settings.registry_busy_timeout_s,
        )
        if ident := self.home.ident:
            registry.claim(ident)
        return registry

    @cached_property
    def archive(self) -> Archive:
        """The archive of this home."""
        home = self.home
        wait = float(self.settings.archive_lock_wait_s)
        return Archive.open(home.archive, home.log, home.index, lock_wait_s=wait)

    @property
    def notices(self) -> tuple[VerificationFinding, ...]:
        """What is wrong with the archive's log and what was set aside, where it was opened."""
        return self.archive.notices if "archive" in self.__dict__ else ()

    @cached_property
    def fonts(self) -> FontSet:
        """The bundled faces and the agency's."""
        from docgen.typeset.fonts import load_fonts  # reads every font file

        return load_fonts(self.home.fonts, None)

    @cached_property
    def printer(self) -> Printer:
        """The kept engine with its templates."""
        return Printer(catalogue=self.catalogue, fonts=self.fonts, stages=self._stages)

    @property
    def key(self) -> SealingKey | None:
        """The key that seals, if there is one."""
        return next((key for key in list_keys(self.home.keys) if key.current), None)

    @property
    def is_official(self) -> bool:
        """Whether signatures count: an agency's own key seals, or one that cannot be read."""
        try:
            key = self.key
        except KeyUnusableError:
            return True
        return key is not None and key.kind == "agency"

    def validate(
        self,
        raw: bytes,
        *,
        folder: Path | None,
        now: datetime,
        missing: Missing | None = None,
        stage: Stage = "check",
    ) -> Validation:
        """Everything that is wrong with a case. Writes and allocates nothing."""
        return self._intake().validate(raw, folder=folder, now=now, stage=stage, missing=missing)

    def progress(self, raw: bytes, *, now: datetime) -> Progress:
        """Where a case stands on its route. Writes nothing.

        Raises:
            CaseInvalidError: what the schemas refuse has no route.
        """
        case = self._loaded(raw, now)
        return progress(case, catalogue=self.catalogue, routes=self.catalogue.lists.routes)

    def evaluate_case(
        self, raw: bytes, *, folder: Path | None, now: datetime, missing: Missing | None = None
    ) -> CaseEvaluation:
        """Score a case as it stands, with the pages where it is sealed. Writes nothing.

        Raises:
            CaseInvalidError: what the schemas refuse cannot be scored.
        """
        validation = self.validate(raw, folder=folder, now=now, stage="seal", missing=missing)
        if validation.case is None:
            raise CaseInvalidError(findings=validation.findings)
        record = sealed_record(self.archive, self.registry, validation.case)
        pages = {} if record is None else pages_of(self.archive, record, validation.case)
        scored = evaluate(validation.findings, self.catalogue.lists.standard)
        return CaseEvaluation(case=validation.case, evaluation=scored, pages=pages)

    def evaluate_dossier(self, number: str, *, now: datetime) -> CaseEvaluation:
        """Score a dossier by what its sealed volumes hold.

        Raises:
            DossierNotFoundError: no dossier has this number.
        """
        raw = case_as_sealed(self.archive, self.show(number))
        return self.evaluate_case(raw, folder=None, now=now)

    def evaluation_report(self, found: CaseEvaluation, *, now: datetime) -> bytes:
        """The report of an evaluation as PDF."""
        texts = {
            place: text(each.finding, "zh")
            for place, each in enumerate(found.evaluation.deductions)
        }
        (instrument,) = self.catalogue.by_role(Role.SHEET_EVALUATION)
        data = report_data(found, texts, on=now.date().isoformat())
        return self.printer.report(found.case, instrument, data, created=now).pdf

    def overview_report(self, sheet: Mapping[str, Any], *, now: datetime) -> bytes:
        """The report over many cases as PDF; ``sheet`` holds the values of its schema."""
        (instrument,) = self.catalogue.by_role(Role.SHEET_OVERVIEW)
        return self.printer.overview(instrument, sheet, created=now).pdf

    def registers(
        self, codes: Sequence[str], *, agency: str | None = None, language: Language = "zh"
    ) -> tuple[RegisterRows, ...]:
        """The registers asked for, all where none is, filled from all that is kept.

        ``agency`` leaves out the cases and numbers of every other one; ``language`` is that of what
        codes are called.

        Raises:
            UnknownRegisterError: no register has one of the codes.
        """
        known = {each.code: each for each in self.catalogue.lists.registers}
        stray = next((code for code in codes if code not in known), None)
        if stray is not None:
            raise UnknownRegisterError(register=stray)
        wanted = [known[code] for code in codes] or list(known.values())
        numbers = self.registry.numbers()
        return collect(
            [each for each in self._kept_cases() if agency in (None, each.case.agency_code)],
            [each for each in numbers if agency in (None, each[0].agency)],
            registers=wanted,
            catalogue=self.catalogue,
            language=language,
        )

    def _kept_cases(self) -> Iterator[KeptCase]:
        records = (self.show(number) for number in self.archive.numbers())
        return kept_cases(self.archive, records, self.registry, self.catalogue)

    def new_instrument(self, code: str, *, like: str, title: str) -> tuple[Path, Path]:
        """Write schema and template of an instrument of the agency's own; see ``templates``."""
        return new_instrument(self.home.root, self.catalogue, code=code, like=like, title=title)

    def replay(self, code: str, word: bytes) -> tuple[Replayed, ...]:
        """What a changed template would do to every stored paper of an instrument.

        Raises:
            UnknownInstrumentError: there is no such instrument.
            TemplateInvalidError: the Word file cannot serve as a template.
        """
        instrument, changed = self.catalogue.instrument(code), load_template(word)
        cases = (each.case for each in self._kept_cases())
        return tuple(replay(cases, instrument, changed, printer=self.printer))

    def deadlines(self, raw: bytes, *, now: datetime) -> CaseDeadlines:
        """Every date that law or promise sets for a case. Writes nothing.

        Raises:
            CaseInvalidError: what the schemas refuse cannot be counted.
        """
        case, lists = self._loaded(raw, now), self.catalogue.lists
        clocks, calendar = lists.clocks_of(case.data["route"]), lists.workdays
        sealed = bool(self.registry.sealed_parts(key_of(case)))
        found = deadlines(case, clocks=clocks, calendar=calendar, today=now.date(), sealed=sealed)
        return CaseDeadlines(case=case, deadlines=found)

    def first_offence(
        self, raw: bytes, *, listed: date | None, by: str | None, now: datetime
    ) -> FirstOffence:
        """The party's earlier cases, as a record ready to be put into the case. Writes nothing.

        Raises:
            CaseInvalidError: the schemas refuse the case.
            StaffUnknownError: ``by`` is nobody of the case.
            NoConductError: the case is about no act.
            WindowUnknownError: the list that opens the window is not known.
        """
        case = self._loaded(raw, now)
        if by is not None and by not in {each["id"] for each in case.data["staff"]}:
            raise StaffUnknownError(where="/staff")
        rule = self.settings.rules_first_offence_window
        return self._earlier_cases().query(case, rule=rule, listed=listed, by=by, now=now)

    def _loaded(self, raw: bytes, now: datetime) -> Case:
        """A case that the schemas accept, whatever the rules say of it."""
        validation = self._intake().validate(raw, folder=None, now=now)
        if validation.case is None:
            raise CaseInvalidError(findings=validation.findings)
        return validation.case

    def render(
        self,
        raw: bytes,
        *,
        formats: Sequence[DraftFormat],
        instrument: str | None,
        now: datetime,
    ) -> DraftResult:
        """Drafts of the papers, marked so that nobody files them.

        A draft shows a case as it is; only what the schemas refuse cannot be drawn.
        """
        validation = self._intake().validate(raw, folder=None, now=now)
        if validation.case is None:
            raise CaseInvalidError(findings=validation.findings)
        if instrument is not None:
            self.catalogue.instrument(instrument)
        drafts = draft_files(
            validation.case, printer=self.printer, formats=formats, instrument=instrument
        )
        return DraftResult(drafts=drafts, findings=validation.findings)

    def draft(
        self, raw: bytes, paper_id: str, *, format_: DraftFormat, now: datetime
    ) -> tuple[Draft, ...]:
        """The files of one paper as a draft; none where the case has no such paper.

        Raises:
            CaseInvalidError: what the schemas refuse cannot be drawn.
        """
        case = self._loaded(raw, now)
        return draft_of(case, paper_id, printer=self.printer, format_=format_)

    def issue(self, raw: bytes, *, folder: Path, now: datetime, noted: Noted) -> IssueResult:
        """Number and freeze the papers that are ready."""
        taken = self._intake().take(raw, folder=folder, now=now, stage="issue")
        issued = self.issuer().issue(taken.case, now=now, everything=False, noted=noted)
        return IssueResult(issued=issued, taken=taken)

    def issuable(
        self, raw: bytes, *, missing: Callable[[Collection[str]], frozenset[str]], now: datetime
    ) -> TakenCase:
        """A case whose papers may be issued; its files are kept elsewhere, by their digests."""
        return self._intake().take_held(raw, missing=missing, now=now, stage="issue")

    def issue_taken(
        self, taken: TakenCase, *, only: Collection[str] | None, noted: Noted, now: datetime
    ) -> Issued:
        """Number and freeze papers of a case that may be issued."""
        return self.issuer().issue(taken.case, now=now, everything=False, only=only, noted=noted)

    def void(
        self,
        raw: bytes,
        paper_id: str,
        *,
        reason: str,
        now: datetime,
        also: Callable[[Unit], None] | None = None,
    ) -> Case:
        """Take an issued paper out of force; its number is never used again.

        ``also`` writes in the same transaction, in place of the entry of a command.

        Raises:
            VoidReasonError: the reason says nothing.
            PaperSealedError: the paper stands in a sealed dossier.
        """
        reason = stated(reason)
        if not reason:
            raise VoidReasonError
        case = self._loaded(raw, now)
        with self.archive.undisturbed():
            record = sealed_record(self.archive, self.registry, case)
            if record is not None and f"paper:{paper_id}" in sealed_keys(record):
                raise PaperSealedError(paper=paper_id, number=record.number)
            key, target = key_of(case), f"paper:{case.case_id}/{paper_id}"
            told = also or told_of(
                key, Action.PAPER_VOID, {target: of_paper(case.data, paper_id)}, now
            )
            self.registry.void(key, paper_id, reason=reason, now=now, also=told)
        return case

    def seal(
        self,
        raw: bytes,
        *,
        folder: Path,
        supplement: bool,
        now: datetime,
        noted: Noted = COMMAND,
    ) -> SealResult:
        """Issue what is open, then bind, seal and keep the dossier."""
        sealing = self._sealing()
        taken = self._intake().take(raw, folder=folder, now=now, stage="seal")
        return sealing.seal(taken, supplement=supplement, now=now, noted=noted)

    def compose(self, raw: bytes, *, folder: Path, now: datetime) -> Dossier:
        """Issue what is open and compose the dossier, without sealing it."""
        sealing = self._sealing()
        taken = self._intake().take(raw, folder=folder, now=now, stage="seal")
        return sealing.compose_first(taken, now=now)

    def bind(self, dossier: Dossier) -> tuple[BoundVolume, ...]:
        """The volumes of a composed dossier as they are before they are sealed."""
        return self.archive.bind_volumes(dossier, fonts=self._stamp_fonts)

    def search(self, wanted: SearchWanted) -> SearchPage:
        """Find dossiers by their text and their facets."""
        volumes: tuple[VolumeKind, ...] = (
            ("main", "internal") if wanted.with_internal else ("main",)
        )
        return self.archive.search(
            wanted.query,
            volumes=volumes,
            filters=wanted.filters,
            date_from=wanted.date_from,
            date_to=wanted.date_to,
            offset=wanted.offset,
            limit=wanted.limit,
            sort=wanted.sort,
        )

    def show(self, number: str) -> DossierRecord:
        """What the archive tells of a dossier, by its number or its case number."""
        try:
            return self.archive.get(number)
        except DossierNotFoundError:
            self._refuse_lost(number)
            raise

    def fetch(self, number: str, *, volume: VolumeKind, edition: int | None) -> bytes:
        """The sealed PDF of a volume."""
        try:
            return self.archive.fetch(number, volume, edition)
        except DossierNotFoundError:
            self._refuse_lost(number)
            raise

    def page_picture(
        self,
        number: str,
        *,
        volume: VolumeKind,
        edition: int | None,
        page: int,
        width: int,
        mark: str = "",
    ) -> bytes:
        """A page of a sealed volume as PNG, ``width`` pixels wide, the text ``mark`` tinted.

        Raises:
            PageMissingError: the volume has no such page.
        """
        pdf = self.fetch(number, volume=volume, edition=edition)
        return page_picture(pdf, page, width=width, mark=mark)

    def _refuse_lost(self, number: str) -> None:
        """Say of what is not there that it was sealed once, where the registry lists it so."""
        listed, _ = self._listed()
        refuse_lost({number: listed.get(number, 0)}, self.archive.kept())

    def verify(self, number: str, *, trust: Sequence[bytes]) -> VerificationReport:
        """Whether a dossier of the archive is whole and all there, and whose seal it bears."""
        listed, unread = self._listed()
        try:
            report = self.archive.verify(number, trust=self.trusted(trust))
        except DossierNotFoundError:
            if number not in listed:
                raise
            return lost_report(number, listed[number], where=self._list_name)
        mine = {report.subject: listed.get(report.subject, 0)}
        (report,) = with_losses((report,), mine, self.archive.kept(), where=self._list_name)
        return replace(report, notes=(*report.notes, *unread))

    def verify_all(self, *, trust: Sequence[bytes]) -> tuple[VerificationReport, ...]:
        """The same for the whole archive; the first report is on the log and the store."""
        listed, unread = self._listed()
        frame, *others = self.archive.verify_all(trust=self.trusted(trust))
        reports = with_losses(others, listed, self.archive.kept(), where=self._list_name)
        trail = () if unread else audit_reports(self.registry, self._anchors())
        return (replace(frame, notes=(*frame.notes, *unread)), *reports, *trail)

    def _anchors(self) -> tuple[Anchor, ...]:
        """Where the trail stood by what lies outside the registry, the earliest place first."""
        found = (*anchors_in(self.archive), *marks_in(self.home.marks))
        return tuple(sorted(found, key=lambda anchor: (anchor.place, anchor.number)))

    def tell_broken(self, reports: Iterable[VerificationReport], *, now: datetime) -> None:
        """Let webhooks know of damaged dossiers, each once a day, if the registry still works."""
        broken = [each for each in reports if each.verdict == "broken"]
        if not broken:
            return
        try:
            with self.registry.writing() as unit:
                for each in broken:
                    tell_broken(unit, each, now)
        except (DocgenError, OSError, SQLAlchemyError):
            return

    @property
    def _list_name(self) -> str:
        return self.home.registry.name

    def _listed(self) -> tuple[Mapping[str, int], tuple[VerificationFinding, ...]]:
        """The sealed editions that the registry lists; that it cannot be read stops nothing."""
        try:
            return self.registry.sealed(), ()
        except (DocgenError, OSError):
            unread = VerificationFinding(code="registry-not-compared", where=self._list_name)
            return {}, (unread,)

    def trusted(self, more: Sequence[bytes]) -> tuple[bytes, ...]:
        """The certificates a seal may lead to: this home's own, and those given."""
        return (*trusted_certificates(self.home.keys), *more)

    def rebuild(self, *, now: datetime, forget_lost: bool = False) -> RebuildResult:
        """Make the index anew, and restore to the registry what the archive knows of it.

        What the registry lists and the archive has lost is forgotten on demand only.
        """
        self.archive.require_writable()
        location = self.home.registry_at(self.settings.registry_url)
        made_anew = isinstance(location, Path) and not location.is_file()
        if not made_anew and not forget_lost:
            refuse_lost(self.registry.sealed(), self.archive.kept())
        entries = self.archive.rebuild()
        with self.archive.undisturbed():
            if made_anew:
                restored = recreate_registry(self.home, self._sealed_rows(), now=now)
            else:
                restored = self.registry.rebuild_catalogue(self._sealed_rows(), now=now)
        owned = made_anew or forget_lost or restored.unknown
        lost = note_loss(self.registry, self._anchors(), now) if owned else 0
        return RebuildResult(
            entries=entries, restored=restored, made_anew=made_anew, audit_lost=lost
        )

    def _sealed_rows(self) -> Iterator[DossierRow]:
        rows = (rebuilt_row(self.archive.get(number)) for number in self.archive.numbers())
        return (row for row in rows if row is not None)

    def _intake(self) -> Intake:
        return Intake(
            catalogue=self.catalogue,
            registry=self.registry,
            settings=self.settings,
            official=self.is_official,
            stages=self._stages,
            earlier=lambda case: self._earlier_cases().proved(case),
            uncovered=lambda used: self.fonts.uncovered(used),  # noqa: PLW0108 - read when asked
        )

    def _earlier_cases(self) -> EarlierCases:
        return EarlierCases(archive=self.archive, registry=self.registry, catalogue=self.catalogue)

    def issuer(self) -> Issuer:
        """Who issues papers, and knows whether one would read otherwise."""
        return Issuer(registry=self.registry, printer=self.printer, settings=self.settings)

    def _sealing(self) -> Sealing:
        key = self.key
        if key is None:
            raise KeyUnusableError(
                what="there is no sealing key",
                where=str(self.home.keys),
                next="create a trial key with `docgen keys init` or import the agency's own",
            )
        return Sealing(
            archive=self.archive,
            registry=self.registry,
            issuer=self.issuer(),
            printer=self.printer,
            catalogue=self.catalogue,
            settings=self.settings,
            sealer=self._sealer_of(key),
            stamp_fonts=self._stamp_fonts,
            trial=key.kind == "trial",
            programs=program_versions(),
            stages=self._stages,
        )

    def _sealer_of(self, key: SealingKey) -> Sealer:
        """The loaded key, kept until another one becomes current."""
        if self._sealer is None or self._sealer.fingerprint != key.fingerprint:
            self._sealer = load_sealer(self.home.keys)
        return self._sealer

    @cached_property
    def _stamp_fonts(self) -> StampFonts:
        from archive.bind import StampFonts  # reads every font file

        face = self.fonts.resolve("宋体").faces[0]
        return StampFonts(folders=[face.path.parent], family=face.family)
