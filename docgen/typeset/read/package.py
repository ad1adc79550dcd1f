"""The package of a Word file: parts, relationships and content types, read with limits.

Treats the file as hostile: sizes are bounded before and while unpacking, names stay inside the
package, macros are refused. Not for what the parts say.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast
from urllib.parse import unquote

from docgen.typeset.errors import UnsupportedFeatureError, WordFileInvalidError
from docgen.typeset.read.xml import Element, W, parse

__all__ = ["Package", "Relation", "open_package"]

_MAX_FILE = 64 * 1024 * 1024
_MAX_PART = 64 * 1024 * 1024
_MAX_TOTAL = 256 * 1024 * 1024
_MAX_PARTS = 4096
_MAX_RATIO = 400
_RATIO_FROM = 1024 * 1024
_KEPT, _SMALL = 128, 64 * 1024
_TYPES = "[Content_Types].xml"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relationship of a part: its kind (the last step of its type) and its target."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The unpacked file; parts are read when asked for."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    main: str
    document: Element
    relations_read: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def has(self, part: str) -> bool:
        """Whether the package holds this part."""
        return part in self.names

    def read(self, part: str) -> bytes:
        """The bytes of a part, never more than the limit."""
        if part not in self.names:
            raise WordFileInvalidError(what="a missing part", part=part)
        return _unpack(self.archive, part)

    def xml(self, part: str) -> Element:
        """A part as XML."""
        return parse(self.read(part), part)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by their id."""
        known = self.relations_read.get(part)
        if known is None:
            known = _relations(self, part)
            self.relations_read[part] = known
        return known

    def related(self, part: str, kind: str) -> str | None:
        """The part that stands in this relation to ``part``, if it is there."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external and self.has(relation.target):
                return relation.target
        return None


def open_package(data: bytes) -> Package:
    """Open a Word file, or say why it is none."""
    if len(data) > _MAX_FILE:
        raise WordFileInvalidError(what=f"more than {_MAX_FILE >> 20} MB", part="the file")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RecursionError) as error:
        raise WordFileInvalidError(what="no readable ZIP package", part="the file") from error
    _check_sizes(entries)
    names = frozenset(entry.filename for entry in entries)
    if len(names) != len(entries):
        raise WordFileInvalidError(what="a part stored twice", part="the file")
    opened = Package(archive=archive, names=names, main="", document=None)
    main = opened.related("", "officeDocument")
    if main is None:
        raise WordFileInvalidError(what="no main document", part="_rels/.rels")
    root = _checked_root(opened, main)
    return Package(archive=archive, names=names, main=main, document=root)


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MAX_PARTS:
        raise WordFileInvalidError(what=f"more than {_MAX_PARTS} parts", part="the file")
    if sum(entry.file_size for entry in entries) > _MAX_TOTAL:
        raise WordFileInvalidError(
            what=f"more than {_MAX_TOTAL >> 20} MB when unpacked", part="the file"
        )
    for entry in entries:
        packed = max(entry.compress_size, 1)
        if entry.file_size > _RATIO_FROM and entry.file_size / packed > _MAX_RATIO:
            raise WordFileInvalidError(what="a compression bomb", part=entry.filename)
        if entry.flag_bits & 1:
            raise WordFileInvalidError(what="encryption", part=entry.filename)


def _unpack(archive: zipfile.ZipFile, part: str) -> bytes:
    try:
        with archive.open(part) as stream:
            data = stream.read(_MAX_PART + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise WordFileInvalidError(what="damaged data", part=part) from error
    if len(data) > _MAX_PART:
        raise WordFileInvalidError(what=f"more than {_MAX_PART >> 20} MB", part=part)
    return data


def _checked_root(package: Package, main: str) -> Element:
    data = package.read(_TYPES)
    types = _content_types(data) if len(data) <= _SMALL else _content_types.__wrapped__(data)
    kind = types.get(main, "")
    if "macroEnabled" in kind or any(name.endswith("vbaProject.bin") for name in package.names):
        raise UnsupportedFeatureError(feature="a macro", part=main, place="the whole file")
    if kind not in _MAIN_TYPES:
        raise WordFileInvalidError(what="no Word document by its content type", part=_TYPES)
    root = package.xml(main)
    if root.tag != W + "document":
        raise UnsupportedFeatureError(
            feature="a main part that is not transitional WordprocessingML",
            part=main,
            place="the whole file",
        )
    return root


@lru_cache(maxsize=_KEPT)
def _content_types(data: bytes) -> dict[str, str]:
    """The types of the parts; every filling of a template has the same."""
    types: dict[str, str] = {}
    for item in parse(data, _TYPES).iter(_OVERRIDE):
        types.setdefault(item.get("PartName", "").lstrip("/"), item.get("ContentType", ""))
    return types


def _relations(package: Package, part: str) -> dict[str, Relation]:
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if not package.has(path):
        return {}
    data = package.read(path)
    if len(data) <= _SMALL:
        return _relations_in(data, folder, path)
    return _relations_in.__wrapped__(data, folder, path)


@lru_cache(maxsize=_KEPT)
def _relations_in(data: bytes, folder: str, path: str) -> dict[str, Relation]:
    found: dict[str, Relation] = {}
    for item in parse(data, path).iter(_RELATIONS):
        external = item.get("TargetMode") == "External"
        target = unquote(cast("str", item.get("Target", "")))
        if not external:
            target = _inside(folder, target, path)
        kind = item.get("Type", "").rpartition("/")[2]
        found[item.get("Id", "")] = Relation(kind=kind, target=target, external=external)
    return found


def _inside(folder: str, target: str, part: str) -> str:
    joined = target[1:] if target.startswith("/") else posixpath.join(folder, target)
    path = posixpath.normpath(joined)
    if path.startswith("..") or "\\" in path:
        raise WordFileInvalidError(what="a relationship that points outside the file", part=part)
    return path
