"""A list of recipients as it was checked: each row's case, or what is wrong with it.

It is kept as a file of the agency between the steps of a batch, and read again by the job that
issues it. Not for making the cases (``recipients``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

from docgen.case.parties import known_by
from docgen.errors import DocgenError
from docgen.service.batch.earlier import Earlier, digests_of
from docgen.service.batch.recipients import Recipient
from docgen.service.batch.rows import FACT_MISSING, MadeCase
from docgen.service.batch.tidying import Change
from docgen.service.errors import (
    BatchInputError,
    BatchIssuedError,
    BatchRepeatedError,
    BatchRowError,
)
from docgen.service.jobs.problems import problem_of, told_in_both
from docgen.values import Finding, Severity, has_errors

__all__ = [
    "CheckedList",
    "CheckedRow",
    "Lookup",
    "Plan",
    "check",
    "left_out",
    "read_checked",
    "read_plan",
    "written",
]

_T = TypeVar("_T")
Check = Callable[[bytes], tuple[Finding, ...]]
"""What the schemas and rules find in a case."""
Lookup = Callable[[Sequence[Mapping[str, Any]]], Sequence[Earlier | None]]
"""What the party of each case has of the model's papers already, if anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the clerk chose: the base's case id, the spreadsheet by digest and name, its columns.

    ``mapping`` gives the JSON Pointer of each column by its place from 0, as text; ``evidence`` has
    the ids of the base's pieces of evidence that every case keeps.
    """

    base: str
    file: str
    name: str
    mapping: Mapping[str, str]
    evidence: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRow:
    """A row: its number in the sheet, its party's name, its case.

    ``error`` is why it cannot be issued (``docgen.service.jobs.problems``), ``remarks`` are places
    in those of the list, ``changes`` what was changed in its cells, ``repeats`` the number of an
    earlier row of the same party, ``had`` what that party has of the model's papers already.
    """

    number: int
    name: str
    case: Mapping[str, Any]
    changes: tuple[Change, ...] = ()
    error: Mapping[str, Any] | None = None
    remarks: tuple[int, ...] = ()
    repeats: int | None = None
    had: Earlier | None = None

    @property
    def is_good(self) -> bool:
        """Whether it can be issued."""
        return self.error is None

    @property
    def is_again(self) -> bool:
        """Whether its own case is there and issued: the same sheet was sent before."""
        return self.had is not None and self.had.case_id == self.case["case_id"]

    @property
    def is_asked(self) -> bool:
        """Whether it is issued only where somebody says so: its party would get another one."""
        is_another = self.repeats is not None or self.had is not None
        return self.is_good and is_another and not self.is_again

    @property
    def raw(self) -> bytes:
        """The case as a file."""
        return _raw(self.case)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedList:
    """The rows of a plan; ``remarks`` are findings short of an error, each once."""

    plan: Plan
    rows: tuple[CheckedRow, ...]
    remarks: tuple[Mapping[str, Any], ...]

    @property
    def good(self) -> tuple[CheckedRow, ...]:
        """The rows that can be issued."""
        return tuple(each for each in self.rows if each.is_good)

    @property
    def of_all(self) -> frozenset[int]:
        """The remarks on every row that can be issued."""
        return _shared([frozenset(each.remarks) for each in self.good])

    @property
    def wrong_in_all(self) -> frozenset[str]:
        """The errors of every row, by their Chinese, where none can be issued for that cause."""
        if self.good:
            return frozenset()
        told = (each.error["findings"] for each in self.rows if each.error is not None)
        return _shared(
            [
                frozenset(one["message"]["zh"] for one in found if one["severity"] == "error")
                for found in told
            ]
        )


def _shared(found: Sequence[frozenset[_T]]) -> frozenset[_T]:
    """What stands in each of several."""
    return frozenset.intersection(*found) if len(found) > 1 else frozenset()


def check(
    plan: Plan, recipients: Iterable[Recipient], found_in: Check, earlier: Lookup
) -> CheckedList:
    """Every row judged.

    ``found_in`` gives what is found in a case, ``earlier`` what the parties of cases have already.
    """
    rows: list[CheckedRow] = []
    remarks: dict[str, int] = {}
    texts: list[Mapping[str, Any]] = []
    first: dict[str, int] = {}
    for each in recipients:
        findings = _found(each.made, found_in(_raw(each.made.case)))
        if has_errors(findings):
            where = f"{plan.name}:{each.made.number}"
            error = problem_of(BatchRowError(where=where, findings=findings))
            rows.append(_row(each, error=error))
            continue
        places = []
        for told in told_in_both(findings):
            key = f"{told['pointer']} {told['message']['zh']}"
            if remarks.setdefault(key, len(texts)) == len(texts):
                texts.append(told)
            places.append(remarks[key])
        rows.append(_row(each, remarks=tuple(places), repeats=_repeated(each.made, first)))
    known = iter(earlier([each.case for each in rows if each.is_good]))
    done = (replace(each, had=next(known)) if each.is_good else each for each in rows)
    return CheckedList(plan=plan, rows=tuple(done), remarks=tuple(texts))


def _found(made: MadeCase, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What is wrong with a row, each cause once.

    A cell that could not be taken leaves its field empty, a text that names the party is as wrong
    as the name, and what every party has is lacking whatever the model's texts tell.
    """
    cells = {each.where for each in made.faults if each.code != FACT_MISSING}
    left = [each for each in findings if not any(_is_near(each.where, at) for at in cells)]
    errors = [each.where for each in left if each.severity is Severity.ERROR]
    faults = tuple(
        each
        for each in made.faults
        if each.code != FACT_MISSING or not any(_is_near(at, each.where) for at in errors)
    )
    own = tuple(each for each in left if each.where not in made.retold)
    return (*faults, *(own if faults or has_errors(own) else left))


