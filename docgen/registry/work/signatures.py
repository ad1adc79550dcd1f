"""Signatures drawn on a screen, in the caller's transaction: added and read, never changed.

Each is of one issued paper by the digest of its PDF. Not for how a signature looks on the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, exists, insert, select

from docgen.registry._papers import case_ref
from docgen.registry._signature_tables import drawn_signatures
from docgen.registry._tables import papers
from docgen.registry.values import CaseKey

__all__ = ["DrawnSignatures", "SignatureRow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureRow:
    """A drawn signature.

    ``record`` is all that is bound together, as canonical JSON: paper, its digest, who, when, on
    what device, and the strokes; ``record_sha256`` is its digest. ``strokes_sha256`` is that of
    the line alone: it is never taken twice.
    """

    id: str
    key: CaseKey
    paper_id: str
    pdf_sha256: str
    signer: str
    strokes_sha256: str
    record: str
    record_sha256: str
    signed_at: datetime
    taken_by: str


class DrawnSignatures:
    """The drawn signatures of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, row: SignatureRow) -> None:
        """Keep a signature of a case that is there."""
        values = {
            "id": row.id,
            "case_ref": case_ref(self._connection, row.key),
            "paper_id": row.paper_id,
            "pdf_sha256": row.pdf_sha256,
            "signer": row.signer,
            "strokes_sha256": row.strokes_sha256,
            "record": row.record,
            "record_sha256": row.record_sha256,
            "signed_at": row.signed_at.isoformat(),
            "taken_by": row.taken_by,
        }
        self._connection.execute(insert(drawn_signatures).values(values))

    def has_strokes(self, strokes_sha256: str) -> bool:
        """Whether this line was drawn before, on whatever paper."""
        query = select(drawn_signatures.c.id).where(
            drawn_signatures.c.strokes_sha256 == strokes_sha256
        )
        return self._connection.execute(query).first() is not None

    def of_paper(self, key: CaseKey, paper_id: str, pdf_sha256: str) -> tuple[SignatureRow, ...]:
        """The signatures of an issued paper, in the order in which they were drawn."""
        query = _of_case(self._connection, key).where(
            drawn_signatures.c.paper_id == paper_id,
            drawn_signatures.c.pdf_sha256 == pdf_sha256,
        )
        return self._rows(key, query)

    def of_case(self, key: CaseKey) -> tuple[SignatureRow, ...]:
        """The signatures of the papers of a case that are in force, in the order of drawing."""
        in_force = exists().where(
            papers.c.case_ref == drawn_signatures.c.case_ref,
            papers.c.paper_id == drawn_signatures.c.paper_id,
            papers.c.pdf_sha256 == drawn_signatures.c.pdf_sha256,
            papers.c.state == "issued",
        )
        return self._rows(key, _of_case(self._connection, key).where(in_force))

    def _rows(self, key: CaseKey, query: Select[Any]) -> tuple[SignatureRow, ...]:
        ordered = query.order_by(drawn_signatures.c.signed_at, drawn_signatures.c.id)
        return tuple(
            SignatureRow(
                id=row["id"],
                key=key,
                paper_id=row["paper_id"],
                pdf_sha256=row["pdf_sha256"],
                signer=row["signer"],
                strokes_sha256=row["strokes_sha256"],
                record=row["record"],
                record_sha256=row["record_sha256"],
                signed_at=datetime.fromisoformat(row["signed_at"]),
                taken_by=row["taken_by"],
            )
            for row in self._connection.execute(ordered).mappings()
        )


def _of_case(connection: Connection, key: CaseKey) -> Select[Any]:
    return select(drawn_signatures).where(drawn_signatures.c.case_ref == case_ref(connection, key))
