"""Keys of other systems, made, replaced and revoked. A key is shown once; each has an end.

Not for coming in with one (``doors``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from docgen.registry.access.values import KeyRow
from docgen.service.access.accounts import SYSTEM, of_agency, required_agency, required_name
from docgen.service.access.errors import (
    KeyOverError,
    KeyReplacedError,
    KeyTermError,
    KeyUnknownError,
)
from docgen.service.access.policy import Action, Duty
from docgen.service.access.tokens import digest_of, new_ident, new_key
from docgen.service.also import Also, nothing

if TYPE_CHECKING:
    from docgen.registry.registry import Registry
    from docgen.registry.unit import Unit
    from docgen.service.access.occasion import Occasion
    from docgen.service.settings import Settings

__all__ = ["Keyring", "NewKey"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """A key that was just made; ``token`` is shown this once and kept nowhere."""

    token: str
    row: KeyRow


class Keyring:
    """The keys of an installation."""

    def __init__(self, registry: Registry, settings: Settings) -> None:
        self._registry = registry
        self._settings = settings

    def add(
        self,
        name: str,
        *,
        agency: str,
        duties: frozenset[Duty],
        days: int | None,
        occasion: Occasion,
        also: Also[NewKey] = nothing,
    ) -> NewKey:
        """A new key, good for ``days``, or as long as a key may be.

        Raises:
            NameUnfitError: the name cannot be used.
            KeyTermError: it would be good for too long, or for no time.
            AgencyUnknownError: there is no such agency.
        """
        made = self._made(
            KeyRow(
                id=new_ident("k"),
                agency=agency,
                name=required_name(name),
                digest="",
                duties=frozenset(duties),
                created_at=occasion.at,
                created_by=occasion.principal.actor,
                expires_at=self._end(days, occasion.at),
            )
        )
        with self._registry.writing() as unit:
            required_agency(unit, agency)
            unit.keys.add(made.row)
            _note(unit, made.row, occasion, "added", duties=" ".join(sorted(duties)))
            also(unit, made)
        return made

    def keys(self, agency: str | None) -> tuple[KeyRow, ...]:
        """The keys of an agency, or of all where it is None, the oldest first."""
        with self._registry.reading() as unit:
            return tuple(unit.keys.of_agency(agency))

    def revoke(self, ident: str, occasion: Occasion) -> KeyRow:
        """Let a key open nothing from now on.

        Raises:
            KeyUnknownError: there is none in the agency of who asks.
        """
        with self._registry.writing() as unit:
            row = _found(unit, ident, occasion)
            if row.revoked_at is None:
                unit.keys.revoke(row.id, occasion.at)
                _note(unit, row, occasion, "revoked")
            return _found(unit, ident, occasion)

    def rotate(
        self,
        ident: str,
        *,
        days: int | None,
        occasion: Occasion,
        also: Also[NewKey] = nothing,
    ) -> NewKey:
        """A new key in place of one, which still opens for the days of the setting at most.

        Where the new one got lost, it is revoked, and the old one replaced once more.

        Raises:
            KeyUnknownError: there is none in the agency of who asks.
            KeyOverError: the old key opens nothing any more.
            KeyReplacedError: another was made in its place, and is good still.
            KeyTermError: the new one would be good for too long, or for no time.
        """
        overlap = occasion.at + timedelta(days=self._settings.access_key_overlap_days)
        with self._registry.writing() as unit:
            old = _found(unit, ident, occasion)
            if not old.opens_at(occasion.at):
                raise KeyOverError(key=ident)
            for newer in unit.keys.replacing(old.id):
                if newer.opens_at(occasion.at):
                    raise KeyReplacedError(key=ident, by=newer.id)
            made = self._made(
                replace(
                    old,
                    id=new_ident("k"),
                    created_at=occasion.at,
                    created_by=occasion.principal.actor,
                    expires_at=self._end(days, occasion.at),
                    last_used_at=None,
                    replaces=old.id,
                )
            )
            unit.keys.end_at(old.id, min(old.expires_at, overlap))
            unit.keys.add(made.row)
            _note(unit, made.row, occasion, "added", replaces=old.id)
            also(unit, made)
        return made

    def _made(self, row: KeyRow) -> NewKey:
        token = new_key()
        return NewKey(token=token, row=replace(row, digest=digest_of(token)))

    def _end(self, days: int | None, now: datetime) -> datetime:
        most = self._settings.access_key_days
        wanted = most if days is None else days
        if not 0 < wanted <= most:
            raise KeyTermError(most=most)
        return now + timedelta(days=wanted)


def _found(unit: Unit, ident: str, occasion: Occasion) -> KeyRow:
    row = unit.keys.by_id(ident)
    is_ours = occasion.principal == SYSTEM or (
        row is not None and row.agency == occasion.principal.agency
    )
    if row is None or not is_ours:
        raise KeyUnknownError(key=ident)
    return row


def _note(unit: Unit, row: KeyRow, occasion: Occasion, change: str, **detail: str) -> None:
    said = {"change": change, **detail}
    entry = occasion.entry(Action.KEY_MANAGE, f"key:{row.id}", detail=said)
    unit.audit.append([of_agency(entry, row.agency)])
