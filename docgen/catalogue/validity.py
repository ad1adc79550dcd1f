"""From when until when an entry of a list holds. Not for what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.catalogue.errors import CatalogueInvalidError

__all__ = ["Validity", "read_validity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """Both days belong to it; without a last day it holds until further notice."""

    first: date
    last: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on ``day``."""
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, other: Validity) -> bool:
        """Whether there is a day on which both hold."""
        return (self.last is None or other.first <= self.last) and (
            other.last is None or self.first <= other.last
        )


def read_validity(entry: Mapping[str, Any], where: str) -> Validity:
    """The validity of an entry, from its ``valid_from`` and ``valid_to``.

    Raises:
        CatalogueInvalidError: a day that does not exist, or an end before the beginning.
    """
    try:
        first = date.fromisoformat(entry["valid_from"])
        last = date.fromisoformat(entry["valid_to"]) if entry["valid_to"] else None
    except ValueError as error:
        raise CatalogueInvalidError(
            what="a day that does not exist", where=where, next="write days as YYYY-MM-DD"
        ) from error
    if last is not None and last < first:
        raise CatalogueInvalidError(
            what=f"an end before its beginning ({first})",
            where=where,
            next="write the last day on which it holds, or leave it empty",
        )
    return Validity(first=first, last=last)
