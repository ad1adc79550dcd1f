"""Scans of signed papers that came back, in the caller's transaction, until a clerk settles them.

Not for reading what stands on them, nor for the executed copy that a scan becomes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, insert, select, update

from docgen.registry._signature_tables import scans

__all__ = ["ScanRow", "Scans"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanRow:
    """Pages of one paper, as a file of the agency by its digest.

    ``case_id`` and ``paper_id`` are of the paper whose code they bear; where they bear none that
    counts, ``problem`` says why.
    """

    id: str
    agency: str
    sha256: str
    name: str
    pages: int
    case_id: str | None
    paper_id: str | None
    problem: str | None
    sent_at: datetime
    sent_by: str


class Scans:
    """The scans of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, row: ScanRow) -> None:
        """Keep a scan that waits for a clerk."""
        values = {
            "id": row.id,
            "agency": row.agency,
            "sha256": row.sha256,
            "name": row.name,
            "pages": row.pages,
            "case_id": row.case_id,
            "paper_id": row.paper_id,
            "problem": row.problem,
            "state": "waiting",
            "sent_at": row.sent_at.isoformat(),
            "sent_by": row.sent_by,
        }
        self._connection.execute(insert(scans).values(values))

    def waiting(self, agency: str, *, limit: int) -> tuple[ScanRow, ...]:
        """The scans of an agency that wait for a clerk, the longest waiting first."""
        return self._rows(agency, None, limit)

    def find(self, agency: str, ident: str) -> ScanRow | None:
        """A scan that waits."""
        found = self._rows(agency, ident, 1)
        return found[0] if found else None

    def _rows(self, agency: str, ident: str | None, limit: int) -> tuple[ScanRow, ...]:
        query = select(scans).where(scans.c.agency == agency, scans.c.state == "waiting")
        if ident is not None:
            query = query.where(scans.c.id == ident)
        rows = self._connection.execute(query.order_by(scans.c.sent_at, scans.c.id).limit(limit))
        return tuple(
            ScanRow(
                id=row["id"],
                agency=row["agency"],
                sha256=row["sha256"],
                name=row["name"],
                pages=row["pages"],
                case_id=row["case_id"],
                paper_id=row["paper_id"],
                problem=row["problem"],
                sent_at=datetime.fromisoformat(row["sent_at"]),
                sent_by=row["sent_by"],
            )
            for row in rows.mappings()
        )

    def end(
        self, ident: str, state: Literal["recorded", "dropped"], *, by: str, now: datetime
    ) -> bool:
        """Settle a scan that waits; False where it was settled already."""
        statement = (
            update(scans)
            .where(scans.c.id == ident, scans.c.state == "waiting")
            .values(state=state, ended_by=by, ended_at=now.isoformat())
        )
        return self._connection.execute(statement).rowcount > 0
