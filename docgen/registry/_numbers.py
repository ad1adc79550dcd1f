"""Counting: which number comes next, and taking it. Runs inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select, update

from docgen.registry._holds import refuse_held
from docgen.registry._tables import cases, counters, numbers
from docgen.registry.errors import CaseNumberChangedError, NumberTakenError
from docgen.registry.numbers import NumberPattern, normal_number, spellings
from docgen.registry.values import CaseKey, NumberRow, NumberWanted, PlannedNumber, Series

__all__ = [
    "counters_of",
    "last_of",
    "numbers_of",
    "plan_numbers",
    "raise_counter",
    "recorded_case_number",
    "restore_number",
    "take",
    "taken_numbers",
    "taken_of",
    "void_held",
]

CASE_HOLDER = "case"


def plan_numbers(
    connection: Connection,
    agency: str,
    case_ref: int | None,
    wanted: Sequence[NumberWanted],
    pattern: NumberPattern,
) -> tuple[PlannedNumber, ...]:
    """The numbers these holders would get now, in the order in which they are wanted."""
    planned: list[PlannedNumber] = []
    given = {normal_number(want.given) for want in wanted if want.given}
    for want in wanted:
        held = _held(connection, case_ref, want)
        if held is not None:
            planned.append(PlannedNumber(wanted=want, number=held, seq=None))
        elif want.given:
            _refuse_taken(connection, agency, case_ref, want, planned)
            planned.append(PlannedNumber(wanted=want, number=want.given, seq=None))
        else:
            planned.append(_next(connection, agency, want, pattern, planned, given))
    return tuple(planned)


def _held(connection: Connection, case_ref: int | None, want: NumberWanted) -> str | None:
    if want.holder != CASE_HOLDER or case_ref is None:
        return None
    recorded = recorded_case_number(connection, case_ref)
    if recorded and want.given and normal_number(want.given) != normal_number(recorded):
        raise CaseNumberChangedError(recorded=recorded, given=want.given, where=want.where)
    return recorded


def recorded_case_number(connection: Connection, case_ref: int) -> str | None:
    """The number by which the case is registered, if it has one."""
    query = select(numbers.c.number).where(
        numbers.c.case_ref == case_ref, numbers.c.holder == CASE_HOLDER, numbers.c.state == "used"
    )
    return connection.execute(query).scalar_one_or_none()


def _refuse_taken(
    connection: Connection,
    agency: str,
    case_ref: int | None,
    want: NumberWanted,
    planned: list[PlannedNumber],
) -> None:
    """A number that this very holder took meanwhile is its own; issuing then finds it issued."""
    normal = normal_number(want.given or "")
    twice = any(normal_number(other.number) == normal for other in planned)
    own = (numbers.c.case_ref == case_ref) & (numbers.c.holder == want.holder)
    if twice or _is_taken(connection, agency, normal, own):
        raise NumberTakenError(number=want.given, where=want.where)


def taken_of(
    connection: Connection, agency: str, case_ref: int | None, given: Iterable[str]
) -> frozenset[str]:
    """Which of these numbers other cases of the agency hold, or are voided."""
    own = numbers.c.case_ref == case_ref
    normal = {each: normal_number(each) for each in given}
    return frozenset(each for each in normal if _is_taken(connection, agency, normal[each], own))


def _is_taken(
    connection: Connection, agency: str, normal: str, own: ColumnElement[bool] | None = None
) -> bool:
    """Whether a number is recorded, but for one in use among ``own``."""
    query = select(numbers.c.id).where(
        numbers.c.agency == agency, numbers.c.normal.in_(spellings(normal))
    )
    if own is not None:
        query = query.where(~(own & (numbers.c.state == "used")))
    return connection.execute(query).first() is not None


def _next(
    connection: Connection,
    agency: str,
    want: NumberWanted,
    pattern: NumberPattern,
    planned: list[PlannedNumber],
    given: set[str],
) -> PlannedNumber:
    refuse_held(connection)
    same = [p.seq for p in planned if p.seq and _series(p.wanted) == _series(want)]
    seq = max([last_of(connection, agency, want.kind, want.year), *same])
    while True:
        seq += 1
        number = pattern.write(mark=want.mark, kind=want.kind, year=want.year, seq=seq)
        normal = normal_number(number)
        if normal not in given and not _is_taken(connection, agency, normal):
            return PlannedNumber(wanted=want, number=number, seq=seq)


def _series(want: NumberWanted) -> tuple[str, int]:
    return want.kind, want.year


def last_taken(connection: Connection, *, until: datetime) -> datetime | None:
    """When the last number was taken that was taken by then."""
    taken = connection.execute(select(numbers.c.taken_at).distinct()).scalars()
    times = (datetime.fromisoformat(each) for each in taken)
    return max((each for each in times if each <= until), default=None)


def last_of(connection: Connection, agency: str, kind: str, year: int) -> int:
    """The last serial given out in a series, 0 where there is none."""
    query = select(counters.c.last).where(
        counters.c.agency == agency, counters.c.kind == kind, counters.c.year == year
    )
    return connection.execute(query).scalar_one_or_none() or 0


def take(
    connection: Connection,
    agency: str,
    case_ref: int,
    planned: Iterable[PlannedNumber],
    now: datetime,
) -> None:
    """Record planned numbers as used and move the counters on."""
    for plan in planned:
        if plan.seq is not None:
            raise_counter(connection, agency, plan.wanted.kind, plan.wanted.year, plan.seq)
        if _held(connection, case_ref, plan.wanted) is None:
            connection.execute(insert(numbers).values(_row(agency, case_ref, plan, now)))


def _row(agency: str, case_ref: int, plan: PlannedNumber, now: datetime) -> dict[str, object]:
    return {
        "agency": agency,
        "number": plan.number,
        "normal": normal_number(plan.number),
        "kind": plan.wanted.kind,
        "year": plan.wanted.year,
        "seq": plan.seq,
        "case_ref": case_ref,
        "holder": plan.wanted.holder,
        "state": "used",
        "taken_at": now.isoformat(),
    }


def counters_of(connection: Connection) -> tuple[Series, ...]:
    """How far every series has come, by agency, year and kind."""
    query = select(counters).order_by(counters.c.agency, counters.c.year, counters.c.kind)
    return tuple(Series(**row) for row in connection.execute(query).mappings())


def raise_counter(connection: Connection, agency: str, kind: str, year: int, seq: int) -> None:
    """Let a series continue after ``seq``; a counter never goes back."""
    same = (counters.c.agency == agency) & (counters.c.kind == kind) & (counters.c.year == year)
    known = connection.execute(select(counters.c.last).where(same)).scalar_one_or_none()
    if known is None:
        row = {"agency": agency, "kind": kind, "year": year, "last": seq}
        connection.execute(insert(counters).values(row))
    elif known < seq:
        connection.execute(update(counters).where(same).values(last=seq))


def void_held(connection: Connection, case_ref: int, holder: str, *, but: str = "") -> None:
    """Mark the number of a voided paper, other than ``but``; it is never given again."""
    statement = update(numbers).where(
        numbers.c.case_ref == case_ref,
        numbers.c.holder == holder,
        numbers.c.state == "used",
        numbers.c.normal.not_in(spellings(but)),
    )
    connection.execute(statement.values(state="voided"))


def numbers_of(connection: Connection, case_ref: int) -> tuple[NumberRow, ...]:
    """Every number that a case took, those of its voided papers too."""
    query = select(numbers).where(numbers.c.case_ref == case_ref).order_by(numbers.c.id)
    return tuple(_number_row(row) for row in connection.execute(query).mappings())


def taken_numbers(connection: Connection) -> tuple[tuple[CaseKey, NumberRow], ...]:
    """Every number ever taken with the case that took it, by agency, kind, year and place."""
    query = (
        select(numbers, cases.c.case_id)
        .join(cases, cases.c.id == numbers.c.case_ref)
        .order_by(numbers.c.agency, numbers.c.kind, numbers.c.year, numbers.c.seq, numbers.c.id)
    )
    return tuple(
        (CaseKey(agency=row["agency"], case_id=row["case_id"]), _number_row(row))
        for row in connection.execute(query).mappings()
    )


def _number_row(row: RowMapping) -> NumberRow:
    return NumberRow(
        number=row["number"],
        kind=row["kind"],
        year=row["year"],
        seq=row["seq"],
        holder=row["holder"],
        state=row["state"],
        taken_at=datetime.fromisoformat(row["taken_at"]),
    )


def restore_number(
    connection: Connection, agency: str, case_ref: int, row: NumberRow
) -> tuple[int, bool]:
    """Enter a number that the archive holds; the case that now has it, and whether it is new.

    A number that another case holds here stays there.
    """
    if row.seq is not None:
        raise_counter(connection, agency, row.kind, row.year, row.seq)
    normal = normal_number(row.number)
    query = select(numbers.c.case_ref).where(
        numbers.c.agency == agency, numbers.c.normal.in_(spellings(normal))
    )
    owner: int | None = connection.execute(query).scalar_one_or_none()
    if owner is not None and owner != case_ref:
        return owner, False
    if row.state == "used":
        void_held(connection, case_ref, row.holder, but=normal)
    if owner is not None:
        same = update(numbers).where(
            numbers.c.agency == agency, numbers.c.normal.in_(spellings(normal))
        )
        connection.execute(same.values(state=row.state, holder=row.holder))
        return owner, False
    values = {
        "agency": agency,
        "number": row.number,
        "normal": normal,
        "kind": row.kind,
        "year": row.year,
        "seq": row.seq,
        "case_ref": case_ref,
        "holder": row.holder,
        "state": row.state,
        "taken_at": row.taken_at.isoformat(),
    }
    connection.execute(insert(numbers).values(values))
    return case_ref, True
