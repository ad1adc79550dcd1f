"""Versions of an agency's templates: every one that was in force is kept, by its digest.

A paper records the digest of the template it was made with; here its Word file is found again.
Not for the template in force (``docgen.catalogue``).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from archive.durable import make_folders, write_files
from docgen.service.home import Home

__all__ = ["keep_version", "kept_version", "kept_versions"]

_FOLDER = "versions"


def keep_version(home: Home, code: str, word: bytes) -> str:
    """Keep a Word file of an instrument's template; its digest."""
    digest = hashlib.sha256(word).hexdigest()
    path = _path(home, code, digest)
    if not path.exists():
        make_folders(path.parent)
        write_files({path: word})
    return digest


def kept_versions(home: Home, code: str) -> frozenset[str]:
    """The digests of the versions that are kept of an instrument's template."""
    folder = home.templates / _FOLDER / code
    return frozenset(each.stem for each in folder.iterdir()) if folder.is_dir() else frozenset()


def kept_version(home: Home, code: str, digest: str) -> bytes | None:
    """The Word file of a version; None where none of this digest is kept."""
    if digest not in kept_versions(home, code):
        return None
    return _path(home, code, digest).read_bytes()


def _path(home: Home, code: str, digest: str) -> Path:
    return home.templates / _FOLDER / code / f"{digest}.docx"
