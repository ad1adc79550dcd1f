"""Reading and writing cases, their revisions and frozen papers, inside the caller's transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, Insert, RowMapping, String, bindparam, insert, select, update

from docgen.registry._tables import cases, papers, revisions
from docgen.registry.values import CaseKey, FrozenOrigin, FrozenPaper, PaperDraft

__all__ = [
    "case_ref",
    "ensure_case",
    "ensure_revision",
    "insert_paper",
    "insert_revision",
    "issued_ids",
    "issued_paper",
    "issued_papers",
    "open_case",
    "restore_paper",
    "void_paper",
    "voided_on",
]

# Made once: what every request asks for costs more to put together than to run.
_CASE = select(cases.c.id).where(
    cases.c.agency == bindparam("agency"), cases.c.case_id == bindparam("ident")
)
_REVISION = select(revisions.c.id).where(
    revisions.c.case_ref == bindparam("ref"), revisions.c.digest == bindparam("digest")
)
# One question where a look first would be two; who opens holds the write lock.
_OPEN = (
    insert(cases)
    .from_select(
        ["agency", "case_id", "opened_at"],
        select(
            bindparam("agency", type_=String),
            bindparam("ident", type_=String),
            bindparam("opened_at", type_=String),
        ).where(~_CASE.exists()),
    )
    .returning(cases.c.id)
)
_KEEP = insert(revisions)
_ISSUED = (
    select(papers)
    .where(papers.c.case_ref == bindparam("ref"), papers.c.state == "issued")
    .order_by(papers.c.id)
)


def case_ref(connection: Connection, key: CaseKey) -> int | None:
    """The row of a case, or None while nothing of it is recorded."""
    names = {"agency": key.agency, "ident": key.case_id}
    found: int | None = connection.execute(_CASE, names).scalar_one_or_none()
    return found


def ensure_case(connection: Connection, key: CaseKey, now: datetime) -> int:
    """The row of a case, opened now where it is new."""
    found = case_ref(connection, key)
    if found is None:
        found = open_case(connection, key, now)
    assert found is not None
    return found


def open_case(connection: Connection, key: CaseKey, now: datetime) -> int | None:
    """The row of a case that is new; None, and nothing is opened, where it is not."""
    values = {"agency": key.agency, "ident": key.case_id, "opened_at": now.isoformat()}
    found: int | None = connection.execute(_OPEN, values).scalar_one_or_none()
    return found


def ensure_revision(connection: Connection, ref: int, content: bytes, now: datetime) -> int:
    """The row of this text of a case; the same text is kept once."""
    names = {"ref": ref, "digest": hashlib.sha256(content).hexdigest()}
    found: int | None = connection.execute(_REVISION, names).scalar_one_or_none()
    return insert_revision(connection, ref, content, now) if found is None else found


def insert_revision(connection: Connection, ref: int, content: bytes, now: datetime) -> int:
    """The row of a text that its case is known not to have."""
    values = {
        "case_ref": ref,
        "digest": hashlib.sha256(content).hexdigest(),
        "content": content,
        "recorded_at": now.isoformat(),
    }
    return _insert(connection, _KEEP, values)


def _insert(connection: Connection, statement: Insert, values: Mapping[str, object]) -> int:
    key = connection.execute(statement, values).inserted_primary_key
    assert key is not None
    return int(key[0])


def issued_ids(connection: Connection, ref: int) -> set[str]:
    """The ids of the papers in force."""
    query = select(papers.c.paper_id).where(papers.c.case_ref == ref, papers.c.state == "issued")
    return set(connection.execute(query).scalars())


def issued_papers(connection: Connection, ref: int) -> dict[str, FrozenPaper]:
    """The papers in force, by id, in the order in which they were issued."""
    rows = connection.execute(_ISSUED, {"ref": ref}).mappings()
    return {row["paper_id"]: _paper(row) for row in rows}


def issued_paper(connection: Connection, ref: int, paper_id: str) -> FrozenPaper | None:
    """One paper in force."""
    query = select(papers).where(
        papers.c.case_ref == ref, papers.c.paper_id == paper_id, papers.c.state == "issued"
    )
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else _paper(row)


def _paper(row: RowMapping) -> FrozenPaper:
    return FrozenPaper(
        paper_id=row["paper_id"],
        type=row["type"],
        title=row["title"],
        number=row["number"],
        date=row["date"],
        inputs=row["inputs"],
        pdf=row["pdf"],
        docx=row["docx"],
        pdf_sha256=row["pdf_sha256"],
        docx_sha256=row["docx_sha256"],
        page_texts=tuple(json.loads(row["page_texts"])),
        versions=json.loads(row["versions"]),
        substitutions=tuple(json.loads(row["substitutions"])),
        issued_at=datetime.fromisoformat(row["issued_at"]),
    )


def insert_paper(
    connection: Connection, ref: int, revision: int, draft: PaperDraft, now: datetime
) -> None:
    """Freeze a paper."""
    values = {
        **_face(draft),
        "case_ref": ref,
        "revision_ref": revision,
        "pdf": draft.pdf,
        "docx": draft.docx,
        "pdf_sha256": hashlib.sha256(draft.pdf).hexdigest(),
        "docx_sha256": hashlib.sha256(draft.docx).hexdigest(),
        "page_texts": json.dumps(draft.page_texts, ensure_ascii=False),
        "issued_at": now.isoformat(),
    }
    connection.execute(insert(papers).values(values))


def _face(paper: PaperDraft | FrozenOrigin) -> dict[str, object]:
    return {
        "paper_id": paper.paper_id,
        "type": paper.type,
        "title": paper.title,
        "number": paper.number,
        "date": paper.date,
        "inputs": paper.inputs,
        "versions": json.dumps(dict(paper.versions), ensure_ascii=False, sort_keys=True),
        "substitutions": json.dumps(paper.substitutions, ensure_ascii=False),
        "state": "issued",
    }


def restore_paper(
    connection: Connection, ref: int, paper: FrozenOrigin, dossier: str, now: datetime
) -> bool:
    """Enter a sealed paper without its bytes; whether it was not here.

    What is sealed holds: another paper in force under this id gives way.
    """
    query = select(papers.c.pdf_sha256).where(
        papers.c.case_ref == ref, papers.c.paper_id == paper.paper_id, papers.c.state == "issued"
    )
    known = connection.execute(query).scalar_one_or_none()
    if known == paper.pdf_sha256:
        return False
    if known is not None:
        void_paper(connection, ref, paper.paper_id, f"{dossier}: 以封存的文书为准", now)
    values = {
        **_face(paper),
        "case_ref": ref,
        "pdf_sha256": paper.pdf_sha256,
        "docx_sha256": paper.docx_sha256,
        "page_texts": "[]",
        "issued_at": paper.issued_at.isoformat(),
    }
    connection.execute(insert(papers).values(values))
    return True


def void_paper(connection: Connection, ref: int, paper_id: str, reason: str, now: datetime) -> bool:
    """Take a paper out of force; whether there was one."""
    statement = (
        update(papers)
        .where(papers.c.case_ref == ref, papers.c.paper_id == paper_id, papers.c.state == "issued")
        .values(state="voided", voided_at=now.isoformat(), void_reason=reason)
    )
    return connection.execute(statement).rowcount > 0


def voided_ids(connection: Connection, ref: int) -> frozenset[str]:
    """The ids of papers that were voided, those that were issued anew among them."""
    query = select(papers.c.paper_id).where(papers.c.case_ref == ref, papers.c.state == "voided")
    return frozenset(connection.execute(query).scalars())


def voided_on(connection: Connection, ref: int, paper_id: str) -> str | None:
    """The day on which the paper was last voided, or None."""
    query = select(papers.c.voided_at).where(
        papers.c.case_ref == ref, papers.c.paper_id == paper_id, papers.c.state == "voided"
    )
    last = connection.execute(query.order_by(papers.c.id.desc())).scalars().first()
    return last[:10] if last else None
