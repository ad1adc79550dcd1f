"""The package of a Word file: its parts, their content types, and how they refer to each other.

Names stay inside the file. Not for judging what is in it: filling and typesetting refuse different
things.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast
from urllib.parse import unquote

from docgen.word.archive import Entry, fold, open_archive, unpack
from docgen.word.errors import OutsideError, PackageError
from docgen.word.xml import Element, parse

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

__all__ = ["Package", "Relation", "Signature", "open_package"]

_T = TypeVar("_T")
_Types = tuple[dict[str, str], dict[str, str]]

_KEPT, _SMALL = 128, 64 * 1024
_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN_TYPES = frozenset(f"{_WORD}{kind}.main+xml".lower() for kind in ("document", "template"))
_ACTIVE_TYPES = ("macroenabled", "vbaproject", "activex")
_DOCUMENT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}document"


Signature = tuple[int, int, int, bytes]
"""Compression, size and checksum of a part, and its bytes in the file, or their digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One relationship of a part: its kind (the last step of its type) and its target."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """An opened Word file; parts are unpacked when asked for.

    Attributes:
        main: the name of the main document part.
    """

    main: str
    _data: bytes
    _entries: Mapping[str, Entry]
    _types: _Types
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)
    _read: dict[str, bytes] = field(default_factory=dict)
    _judged: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, content types first, then in order of name."""
        names = (entry.name for entry in self._entries.values())
        return tuple(sorted(names, key=lambda name: (fold(name) != fold(_CONTENT_TYPES), name)))

    @property
    def active(self) -> tuple[str, ...]:
        """The parts that hold macros or ActiveX controls."""
        return tuple(
            name
            for name in self.names
            if any(kind in self.type_of(name).lower() for kind in _ACTIVE_TYPES)
            or fold(name).endswith("vbaproject.bin")
        )

    def has(self, part: str) -> bool:
        """Whether the package holds this part."""
        return fold(part) in self._entries

    def read(self, part: str) -> bytes:
        """The bytes of a part, never more than the limit, and unpacked once."""
        key = fold(part)
        known = self._read.get(key)
        if known is None:
            known = self._read[key] = unpack(self._data, self._entry(part))
        return known

    def signature(self, part: str) -> Signature:
        """What tells a part from others without unpacking: equal ones are equal, or fail alike."""
        entry = self._entry(part)
        packed = self._data[entry.start : entry.start + entry.packed]
        if len(packed) > _SMALL:
            packed = hashlib.sha256(packed).digest()
        return entry.method, entry.size, entry.crc, packed

    def _entry(self, part: str) -> Entry:
        entry = self._entries.get(fold(part))
        if entry is None:
            raise PackageError(what="a missing part", part=part)
        return entry

    def judged(self, part: str, judge: Callable[[bytes], str]) -> str:
        """What ``judge`` says of the bytes of a part, asked once, however often it is used."""
        key = fold(part)
        if key not in self._judged:
            self._judged[key] = judge(self.read(part))
        return self._judged[key]

    def xml(self, part: str) -> Element:
        """A part as XML."""
        return parse(self.read(part), part)

    def type_of(self, part: str) -> str:
        """The content type of a part, empty where it has none."""
        given, by_ending = self._types
        ending = part.rpartition(".")[2]
        return given.get(fold(part)) or by_ending.get(fold(ending), "")

    def document(self) -> Element:
        """The root of the main part."""
        if self.type_of(self.main).lower() not in _MAIN_TYPES:
            raise PackageError(what="no Word document by its content type", part=_CONTENT_TYPES)
        root = self.xml(self.main)
        if root.tag == _STRICT:
            raise PackageError(what="the strict form of Open XML", part=self.main)
        if root.tag != _DOCUMENT:
            raise PackageError(what="no WordprocessingML", part=self.main)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by their id."""
        known = self._relations.get(part)
        if known is None:
            folder, name = posixpath.split(part)
            path = posixpath.join(folder, "_rels", f"{name}.rels")
            known = _kept(_relations_in, self.read(path), path) if self.has(path) else {}
            self._relations[part] = known
        return known

    def related(self, part: str, kind: str) -> str | None:
        """The part that stands in this relation to ``part``, if it is there."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external and self.has(relation.target):
                return relation.target
        return None


def open_package(data: bytes) -> Package:
    """Open a Word file; ``PackageError`` where it is none."""
    opened = Package(main="", _data=data, _entries=open_archive(data), _types=({}, {}))
    types = _kept(_types_in, opened.read(_CONTENT_TYPES), _CONTENT_TYPES)
    main = opened.related("", "officeDocument")
    if main is None:
        raise PackageError(what="no main document", part="_rels/.rels")
    return replace(opened, main=main, _types=types)


@lru_cache(maxsize=_KEPT)
def _types_in(data: bytes, part: str) -> _Types:
    """Content types by folded part name, and by ending; fillings of one template have the same."""
    given: dict[str, str] = {}
    by_ending: dict[str, str] = {}
    for item in parse(data, part):
        kind = item.get("ContentType", "")
        if item.tag == _TYPES + "Override":
            key, types = fold(item.get("PartName", "").lstrip("/")), given
        else:
            key, types = fold(item.get("Extension", "")), by_ending
        if types.setdefault(key, kind) != kind:
            raise PackageError(what="two content types of one part", part=part)
    return given, by_ending


@lru_cache(maxsize=_KEPT)
def _relations_in(data: bytes, path: str) -> dict[str, Relation]:
    folder = posixpath.dirname(posixpath.dirname(path))
    found: dict[str, Relation] = {}
    for item in parse(data, path).iter(_RELATIONS):
        external = item.get("TargetMode", "").lower() == "external"
        target = unquote(cast("str", item.get("Target", "")))
        if not external:
            target = _inside(folder, target, path)
        kind = item.get("Type", "").rpartition("/")[2]
        relation = Relation(kind=kind, target=target, external=external)
        if found.setdefault(item.get("Id", ""), relation) is not relation:
            raise PackageError(what="two relationships of one id", part=path)
    return found


def _inside(folder: str, target: str, part: str) -> str:
    joined = target[1:] if target.startswith("/") else posixpath.join(folder, target)
    path = posixpath.normpath(joined)
    if path.startswith(("..", "/")) or "\\" in path:
        raise OutsideError(what="a relationship that points outside the file", part=part)
    return path


def _kept(read: _lru_cache_wrapper[_T], data: bytes, part: str) -> _T:
    """What ``read`` finds in a part; of large parts nothing is kept."""
    return read(data, part) if len(data) <= _SMALL else read.__wrapped__(data, part)
