"""The inverted index: which documents hold which characters and pairs of characters.

A Whoosh field type and codec. Terms are single characters and pairs of neighbouring characters,
existence only; a posting list is an array of document numbers or, where most documents have the
term, a map of bits, so reading one costs next to nothing.
The names here are pickled into the files of the index: they stay where they are. Whoosh is
pinned, since a codec must lean on parts of it that have no public name. Not for verifying that
the pairs found stand together: the text sidecar tells that.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.fields import FieldType
from whoosh.formats import Existence
from whoosh.matching import ListMatcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

__all__ = ["GramCodec", "GramField", "gram_codes", "query_grams", "term_bytes"]

_CODE_POINT_BITS = 24
_TERM_BYTES = 6
_ONE = b"\x80"
_SHORT = np.dtype("<u2")
_LONG = np.dtype("<u4")
_SHORTEST_LONG = 2**16


def gram_codes(text: str) -> NDArray[np.uint64]:
    """Give the codes of all characters and pairs in ``text``, each once, in order.

    A code is the first character's code point, then the second's, or 0 for a character alone;
    the separator between parts is code point 0 and belongs to no term.
    """
    points = np.frombuffer(text.encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    single = points << np.uint64(_CODE_POINT_BITS)
    pairs = single[:-1] | points[1:]
    pairs = pairs[(points[:-1] != 0) & (points[1:] != 0)]
    return np.unique(np.concatenate([single[points != 0], pairs]))


def query_grams(term: str) -> list[bytes]:
    """Give the terms that must all be in a document that holds ``term``."""
    if len(term) == 1:
        return [term_bytes(ord(term) << _CODE_POINT_BITS)]
    pairs = {(ord(a) << _CODE_POINT_BITS) | ord(b) for a, b in pairwise(term)}
    return [term_bytes(code) for code in sorted(pairs)]


def term_bytes(code: int) -> bytes:
    """Spell a code as a term; terms sort as their codes do."""
    return code.to_bytes(_TERM_BYTES, "big")


@dataclass(frozen=True, slots=True)
class _Form:
    """How a posting list is spelled: numbers of one width, counted from the first, or bits."""

    length: int
    dtype: np.dtype[np.uint16] | np.dtype[np.uint32] | None

    def pack(self, ids: NDArray[np.uint32]) -> bytes:
        """Spell a list; most lists have one document, and that is one bit."""
        if len(ids) == 1:
            return _ONE
        steps = ids - ids[0]
        if self.dtype is not None:
            return bytes(steps.astype(self.dtype).tobytes())
        bits = np.zeros(self.length * 8, dtype=np.uint8)
        bits[steps] = 1
        return np.packbits(bits).tobytes()

    def unpack(self, data: bytes, first: int) -> NDArray[np.uint32]:
        """Read a list."""
        if self.dtype is not None:
            steps = np.frombuffer(data, dtype=self.dtype)
        else:
            steps = np.flatnonzero(np.unpackbits(np.frombuffer(data, dtype=np.uint8)))
        return steps.astype(np.uint32) + np.uint32(first)


def _form(count: int, first: int, last: int) -> _Form:
    """Choose the shorter spelling; it follows from what Whoosh keeps of the list anyway."""
    span = last - first + 1
    dtype = _SHORT if span <= _SHORTEST_LONG else _LONG
    as_numbers, as_bits = count * dtype.itemsize, (span + 7) // 8
    return _Form(as_bits, None) if as_bits < as_numbers else _Form(as_numbers, dtype)


class _Bytes(Protocol):
    def get(self, position: int, length: int) -> bytes: ...


class GramField(FieldType):  # type: ignore[misc]
    """A field whose value is normal text, indexed by characters and pairs, existence only."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: str, **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Give the terms of a value the way Whoosh's own writer asks for them."""
        for code in gram_codes(value):
            yield term_bytes(int(code)), 1, 1.0, b""

    def from_bytes(self, term: bytes) -> str:
        """Spell a term as its characters."""
        code = int.from_bytes(term, "big")
        second = code & ((1 << _CODE_POINT_BITS) - 1)
        return chr(code >> _CODE_POINT_BITS) + (chr(second) if second else "")

    def to_bytes(self, value: str | bytes) -> bytes:
        """Spell one or two characters as a term."""
        return value if isinstance(value, bytes) else query_grams(value)[0]


class GramCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with posting lists that are arrays of document numbers."""

    def field_writer(self, storage: object, segment: object) -> GramFieldWriter:
        """Give the writer of posting lists."""
        return GramFieldWriter(self, storage, segment)

    def postings_reader(
        self,
        dbfile: _Bytes,
        terminfo: W3TermInfo,
        format_: object,
        term: object = None,
        scorer: object = None,
    ) -> ArrayMatcher:
        """Read a posting list whole."""
        offset, _ = terminfo.extent()
        first, last = terminfo.min_id(), terminfo.max_id()
        form = _form(terminfo.doc_frequency(), first, last)
        ids = form.unpack(dbfile.get(offset, form.length), first)
        return ArrayMatcher(ids, format_, term=term, scorer=scorer, terminfo=terminfo)


class ArrayMatcher(ListMatcher):  # type: ignore[misc]
    """A posting list in memory; ``array`` is all of it at once."""

    def __init__(self, ids: NDArray[np.uint32], format_: object, **more: object) -> None:
        super().__init__(ids, format=format_, **more)
        self.array = ids


class GramFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes posting lists as arrays, posting by posting or a whole list at once."""

    def start_term(self, btext: bytes) -> None:
        """Begin the list of a term."""
        self._btext = btext
        self._ids = array("I")

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int) -> None:  # noqa: ARG002
        """Add a document to the list."""
        self._ids.append(docnum)

    def finish_term(self) -> None:
        """Write the list."""
        self.write_list(self._btext, np.array(self._ids, dtype=np.uint32))

    def write_list(self, term: bytes, ids: NDArray[np.uint32]) -> None:
        """Write the list of one term; terms come in order, documents too."""
        count = len(ids)
        info = W3TermInfo(
            weight=float(count), df=count, maxweight=1.0, minid=int(ids[0]), maxid=int(ids[-1])
        )
        data = _form(count, int(ids[0]), int(ids[-1])).pack(ids)
        info.set_extent(self._postfile.tell(), len(data))
        self._postfile.write(data)
        self._tindex.add(self._fieldid.to_bytes(2, "big") + term, info.to_bytes())
