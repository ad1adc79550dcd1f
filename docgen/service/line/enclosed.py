"""The files that travel inside a sealed volume: the case's data, Word files, originals.

Not for putting them there (``docgen.compose.attachments``).
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf

__all__ = ["Enclosed", "enclosed_file", "enclosed_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file inside a volume: its name, what it is, its media type, its length in bytes."""

    name: str
    title: str
    media_type: str
    bytes: int


def enclosed_in(pdf: bytes) -> tuple[Enclosed, ...]:
    """The files inside a volume, by name."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [(name, opened.attachments[name]) for name in opened.attachments]
        return tuple(_enclosed(name, each) for name, each in sorted(found))


def _enclosed(name: str, held: pikepdf.AttachedFileSpec) -> Enclosed:
    file = held.get_file()
    return Enclosed(
        name=name,
        title=held.description or name,
        media_type=file.mime_type or "application/octet-stream",
        bytes=file.size if file.size > 0 else len(file.read_bytes()),
    )


def enclosed_file(pdf: bytes, name: str) -> tuple[Enclosed, bytes] | None:
    """A file inside a volume and its bytes; None where it holds none of this name."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        if name not in opened.attachments:
            return None
        held = opened.attachments[name]
        return _enclosed(name, held), held.get_file().read_bytes()
