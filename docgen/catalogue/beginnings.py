"""What a new paper begins with, as data: for each field of a role, where its value is taken from.

From the case's shared facts and the papers that are there, so that nothing is typed twice. Only
what the agency itself has said already; what a party chooses, says or wants is never taken. Not
for the taking (``docgen.case.beginning``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from docgen.catalogue.errors import CatalogueInvalidError
from docgen.values import Role

__all__ = ["Beginnings", "Source", "read_beginnings"]

Kind: TypeAlias = Literal["case", "papers", "field", "staff", "evidence", "text", "value"]
_ADVICE = "compare it with the beginnings that ship with the program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a value may be taken from.

    Attributes:
        kind: a place of the ``case``; the ids of ``papers``, ``staff`` or ``evidence``; a ``field``
            of the latest paper of some roles; a ``text`` whose blanks the case fills, all of them
            (``docgen.case.phrases``); a fixed ``value``.
        what: a pointer, a field's path, a text, a fixed value, or which papers (``all``,
            ``outgoing``, ``unreceipted``).
        roles: the roles of papers.
        names: the duties of staff, or the kinds of evidence.
        each: of a list of objects, the key of which the values are taken.
        as_key: each value becomes an object with the value under this key.
    """

    kind: Kind
    what: str | int = ""
    roles: tuple[Role, ...] = ()
    names: tuple[str, ...] = ()
    each: str = ""
    as_key: str = ""


Beginnings: TypeAlias = Mapping[Role, Mapping[str, tuple[Source, ...]]]
"""Of each role, the sources of a field by its path, in the order in which they are tried."""


def read_beginnings(document: Mapping[str, Any], where: str) -> Beginnings:
    """The beginnings of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: a role that does not exist, or one that stands there twice.
    """
    found: dict[Role, Mapping[str, tuple[Source, ...]]] = {}
    for entry in document["beginnings"]:
        (role,) = _roles([entry["role"]], where)
        if role in found:
            raise CatalogueInvalidError(what=f"two beginnings `{role}`", where=where, next=_ADVICE)
        found[role] = {
            field: tuple(_source(source, where) for source in sources)
            for field, sources in entry["fields"].items()
        }
    return found


def _source(entry: Mapping[str, Any], where: str) -> Source:
    kind: Kind = next(each for each in get_args(Kind) if each in entry)
    told = entry[kind]
    roles = entry.get("of", told if kind == "papers" and isinstance(told, list) else ())
    return Source(
        kind=kind,
        what="" if isinstance(told, list) else told,
        roles=_roles(roles, where),
        names=tuple(told) if kind in {"staff", "evidence"} else (),
        each=entry.get("each", ""),
        as_key=entry.get("as", ""),
    )


def _roles(names: Iterable[str], where: str) -> tuple[Role, ...]:
    try:
        return tuple(Role(name) for name in names)
    except ValueError as error:
        raise CatalogueInvalidError(what=error.args[0], where=where, next=_ADVICE) from error
