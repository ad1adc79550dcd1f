"""Inventories of OCFL objects: built for a new version, read for an old one.

Not for checking an object against its inventory; the verifier does that by itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive.canonical import canonical_json, sha512
from archive.errors import IntegrityError
from archive.store.layout import object_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

__all__ = [
    "INVENTORY",
    "SIDECAR",
    "Inventory",
    "first_inventory",
    "next_inventory",
    "read_inventory",
]

INVENTORY = "inventory.json"
SIDECAR = "inventory.json.sha512"

_TYPE = "https://ocfl.io/1.1/spec/#inventory"
_DEPOSITOR = "urn:dossier:depositor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """One version's inventory: its bytes, and what they say.

    ``manifest`` maps digests to content paths; ``paths`` maps the logical paths of the head
    version to digests.
    """

    data: bytes
    head: int
    manifest: Mapping[str, str]
    paths: Mapping[str, str]
    versions: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """SHA-512 of the inventory's bytes, by which the log knows this version."""
        return sha512(self.data)

    @property
    def sidecar(self) -> bytes:
        """The content of the digest file beside the inventory."""
        return f"{self.digest} {INVENTORY}\n".encode("ascii")

    def content_path(self, logical: str) -> str | None:
        """Tell where in the object the bytes of a logical path stand."""
        digest = self.paths.get(logical)
        return None if digest is None else self.manifest[digest]


def first_inventory(
    number: str, files: Mapping[str, bytes], *, agency: str, created: datetime
) -> tuple[Inventory, dict[str, bytes]]:
    """Make version 1; return it with the new content by path in the object."""
    return _add_version(number, None, files, agency=agency, created=created)


def next_inventory(
    number: str, earlier: Inventory, files: Mapping[str, bytes], *, agency: str, created: datetime
) -> tuple[Inventory, dict[str, bytes]]:
    """Add a version that keeps every earlier file as it is and adds ``files``."""
    return _add_version(number, earlier, files, agency=agency, created=created)


def _add_version(
    number: str,
    earlier: Inventory | None,
    files: Mapping[str, bytes],
    *,
    agency: str,
    created: datetime,
) -> tuple[Inventory, dict[str, bytes]]:
    head = 1 if earlier is None else earlier.head + 1
    manifest = {} if earlier is None else dict(earlier.manifest)
    paths = {} if earlier is None else dict(earlier.paths)
    versions = {} if earlier is None else dict(earlier.versions)
    content: dict[str, bytes] = {}
    for logical, data in files.items():
        digest = sha512(data)
        if digest not in manifest:
            manifest[digest] = f"v{head}/content/{logical}"
            content[manifest[digest]] = data
        paths[logical] = digest
    versions[f"v{head}"] = _version(paths, head, agency=agency, created=created)
    data = canonical_json(
        {
            "id": object_id(number),
            "type": _TYPE,
            "digestAlgorithm": "sha512",
            "head": f"v{head}",
            "manifest": {digest: [path] for digest, path in manifest.items()},
            "versions": versions,
        }
    )
    made = Inventory(data=data, head=head, manifest=manifest, paths=paths, versions=versions)
    return made, content


def _version(
    paths: Mapping[str, str], head: int, *, agency: str, created: datetime
) -> dict[str, Any]:
    state: dict[str, list[str]] = {}
    for logical, digest in sorted(paths.items()):
        state.setdefault(digest, []).append(logical)
    return {
        "created": created.isoformat(timespec="seconds"),
        "message": "deposit" if head == 1 else "supplement",
        "state": state,
        "user": {"name": agency or "archive", "address": _DEPOSITOR},
    }


def read_inventory(data: bytes, *, where: str) -> Inventory:
    """Read an inventory that this archive wrote and whose digest was checked."""
    try:
        value = json.loads(data)
        head = int(value["head"].removeprefix("v"))
        state = value["versions"][value["head"]]["state"]
        return Inventory(
            data=data,
            head=head,
            manifest={digest: paths[0] for digest, paths in value["manifest"].items()},
            paths={path: digest for digest, paths in state.items() for path in paths},
            versions=value["versions"],
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise IntegrityError(
            what="an inventory that cannot be read",
            where=where,
            next="restore the object from a backup",
        ) from error
