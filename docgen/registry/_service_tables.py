"""The tables of the service as SQLAlchemy Core knows them: work in progress, jobs, events, who.

Beside ``_tables``, of which they are part; the migrations make them all. Not for queries.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from docgen.registry._tables import METADATA

__all__ = [
    "METADATA",
    "agencies",
    "answers",
    "api_keys",
    "audit",
    "brakes",
    "case_files",
    "case_versions",
    "chunks",
    "deliveries",
    "draft_versions",
    "drafts",
    "events",
    "files",
    "job_files",
    "jobs",
    "number_holds",
    "sessions",
    "sign_ins",
    "uploads",
    "users",
    "webhooks",
    "workers",
]


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _whole(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=optional)


case_versions = Table(
    "case_versions",
    METADATA,
    Column("case_ref", ForeignKey("cases.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("revision_ref", ForeignKey("revisions.id"), nullable=False),
    _text("saved_at"),
    _text("saved_by"),
)

drafts = Table(
    "drafts",
    METADATA,
    Column("id", Text, primary_key=True),
    _text("agency"),
    _text("case_id", optional=True),
    _text("title"),
    _whole("version"),
    _text("opened_at"),
    _text("opened_by"),
    _text("saved_at"),
    _text("closed_at", optional=True),
    Index("ix_drafts_agency", "agency", "saved_at"),
)

draft_versions = Table(
    "draft_versions",
    METADATA,
    Column("draft", ForeignKey("drafts.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    _text("saved_at"),
    _text("saved_by"),
)

home = Table("home", METADATA, Column("id", Text, primary_key=True))

number_holds = Table("number_holds", METADATA, Column("since", Text, primary_key=True))

files = Table(
    "files",
    METADATA,
    Column("id", Integer, primary_key=True),
    _text("agency"),
    _text("sha256"),
    _whole("size"),
    _text("added_at"),
    _text("added_by"),
    # What it is as evidence (FileKind); "" of those that came before this was looked at.
    _text("kind"),
    UniqueConstraint("agency", "sha256", name="uq_files"),
)

uploads = Table(
    "uploads",
    METADATA,
    Column("id", Text, primary_key=True),
    _text("agency"),
    _whole("size"),
    _text("sha256"),
    _whole("received"),
    _whole("chunks"),
    Column("file_ref", ForeignKey("files.id")),
    _text("opened_at"),
    _text("opened_by"),
    _text("expires_at"),
)

chunks = Table(
    "chunks",
    METADATA,
    Column("upload", ForeignKey("uploads.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

case_files = Table(
    "case_files",
    METADATA,
    Column("case_ref", ForeignKey("cases.id"), primary_key=True),
    Column("sha256", Text, primary_key=True),
    Index("ix_case_files_sha256", "sha256"),
)

jobs = Table(
    "jobs",
    METADATA,
    Column("id", Text, primary_key=True),
    _text("agency"),
    _text("kind"),
    _text("target"),
    _text("params"),
    _text("state"),
    _whole("done"),
    _whole("total"),
    _whole("attempts"),
    _whole("most_attempts"),
    _text("run_at"),
    _text("deadline"),
    _text("leased_until", optional=True),
    _text("leased_by", optional=True),
    _whole("cancel_asked"),
    _text("error", optional=True),
    _text("result", optional=True),
    _text("created_at"),
    _text("created_by"),
    _text("started_at", optional=True),
    _text("ended_at", optional=True),
    _text("correlation"),
    CheckConstraint(
        "state IN ('waiting', 'running', 'done', 'failed', 'cancelled')", name="ck_jobs_state"
    ),
    Index("ix_jobs_due", "state", "run_at"),
    Index("ix_jobs_agency", "agency", "created_at"),
)

job_files = Table(
    "job_files",
    METADATA,
    Column("job", ForeignKey("jobs.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    _text("media_type"),
    Column("data", LargeBinary, nullable=False),
)

answers = Table(
    "answers",
    METADATA,
    Column("actor", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    _text("fingerprint"),
    _whole("status"),
    _text("headers"),
    Column("body", LargeBinary, nullable=False),
    _text("kept_at"),
    Index("ix_answers_kept_at", "kept_at"),
)

events = Table(
    "events",
    METADATA,
    Column("id", Text, primary_key=True),
    _text("agency"),
    _text("type"),
    _text("once", optional=True),
    _text("payload"),
    _text("happened_at"),
    _whole("spread"),
    UniqueConstraint("once", name="uq_events_once"),
    Index("ix_events_agency", "agency", "happened_at"),
    Index("ix_events_spread", "spread"),
)

webhooks = Table(
    "webhooks",
    METADATA,
    Column("id", Text, primary_key=True),
    _text("agency"),
    _text("url"),
    _text("secret"),
    _text("types"),
    _text("state"),
    _text("created_at"),
    _text("created_by"),
    _text("former_secret", optional=True),
    _text("former_until", optional=True),
    CheckConstraint("state IN ('active', 'disabled', 'deleted')", name="ck_webhooks_state"),
)

deliveries = Table(
    "deliveries",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("event", ForeignKey("events.id"), nullable=False),
    Column("webhook", ForeignKey("webhooks.id"), nullable=False),
    _text("state"),
    _whole("attempts"),
    _text("next_at"),
    _text("leased_until", optional=True),
    _whole("last_status", optional=True),
    _text("last_error", optional=True),
    _text("ended_at", optional=True),
    UniqueConstraint("event", "webhook", name="uq_deliveries"),
    CheckConstraint("state IN ('waiting', 'delivered', 'failed')", name="ck_deliveries_state"),
    Index("ix_deliveries_due", "state", "next_at"),
)

agencies = Table(
    "agencies",
    METADATA,
    Column("code", Text, primary_key=True),
    _text("name"),
    _text("created_at"),
)

users = Table(
    "users",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("agency", ForeignKey("agencies.code"), nullable=False),
    _text("login"),
    _text("name"),
    _text("password", optional=True),
    _text("subject", optional=True),
    _text("roles"),
    _text("state"),
    _text("created_at"),
    _text("password_set_at", optional=True),
    Column("must_choose", Integer, nullable=False, server_default="0"),
    UniqueConstraint("login", name="uq_users_login"),
    UniqueConstraint("subject", name="uq_users_subject"),
    CheckConstraint("state IN ('active', 'disabled')", name="ck_users_state"),
)

api_keys = Table(
    "api_keys",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("agency", ForeignKey("agencies.code"), nullable=False),
    _text("name"),
    _text("digest"),
    _text("roles"),
    _text("created_at"),
    _text("created_by"),
    _text("expires_at"),
    _text("revoked_at", optional=True),
    _text("last_used_at", optional=True),
    _text("replaces", optional=True),
    UniqueConstraint("digest", name="uq_api_keys_digest"),
)

sessions = Table(
    "sessions",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("user_id", ForeignKey("users.id"), nullable=False),
    _text("csrf"),
    _text("opened_at"),
    _text("seen_at"),
    _text("expires_at"),
    _text("address"),
    _text("id_token", optional=True),
    Index("ix_sessions_user", "user_id"),
)

sign_ins = Table(
    "sign_ins",
    METADATA,
    Column("digest", Text, primary_key=True),
    _text("state"),
    _text("nonce"),
    _text("verifier"),
    _text("redirect"),
    _text("expires_at"),
)

brakes = Table(
    "brakes",
    METADATA,
    Column("subject", Text, primary_key=True),
    _whole("failures"),
    _text("last_at"),
    _text("until", optional=True),
)

audit = Table(
    "audit",
    METADATA,
    Column("place", Integer, primary_key=True),
    _text("at"),
    _text("actor"),
    _text("agency"),
    _text("action"),
    _text("target"),
    _text("outcome"),
    _text("address"),
    _text("correlation"),
    _text("detail"),
    _text("previous"),
    _text("digest"),
    Index("ix_audit_target", "agency", "target"),
)

workers = Table(
    "workers",
    METADATA,
    Column("name", Text, primary_key=True),
    _text("seen_at"),
)
