"""Where the audit trail stood hour by hour, kept in a file of the home.

Between two dossiers the archive has no record of the trail; these marks (place and digest of the
newest entry) lie outside the registry, so that who can write in the registry alone cannot cut off
entries unseen. Only ever appended to. Not for the anchors of dossiers (``audit``).
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from archive.durable import append_line, write_new_file
from docgen.service.access.audit import Anchor, anchor_data

if TYPE_CHECKING:
    from docgen.registry.registry import Registry

__all__ = ["mark_trail", "marks_in"]


def mark_trail(registry: Registry, path: Path, now: datetime) -> bool:
    """Note where the trail stands in the file of marks; False if it has not moved.

    Raises:
        ArchiveError: the file cannot be written.
    """
    kept = anchor_data(registry).get("audit")
    last = max(marks_in(path), key=lambda mark: mark.place, default=None)
    if kept is None or (last is not None and last.place >= kept["place"]):
        return False
    line = json.dumps({"at": now.isoformat(), **kept}, sort_keys=True).encode("ascii") + b"\n"
    if path.exists():
        is_torn = not path.read_bytes().endswith(b"\n")
        append_line(path, b"\n" + line if is_torn else line)
    else:
        write_new_file(path, line)
    return True


def marks_in(path: Path) -> tuple[Anchor, ...]:
    """The marks of a file, the earliest place first; a line that is none is passed over."""
    lines = path.read_bytes().splitlines() if path.is_file() else []
    found = (_mark(line, path.name) for line in lines)
    return tuple(sorted(filter(None, found), key=lambda mark: mark.place))


def _mark(line: bytes, name: str) -> Anchor | None:
    try:
        said = json.loads(line)
        at = datetime.fromisoformat(said["at"])
        place, digest = int(said["place"]), str(said["digest"])
    except (ValueError, KeyError, TypeError):
        return None
    return Anchor(number=name, place=place, digest=digest, sealed_at=at)
