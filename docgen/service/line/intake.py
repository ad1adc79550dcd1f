"""From the bytes of a case to a case that may be worked on: loaded, its files taken in, judged.

Not for what is then done with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docgen.case import Case, Limits, load_case
from docgen.case.first_offence import EarlierCase
from docgen.case.load import LoadResult
from docgen.case.rules import (
    FileFault,
    IssuedPaper,
    RuleConfig,
    RuleEvidence,
    Stage,
    Uncovered,
    judge,
)
from docgen.case.traces import traces_of
from docgen.catalogue import Catalogue
from docgen.registry.registry import Registry
from docgen.registry.values import CaseKey, FrozenCase
from docgen.service.errors import CaseInvalidError, EvidenceMissingError
from docgen.service.line.evidence import files_wanted, take_in
from docgen.service.line.file_kinds import EvidenceLimits, fault_of, kind_of
from docgen.service.line.stages import StageRecorder
from docgen.service.settings import Settings
from docgen.values import Finding, Role, has_errors

__all__ = ["Intake", "Missing", "TakenCase", "Validation", "key_of"]

Missing = Callable[[Collection[str]], frozenset[str]]
"""Which of the files of these digests are not kept."""
_NONE: Mapping[str, FileFault] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenCase:
    """A case that may be worked on, its files by name, and what was found short of an error."""

    case: Case
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """What checking a case found; ``case`` is None where its schemas refuse it."""

    case: Case | None
    findings: tuple[Finding, ...]

    @property
    def is_valid(self) -> bool:
        """Whether nothing found is an error."""
        return not has_errors(self.findings)


def key_of(case: Case) -> CaseKey:
    """How the registry knows a case."""
    return CaseKey(agency=case.agency_code, case_id=case.case_id)


class Intake:
    """Loads and judges cases with what a home knows."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        registry: Registry,
        settings: Settings,
        official: bool,
        stages: StageRecorder,
        earlier: Callable[[Case], tuple[EarlierCase, ...] | None],
        uncovered: Uncovered,
    ) -> None:
        self._catalogue = catalogue
        self._registry = registry
        self._settings = settings
        self._config = RuleConfig(
            official=official,
            on_trial=not official,
            is_workday=catalogue.lists.workdays.is_workday,
            first_offence_window=settings.rules_first_offence_window,
            most_characters_per_minute=settings.rules_characters_per_minute,
            large_fine_person=settings.hearing_fine_person,
            large_fine_unit=settings.hearing_fine_unit,
        )
        self._stages = stages
        self._earlier = earlier
        self._uncovered = uncovered

    def validate(
        self,
        raw: bytes,
        *,
        folder: Path | None,
        now: datetime,
        stage: Stage = "check",
        missing: Missing | None = None,
    ) -> Validation:
        """Everything that is wrong with a case. Writes nothing.

        Its files are looked for in ``folder``, or asked for by ``missing``, or passed over.
        """
        with self._stages("load"):
            result = load_case(raw, catalogue=self._catalogue, limits=self._limits())
        if result.case is None:
            return Validation(case=None, findings=result.findings)
        digests = _digests(result.case, folder) if folder is not None else None
        if missing is not None:
            digests = _held(result.case, missing)
        if folder is None:
            faults = self._faults_sent(result.case)
        else:
            faults = _faults(result.case, folder, EvidenceLimits.of(self._settings))
        with self._stages("judge"):
            judged = self._judge(result.case, digests, now, stage, faults)
        return Validation(case=result.case, findings=(*result.findings, *judged))

    def take(self, raw: bytes, *, folder: Path, now: datetime, stage: Stage) -> TakenCase:
        """A case without errors at ``stage``, with its files.

        Raises:
            CaseInvalidError: the schemas or the rules find errors.
            EvidenceFileError: a file cannot be taken in.
        """
        with self._stages("load"):
            result = load_case(raw, catalogue=self._catalogue, limits=self._limits())
            if result.case is None:
                raise CaseInvalidError(findings=result.findings)
            files = take_in(result.case.data, folder, EvidenceLimits.of(self._settings))
        digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        return self._admitted(result, files, digests, now, stage)

    def take_held(
        self,
        raw: bytes,
        *,
        missing: Missing,
        now: datetime,
        stage: Stage,
    ) -> TakenCase:
        """A case without errors at ``stage``, whose files are kept elsewhere by their digests.

        ``missing`` tells which of some digests are not there. No file is handed on.

        Raises:
            CaseInvalidError: the schemas or the rules find errors.
            EvidenceMissingError: a file is not there.
        """
        with self._stages("load"):
            result = load_case(raw, catalogue=self._catalogue, limits=self._limits())
        if result.case is None:
            raise CaseInvalidError(findings=result.findings)
        wanted = tuple(files_wanted(result.case.data))
        gone = missing({each.sha256 for each in wanted}) if wanted else frozenset()
        for each in wanted:
            if each.sha256 in gone:
                raise EvidenceMissingError(file=each.name, where=each.where)
        digests = {one.name: one.sha256 for one in wanted}
        return self._admitted(
            result, {}, digests, now, stage, faults=self._faults_sent(result.case)
        )

    def _admitted(
        self,
        result: LoadResult,
        files: Mapping[str, bytes],
        digests: Mapping[str, str],
        now: datetime,
        stage: Stage,
        *,
        faults: Mapping[str, FileFault] = _NONE,
    ) -> TakenCase:
        assert result.case is not None
        with self._stages("judge"):
            judged = self._judge(result.case, digests, now, stage, faults)
        findings = (*result.findings, *judged)
        if has_errors(findings):
            raise CaseInvalidError(findings=findings)
        return TakenCase(case=result.case, files=files, findings=findings)

    def _faults_sent(self, case: Case) -> Mapping[str, FileFault]:
        """Why files of a case cannot be bound, of those that were sent."""
        wanted = tuple(files_wanted(case.data))
        if not wanted:
            return _NONE
        with self._registry.glancing() as unit:
            kinds = unit.files.kinds(case.agency_code, {each.sha256 for each in wanted})
        found = (
            (each.name, fault_of(each.name, kinds[each.sha256]))
            for each in wanted
            if each.sha256 in kinds
        )
        return {name: fault for name, fault in found if fault is not None}

    def _judge(
        self,
        case: Case,
        digests: Mapping[str, str] | None,
        now: datetime,
        stage: Stage,
        faults: Mapping[str, FileFault],
    ) -> tuple[Finding, ...]:
        key = key_of(case)
        standing = self._registry.standing(
            key, traces_of(case), given=lambda frozen: _open_numbers(case, frozen)
        )
        frozen, dossier = standing.frozen, standing.dossier
        sealed = {
            part.removeprefix("paper:")
            for edition in (dossier.editions if dossier else ())
            for part in edition.parts
            if part.startswith("paper:")
        }
        evidence = RuleEvidence(
            today=now.date(),
            case_number=frozen.number,
            taken=standing.taken,
            issued={
                ident: IssuedPaper(inputs=paper.inputs, number=paper.number)
                for ident, paper in frozen.papers.items()
            },
            sealed=frozenset(sealed),
            files=digests,
            file_faults=faults,
            uncovered=self._uncovered,
            earlier=self._earlier_of(case, sealed),
            elsewhere=standing.others.elsewhere,
            reasons=standing.others.reasons,
        )
        return judge(
            case,
            catalogue=self._catalogue,
            evidence=evidence,
            config=self._config,
            stage=stage,
        )

    def _earlier_of(self, case: Case, sealed: Collection[str]) -> tuple[EarlierCase, ...] | None:
        """The party's earlier cases, where a record of them is still to be judged."""
        records = (each for each in case.papers if each.type.role is Role.FIRST_OFFENCE_QUERY)
        if all(each.id in sealed for each in records):
            return ()
        return self._earlier(case)

    def _limits(self) -> Limits:
        return Limits(
            max_bytes=self._settings.limits_case_bytes, max_depth=self._settings.limits_case_depth
        )


