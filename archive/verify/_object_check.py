"""The strict check of one OCFL object against the log: every file, every byte, nothing more.

Written apart from the store's writer. Not for what the files mean; that is the record check's.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from archive.values import VerificationFinding
from archive.verify._tree import read_regular, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from archive.verify._log_check import LoggedVersion

__all__ = ["StoredFile", "check_object", "object_folder"]

_DECLARATION = ("0=ocfl_object_1.1", b"ocfl_object_1.1\n")
_TYPE = "https://ocfl.io/1.1/spec/#inventory"
_KEYS = {"id", "type", "digestAlgorithm", "head", "manifest", "versions"}
_VERSION_KEYS = {"created", "message", "state", "user"}


def object_folder(number: str) -> str:
    """Tell where the storage layout (extension 0003) puts the object of a dossier."""
    identifier = f"urn:dossier:{number}"
    digest = hashlib.sha256(identifier.encode()).hexdigest()
    plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
    name = "".join(
        each if each in plain else "".join(f"%{byte:02x}" for byte in each.encode())
        for each in identifier
    )
    if len(name) > 100:  # noqa: PLR2004
        name = f"{name[:100]}-{digest}"
    return f"{digest[0:3]}/{digest[3:6]}/{digest[6:9]}/{name}"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a dossier: its bytes, its path in the object, whether it is still what it was."""

    data: bytes
    path: str
    is_changed: bool


class _ObjectCheck:
    """One walk through an object; collects findings and the content that holds."""

    def __init__(self, folder: Path, shown: str) -> None:
        self._folder = folder
        self._shown = shown
        self._tree = walk(folder)
        self._expected: set[str] = set()
        self.findings: list[VerificationFinding] = []
        self.content: dict[str, StoredFile] = {}

    def find(self, code: str, path: str) -> None:
        """Note what is wrong with a path of the object."""
        where = f"{self._shown}/{path}" if path else self._shown
        self.findings.append(VerificationFinding(code=code, where=where))

    def take(self, path: str) -> bytes | None:
        """Read a file that must be there."""
        self._expected.add(path)
        if path not in self._tree.files:
            self.find("file-unreadable" if self._tree.hides(path) else "file-missing", path)
            return None
        try:
            return read_regular(self._folder / path)
        except OSError:
            self.find("file-unreadable", path)
            return None

    def exact(self, path: str, wanted: bytes, code: str) -> None:
        """Hold a file to the bytes it must have."""
        data = self.take(path)
        if data is not None and data != wanted:
            self.find(code, path)

    def inventory(self, prefix: str, sha512: str) -> bytes | None:
        """Hold an inventory to its digest in the log, and its digest file to that."""
        data = self.take(f"{prefix}inventory.json")
        sidecar = f"{sha512} inventory.json\n".encode("ascii")
        self.exact(f"{prefix}inventory.json.sha512", sidecar, "sidecar-changed")
        if data is None:
            return None
        if hashlib.sha512(data).hexdigest() != sha512:
            self.find("inventory-changed", f"{prefix}inventory.json")
            return None
        return data

    def contents(self, inventory: Mapping[str, Any]) -> None:
        """Hold the content files to the manifest, and give the head's files by logical path."""
        state = inventory["versions"][inventory["head"]]["state"]
        for digest, (path,) in inventory["manifest"].items():
            data = self.take(path)
            if data is None:
                continue
            file = StoredFile(data, path, hashlib.sha512(data).hexdigest() != digest)
            if file.is_changed:
                self.find("file-changed", path)
            self.content |= dict.fromkeys(state.get(digest, ()), file)

    def leftovers(self) -> None:
        """Note whatever stands in the object that nothing accounts for."""
        folders = {str(up) for path in self._expected for up in PurePosixPath(path).parents}
        for path in sorted(self._tree.links):
            self.find("link-in-archive", path)
        for path in sorted(self._tree.files - self._expected):
            self.find("file-unexpected", path)
        for path in sorted(self._tree.folders - folders):
            self.find("folder-unexpected", path)
        for path in sorted(self._tree.unreadable):
            self.find("file-unreadable", path)


