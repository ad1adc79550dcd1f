"""The segments on disk: written and synced, opened and checked, merged and swept away.

Not for the log or the archive: what goes into a segment is given.
"""

from __future__ import annotations

import secrets
import shutil
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from archive.canonical import sha256
from archive.durable import LOCAL, explained, install_folder, make_folders
from archive.index.manifest import Manifest, ManifestBrokenError, SegmentInfo
from archive.index.segment import Segment, write_segment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from archive.index.document import Document

__all__ = ["Shelf"]

_FAN_IN = 8
_MOST_DOCUMENTS = 4096
_MOST_TEXT_BYTES = 96 * 1024 * 1024


class Shelf:
    """The folder of segments of one index, and those of them that are open."""

    def __init__(self, folder: Path) -> None:
        self._segments = folder / "segments"
        self._building = folder / "building"
        self._open: dict[str, Segment] = {}
        self._guard = Lock()

    def write(self, documents: Sequence[Document]) -> SegmentInfo:
        """Write a segment, durable and in its place before anything names it."""
        name = secrets.token_hex(8)
        folder = self._building / name
        make_folders(folder)
        with explained(folder):
            write_segment(folder, documents)
            paths = sorted(folder.iterdir())
            for path in paths:
                LOCAL.sync(path)
            LOCAL.sync(folder)
            files = {path.name: sha256(LOCAL.read(path)) for path in paths}
        make_folders(self._segments)
        install_folder(folder, self._segments / name)
        size = sum(len(text) for each in documents for text in each.texts.values())
        return SegmentInfo(name=name, documents=len(documents), text_bytes=3 * size, files=files)

    def open(self, info: SegmentInfo) -> Segment:
        """Open a segment whose every file is what the manifest says; kept open for later."""
        with self._guard:
            if info.name not in self._open:
                self._check(info)
                self._open[info.name] = Segment(self._segments / info.name)
            return self._open[info.name]

    def _check(self, info: SegmentInfo) -> None:
        folder = self._segments / info.name
        for name, digest in info.files.items():
            try:
                data = LOCAL.read(folder / name)
            except OSError as error:
                raise ManifestBrokenError(f"segments/{info.name}/{name}") from error
            if sha256(data) != digest:
                raise ManifestBrokenError(f"segments/{info.name}/{name}")

    def forget(self, kept: Manifest) -> None:
        """Close the segments that a manifest no longer names."""
        names = {info.name for info in kept.segments}
        with self._guard:
            for name in self._open.keys() - names:
                del self._open[name]

    def close(self) -> None:
        """Close all segments."""
        with self._guard:
            for segment in self._open.values():
                segment.close()
            self._open.clear()

    def supersede(self, manifest: Manifest, numbers: Sequence[str]) -> Manifest:
        """Strike out the rows of dossiers that are about to be indexed anew."""
        segments = []
        for info in manifest.segments:
            segment = self.open(info)
            rows = {int(row) for number in numbers for row in segment.rows_numbered(number)}
            struck = tuple(sorted(rows.union(info.superseded)))
            segments.append(replace(info, superseded=struck))
        return replace(manifest, segments=tuple(segments))

    def merge(self, manifest: Manifest) -> Manifest | None:
        """Write one segment in place of many of about one size; None where there are few."""
        chosen = _to_merge(manifest.segments)
        if not chosen:
            return None
        documents = [document for info in chosen for document in self._standing(info)]
        merged = (self.write(documents),) if documents else ()
        kept = tuple(info for info in manifest.segments if info not in chosen)
        return replace(manifest, segments=kept + merged)

    def _standing(self, info: SegmentInfo) -> list[Document]:
        segment = self.open(info)
        rows = np.setdiff1d(np.arange(len(segment)), np.array(info.superseded, dtype=np.int64))
        return [segment.document(row) for row in rows.tolist()]

    def sweep(self, kept: Manifest) -> None:
        """Remove the folders that no manifest names; open ones stay readable to who has them."""
        names = {info.name for info in kept.segments}
        shutil.rmtree(self._building, ignore_errors=True)
        if self._segments.is_dir() and not self._segments.is_symlink():
            for folder in self._segments.iterdir():
                if folder.name not in names:
                    shutil.rmtree(folder, ignore_errors=True)


def _to_merge(segments: Sequence[SegmentInfo]) -> list[SegmentInfo]:
    """Choose segments of one order of magnitude once there are enough of them."""
    tiers: dict[int, list[SegmentInfo]] = {}
    for info in segments:
        if info.documents < _MOST_DOCUMENTS and info.text_bytes < _MOST_TEXT_BYTES:
            tiers.setdefault(_tier(info.documents), []).append(info)
    for _, infos in sorted(tiers.items()):
        if len(infos) >= _FAN_IN:
            return infos
    return []


def _tier(documents: int) -> int:
    tier = 0
    while documents >= _FAN_IN:
        documents //= _FAN_IN
        tier += 1
    return tier
