"""Reading the JSON files of the catalogue. Not for what they must hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docgen.catalogue.errors import CatalogueInvalidError

__all__ = ["read_json_object", "shipped_folder"]


def shipped_folder() -> Path:
    """``docgen/data`` of an installed wheel, else the repository root beside the package."""
    package = Path(__file__).parents[1]
    installed = package / "data"
    return installed if (installed / "schemas").is_dir() else package.parent


def read_json_object(path: Path) -> dict[str, Any]:
    """The object of a JSON file.

    Raises:
        CatalogueInvalidError: no JSON, nested too deeply, or no object.
    """
    try:
        document = json.loads(path.read_bytes())
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
