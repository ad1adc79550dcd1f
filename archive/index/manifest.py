"""The manifest of the index: which segments count, and how far into the log they reach.

It is replaced in one durable step, after the segments it names are synced, and holds the digest
of every file of theirs: what does not agree with it is not used. Not for what segments hold.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from archive.canonical import canonical_json, sha256
from archive.durable import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "EMPTY",
    "Manifest",
    "ManifestBrokenError",
    "SegmentInfo",
    "read_manifest",
    "write_manifest",
]

_NAME = "manifest.json"
# 1 had brackets as they were written.
_FORMAT = 2


class ManifestBrokenError(Exception):
    """The manifest, or a file it names, is not what was written; the index is no use as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentInfo:
    """One segment: its folder, what its files must be, and which rows no longer count."""

    name: str
    documents: int
    text_bytes: int
    files: Mapping[str, str]
    superseded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The state of the index.

    ``drained`` is the number of the last log entry the segments hold and ``head`` that entry's
    hash. ``unreadable`` are the dossiers whose record could not be read then.
    """

    drained: int
    head: str
    segments: tuple[SegmentInfo, ...]
    unreadable: tuple[str, ...] = ()


EMPTY = Manifest(drained=0, head="", segments=())


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest; a folder without one, or of an earlier format, holds an empty index."""
    try:
        data = (folder / _NAME).read_bytes()
    except FileNotFoundError:
        return EMPTY
    except OSError as error:
        raise ManifestBrokenError(_NAME) from error
    body, _, digest = data.rpartition(b"\n")
    if digest.decode("ascii", "replace") != sha256(body):
        raise ManifestBrokenError(_NAME)
    value = json.loads(body)
    if value["format"] < _FORMAT:
        return EMPTY
    if value["format"] > _FORMAT:
        raise ManifestBrokenError(_NAME)
    return Manifest(
        drained=value["drained"],
        head=value["head"],
        segments=tuple(_segment(each) for each in value["segments"]),
        unreadable=tuple(value["unreadable"]),
    )


def _segment(value: dict[str, object]) -> SegmentInfo:
    rows = value.pop("superseded")
    assert isinstance(rows, list)
    return SegmentInfo(**value, superseded=tuple(rows))  # type: ignore[arg-type]


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest durably."""
    body = canonical_json({"format": _FORMAT, **asdict(manifest)})
    write_file(folder / _NAME, body + b"\n" + sha256(body).encode("ascii"))
