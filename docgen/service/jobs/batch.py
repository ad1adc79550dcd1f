"""The job ``batch``: many cases from one file, each taken in and issued, or sealed too.

One that fails does not stop the others; the report tells of each row. Repeating a batch whose
worker died does nothing twice: a case that is there as the row has it is gone on with.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from archive.errors import ArchiveError
from docgen.case import load_case
from docgen.case.canonical import canonical_json
from docgen.catalogue.files import unique_members
from docgen.errors import DocgenError
from docgen.registry.errors import CaseExistsError
from docgen.registry.queue.values import JobFile
from docgen.registry.values import CaseKey
from docgen.service.batch.checking import CheckedList, CheckedRow, left_out, read_checked
from docgen.service.batch.earlier import Earlier, earlier_papers
from docgen.service.batch.rows import read_rows
from docgen.service.errors import BatchInputError, BatchRowError
from docgen.service.jobs.problems import can_retry, problem_of
from docgen.service.jobs.sealing import sealed
from docgen.service.jobs.work import JobCancelled, Outcome, Work
from docgen.service.line.issuing import overtaken_by
from docgen.service.work.said import said

__all__ = ["REPORT", "run_batch"]

REPORT = "report.json"
_BASE, _SHEET = "base", "rows.xlsx"
_OF_THE_PLACE = (DocgenError, ArchiveError, OSError, SQLAlchemyError)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row: its number in the file, counted from 1, and its case or why there is none.

    ``party`` is what the row calls its party, where no case tells it; ``changed`` are the JSON
    Pointers of fields whose cells were tidied.
    """

    number: int
    party: str = ""
    raw: bytes = b""
    problem: Mapping[str, Any] | None = None
    changed: tuple[str, ...] = ()


def run_batch(work: Work) -> Outcome:
    """Take in and issue every row of the file that ``params`` names by its digest.

    ``params``: ``file`` and ``format`` (``ndjson``, ``xlsx``, or ``checked``: a list that somebody
    looked through on the pages); ``base``, the digest of a case that the rows of a spreadsheet
    complete; ``seal``, whether each case is sealed; ``repeated``, whether a checked row is issued
    that is of the same party as an earlier one.

    Raises:
        BatchInputError: the agency has not sent the file, or it cannot be read.
    """
    rows = list(_rows(work))
    report = []
    for place, row in enumerate(rows):
        work.progress(place, len(rows))
        told = {"row": row.number, "party": _party(row), **_done(work, row)}
        report.append(told | ({"changed": list(row.changed)} if row.changed else {}))
    work.progress(len(rows), len(rows))
    failed = sum(not each["ok"] for each in report)
    summary = {"total": len(rows), "done": len(rows) - failed, "failed": failed}
    text = json.dumps({**summary, "rows": report}, ensure_ascii=False, indent=1)
    file = JobFile(name=REPORT, media_type="application/json", data=text.encode("utf-8"))
    return Outcome(result=summary, files=(file,))


