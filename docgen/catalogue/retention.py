"""How long an agency keeps papers where its approved table says otherwise than their schemas.

Not for how long a dossier is kept: its case says that.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from docgen.catalogue.errors import CatalogueInvalidError

__all__ = ["read_retention"]


def read_retention(document: Mapping[str, Any], where: str) -> Mapping[str, str]:
    """The period by the instrument's code, of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: two entries of one instrument.
    """
    periods: dict[str, str] = {}
    for entry in document["entries"]:
        if entry["instrument"] in periods:
            raise CatalogueInvalidError(
                what=f"two entries of the instrument {entry['instrument']}",
                where=where,
                next="keep one of them",
            )
        periods[entry["instrument"]] = entry["retention"]
    return MappingProxyType(periods)
