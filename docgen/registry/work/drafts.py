"""Drafts and their versions inside the caller's transaction.

A draft is a text that is being written; whatever it says may be kept. Of what one person writes
within a minute the last version stays. Not for what the text means, nor for merging.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, delete, insert, select, update

from docgen.registry._service_tables import draft_versions, drafts
from docgen.registry.work.values import DraftRow, DraftVersion

__all__ = ["Drafts"]

_MINUTE = len("2026-03-05T10:20")


class Drafts:
    """The drafts of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, draft: DraftRow) -> None:
        """Begin a draft with its first version."""
        self._connection.execute(
            insert(drafts).values(
                id=draft.id,
                agency=draft.agency,
                case_id=draft.case_id,
                title=draft.title,
                version=draft.newest.version,
                opened_at=draft.opened_at.isoformat(),
                opened_by=draft.opened_by,
                saved_at=draft.newest.saved_at.isoformat(),
            )
        )
        self._add(draft.id, draft.newest, draft.content)

    def find(self, agency: str, ident: str) -> DraftRow | None:
        """A draft of an agency with its newest text; None where there is none, or it is closed."""
        return self._one(_newest().where(drafts.c.agency == agency, drafts.c.id == ident))

    def of_case(self, agency: str, case_id: str) -> DraftRow | None:
        """The open draft of a case."""
        query = _newest().where(drafts.c.agency == agency, drafts.c.case_id == case_id)
        return self._one(query.order_by(drafts.c.opened_at).limit(1))

    def _one(self, query: Select[Any]) -> DraftRow | None:
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else _draft(row)

    def page(self, agency: str, *, limit: int) -> Sequence[DraftRow]:
        """The open drafts of an agency, the one saved last first."""
        query = _newest().where(drafts.c.agency == agency)
        rows = self._connection.execute(query.order_by(drafts.c.saved_at.desc()).limit(limit))
        return tuple(_draft(row) for row in rows.mappings())

    def save(
        self, before: DraftRow, content: bytes, *, case_id: str | None, title: str, by: str,
        now: datetime, beside: bool = False,
    ) -> DraftVersion:  # fmt: skip
        """Put a text in place of the one that ``before`` holds; ``beside`` keeps that one too."""
        last = before.newest
        version = DraftVersion(version=last.version + 1, saved_at=now, saved_by=by)
        same_minute = last.saved_at.isoformat()[:_MINUTE] == now.isoformat()[:_MINUTE]
        if last.version > 1 and last.saved_by == by and same_minute and not beside:
            here = (draft_versions.c.draft == before.id) & (
                draft_versions.c.version == last.version
            )
            self._connection.execute(delete(draft_versions).where(here))
        self._add(before.id, version, content)
        self._connection.execute(
            update(drafts)
            .where(drafts.c.id == before.id)
            .values(version=version.version, saved_at=now.isoformat(), case_id=case_id, title=title)
        )
        return version

    def _add(self, ident: str, version: DraftVersion, content: bytes) -> None:
        self._connection.execute(
            insert(draft_versions).values(
                draft=ident,
                version=version.version,
                content=content,
                saved_at=version.saved_at.isoformat(),
                saved_by=version.saved_by,
            )
        )

    def versions(self, ident: str) -> Sequence[DraftVersion]:
        """The versions that are kept, the newest first."""
        query = select(
            draft_versions.c.version, draft_versions.c.saved_at, draft_versions.c.saved_by
        ).where(draft_versions.c.draft == ident)
        rows = self._connection.execute(query.order_by(draft_versions.c.version.desc()))
        return tuple(_version(row) for row in rows.mappings())

    def content(self, ident: str, version: int) -> bytes | None:
        """The text of one version; None where it is not kept."""
        query = select(draft_versions.c.content).where(
            draft_versions.c.draft == ident, draft_versions.c.version == version
        )
        found = self._connection.execute(query).scalar_one_or_none()
        return None if found is None else bytes(found)

    def close(self, ident: str, now: datetime) -> None:
        """Put a draft away; its versions stay."""
        self._connection.execute(
            update(drafts).where(drafts.c.id == ident).values(closed_at=now.isoformat())
        )

    def is_closed(self, agency: str, ident: str) -> bool:
        """Whether a draft of an agency, of no case, was put away."""
        query = select(drafts.c.closed_at).where(
            drafts.c.agency == agency, drafts.c.id == ident, drafts.c.case_id.is_(None)
        )
        return self._connection.execute(query).scalar_one_or_none() is not None

    def reopen(self, ident: str) -> None:
        """Take up a draft again that was put away."""
        self._connection.execute(update(drafts).where(drafts.c.id == ident).values(closed_at=None))


def _newest() -> Select[Any]:
    here = (draft_versions.c.draft == drafts.c.id) & (draft_versions.c.version == drafts.c.version)
    columns = (drafts.c.id, drafts.c.agency, drafts.c.case_id, drafts.c.title, drafts.c.opened_at)
    return (
        select(
            *columns,
            drafts.c.opened_by,
            draft_versions.c.version,
            draft_versions.c.saved_at,
            draft_versions.c.saved_by,
            draft_versions.c.content,
        )
        .join(draft_versions, here)
        .where(drafts.c.closed_at.is_(None))
    )


def _draft(row: RowMapping) -> DraftRow:
    return DraftRow(
        id=row["id"],
        agency=row["agency"],
        case_id=row["case_id"],
        title=row["title"],
        opened_at=datetime.fromisoformat(row["opened_at"]),
        opened_by=row["opened_by"],
        newest=_version(row),
        content=bytes(row["content"]),
    )


def _version(row: RowMapping) -> DraftVersion:
    return DraftVersion(
        version=row["version"],
        saved_at=datetime.fromisoformat(row["saved_at"]),
        saved_by=row["saved_by"],
    )
