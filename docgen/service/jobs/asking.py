"""Jobs on somebody's behalf: asked for, looked at, called off, and what they made.

Not for doing them (``worker``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from docgen.registry.queue.values import JobFile, JobRow, JobState
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.registry.values import CaseKey
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.also import Also, nothing
from docgen.service.errors import BatchInputError
from docgen.service.jobs.errors import JobFileUnknownError, JobUnknownError
from docgen.service.jobs.kinds import asked
from docgen.service.views import Language
from docgen.service.work.errors import CaseUnknownError

__all__ = ["BatchFormat", "JobWork"]

BatchFormat = Literal["ndjson", "xlsx"]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobWork:
    """The jobs of a registry; ``new_id`` gives ids that never repeat."""

    registry: Registry
    new_id: Callable[[], str]

    def seal(
        self, case_id: str, occasion: Occasion, *, supplement: bool, also: Also[JobRow] = nothing
    ) -> JobRow:
        """Have a case sealed; where that was asked for and is still to be done, by that job.

        Raises:
            CaseUnknownError: the agency has no such case.
        """
        agency = occasion.principal.agency
        with self.registry.writing() as unit:
            if unit.cases.find(CaseKey(agency=agency, case_id=case_id)) is None:
                raise CaseUnknownError(case=case_id)
            known = unit.jobs.open_for(agency, "seal", case_id)
            if known is None or known.params != {"supplement": supplement}:
                params = {"supplement": supplement}
                known = self._add(unit, "seal", case_id, params, Action.CASE_SEAL, occasion)
            also(unit, known)
        return known

    def batch(
        self,
        file: str,
        occasion: Occasion,
        *,
        format_: BatchFormat,
        base: str | None,
        seal: bool,
        also: Also[JobRow] = nothing,
    ) -> JobRow:
        """Have every row of a file that was sent taken in and issued, and sealed where asked.

        Raises:
            BatchInputError: the file, or the ``base`` of a spreadsheet, was not sent.
        """
        params: dict[str, Any] = {"file": file, "format": format_, "seal": seal}
        params |= {} if base is None else {"base": base}
        wanted = {file, *([] if base is None else [base])}
        with self.registry.writing() as unit:
            missing = unit.files.missing(occasion.principal.agency, wanted)
            if missing:
                where = "/file" if file in missing else "/base"
                raise BatchInputError(
                    where=where, what="it was not sent", next="send the file first"
                )
            job = self._add(unit, "batch", "", params, Action.BATCH_RUN, occasion)
            also(unit, job)
        return job

    def issue_list(
        self, file: str, occasion: Occasion, *, repeated: bool, name: str, model: str
    ) -> JobRow:
        """Have the good rows of a checked list (``docgen.service.batch.checking``) issued.

        ``repeated``: also those of the same party as an earlier row; ``name`` and ``model`` say
        of the job which spreadsheet and whose case it is of.
        """
        params = {"file": file, "format": "checked", "seal": False, "repeated": repeated}
        params |= {"name": name, "model": model}
        with self.registry.writing() as unit:
            return self._add(unit, "batch", "", params, Action.BATCH_RUN, occasion)

    def export(
        self,
        registers: tuple[str, ...],
        occasion: Occasion,
        *,
        language: Language = "zh",
        also: Also[JobRow] = nothing,
    ) -> JobRow:
        """Have registers written as a workbook; all of them where none is named.

        ``language`` is that of its titles and headings.
        """
        params = {"registers": list(registers), "language": language}
        with self.registry.writing() as unit:
            job = self._add(unit, "export", "", params, Action.REGISTER_READ, occasion)
            also(unit, job)
        return job

    def find(self, ident: str, occasion: Occasion) -> JobRow:
        """A job of the agency.

        Raises:
            JobUnknownError: there is none of this id.
        """
        with self.registry.reading() as unit:
            found = unit.jobs.find(occasion.principal.agency, ident)
        if found is None:
            raise JobUnknownError(job=ident)
        return found

    def page(
        self,
        occasion: Occasion,
        *,
        limit: int,
        before: tuple[datetime, str] | None = None,
        state: JobState | None = None,
        kind: str | None = None,
    ) -> tuple[JobRow, ...]:
        """The jobs of the agency, the newest first."""
        agency = occasion.principal.agency
        with self.registry.reading() as unit:
            return unit.jobs.page(agency, limit=limit, before=before, state=state, kind=kind)

    def cancel(self, ident: str, occasion: Occasion) -> JobRow:
        """Call a job off; one that has ended stays as it ended.

        Raises:
            JobUnknownError: there is none of this id.
        """
        with self.registry.writing() as unit:
            job = unit.jobs.cancel(occasion.principal.agency, ident, occasion.at)
            if job is None:
                raise JobUnknownError(job=ident)
            unit.audit.append([occasion.entry(Action.JOB_CANCEL, f"job:{ident}")])
        return job

    def file_names(self, job: JobRow) -> tuple[str, ...]:
        """The names of the files that a job made."""
        with self.registry.reading() as unit:
            return unit.jobs.file_names(job)

    def file(self, ident: str, name: str, occasion: Occasion) -> JobFile:
        """A file that a job of the agency made.

        Raises:
            JobFileUnknownError: it made none of this name, or is not done.
        """
        job = self.find(ident, occasion)
        with self.registry.writing() as unit:
            found = unit.jobs.file(job, name)
            if found is None:
                raise JobFileUnknownError(job=ident)
            unit.audit.append([occasion.entry(Action.JOB_READ, f"job:{ident}/{name}")])
        return found

    def _add(
        self,
        unit: Unit,
        kind: str,
        target: str,
        params: Mapping[str, Any],
        action: Action,
        occasion: Occasion,
    ) -> JobRow:
        job = asked(kind, ident=self.new_id(), target=target, params=params, occasion=occasion)
        unit.jobs.add(job)
        detail = {"what": "asked", "job": job.id}
        on = f"case:{target}" if target else f"job:{job.id}"
        unit.audit.append([occasion.entry(action, on, detail=detail)])
        found = unit.jobs.find(job.agency, job.id)
        assert found is not None
        return found
