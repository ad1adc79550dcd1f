"""Writes ZIP files whose bytes depend on their content alone: fixed date, order and compression.

Entries can be compressed once and written many times, which ``zipfile`` cannot do. Not for
reading.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["ZipEntry", "pack"]

_LEVEL = 6
_DEFLATE = 8
_VERSION = 20
_UTF8_NAME = 0x0800
_FIRST_OF_JANUARY_1980 = 0x0021


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """A compressed entry, ready to be written."""

    name: bytes
    crc: int
    size: int
    deflated: bytes

    @classmethod
    def of(cls, name: str, data: bytes) -> ZipEntry:
        """Compress ``data``."""
        deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        deflated = deflater.compress(data) + deflater.flush()
        return cls(name.encode(), zlib.crc32(data), len(data), deflated)

    def fields(self) -> bytes:
        """What the local header and the directory say alike."""
        flags = 0 if self.name.isascii() else _UTF8_NAME
        return struct.pack(
            "<HHHHHIIIHH",
            _VERSION,
            flags,
            _DEFLATE,
            0,
            _FIRST_OF_JANUARY_1980,
            self.crc,
            len(self.deflated),
            self.size,
            len(self.name),
            0,
        )


def pack(entries: Iterable[ZipEntry]) -> bytes:
    """The ZIP file of ``entries``, in the order given."""
    body, directory, count = bytearray(), bytearray(), 0
    for entry in entries:
        fields = entry.fields()
        directory += b"PK\x01\x02" + struct.pack("<H", _VERSION) + fields
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + entry.name
        body += b"PK\x03\x04" + fields + entry.name + entry.deflated
        count += 1
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + b"PK\x05\x06" + end)
