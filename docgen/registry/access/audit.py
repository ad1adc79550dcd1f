"""The audit trail in the caller's transaction: append-only, each entry bound to the one before.

An entry's digest is SHA-256 over the canonical JSON of the entry, its place and the digest before
it, so that a changed, missing or inserted row breaks the chain from there on. An entry is never
changed or removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select

from archive.canonical import sha256
from docgen.registry._service_tables import audit
from docgen.registry.access.values import AuditEntry, AuditRow
from docgen.registry.errors import AuditUnreadableError

__all__ = ["BEGINNING", "AuditTrail", "broken_at", "entry_digest"]

BEGINNING = "0" * 64
_ADD = insert(audit)
_HEAD = select(audit.c.place, audit.c.digest).order_by(audit.c.place.desc()).limit(1)


class AuditTrail:
    """The audit trail of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, entries: Iterable[AuditEntry]) -> None:
        """Add entries at the end."""
        place, previous = self.head()
        rows = []
        for entry in entries:
            place += 1
            digest = entry_digest(entry, place=place, previous=previous)
            rows.append({**_columns(entry), "place": place, "previous": previous, "digest": digest})
            previous = digest
        if rows:
            # A list of one costs as much as a list of many.
            self._connection.execute(_ADD, rows if len(rows) > 1 else rows[0])

    def head(self) -> tuple[int, str]:
        """The place and the digest of the last entry; 0 and the beginning where there is none."""
        last = self._connection.execute(_HEAD).first()
        return (0, BEGINNING) if last is None else (last.place, last.digest)

    def rows(
        self,
        *,
        after: int = 0,
        limit: int = 1000,
        agency: str | None = None,
        actor: str | None = None,
        action: str | None = None,
        target: str | None = None,
    ) -> tuple[AuditRow, ...]:
        """Entries after a place, in order: all, or those that agree with what is given.

        Raises:
            AuditUnreadableError: the columns of one are not as written.
        """
        query = select(audit).where(audit.c.place > after).order_by(audit.c.place).limit(limit)
        wanted = {"agency": agency, "actor": actor, "action": action, "target": target}
        for name, value in wanted.items():
            if value is not None:
                query = query.where(audit.c[name] == value)
        return tuple(_row(row) for row in self._connection.execute(query).mappings())

    def newest(
        self, *, agency: str, target: str = "", before: int | None = None, limit: int
    ) -> tuple[AuditRow, ...]:
        """The last entries of an agency, the newest first: on a target, before a place.

        Raises:
            AuditUnreadableError: the columns of one are not as written.
        """
        query = select(audit).where(audit.c.agency == agency)
        if target:
            query = query.where(audit.c.target == target)
        if before is not None:
            query = query.where(audit.c.place < before)
        rows = self._connection.execute(query.order_by(audit.c.place.desc()).limit(limit))
        return tuple(_row(row) for row in rows.mappings())

    def every(
        self,
        *,
        after: int = 0,
        agency: str | None = None,
        actor: str | None = None,
        action: str | None = None,
        target: str | None = None,
    ) -> Iterator[AuditRow]:
        """Entries after a place as ``rows`` gives them, a few in memory at a time."""
        while rows := self.rows(
            after=after, agency=agency, actor=actor, action=action, target=target
        ):
            yield from rows
            after = rows[-1].place


def entry_digest(entry: AuditEntry, *, place: int, previous: str) -> str:
    """The digest of an entry in its place."""
    text = json.dumps(
        {**_columns(entry), "place": place, "previous": previous},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return sha256(text.encode("utf-8"))


def broken_at(rows: Iterable[AuditRow], *, place: int = 0, previous: str = BEGINNING) -> int | None:
    """The first place at which the chain does not hold, or None. ``rows`` are all, in order."""
    for row in rows:
        place += 1
        right = entry_digest(row, place=place, previous=previous)
        if (row.place, row.previous, row.digest) != (place, previous, right):
            return place
        previous = row.digest
    return None


def _columns(entry: AuditEntry) -> dict[str, str]:
    return {
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "agency": entry.agency,
        "action": entry.action,
        "target": entry.target,
        "outcome": entry.outcome,
        "address": entry.address,
        "correlation": entry.correlation,
        "detail": json.dumps(dict(entry.detail), ensure_ascii=False, sort_keys=True),
    }


def _row(row: RowMapping) -> AuditRow:
    try:
        return _read(row)
    except (ValueError, TypeError) as error:
        raise AuditUnreadableError(place=row["place"]) from error


def _read(row: RowMapping) -> AuditRow:
    return AuditRow(
        at=datetime.fromisoformat(row["at"]),
        actor=row["actor"],
        agency=row["agency"],
        action=row["action"],
        target=row["target"],
        outcome=row["outcome"],
        address=row["address"],
        correlation=row["correlation"],
        detail=json.loads(row["detail"]),
        place=row["place"],
        previous=row["previous"],
        digest=row["digest"],
    )