def _open_numbers(case: Case, frozen: FrozenCase) -> Iterator[str]:
    """The numbers that a case gives and does not hold yet."""
    given = [each.number for each in case.papers if each.id not in frozen.papers]
    if frozen.number is None:
        given.append(case.number)
    return filter(None, given)


def _digests(case: Case, folder: Path) -> Mapping[str, str]:
    """Digests of the files that are there, for a check that reports rather than refuses."""
    found: dict[str, str] = {}
    for wanted in files_wanted(case.data):
        path = folder / wanted.name
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                found[wanted.name] = hashlib.file_digest(stream, "sha256").hexdigest()
    return found


def _faults(case: Case, folder: Path, limits: EvidenceLimits) -> Mapping[str, FileFault]:
    """Why files that are there cannot be bound."""
    found: dict[str, FileFault] = {}
    for wanted in files_wanted(case.data):
        path = folder / wanted.name
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= limits.file_bytes:
            fault = fault_of(wanted.name, kind_of(path.read_bytes(), limits))
            if fault is not None:
                found[wanted.name] = fault
    return found


def _held(case: Case, missing: Missing) -> Mapping[str, str]:
    """Digests of the files that are kept by what they hold."""
    wanted = tuple(files_wanted(case.data))
    gone = missing({each.sha256 for each in wanted}) if wanted else frozenset()
    return {each.name: each.sha256 for each in wanted if each.sha256 not in gone}