def _party(row: _Row) -> str:
    """The name of whom a row is for, as far as it says."""
    try:
        name = json.loads(row.raw)["party"]["name"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return row.party
    return name if isinstance(name, str) else row.party


def _done(work: Work, row: _Row) -> dict[str, Any]:
    """What became of a row. What may have passed by the next attempt is no row's fault."""
    if row.problem is not None:
        return {"ok": False, "error": row.problem}
    try:
        return {"ok": True, **_issued(work, row)}
    except JobCancelled:
        raise
    except Exception as error:
        if isinstance(error, _OF_THE_PLACE) and can_retry(error):
            raise
        return {"ok": False, "error": problem_of(error)}


def _issued(work: Work, row: _Row) -> dict[str, Any]:
    occasion, cases = work.occasion(), work.cases()
    try:
        case_id = cases.create(row.raw, occasion).case_id
    except CaseExistsError as error:
        case_id = _same(work, row.raw, error)
    issued, kept = cases.issue(case_id, None, occasion)
    papers = [
        {"id": ident, "type": paper.type, "number": paper.number}
        for ident, paper in issued.papers.items()
    ]
    done: dict[str, Any] = {"case_id": case_id, "case_number": kept.number, "papers": papers}
    return {**done, **_sealed(work, case_id)} if work.job.params.get("seal") else done


def _sealed(work: Work, case_id: str) -> Mapping[str, Any]:
    outcome = sealed(work, case_id, supplement=False)
    with work.bench.registry.writing() as unit:
        for event in outcome.events:
            unit.events.add(event)
        unit.audit.append(outcome.audit)
    return outcome.result


def _same(work: Work, raw: bytes, error: CaseExistsError) -> str:
    """The id of the case, where some text that it had is this one, and it says the same still.

    Raises:
        CaseExistsError: it is another case, as given.
        CaseOvertakenError: the case was changed since.
    """
    case = load_case(raw, catalogue=work.bench.office.catalogue).case
    if case is None:
        raise error
    content, key = canonical_json(case.data), CaseKey(agency=work.job.agency, case_id=case.case_id)
    with work.bench.registry.reading() as unit:
        known, newest = unit.cases.versions(key), unit.cases.find(key)
    if newest is None or hashlib.sha256(content).hexdigest() not in {each.digest for each in known}:
        raise error
    if said(newest.content) != said(content):
        raise overtaken_by(newest)
    return case.case_id


def _rows(work: Work) -> Iterator[_Row]:
    params = work.job.params
    data = _file(work, "file")
    if params["format"] == "xlsx":
        yield from _from_sheet(data, lambda: _file(work, _BASE), named=_BASE in params)
    elif params["format"] == "checked":
        yield from _from_list(work, data, with_repeated=params["repeated"])
    else:
        yield from _from_lines(data)


def _from_list(work: Work, data: bytes, *, with_repeated: bool) -> Iterator[_Row]:
    found = read_checked(data)
    now = iter(_had_now(work, found))
    for each in found.rows:
        problem = each.error
        if problem is None:
            left = left_out(_as_of_now(each, next(now)), repeated=with_repeated)
            problem = None if left is None else problem_of(left)
        yield _Row(number=each.number, party=each.name, raw=each.raw, problem=problem)


def _had_now(work: Work, found: CheckedList) -> list[Earlier | None]:
    """What the parties of the good rows have by now, as another batch may have issued meanwhile."""
    cases = [each.case for each in found.good]
    base, catalogue = found.plan.base, work.bench.office.catalogue
    with work.bench.registry.reading() as unit:
        return earlier_papers(unit, work.job.agency, base, cases, catalogue)


def _as_of_now(row: CheckedRow, had: Earlier | None) -> CheckedRow:
    """A row with what its party got meanwhile, but by an earlier attempt of this very job."""
    ident = str(row.case["case_id"])
    is_own = had is not None and had.case_id.rpartition("-")[0] == ident.rpartition("-")[0]
    return row if had is None or is_own or row.had is not None else replace(row, had=had)


def _from_lines(data: bytes) -> Iterator[_Row]:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield _Row(number=number, raw=line)


def _from_sheet(data: bytes, base: Callable[[], bytes], *, named: bool) -> Iterator[_Row]:
    pattern: Any = {}
    if named:
        try:
            pattern = json.loads(base(), object_pairs_hook=unique_members)
        except (ValueError, RecursionError) as error:
            raise _no_case() from error
        if not isinstance(pattern, dict):
            raise _no_case()
    for number, made in read_rows(data, pattern, name=_SHEET):
        if isinstance(made, BatchRowError):
            yield _Row(number=number, problem=problem_of(made))
        else:
            raw = json.dumps(made.case, ensure_ascii=False).encode("utf-8", "surrogatepass")
            yield _Row(number=number, raw=raw, changed=made.changed)


def _no_case() -> BatchInputError:
    return BatchInputError(where=_BASE, what="no JSON object", next="send a case as JSON")


def _file(work: Work, name: str) -> bytes:
    with work.bench.registry.reading() as unit:
        file = unit.files.find(work.job.agency, work.job.params[name])
        if file is None:
            raise BatchInputError(where=name, what="it was not sent", next="send the file first")
        return b"".join(unit.files.read(file))
