"""By whom a case is: digests of its party, so that other cases of the same party are found.

Inside the caller's transaction. The registry does not know how a digest is made
(``docgen.case.parties``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, insert, select

from docgen.registry._service_tables import case_versions
from docgen.registry._tables import cases, dossiers, editions, papers, parties, revisions
from docgen.registry.values import CaseKey, IssuedTo, OpenCase

__all__ = ["add_parties", "issued_to", "open_cases", "write_parties"]

# A statement takes so many parameters on every engine.
_AT_ONCE = 500

_NOTE = insert(parties)
_FORGET = delete(parties).where(parties.c.case_ref == bindparam("ref"))


def write_parties(connection: Connection, ref: int, digests: Collection[str]) -> None:
    """Note the party of a case as it is now."""
    connection.execute(_FORGET, {"ref": ref})
    add_parties(connection, ref, digests)


def add_parties(connection: Connection, ref: int, digests: Collection[str]) -> None:
    """Note the party of a case that has none noted."""
    rows = [{"case_ref": ref, "digest": digest} for digest in sorted(digests)]
    if rows:
        connection.execute(_NOTE, rows)


def issued_to(connection: Connection, agency: str, digests: Collection[str]) -> Iterator[IssuedTo]:
    """The papers in force of an agency's cases, sealed or not, whose party has a digest."""
    columns = (cases.c.case_id, papers.c.type, papers.c.title, papers.c.number, papers.c.issued_at)
    query = (
        select(parties.c.digest, *columns)
        .join(cases, cases.c.id == parties.c.case_ref)
        .join(papers, papers.c.case_ref == cases.c.id)
        .where(cases.c.agency == agency, papers.c.state == "issued")
        .order_by(papers.c.id)
    )
    ordered = sorted(digests)
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        for row in connection.execute(query.where(parties.c.digest.in_(some))).mappings():
            yield IssuedTo(**{**row, "issued_at": datetime.fromisoformat(row["issued_at"])})


def open_cases(connection: Connection, digests: Collection[str] | None) -> tuple[OpenCase, ...]:
    """The newest text of the unsealed cases, or of those with a digest, oldest case first.

    A case that was recorded before its party was noted is given too: its text tells.
    """
    sealed = (
        select(dossiers.c.case_ref)
        .join(editions, editions.c.dossier == dossiers.c.number)
        .where(dossiers.c.case_ref == cases.c.id)
        .correlate(cases)
    )
    newest = (
        select(case_versions.c.revision_ref)
        .where(case_versions.c.case_ref == cases.c.id)
        .order_by(case_versions.c.version.desc())
        .limit(1)
        .correlate(cases)
        .scalar_subquery()
    )
    query = (
        select(cases.c.agency, cases.c.case_id, revisions.c.content)
        .select_from(cases)
        .join(revisions, revisions.c.id == newest)
        .where(~exists(sealed))
        .order_by(cases.c.id)
    )
    if digests is not None:
        noted = select(parties.c.case_ref)
        mine = noted.where(parties.c.digest.in_(sorted(digests)))
        query = query.where(cases.c.id.in_(mine) | cases.c.id.not_in(noted))
    return tuple(
        OpenCase(key=CaseKey(agency=row.agency, case_id=row.case_id), content=row.content)
        for row in connection.execute(query)
    )