def check_object(
    root: Path, versions: Sequence[LoggedVersion], *, shown: str
) -> tuple[dict[str, StoredFile], list[VerificationFinding]]:
    """Check the object of a dossier; give its content by logical path and what is wrong."""
    path = object_folder(versions[0].number)
    check = _ObjectCheck(root / path, f"{shown}/{path}")
    check.exact(*_DECLARATION, "declaration-changed")
    inventories = {
        logged.version: check.inventory(f"v{logged.version}/", logged.inventory_sha512)
        for logged in versions
    }
    head = versions[-1]
    check.inventory("", head.inventory_sha512)
    parsed = {version: _parsed(data) for version, data in inventories.items() if data is not None}
    for version, value in parsed.items():
        before = parsed.get(version - 1)
        if value is None or not _obeys(value, versions[0].number, version, before):
            check.find("inventory-malformed", f"v{version}/inventory.json")
    newest = parsed.get(head.version)
    if newest is not None and not check.findings:
        check.contents(newest)
    elif newest is not None:
        _contents_as_far_as_possible(check, newest)
    check.leftovers()
    return check.content, check.findings


def _contents_as_far_as_possible(check: _ObjectCheck, inventory: Mapping[str, Any]) -> None:
    """An inventory may be wrong in a way that leaves its manifest readable, or not."""
    try:
        check.contents(inventory)
    except (KeyError, TypeError, ValueError, AttributeError):
        return


def _parsed(data: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(data)
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return value if isinstance(value, dict) and text.encode() == data else None
    except (ValueError, RecursionError):
        return None


def _obeys(
    value: Mapping[str, Any], number: str, version: int, before: Mapping[str, Any] | None
) -> bool:
    try:
        return all(_rules(value, number, version, before))
    except (KeyError, TypeError, AttributeError):
        return False


def _rules(
    value: Mapping[str, Any], number: str, version: int, before: Mapping[str, Any] | None
) -> Iterator[bool]:
    """Check an inventory by the rules of OCFL 1.1, section 3.5, and of this archive."""
    yield value.keys() == _KEYS
    yield value.get("id") == f"urn:dossier:{number}"
    yield value.get("type") == _TYPE
    yield value.get("digestAlgorithm") == "sha512"
    yield value.get("head") == f"v{version}"
    manifest, versions = value.get("manifest"), value.get("versions")
    if not isinstance(manifest, dict) or not isinstance(versions, dict):
        yield False
        return
    yield all(_is_content(paths, version) for paths in manifest.values())
    yield versions.keys() == {f"v{each}" for each in range(1, version + 1)}
    for each in versions.values():
        yield isinstance(each, dict) and each.keys() == _VERSION_KEYS
        yield isinstance(each, dict) and _is_state(each.get("state"), manifest)
    if before is not None:
        yield all(manifest.get(name) == each for name, each in before["manifest"].items())
        yield all(versions.get(name) == each for name, each in before["versions"].items())


def _is_content(paths: object, version: int) -> bool:
    if not isinstance(paths, list) or len(paths) != 1 or not isinstance(paths[0], str):
        return False
    parts = paths[0].split("/")
    return (
        parts[0] in {f"v{each}" for each in range(1, version + 1)}
        and parts[1:2] == ["content"]
        and len(parts) > 2  # noqa: PLR2004
        and all(part not in {"", ".", ".."} for part in parts)
        and unicodedata.is_normalized("NFC", paths[0])
    )


def _is_state(state: object, manifest: Mapping[str, object]) -> bool:
    if not isinstance(state, dict) or not state.keys() <= manifest.keys():
        return False
    paths = [path for each in state.values() for path in each]
    return len(paths) == len(set(paths)) and bool(paths)
