"""Reading the JSON files of the catalogue. Not for what they must hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docgen.catalogue.errors import CatalogueInvalidError

__all__ = ["read_json_object", "shipped_folder", "unique_members"]


def shipped_folder() -> Path:
    """``docgen/data`` of an installed wheel, else the repository root beside the package."""
    package = Path(__file__).parents[1]
    installed = package / "data"
    return installed if (installed / "schemas").is_dir() else package.parent


def unique_members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The members of an object, each named once: readers of JSON differ on which of two counts.

    Raises:
        ValueError: a name stands twice.
    """
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {json.dumps(twice)} stands twice in one object")
    return members


def read_json_object(path: Path) -> dict[str, Any]:
    """The object of a JSON file.

    Raises:
        CatalogueInvalidError: no JSON, a key twice, nested too deeply, or no object.
    """
    try:
        document = json.loads(path.read_bytes(), object_pairs_hook=unique_members)
    except (OSError, ValueError) as error:
        raise CatalogueInvalidError(
            what="no JSON", where=path.name, next=f"correct it: {error}"
        ) from error
    except RecursionError as error:
        raise CatalogueInvalidError(
            what="nested too deeply", where=path.name, next="write it flatter"
        ) from error
    if not isinstance(document, dict):
        raise CatalogueInvalidError(
            what="no JSON object", where=path.name, next="write a JSON object"
        )
    return document
