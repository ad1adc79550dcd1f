"""Traces of cases, by which later ones are compared with them: who was where, and reasons.

Inside the caller's transaction. Traces are those of a case as it was last issued, sealed or not.
What a trace is tells ``docgen.case.traces``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TypeAlias

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
)

from docgen.case.dates import BEIJING
from docgen.case.rules import Elsewhere, OtherReasons
from docgen.case.traces import Presence, Traces, marks_of
from docgen.registry._numbers import CASE_HOLDER
from docgen.registry._tables import cases, numbers, presences, reasons

__all__ = ["others_elsewhere", "others_reasons", "traces_of_case", "write_traces"]

_Meeting: TypeAlias = tuple[datetime, datetime, str]
# More say nothing that the first do not.
_AT_MOST = 20
# No row has it.
_NO_CASE = -1


def write_traces(connection: Connection, ref: int, traces: Traces) -> None:
    """Note the traces of a case as it is now."""
    connection.execute(delete(presences).where(presences.c.case_ref == ref))
    connection.execute(delete(reasons).where(reasons.c.case_ref == ref))
    rows = [_row(ref, presence) for presence in traces.presences]
    if rows:
        connection.execute(insert(presences), rows)
    marked = {mark: text for text in traces.reasons for mark in marks_of(text)}
    if marked:
        texts = [{"case_ref": ref, "mark": mark, "content": text} for mark, text in marked.items()]
        connection.execute(insert(reasons), texts)


def _row(ref: int, presence: Presence) -> dict[str, object]:
    return {
        "case_ref": ref,
        "officer": presence.officer,
        "starts_at": _instant(presence.start),
        "ends_at": _instant(presence.end),
        "place": presence.place,
        "title": presence.title,
    }


def _instant(time: datetime) -> str:
    """A time in one zone and of one length, so that texts order as times do."""
    return time.astimezone(UTC).isoformat(timespec="seconds")


def traces_of_case(connection: Connection, ref: int) -> Traces:
    """The traces on record of a case."""
    people = select(presences).where(presences.c.case_ref == ref).order_by(presences.c.id)
    texts = select(reasons.c.content).where(reasons.c.case_ref == ref).distinct()
    return Traces(
        presences=tuple(map(_presence, connection.execute(people).mappings())),
        reasons=tuple(connection.execute(texts.order_by(reasons.c.content)).scalars()),
    )


def _presence(row: RowMapping) -> Presence:
    return Presence(
        officer=row["officer"],
        start=datetime.fromisoformat(row["starts_at"]).astimezone(BEIJING),
        end=datetime.fromisoformat(row["ends_at"]).astimezone(BEIJING),
        place=row["place"],
        title=row["title"],
    )


def others_elsewhere(
    connection: Connection, ref: int | None, here: Sequence[Presence]
) -> Iterator[Elsewhere]:
    """Where other cases say these people were at these times, at another place."""
    meetings = _together(here)
    if not meetings:
        return
    given: dict[str, object] = {"own": ref or _NO_CASE}
    for place, ((start, end, where), officers) in enumerate(meetings.items()):
        given |= {f"officer{place}_{each}": name for each, name in enumerate(officers)}
        given |= {f"place{place}": where}
        given |= {f"start{place}": _instant(start), f"end{place}": _instant(end)}
    query = _meetings(tuple(map(len, meetings.values())))
    for row in connection.execute(query, given).mappings():
        yield Elsewhere(number=row["called"], presence=_presence(row))


def _together(here: Sequence[Presence]) -> Mapping[_Meeting, list[str]]:
    """Who was where together: start, end and place, each with its people."""
    people: dict[_Meeting, list[str]] = {}
    for each in here:
        people.setdefault((each.start, each.end, each.place), []).append(each.officer)
    return people


def others_reasons(
    connection: Connection, ref: int | None, marks: Collection[str]
) -> Iterator[OtherReasons]:
    """The reasons of other cases that have one of these marks, the newest first."""
    if not marks:
        return
    given = {f"mark{place}": mark for place, mark in enumerate(sorted(marks))}
    rows = connection.execute(_marked(len(marks)), {**given, "own": ref or _NO_CASE}).mappings()
    found = (OtherReasons(number=row["called"], text=row["content"]) for row in rows)
    yield from dict.fromkeys(found)


def _of_others(
    query: Select[tuple[object, ...]], owner: ColumnElement[int]
) -> Select[tuple[object, ...]]:
    """The rows of other cases, each with what its case is called: its number, else its id."""
    named = and_(
        numbers.c.case_ref == owner, numbers.c.holder == CASE_HOLDER, numbers.c.state == "used"
    )
    called = func.coalesce(numbers.c.number, cases.c.case_id).label("called")
    joined = query.add_columns(called).join(cases, cases.c.id == owner).outerjoin(numbers, named)
    return joined.where(owner != bindparam("own"))


# Queries are kept: to put one together takes longer than to ask it, and so does to have a list of
# values spelled out at each asking.
@lru_cache(maxsize=256)
def _meetings(people: tuple[int, ...]) -> Select[tuple[object, ...]]:
    """The presences at another place meanwhile, of a case whose meetings have so many people."""
    met = or_(*(_meets(place, count) for place, count in enumerate(people)))
    query = _of_others(select(presences), presences.c.case_ref).where(met)
    return query.order_by(presences.c.id.desc()).limit(_AT_MOST)


def _meets(place: int, people: int) -> ColumnElement[bool]:
    officers: list[BindParameter[str]] = [
        bindparam(f"officer{place}_{each}") for each in range(people)
    ]
    return and_(
        presences.c.officer.in_(officers),
        presences.c.starts_at < bindparam(f"end{place}"),
        presences.c.ends_at > bindparam(f"start{place}"),
        presences.c.place != bindparam(f"place{place}"),
    )


@lru_cache(maxsize=64)
def _marked(count: int) -> Select[tuple[object, ...]]:
    """The reasons of other cases that have one of so many marks."""
    return (
        _of_others(select(reasons.c.content), reasons.c.case_ref)
        .where(reasons.c.mark.in_([bindparam(f"mark{place}") for place in range(count)]))
        .order_by(reasons.c.case_ref.desc())
        .limit(_AT_MOST)
    )
