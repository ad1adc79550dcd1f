"""The registry's tables as SQLAlchemy Core knows them.

The migrations make them; a test proves that both say the same. Not for queries.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

__all__ = [
    "METADATA",
    "cases",
    "counters",
    "dossiers",
    "editions",
    "numbers",
    "papers",
    "parties",
    "presences",
    "reasons",
    "revisions",
]

METADATA = MetaData()

cases = Table(
    "cases",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("agency", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    UniqueConstraint("agency", "case_id", name="uq_cases"),
)

revisions = Table(
    "revisions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case_ref", ForeignKey("cases.id"), nullable=False),
    Column("digest", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("recorded_at", Text, nullable=False),
    UniqueConstraint("case_ref", "digest", name="uq_revisions"),
)

counters = Table(
    "counters",
    METADATA,
    Column("agency", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)

numbers = Table(
    "numbers",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("agency", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("normal", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("seq", Integer),
    Column("case_ref", ForeignKey("cases.id"), nullable=False),
    Column("holder", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
    CheckConstraint("state IN ('used', 'voided')", name="ck_numbers_state"),
    UniqueConstraint("agency", "normal", name="uq_numbers"),
    Index("ix_numbers_case", "case_ref"),
)

papers = Table(
    "papers",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case_ref", ForeignKey("cases.id"), nullable=False),
    Column("revision_ref", ForeignKey("revisions.id")),
    Column("paper_id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("number", Text),
    Column("date", Text, nullable=False),
    Column("inputs", Text, nullable=False),
    Column("pdf", LargeBinary),
    Column("docx", LargeBinary),
    Column("pdf_sha256", Text, nullable=False),
    Column("docx_sha256", Text, nullable=False),
    Column("page_texts", Text, nullable=False),
    Column("versions", Text, nullable=False),
    Column("substitutions", Text, nullable=False),
    Column("issued_at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("voided_at", Text),
    Column("void_reason", Text),
    CheckConstraint("state IN ('issued', 'voided')", name="ck_papers_state"),
    Index(
        "ux_papers_issued",
        "case_ref",
        "paper_id",
        unique=True,
        sqlite_where=text("state = 'issued'"),
        postgresql_where=text("state = 'issued'"),
    ),
)

parties = Table(
    "parties",
    METADATA,
    Column("case_ref", ForeignKey("cases.id"), primary_key=True),
    Column("digest", Text, primary_key=True),
    Index("ix_parties_digest", "digest"),
)

presences = Table(
    "presences",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case_ref", ForeignKey("cases.id"), nullable=False),
    Column("officer", Text, nullable=False),
    Column("starts_at", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("title", Text, nullable=False),
    Index("ix_presences_case", "case_ref"),
    Index("ix_presences_officer", "officer", "starts_at"),
)

reasons = Table(
    "reasons",
    METADATA,
    Column("case_ref", ForeignKey("cases.id"), primary_key=True),
    Column("mark", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Index("ix_reasons_mark", "mark"),
)

dossiers = Table(
    "dossiers",
    METADATA,
    Column("number", Text, primary_key=True),
    Column("case_ref", ForeignKey("cases.id"), nullable=False),
    Column("taken_at", Text, nullable=False),
    UniqueConstraint("case_ref", name="uq_dossiers_case"),
)

editions = Table(
    "editions",
    METADATA,
    Column("dossier", ForeignKey("dossiers.number"), primary_key=True),
    Column("edition", Integer, primary_key=True),
    Column("content_digest", Text, nullable=False),
    Column("parts", Text, nullable=False),
    Column("sealed_at", Text, nullable=False),
)
