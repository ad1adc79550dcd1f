"""The tables of drawn signatures and of scans, as SQLAlchemy Core knows them. Not for queries."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from docgen.registry._tables import METADATA

__all__ = ["drawn_signatures", "scans"]

drawn_signatures = Table(
    "drawn_signatures",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("case_ref", ForeignKey("cases.id"), nullable=False),
    Column("paper_id", Text, nullable=False),
    Column("pdf_sha256", Text, nullable=False),
    Column("signer", Text, nullable=False),
    Column("strokes_sha256", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("record_sha256", Text, nullable=False),
    Column("signed_at", Text, nullable=False),
    Column("taken_by", Text, nullable=False),
    UniqueConstraint("strokes_sha256", name="uq_drawn_signatures_strokes"),
    Index("ix_drawn_signatures_paper", "case_ref", "paper_id"),
)

scans = Table(
    "scans",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("agency", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("case_id", Text),
    Column("paper_id", Text),
    Column("problem", Text),
    Column("state", Text, nullable=False),
    Column("sent_at", Text, nullable=False),
    Column("sent_by", Text, nullable=False),
    Column("ended_at", Text),
    Column("ended_by", Text),
    CheckConstraint("state IN ('waiting', 'recorded', 'dropped')", name="ck_scans_state"),
    Index("ix_scans_agency", "agency", "state"),
)
