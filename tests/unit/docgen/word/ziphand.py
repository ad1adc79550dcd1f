"""ZIP files put together by hand, so that every number in them can lie."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True, kw_only=True)
class Member:
    """An entry; what is None is what it honestly would be."""

    name: bytes
    data: bytes = b""
    local_name: bytes | None = None
    flags: int = 0
    method: int = 8
    crc: int | None = None
    size: int | None = None
    packed: bytes | None = None
    packed_size: int | None = None
    offset: int | None = None
    descriptor: bool = False


def member(name: str, text: str | bytes = b"", **lies: object) -> Member:
    """An entry named and filled with text."""
    data = text.encode() if isinstance(text, str) else text
    raw = name.encode()
    flags = 0 if raw.isascii() else 0x800
    return Member(**{"name": raw, "data": data, "flags": flags, **lies})  # type: ignore[arg-type]


def pack(
    members: Sequence[Member],
    *,
    before: bytes = b"",
    comment: bytes = b"",
    count: int | None = None,
) -> bytes:
    """The ZIP file."""
    body, directory = bytearray(before), bytearray()
    for item in members:
        packed = _packed(item)
        crc = zlib.crc32(item.data) if item.crc is None else item.crc
        size = len(item.data) if item.size is None else item.size
        length = len(packed) if item.packed_size is None else item.packed_size
        offset = len(body) if item.offset is None else item.offset
        local = item.name if item.local_name is None else item.local_name
        flags = item.flags | (8 if item.descriptor else 0)
        told = (0, 0, 0) if item.descriptor else (crc, length, size)
        if item.offset is None:
            body += struct.pack(
                "<4s5H3L2H", b"PK\3\4", 20, flags, item.method, 0, 33, *told, len(local), 0
            )
            body += local + packed
            if item.descriptor:
                body += struct.pack("<4s3L", b"PK\7\x08", crc, length, size)
        directory += struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, flags, item.method, 0, 33, crc,
                                 length, size, len(item.name), 0, 0, 0, 0, 0, offset)  # fmt: skip
        directory += item.name
    told_count = len(members) if count is None else count
    end = struct.pack(
        "<4s4H2LH", b"PK\5\6", 0, 0, told_count, told_count, len(directory), len(body), len(comment)
    )
    return bytes(body + directory + end + comment)


def _packed(item: Member) -> bytes:
    if item.packed is not None:
        return item.packed
    if item.method == 0:
        return item.data
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflater.compress(item.data) + deflater.flush()


def types(inner: str = "", main: str = MAIN_TYPE) -> Member:
    """``[Content_Types].xml``."""
    override = f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    return member(
        "[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{override}{inner}</Types>'
    )


def relations(name: str, inner: str) -> Member:
    """A part of relationships."""
    return member(name, f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>')


def relation(key: str, kind: str, target: str, mode: str = "Internal") -> str:
    """One relationship."""
    return (
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    )


def document(text: str = "甲", namespace: str = MAIN) -> Member:
    """``word/document.xml`` of one paragraph."""
    return member(
        "word/document.xml",
        f'<w:document xmlns:w="{namespace}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:body></w:document>",
    )


def whole(*more: Member) -> list[Member]:
    """The entries of a sound Word file, and some more."""
    root = relations("_rels/.rels", relation("rId1", "officeDocument", "word/document.xml"))
    return [types(), root, document(), *more]
