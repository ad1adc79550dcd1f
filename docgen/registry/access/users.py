"""Agencies and their users in the caller's transaction. Not for proving who somebody is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select, update

from docgen.registry._service_tables import agencies, users
from docgen.registry.access._columns import duties_of, joined, moment, optional_moment, stamp
from docgen.registry.access.values import AgencyRow, UserRow

__all__ = ["Agencies", "Users"]


class Agencies:
    """The agencies of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, row: AgencyRow) -> None:
        """Add an agency whose code is not there yet."""
        values = {"code": row.code, "name": row.name, "created_at": stamp(row.created_at)}
        self._connection.execute(insert(agencies).values(values))

    def rename(self, code: str, name: str) -> None:
        """Give an agency another name."""
        statement = update(agencies).where(agencies.c.code == code)
        self._connection.execute(statement.values(name=name))

    def find(self, code: str) -> AgencyRow | None:
        """The agency of a code."""
        return next((each for each in self.all() if each.code == code), None)

    def all(self) -> tuple[AgencyRow, ...]:
        """Every agency, by code."""
        rows = self._connection.execute(select(agencies).order_by(agencies.c.code))
        return tuple(
            AgencyRow(code=row.code, name=row.name, created_at=moment(row.created_at))
            for row in rows
        )


class Users:
    """The users of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, row: UserRow) -> None:
        """Add a user whose login and subject are not there yet."""
        values = {
            "id": row.id,
            "agency": row.agency,
            "login": row.login,
            "name": row.name,
            "password": row.password,
            "subject": row.subject,
            "roles": joined(row.duties),
            "state": "active" if row.is_active else "disabled",
            "created_at": stamp(row.created_at),
            "password_set_at": row.password_set_at and stamp(row.password_set_at),
            "must_choose": int(row.must_choose),
        }
        self._connection.execute(insert(users).values(values))

    def by_id(self, ident: str) -> UserRow | None:
        """The user of an id, of whatever agency."""
        return self._one(users.c.id == ident)

    def by_login(self, login: str) -> UserRow | None:
        """The user of a login."""
        return self._one(users.c.login == login)

    def by_subject(self, subject: str) -> UserRow | None:
        """The user whom the identity provider knows so."""
        return self._one(users.c.subject == subject)

    def page(
        self, agency: str | None, *, offset: int = 0, limit: int | None = None
    ) -> list[UserRow]:
        """Users by login: of an agency, or of all where it is None."""
        query = select(users).order_by(users.c.login).offset(offset).limit(limit)
        if agency is not None:
            query = query.where(users.c.agency == agency)
        return [_user(row) for row in self._connection.execute(query).mappings()]

    def set_password(
        self, ident: str, password: str, now: datetime, *, must_choose: bool = False
    ) -> None:
        """Replace the hash of a password by that of a new password."""
        self._change(
            ident, password=password, password_set_at=stamp(now), must_choose=int(must_choose)
        )

    def rehash(self, ident: str, password: str) -> None:
        """Replace the hash of a password by another of the same password."""
        self._change(ident, password=password)

    def set_duties(self, ident: str, duties: Iterable[str]) -> None:
        """Replace a user's duties."""
        self._change(ident, roles=joined(duties))

    def set_active(self, ident: str, *, active: bool) -> None:
        """Let a user in, or no more."""
        self._change(ident, state="active" if active else "disabled")

    def set_identity(self, ident: str, *, agency: str, name: str, duties: Iterable[str]) -> None:
        """Take over what the identity provider says of a user now."""
        self._change(ident, agency=agency, name=name, roles=joined(duties))

    def _change(self, ident: str, **values: str | int) -> None:
        self._connection.execute(update(users).where(users.c.id == ident).values(values))

    def _one(self, condition: ColumnElement[bool]) -> UserRow | None:
        query = select(users).where(condition)
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else _user(row)


def _user(row: RowMapping) -> UserRow:
    return UserRow(
        id=row["id"],
        agency=row["agency"],
        login=row["login"],
        name=row["name"],
        duties=duties_of(row["roles"]),
        created_at=moment(row["created_at"]),
        is_active=row["state"] == "active",
        password=row["password"],
        subject=row["subject"],
        password_set_at=optional_moment(row["password_set_at"]),
        must_choose=bool(row["must_choose"]),
    )
