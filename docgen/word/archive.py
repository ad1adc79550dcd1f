"""Reads the ZIP file around the parts of a Word file, and refuses what could be read in two ways.

Trusts no number in the file: sizes are bounded before and while unpacking, entries may neither
overlap nor share a name. Not for what the parts mean to each other (``package``).
"""

from __future__ import annotations

import struct
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docgen.word.errors import (
    OutsideError,
    PackageError,
    PackageLockedError,
    PackageTooLargeError,
)
from docgen.word.limits import (
    MOST_FILE_BYTES,
    MOST_PART_BYTES,
    MOST_PARTS,
    MOST_RATIO,
    MOST_TOTAL_BYTES,
    RATIO_FROM_BYTES,
)

__all__ = ["Entry", "fold", "open_archive", "unpack"]

_END, _END_SIGNATURE = struct.Struct("<4s4H2LH"), b"PK\x05\x06"
_ENTRY, _ENTRY_SIGNATURE = struct.Struct("<4s6H3L5H2L"), b"PK\x01\x02"
_LOCAL, _LOCAL_SIGNATURE = struct.Struct("<4s5H3L2H"), b"PK\x03\x04"
_LONGEST_COMMENT = 0xFFFF
_ZIP64 = 0xFFFFFFFF
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _UTF8 = 0x1, 0x800
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    (_COMPOUND, "an old Word file (.doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"%PDF", "a PDF file"),
    (b"<", "a web page or plain XML"),
)
_UNSAFE = frozenset(map(chr, range(0x20))) | {"\\", ":", "\x7f", "\ufffd"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One packed part: where its bytes stand in the file, and what they unpack to."""

    name: str
    start: int
    packed: int
    size: int
    crc: int
    method: int


def fold(name: str) -> str:
    """What two names of the same part have in common (OPC 6.2.2.3), in one Unicode form."""
    return (name if name.isascii() else unicodedata.normalize("NFC", name)).lower()


def open_archive(data: bytes) -> Mapping[str, Entry]:
    """The packed parts by their folded names."""
    if len(data) > MOST_FILE_BYTES:
        raise PackageTooLargeError(what=f"more than {MOST_FILE_BYTES >> 20} MB")
    if not data.startswith(_LOCAL_SIGNATURE):
        raise _stranger(data)
    entries: dict[str, Entry] = {}
    total = 0
    for entry in _entries(data):
        total += entry.size
        if total > MOST_TOTAL_BYTES:
            raise PackageTooLargeError(what=f"more than {MOST_TOTAL_BYTES >> 20} MB when unpacked")
        if entries.setdefault(fold(entry.name), entry) is not entry:
            raise PackageError(what="a part stored twice", part=entry.name)
    return entries


def _stranger(data: bytes) -> PackageError:
    """What a file is that does not begin like a Word file."""
    if data.startswith(_COMPOUND) and _LOCKED_STREAM in data:
        return PackageLockedError(what="a password")
    text = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for signature, what in _OTHERS:
        if text.startswith(signature):
            return PackageError(what=what)
    return PackageError(what="no readable ZIP package" if data else "nothing")


def _entries(data: bytes) -> Iterator[Entry]:
    """The entries of the directory, each checked against its local header and its neighbours."""
    count, at, end = _directory(data)
    places: list[tuple[int, int]] = []
    for _ in range(count):
        if at + _ENTRY.size > end:
            raise PackageError(what="a damaged ZIP directory")
        entry, offset, length = _entry(data, at)
        at += length
        places.append((offset, entry.start + entry.packed))
        if entry.name.endswith("/") and not entry.size:
            continue
        yield entry
    if at != end:
        raise PackageError(what="a damaged ZIP directory")
    _check_places(sorted(places), end)


def _directory(data: bytes) -> tuple[int, int, int]:
    """How many entries there are, and where the directory begins and ends."""
    at = data.rfind(_END_SIGNATURE, max(len(data) - _LONGEST_COMMENT - _END.size, 0))
    if at < 0 or at + _END.size > len(data):
        raise PackageError(what="a ZIP package that is cut off")
    _, disk, first, here, count, size, start, comment = _END.unpack_from(data, at)
    if (
        disk
        or first
        or here != count
        or start + size != at
        or at + _END.size + comment != len(data)
    ):
        raise PackageError(what="a damaged ZIP directory")
    if count > MOST_PARTS:
        raise PackageTooLargeError(what=f"more than {MOST_PARTS} parts")
    return count, start, at


def _entry(data: bytes, at: int) -> tuple[Entry, int, int]:
    """The entry at a place of the directory, where its local header is, and its own length."""
    (
        signature,
        _,
        _,
        flags,
        method,
        _,
        _,
        crc,
        packed,
        size,
        name,
        extra,
        comment,
        _,
        _,
        _,
        offset,
    ) = _ENTRY.unpack_from(data, at)
    if signature != _ENTRY_SIGNATURE:
        raise PackageError(what="a damaged ZIP directory")
    raw = data[at + _ENTRY.size : at + _ENTRY.size + name]
    entry = Entry(
        name=_name(raw, flags),
        start=_start(data, offset, raw, method),
        packed=packed,
        size=size,
        crc=crc,
        method=method,
    )
    _check(entry, flags)
    return entry, offset, _ENTRY.size + name + extra + comment


def _name(raw: bytes, flags: int) -> str:
    name = raw.decode("utf-8" if flags & _UTF8 else "cp437", errors="replace")
    steps = name.removesuffix("/").split("/")
    if _UNSAFE.intersection(name) or any(step in {"", ".", ".."} for step in steps):
        raise OutsideError(what="a part whose name is no plain path", part="the file")
    return name


def _start(data: bytes, offset: int, raw: bytes, method: int) -> int:
    """Where the packed bytes begin, by the local header, which must agree with the directory."""
    if offset + _LOCAL.size > len(data):
        raise PackageError(what="a damaged ZIP directory")
    signature, _, _, own_method, _, _, _, _, _, name, extra = _LOCAL.unpack_from(data, offset)
    begin = offset + _LOCAL.size
    if signature != _LOCAL_SIGNATURE or data[begin : begin + name] != raw or own_method != method:
        raise PackageError(what="a damaged ZIP directory")
    return begin + int(name) + int(extra)


def _check(entry: Entry, flags: int) -> None:
    if flags & _ENCRYPTED:
        raise PackageLockedError(what="a password", part=entry.name)
    if entry.method not in {_STORED, _DEFLATED}:
        raise PackageError(what="an unknown compression", part=entry.name)
    if _ZIP64 in {entry.packed, entry.size} or entry.size > MOST_PART_BYTES:
        raise PackageTooLargeError(what=f"more than {MOST_PART_BYTES >> 20} MB", part=entry.name)
    if entry.size > RATIO_FROM_BYTES and entry.size > MOST_RATIO * entry.packed:
        raise PackageTooLargeError(what="a compression bomb", part=entry.name)


def _check_places(places: list[tuple[int, int]], end: int) -> None:
    """Entries stand one after the other, from the first byte on, before the directory."""
    stops = [start for start, _ in places[1:]] + [end]
    if places and places[0][0] != 0:
        raise PackageError(what="bytes before the first part")
    for (_, stop), following in zip(places, stops, strict=True):
        if stop > following:
            raise PackageError(what="parts that overlap")


def unpack(data: bytes, entry: Entry) -> bytes:
    """The bytes of a part, exactly as many as the directory says."""
    packed = data[entry.start : entry.start + entry.packed]
    if entry.method == _DEFLATED:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            packed = inflater.decompress(packed, entry.size + 1)
        except zlib.error as error:
            raise PackageError(what="damaged data", part=entry.name) from error
    if len(packed) != entry.size or zlib.crc32(packed) != entry.crc:
        raise PackageError(what="damaged data", part=entry.name)
    return packed
