"""How users, keys and agencies are handed on as JSON, by the API and ``--json`` alike.

No hash of a password and no digest of a key is among it. Not for pages.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgen.registry.access.values import AgencyRow, AuditRow, KeyRow, UserRow

__all__ = ["agency_data", "entry_data", "key_data", "user_data"]


def agency_data(row: AgencyRow) -> dict[str, Any]:
    """An agency."""
    return {"code": row.code, "name": row.name, "created_at": _at(row.created_at)}


def user_data(row: UserRow) -> dict[str, Any]:
    """A user."""
    return {
        "id": row.id,
        "agency": row.agency,
        "login": row.login,
        "name": row.name,
        "duties": sorted(row.duties),
        "active": row.is_active,
        "by_provider": row.subject is not None,
        "created_at": _at(row.created_at),
        "password_set_at": _at(row.password_set_at),
    }


def key_data(row: KeyRow) -> dict[str, Any]:
    """A key of another system."""
    return {
        "id": row.id,
        "agency": row.agency,
        "name": row.name,
        "duties": sorted(row.duties),
        "created_at": _at(row.created_at),
        "created_by": row.created_by,
        "expires_at": _at(row.expires_at),
        "revoked_at": _at(row.revoked_at),
        "last_used_at": _at(row.last_used_at),
        "replaces": row.replaces,
    }


def entry_data(row: AuditRow) -> dict[str, Any]:
    """An entry of the audit trail, with the values of its chain."""
    return {
        "place": row.place,
        "at": row.at.isoformat(),
        "actor": row.actor,
        "agency": row.agency,
        "action": row.action,
        "target": row.target,
        "outcome": row.outcome,
        "address": row.address,
        "correlation": row.correlation,
        "detail": dict(row.detail),
        "previous": row.previous,
        "digest": row.digest,
    }


def _at(moment: datetime | None) -> str | None:
    """A time in UTC, whatever the shell that noted it keeps."""
    return None if moment is None else moment.astimezone(UTC).isoformat()