def _is_near(where: str, cell: str) -> bool:
    return where == cell or where.startswith(f"{cell}/") or (cell.startswith(f"{where}/"))


def _raw(case: Mapping[str, Any]) -> bytes:
    return json.dumps(case, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _row(
    each: Recipient,
    *,
    error: Mapping[str, Any] | None = None,
    remarks: tuple[int, ...] = (),
    repeats: int | None = None,
) -> CheckedRow:
    return CheckedRow(
        number=each.made.number,
        name=each.name,
        case=each.made.case,
        changes=each.made.changes,
        error=error,
        remarks=remarks,
        repeats=repeats,
    )


def _repeated(made: MadeCase, first: dict[str, int]) -> int | None:
    """The first row of the same party, by ``first``, which learns of this one."""
    party = made.case["party"]
    known = [first[digest] for digest in digests_of(party) if digest in first]
    for digest in known_by(party):
        first.setdefault(digest, made.number)
    return min(known, default=None)


def left_out(row: CheckedRow, *, repeated: bool) -> DocgenError | None:
    """Why a good row is not issued, if it is not: its party has the paper, or gets it by another.

    ``repeated``: somebody said that such a party gets one more. A row whose own case was issued
    has nothing more to get.
    """
    if row.had is not None and (row.is_again or not repeated):
        return BatchIssuedError(papers=row.had.papers, day=row.had.day)
    if row.repeats is not None and not repeated:
        return BatchRepeatedError(row=row.repeats)
    return None


def written(value: Plan | CheckedList) -> bytes:
    """A plan or a checked list as a file."""
    return json.dumps(asdict(value), ensure_ascii=False).encode("utf-8", "surrogatepass")


def read_plan(data: bytes) -> Plan:
    """A plan that was kept.

    Raises:
        BatchInputError: it is none.
    """
    return _plan(_object(data))


def read_checked(data: bytes) -> CheckedList:
    """A checked list that was kept.

    Raises:
        BatchInputError: it is none.
    """
    found = _object(data)
    try:
        return CheckedList(
            plan=_plan(found["plan"]),
            rows=tuple(_rows(found["rows"])),
            remarks=tuple(found["remarks"]),
        )
    except (KeyError, TypeError) as error:
        raise _no_list() from error


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _no_list() from error
    if not isinstance(found, dict):
        raise _no_list()
    return found


def _plan(found: Any) -> Plan:  # noqa: ANN401 - JSON
    match found:
        case {
            "base": str(),
            "file": str(),
            "name": str(),
            "mapping": dict(),
            "evidence": list(kept),
            **rest,
        } if not rest:
            return Plan(**{**found, "evidence": tuple(kept)})
        case _:
            raise _no_list()


def _rows(found: Iterable[Any]) -> Iterator[CheckedRow]:
    for each in found:
        had = each["had"] and Earlier(**each["had"])
        changes = tuple(Change(**one) for one in each["changes"])
        yield CheckedRow(
            **{**each, "remarks": tuple(each["remarks"]), "changes": changes, "had": had}
        )


def _no_list() -> BatchInputError:
    return BatchInputError(
        where="/list", what="no list that was checked", next="begin again with the spreadsheet"
    )
