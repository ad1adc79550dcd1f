"""Keys of other systems in the caller's transaction. Not for making them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, insert, select, update

from docgen.registry._service_tables import api_keys
from docgen.registry.access._columns import duties_of, joined, moment, optional_moment, stamp
from docgen.registry.access.values import KeyRow

__all__ = ["ApiKeys"]

_BY_DIGEST = select(api_keys).where(api_keys.c.digest == bindparam("given"))


class ApiKeys:
    """The keys of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, row: KeyRow) -> None:
        """Add a key."""
        values = {
            "id": row.id,
            "agency": row.agency,
            "name": row.name,
            "digest": row.digest,
            "roles": joined(row.duties),
            "created_at": stamp(row.created_at),
            "created_by": row.created_by,
            "expires_at": stamp(row.expires_at),
            "replaces": row.replaces,
        }
        self._connection.execute(insert(api_keys).values(values))

    def by_digest(self, digest: str) -> KeyRow | None:
        """The key with a digest, whether it still opens or not."""
        row = self._connection.execute(_BY_DIGEST, {"given": digest}).mappings().one_or_none()
        return None if row is None else _key(row)

    def by_id(self, ident: str) -> KeyRow | None:
        """The key of an id, of whatever agency."""
        query = select(api_keys).where(api_keys.c.id == ident)
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else _key(row)

    def of_agency(self, agency: str | None) -> list[KeyRow]:
        """The keys of an agency, or of all where it is None, the oldest first."""
        query = select(api_keys).order_by(api_keys.c.created_at, api_keys.c.id)
        if agency is not None:
            query = query.where(api_keys.c.agency == agency)
        return [_key(row) for row in self._connection.execute(query).mappings()]

    def replacing(self, ident: str) -> list[KeyRow]:
        """The keys that were made in place of one, the oldest first."""
        query = select(api_keys).where(api_keys.c.replaces == ident)
        rows = self._connection.execute(query.order_by(api_keys.c.created_at)).mappings()
        return [_key(row) for row in rows]

    def revoke(self, ident: str, now: datetime) -> None:
        """Let a key open nothing from now on."""
        self._change(ident, revoked_at=stamp(now))

    def end_at(self, ident: str, at: datetime) -> None:
        """Let a key end at a time."""
        self._change(ident, expires_at=stamp(at))

    def note_use(self, ident: str, now: datetime) -> None:
        """Note that a key was used."""
        self._change(ident, last_used_at=stamp(now))

    def _change(self, ident: str, **values: str) -> None:
        self._connection.execute(update(api_keys).where(api_keys.c.id == ident).values(values))


def _key(row: RowMapping) -> KeyRow:
    return KeyRow(
        id=row["id"],
        agency=row["agency"],
        name=row["name"],
        digest=row["digest"],
        duties=duties_of(row["roles"]),
        created_at=moment(row["created_at"]),
        created_by=row["created_by"],
        expires_at=moment(row["expires_at"]),
        revoked_at=optional_moment(row["revoked_at"]),
        last_used_at=optional_moment(row["last_used_at"]),
        replaces=row["replaces"],
    )
