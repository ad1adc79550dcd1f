"""Dossier numbers and the catalogue of sealed editions, inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from docgen.registry._holds import refuse_held
from docgen.registry._numbers import last_of, raise_counter
from docgen.registry._tables import cases, dossiers, editions
from docgen.registry.numbers import DOSSIERS, dossier_number, parse_dossier
from docgen.registry.values import CaseKey, DossierRow, EditionRow

__all__ = [
    "dossier_of_case",
    "editions_of_numbers",
    "forget_others",
    "is_known",
    "reserve",
    "restore",
    "sealed_editions",
    "write_edition",
]

_OF_CASE = (
    select(dossiers.c.number, cases.c.agency, cases.c.case_id)
    .join(cases, cases.c.id == dossiers.c.case_ref)
    .where(dossiers.c.case_ref == bindparam("ref"))
)


def dossier_of_case(connection: Connection, ref: int) -> DossierRow | None:
    """The dossier of a case, with its editions, or None before one was reserved."""
    found = connection.execute(_OF_CASE, {"ref": ref}).first()
    if found is None:
        return None
    rows = _editions(connection, found.number)
    return DossierRow(
        number=found.number,
        key=CaseKey(agency=found.agency, case_id=found.case_id),
        editions=rows,
        state="sealed" if rows else "reserved",
    )


def _editions(connection: Connection, number: str) -> tuple[EditionRow, ...]:
    query = select(editions).where(editions.c.dossier == number).order_by(editions.c.edition)
    return tuple(
        EditionRow(
            edition=row["edition"],
            content_digest=row["content_digest"],
            parts=tuple(json.loads(row["parts"])),
            sealed_at=datetime.fromisoformat(row["sealed_at"]),
        )
        for row in connection.execute(query).mappings()
    )


def reserve(connection: Connection, ref: int, agency: str, year: int, now: datetime) -> str:
    """Give a case its dossier number, once."""
    known = dossier_of_case(connection, ref)
    if known is not None:
        return known.number
    refuse_held(connection)
    seq = last_of(connection, agency, DOSSIERS, year) + 1
    number = dossier_number(agency, year, seq)
    _insert(connection, ref, number, now)
    raise_counter(connection, agency, DOSSIERS, year, seq)
    return number


def _insert(connection: Connection, ref: int, number: str, now: datetime) -> None:
    values = {"number": number, "case_ref": ref, "taken_at": now.isoformat()}
    connection.execute(insert(dossiers).values(values))


def sealed_editions(connection: Connection) -> dict[str, int]:
    """How many editions of each dossier are sealed."""
    query = select(editions.c.dossier, func.max(editions.c.edition)).group_by(editions.c.dossier)
    return {row[0]: row[1] for row in connection.execute(query)}


def editions_of_numbers(connection: Connection) -> dict[str, int]:
    """How many editions of each dossier number are sealed, 0 where it is only reserved."""
    joined = dossiers.outerjoin(editions, editions.c.dossier == dossiers.c.number)
    query = select(dossiers.c.number, func.count(editions.c.edition)).select_from(joined)
    rows = connection.execute(query.group_by(dossiers.c.number))
    return {row[0]: row[1] for row in rows}


def is_known(connection: Connection, ref: int, number: str) -> bool:
    """Whether a dossier number is sealed or reserved here, for this case."""
    same = (dossiers.c.number == number) & (dossiers.c.case_ref == ref)
    return connection.execute(select(dossiers.c.number).where(same)).first() is not None


def write_edition(connection: Connection, number: str, row: EditionRow) -> None:
    """Record a sealed edition; recording it twice changes nothing."""
    same = (editions.c.dossier == number) & (editions.c.edition == row.edition)
    connection.execute(delete(editions).where(same))
    values = {
        "dossier": number,
        "edition": row.edition,
        "content_digest": row.content_digest,
        "parts": json.dumps(row.parts, ensure_ascii=False),
        "sealed_at": row.sealed_at.isoformat(),
    }
    connection.execute(insert(editions).values(values))


def forget_others(connection: Connection, held: Collection[str]) -> None:
    """Forget the editions of dossiers that the archive does not hold; reserved numbers stay."""
    known = connection.execute(select(editions.c.dossier).distinct()).scalars().all()
    for number in set(known) - set(held):
        connection.execute(delete(editions).where(editions.c.dossier == number))


def restore(
    connection: Connection, ref: int, number: str, rows: Iterable[EditionRow], now: datetime
) -> None:
    """Enter a dossier that the archive holds.

    Its number is no longer reserved for another case, nor another number for its case.
    """
    connection.execute(delete(editions).where(editions.c.dossier == number))
    known = dossier_of_case(connection, ref)
    if known is None or known.number != number:
        wrong = (dossiers.c.number == number) | (dossiers.c.case_ref == ref)
        stale = select(dossiers.c.number).where(wrong)
        connection.execute(delete(editions).where(editions.c.dossier.in_(stale)))
        connection.execute(delete(dossiers).where(wrong))
        _insert(connection, ref, number, now)
    parsed = parse_dossier(number)
    if parsed is not None:
        code, year, seq = parsed
        raise_counter(connection, code, DOSSIERS, year, seq)
    for row in rows:
        write_edition(connection, number, row)
