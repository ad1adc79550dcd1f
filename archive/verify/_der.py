"""Strict DER: reading one encoding, and writing it again.

Only what rebuilding a CMS needs. Lengths must be minimal and definite and nothing may be left
over; anything else is ``DerError``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = [
    "BIT_STRING",
    "CONTEXT_0",
    "INTEGER",
    "OCTET_STRING",
    "OID",
    "SEQUENCE",
    "SET",
    "DerError",
    "Element",
    "encode",
    "encode_set",
    "parse",
]

INTEGER, BIT_STRING, OCTET_STRING, OID = 0x02, 0x03, 0x04, 0x06
SEQUENCE, SET, CONTEXT_0 = 0x30, 0x31, 0xA0

_LONG_FORM = 0x80
_HIGH_TAG = 0x1F
_MAXIMUM_LENGTH_BYTES = 4


class DerError(ValueError):
    """The bytes are not one strict DER encoding."""


@dataclass(frozen=True, slots=True)
class Element:
    """One tag, length and value; ``encoding`` is all of it."""

    tag: int
    content: bytes
    encoding: bytes

    def children(self, *tags: int) -> list[Element]:
        """Read the elements inside; where ``tags`` are given, exactly these."""
        found: list[Element] = []
        offset = 0
        while offset < len(self.content):
            child = _read(self.content, offset)
            found.append(child)
            offset += len(child.encoding)
        if tags and tuple(child.tag for child in found) != tags:
            raise DerError("an element holds something else than expected")
        return found


def parse(data: bytes, tag: int) -> Element:
    """Read ``data`` as one element of ``tag`` with nothing after it."""
    element = _read(data, 0)
    if element.tag != tag or len(element.encoding) != len(data):
        raise DerError("there is something else than one element")
    return element


def encode(tag: int, *parts: bytes) -> bytes:
    """Write an element around ``parts``."""
    content = b"".join(parts)
    length = len(content)
    if length < _LONG_FORM:
        return bytes((tag, length)) + content
    size = (length.bit_length() + 7) // 8
    return bytes((tag, _LONG_FORM | size)) + length.to_bytes(size, "big") + content


def encode_set(tag: int, parts: Iterable[bytes]) -> bytes:
    """Write a SET OF: its elements in the order of their encodings (X.690, 11.6)."""
    return encode(tag, *sorted(parts))


def _read(data: bytes, offset: int) -> Element:
    header = data[offset : offset + 2]
    if len(header) != 2 or header[0] & _HIGH_TAG == _HIGH_TAG:  # noqa: PLR2004 - tag and length
        raise DerError("a header is cut off or of a high tag")
    length, start = header[1], offset + 2
    if length & _LONG_FORM:
        length, start = _long_length(data, start, length & ~_LONG_FORM)
    end = start + length
    if end > len(data):
        raise DerError("a value is cut off")
    return Element(header[0], data[start:end], data[offset:end])


def _long_length(data: bytes, start: int, size: int) -> tuple[int, int]:
    octets = data[start : start + size]
    if not 1 <= size <= _MAXIMUM_LENGTH_BYTES or len(octets) != size:
        raise DerError("a length is indefinite, too long or cut off")
    length = int.from_bytes(octets, "big")
    if octets[0] == 0 or length < _LONG_FORM:
        raise DerError("a length is not minimal")
    return length, start + size
