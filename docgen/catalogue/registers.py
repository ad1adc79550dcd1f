"""The layout of the registers (台账) as data: which rows each has, and what stands in each column.

A column names a place in a row's context by JSON Pointer: ``/case``, ``/paper`` (with ``facts``),
``/evidence``, ``/number``, ``/route``, ``/party_id``. Not for collecting the rows
(``docgen.service``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from docgen.catalogue.errors import CatalogueInvalidError
from docgen.values import Role

__all__ = ["Register", "RegisterColumn", "Rows", "read_registers"]

Rows: TypeAlias = Literal["cases", "papers", "served", "sealed", "recordings", "numbers"]
_ADVICE = "compare it with the registers that ship with the program"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterColumn:
    """One column.

    Attributes:
        title: its head.
        value: the JSON Pointer of its value in the row's context.
        words: what codes are called.
        staff: whether the value is ids of staff, to be shown as names.
        day: whether of a time only the day is shown.
    """

    title: str
    value: str
    words: Mapping[str, str] = field(default_factory=dict)
    staff: bool = False
    day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One register; ``roles`` bounds the papers, ``where`` asks a place to hold a value."""

    code: str
    title: Mapping[str, str]
    rows: Rows
    roles: frozenset[Role]
    where: tuple[str, str] | None
    columns: tuple[RegisterColumn, ...]


def read_registers(document: Mapping[str, Any], where: str) -> tuple[Register, ...]:
    """The registers of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: a role that does not exist, or two registers of one code.
    """
    found = tuple(_register(entry, where) for entry in document["registers"])
    if len({each.code for each in found}) < len(found):
        raise CatalogueInvalidError(what="two registers of one code", where=where, next=_ADVICE)
    return found


def _register(entry: Mapping[str, Any], where: str) -> Register:
    try:
        roles = frozenset(Role(role) for role in entry.get("roles", ()))
    except ValueError as error:
        raise CatalogueInvalidError(what=error.args[0], where=where, next=_ADVICE) from error
    asked = entry.get("where")
    return Register(
        code=entry["code"],
        title=entry["title"],
        rows=entry["rows"],
        roles=roles,
        where=(asked["value"], asked["is"]) if asked else None,
        columns=tuple(RegisterColumn(**column) for column in entry["columns"]),
    )
