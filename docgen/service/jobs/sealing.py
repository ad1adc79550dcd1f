"""The job ``seal``: the newest text of a case becomes a dossier.

Sealing the same content again gives the dossier that is there, so that a job whose worker died
after the archive committed ends like one that was not disturbed. Not for sealing itself.
"""

from __future__ import annotations

import json

from docgen.registry.values import CaseKey
from docgen.service.access.policy import Action
from docgen.service.case_files import case_files
from docgen.service.happenings import of_dossier
from docgen.service.jobs.work import Outcome, Work
from docgen.service.line.sealing import SealResult
from docgen.service.work.errors import CaseUnknownError

__all__ = ["seal_case", "sealed"]


def seal_case(work: Work) -> Outcome:
    """Seal the case that the job names; ``params`` may say ``supplement``."""
    return sealed(work, work.job.target, supplement=bool(work.job.params.get("supplement")))


def sealed(work: Work, case_id: str, *, supplement: bool) -> Outcome:
    """Seal a case of the agency, and what is to be told of it.

    Raises:
        CaseUnknownError: the agency has no such case.
        CaseInvalidError: the rules find what stands against sealing.
        ReviewMissingError: papers are still to be issued, and nobody approved the case.
    """
    bench, cases, key = work.bench, work.cases(), CaseKey(agency=work.job.agency, case_id=case_id)
    with bench.registry.reading() as unit:
        row, issued = unit.cases.find(key), unit.cases.issued(key)
    if row is None:
        raise CaseUnknownError(case=case_id)
    data = json.loads(row.content)
    if {each["id"] for each in data["papers"]} - issued:
        cases.require_review(key, {"issue", "seal"})
    noted = cases.noting(key, work.occasion())
    with case_files(bench.registry, key.agency, data) as folder:
        result = bench.office.seal(
            row.content, folder=folder, supplement=supplement, now=bench.now(), noted=noted
        )
    return _outcome(work, case_id, result)


def _outcome(work: Work, case_id: str, result: SealResult) -> Outcome:
    number = result.record.number
    told = of_dossier(case_id, result.record, result.edition)
    once = f"{number}:{result.edition}"
    entry = work.occasion().entry(Action.CASE_SEAL, f"case:{case_id}", detail={"dossier": number})
    return Outcome(
        result={**told, "created": result.created},
        events=(work.event("dossier.sealed", told, agency=work.job.agency, once=once),),
        audit=(entry,),
    )
