"""A PDF file as numbered objects: their syntax, and the bytes of the whole.

The same objects give the same bytes; nothing here reads a clock. Not for what the objects mean.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

__all__ = ["PdfObjects", "array", "number", "reference", "text_string"]

_NUMBERS = 16_384
# Beyond this a page gets a hundredth smaller, in twice the time.
_LEVEL = 4
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class PdfObjects:
    """The objects of one file, numbered from 1 in the order they were asked for."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self) -> int:
        """A number whose object follows later."""
        self._bodies.append(b"")
        return len(self._bodies)

    def add(self, body: str) -> int:
        """A new object; its number."""
        self._bodies.append(body.encode("ascii"))
        return len(self._bodies)

    def put(self, position: int, body: str) -> None:
        """The object of a reserved number."""
        self._bodies[position - 1] = body.encode("ascii")

    def stream(self, entries: str, data: bytes, *, compress: bool = True) -> int:
        """A new stream with the given dictionary entries; its number."""
        if compress:
            entries, data = f"{entries} /Filter /FlateDecode", zlib.compress(data, _LEVEL)
        head = f"<<{entries} /Length {len(data)}>>\nstream\n".encode("ascii")
        self._bodies.append(b"%b%b\nendstream" % (head, data))
        return len(self._bodies)

    def file(self, *, root: int, info: int) -> bytes:
        """The bytes of the file; its identifier is a digest of what it holds."""
        parts = [b"%d 0 obj\n%b\nendobj\n" % each for each in enumerate(self._bodies, start=1)]
        *places, length = accumulate(map(len, parts), initial=len(_HEADER))
        body = b"".join([_HEADER, *parts])
        identifier = hashlib.sha256(body).hexdigest()[:32]
        count = len(self._bodies) + 1
        table = "".join([f"{place:010} 00000 n \n" for place in places])
        return body + (
            f"xref\n0 {count}\n0000000000 65535 f \n{table}"
            f"trailer\n<</Size {count} /Root {root} 0 R /Info {info} 0 R "
            f"/ID [<{identifier}> <{identifier}>]>>\nstartxref\n{length}\n%%EOF\n".encode("ascii")
        )


@lru_cache(maxsize=_NUMBERS)
def number(value: float) -> str:
    """A number to a thousandth, without needless digits; pages repeat most of theirs."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def reference(position: int) -> str:
    """A reference to an object."""
    return f"{position} 0 R"


def array(items: Iterable[str]) -> str:
    """An array of written items."""
    return f"[{' '.join(items)}]"


def text_string(text: str) -> str:
    """A text string (7.9.2.2 of ISO 32000-1), in UTF-16 with its mark."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
