"""Sessions of users, and sign-ins under way, in the caller's transaction.

Only digests of tokens are kept. Not for deciding how long a session lasts.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from docgen.registry._service_tables import sessions, sign_ins
from docgen.registry.access._columns import moment, stamp
from docgen.registry.access.values import SessionRow, SignInRow

__all__ = ["Sessions", "SignIns"]


class Sessions:
    """The sessions of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, row: SessionRow) -> None:
        """Add a session."""
        values = {
            "digest": row.digest,
            "user_id": row.user,
            "csrf": row.csrf,
            "opened_at": stamp(row.opened_at),
            "seen_at": stamp(row.seen_at),
            "expires_at": stamp(row.expires_at),
            "address": row.address,
            "id_token": row.id_token,
        }
        self._connection.execute(insert(sessions).values(values))

    def find(self, digest: str) -> SessionRow | None:
        """The session of a token's digest."""
        query = select(sessions).where(sessions.c.digest == digest)
        row = self._connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        return SessionRow(
            digest=row["digest"],
            user=row["user_id"],
            csrf=row["csrf"],
            opened_at=moment(row["opened_at"]),
            seen_at=moment(row["seen_at"]),
            expires_at=moment(row["expires_at"]),
            address=row["address"],
            id_token=row["id_token"],
        )

    def touch(self, digest: str, now: datetime) -> None:
        """Note that a session is in use."""
        query = update(sessions).where(sessions.c.digest == digest)
        self._connection.execute(query.values(seen_at=stamp(now)))

    def end(self, digest: str) -> None:
        """End a session."""
        self._connection.execute(delete(sessions).where(sessions.c.digest == digest))

    def end_of(self, user: str) -> None:
        """End every session of a user."""
        self._connection.execute(delete(sessions).where(sessions.c.user_id == user))

    def sweep(self, *, now: datetime, idle_since: datetime) -> None:
        """Remove the sessions that are over."""
        over = (sessions.c.expires_at <= stamp(now)) | (sessions.c.seen_at <= stamp(idle_since))
        self._connection.execute(delete(sessions).where(over))


class SignIns:
    """The sign-ins under way of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, row: SignInRow, *, digest: str, now: datetime) -> None:
        """Add a sign-in by its ticket's digest; remove those that nobody came back from."""
        self._connection.execute(delete(sign_ins).where(sign_ins.c.expires_at <= stamp(now)))
        values = {
            "digest": digest,
            "state": row.state,
            "nonce": row.nonce,
            "verifier": row.verifier,
            "redirect": row.redirect,
            "expires_at": stamp(row.expires_at),
        }
        self._connection.execute(insert(sign_ins).values(values))

    def take(self, digest: str) -> SignInRow | None:
        """The sign-in of a ticket's digest; it is removed, so that it serves once."""
        query = select(sign_ins).where(sign_ins.c.digest == digest)
        row = self._connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        self._connection.execute(delete(sign_ins).where(sign_ins.c.digest == digest))
        return SignInRow(
            state=row["state"],
            nonce=row["nonce"],
            verifier=row["verifier"],
            redirect=row["redirect"],
            expires_at=moment(row["expires_at"]),
        )
