"""A list of recipients as it was checked: each row's case, or what is wrong with it.

It is kept as a file of the agency between the steps of a batch, and read again by the job that
issues it. Not for making the cases (``recipients``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from docgen.case.parties import alike, known_by
from docgen.service.batch.recipients import Recipient
from docgen.service.errors import BatchInputError, CaseInvalidError
from docgen.service.jobs.problems import problem_of, told_in_both
from docgen.values import Finding, has_errors

__all__ = ["CheckedList", "CheckedRow", "Plan", "check", "read_checked", "read_plan", "written"]

Check = Callable[[bytes], tuple[Finding, ...]]
"""What the schemas and rules find in a case."""


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
    in those of the list, ``repeats`` the number of an earlier row of the same party.
    """

    number: int
    name: str
    case: Mapping[str, Any] | None
    error: Mapping[str, Any] | None
    remarks: tuple[int, ...]
    repeats: int | None

    @property
    def is_good(self) -> bool:
        """Whether it can be issued."""
        return self.error is None

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
        found = [frozenset(each.remarks) for each in self.good]
        return frozenset.intersection(*found) if len(found) > 1 else frozenset()


def check(plan: Plan, recipients: Iterable[Recipient], found_in: Check) -> CheckedList:
    """Every row judged; ``found_in`` gives what is found in a case."""
    rows: list[CheckedRow] = []
    remarks: dict[str, int] = {}
    texts: list[Mapping[str, Any]] = []
    first: dict[str, int] = {}
    for each in recipients:
        findings = () if each.case is None else found_in(_raw(each.case))
        if each.problem is not None or has_errors(findings):
            error = problem_of(each.problem or CaseInvalidError(findings=findings))
            rows.append(_row(each, error=error))
            continue
        places = []
        for told in told_in_both(findings):
            key = f"{told['pointer']} {told['message']['zh']}"
            if remarks.setdefault(key, len(texts)) == len(texts):
                texts.append(told)
            places.append(remarks[key])
        rows.append(_row(each, remarks=tuple(places), repeats=_repeated(each, first)))
    return CheckedList(plan=plan, rows=tuple(rows), remarks=tuple(texts))


def _raw(case: Mapping[str, Any] | None) -> bytes:
    return json.dumps(case, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _row(
    each: Recipient,
    *,
    error: Mapping[str, Any] | None = None,
    remarks: tuple[int, ...] = (),
    repeats: int | None = None,
) -> CheckedRow:
    return CheckedRow(
        number=each.number,
        name=each.name,
        case=each.case,
        error=error,
        remarks=remarks,
        repeats=repeats,
    )


def _repeated(each: Recipient, first: dict[str, int]) -> int | None:
    """The first row of the same party, by ``first``, which learns of this one."""
    assert each.case is not None
    party = each.case["party"]
    same = {match: digests for match, digests in alike(party).items() if match != "operator"}
    known = [first[digest] for digest in frozenset().union(*same.values()) if digest in first]
    for digest in known_by(party):
        first.setdefault(digest, each.number)
    return min(known, default=None)


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
        yield CheckedRow(**{**each, "remarks": tuple(each["remarks"])})


def _no_list() -> BatchInputError:
    return BatchInputError(
        where="/list", what="no list that was checked", next="begin again with the spreadsheet"
    )
