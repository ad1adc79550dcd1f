"""Keeps dossiers as OCFL 1.1 objects: layout, inventories and the folder they stand in.

Not for deciding what is visible (the log does) nor for checking what is kept (the verifier does).
"""

from __future__ import annotations

from archive.store.folder import OcflFolder
from archive.store.inventory import (
    INVENTORY,
    SIDECAR,
    Inventory,
    first_inventory,
    next_inventory,
    read_inventory,
)
from archive.store.layout import (
    OBJECT_DECLARATION,
    check_number,
    object_id,
    object_path,
    root_files,
)

__all__ = [
    "INVENTORY",
    "OBJECT_DECLARATION",
    "SIDECAR",
    "Inventory",
    "OcflFolder",
    "check_number",
    "first_inventory",
    "next_inventory",
    "object_id",
    "object_path",
    "read_inventory",
    "root_files",
]
