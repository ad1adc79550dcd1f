"""What each kind of paper means in plain words, for the party: a list that an agency edits.

Not for the papers' own sentences, which stand in the templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.catalogue.errors import CatalogueInvalidError
from docgen.values import FACTS, Role

__all__ = ["PlainWords", "read_plain_words"]

_ADVICE = "compare it with the schemas/lists/plain-words.json that ships with the program"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainWords:
    """What a paper of a role means.

    Attributes:
        role: what the paper is to the rules.
        meaning: what it is, and what it is not.
        next: what the party does now, in order.
        rights: what the party may do or refuse.
        until: the fact of the paper that holds the day until which, or None.
    """

    role: Role
    meaning: str
    next: tuple[str, ...]
    rights: tuple[str, ...]
    until: str | None


def read_plain_words(document: Mapping[str, Any], where: str) -> Mapping[Role, PlainWords]:
    """The words of a list file that its schema accepts, by role.

    Raises:
        CatalogueInvalidError: a role or a fact that does not exist, or a role that stands twice.
    """
    found: dict[Role, PlainWords] = {}
    for entry in document["entries"]:
        role, until = entry["role"], entry["until"]
        if role not in set(Role):
            raise CatalogueInvalidError(what=f"no role `{role}`", where=where, next=_ADVICE)
        if until is not None and until not in FACTS:
            raise CatalogueInvalidError(what=f"no fact `{until}`", where=where, next=_ADVICE)
        if Role(role) in found:
            raise CatalogueInvalidError(what=f"the role `{role}` twice", where=where, next=_ADVICE)
        found[Role(role)] = PlainWords(
            role=Role(role),
            meaning=entry["meaning"],
            next=tuple(entry["next"]),
            rights=tuple(entry["rights"]),
            until=until,
        )
    return found
