"""The tables of reviews as SQLAlchemy Core knows them; migrations make them. Not for queries."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from docgen.registry._tables import METADATA

__all__ = ["remarks", "reviews"]

reviews = Table(
    "reviews",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("case_ref", ForeignKey("cases.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("stage", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", Text, nullable=False),
    Column("decided_by", Text),
    Column("decided_at", Text),
    Column("note", Text, nullable=False),
    CheckConstraint("stage IN ('issue', 'seal')", name="ck_reviews_stage"),
    CheckConstraint(
        "state IN ('asked', 'approved', 'returned', 'withdrawn')", name="ck_reviews_state"
    ),
    Index("ix_reviews_case", "case_ref"),
    Index("ix_reviews_state", "state", "asked_at"),
)

remarks = Table(
    "remarks",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("review", ForeignKey("reviews.id"), nullable=False),
    Column("pointer", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("settled_by", Text),
    Column("settled_at", Text),
    Index("ix_remarks_review", "review"),
)
