"""A segment: an immutable part of the index, complete in a folder of its own.

The folder holds a Whoosh index (which documents have which characters), the normal text of the
documents, their faces, and columns of numbers for filters, facets and sorting. Segments are
written whole and never changed. Not for what several segments add up to.
"""

from __future__ import annotations

import json
import mmap
import weakref
from contextlib import closing
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from whoosh.fields import ID, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex
from whoosh.reading import TermNotFound

from archive.canonical import canonical_json
from archive.index.document import FIELDS, Document, Face
from archive.index.grams import GramCodec, GramField, gram_codes, query_grams, term_bytes
from archive.record import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["Segment", "write_segment"]

_NAME = "grams"
_TEXT = "text.bin"
_FACES = "faces.jsonl"
_COLUMNS = "columns.npz"
_NUMBER = "number"
_CASE_NUMBER = "case_number"

_PAIR = 2


def _schema() -> Schema:
    names = {name: GramField() for name in FIELDS}
    return Schema(**names, number=ID(), case_number=ID())


def write_segment(folder: Path, documents: Sequence[Document]) -> None:
    """Write a segment into an empty folder; syncing it is the caller's."""
    _write_grams(folder, documents)
    _write_texts(folder, documents)


def _write_grams(folder: Path, documents: Sequence[Document]) -> None:
    storage = FileStorage(str(folder))
    codec = GramCodec()
    segment = codec.new_segment(storage, _NAME)
    rows = codec.per_document_writer(storage, segment)
    for row in range(len(documents)):
        rows.start_doc(row)
        rows.finish_doc()
    rows.close()
    schema = _schema()
    with closing(codec.field_writer(storage, segment)) as writer:
        for name in FIELDS:
            writer.start_field(name, schema[name])
            for code, ids in _lists([document.texts[name] for document in documents]):
                writer.write_list(term_bytes(code), ids)
            writer.finish_field()
        for name, lists in _names(documents).items():
            writer.start_field(name, schema[name])
            for text, rows_of in sorted(lists.items()):
                writer.write_list(text, np.array(rows_of, dtype=np.uint32))
            writer.finish_field()
    segment.set_doc_count(len(documents))
    TOC(schema, [segment], 1).write(storage, _NAME)
    storage.temp_storage(f"{_NAME}.tmp").destroy()


def _names(documents: Sequence[Document]) -> dict[str, dict[bytes, list[int]]]:
    """List the rows of each number and each case number."""
    lists: dict[str, dict[bytes, list[int]]] = {_CASE_NUMBER: {}, _NUMBER: {}}
    for row, document in enumerate(documents):
        face = document.face
        for name, text in ((_NUMBER, face.number), (_CASE_NUMBER, face.case_number)):
            lists[name].setdefault(text.encode("utf-8"), []).append(row)
    return lists


def _lists(texts: Sequence[str]) -> Iterable[tuple[int, NDArray[np.uint32]]]:
    """Turn documents into posting lists, in the order of their terms."""
    per_row = [gram_codes(text) for text in texts]
    codes = np.concatenate(per_row)
    rows = np.repeat(np.arange(len(texts), dtype=np.uint32), [len(each) for each in per_row])
    if not len(codes):
        return
    order = np.argsort(codes, kind="stable")
    codes, rows = codes[order], rows[order]
    starts = np.flatnonzero(np.append(True, codes[1:] != codes[:-1]))
    ends = np.append(starts[1:], len(codes))
    for code, start, end in zip(codes[starts].tolist(), starts, ends, strict=True):
        yield code, rows[start:end]


def _write_texts(folder: Path, documents: Sequence[Document]) -> None:
    texts = [document.texts[name].encode("utf-8") for document in documents for name in FIELDS]
    faces = [_face(document) for document in documents]
    (folder / _TEXT).write_bytes(b"".join([*texts, b"\0"]))
    (folder / _FACES).write_bytes(b"".join(faces))
    pairs, codes, rows = _facet_columns(documents)
    np.savez(
        folder / _COLUMNS,
        text=_bounds(texts),
        face=_bounds(faces),
        number=np.array([each.face.number for each in documents], dtype=np.str_),
        seq=np.array([each.seq for each in documents], dtype=np.int64),
        day=np.array([each.day for each in documents], dtype=np.int64),
        facet_names=np.frombuffer(pairs, dtype=np.uint8),
        facet_codes=codes,
        facet_rows=rows,
    )


def _face(document: Document) -> bytes:
    face = document.face
    value = {
        "number": face.number,
        "case_number": face.case_number,
        "title": face.title,
        "facets": {name: list(values) for name, values in face.facets.items()},
    }
    return canonical_json(value) + b"\n"


def _bounds(pieces: Sequence[bytes]) -> NDArray[np.int64]:
    return np.cumsum([0, *map(len, pieces)], dtype=np.int64)


def _facet_columns(
    documents: Sequence[Document],
) -> tuple[bytes, NDArray[np.int64], NDArray[np.int64]]:
    """Spell the facets as codes: which row has which value of which facet."""
    held = [
        {(name, value) for name, values in each.face.facets.items() for value in values}
        for each in documents
    ]
    pairs = sorted(set().union(*held))
    code_of = {pair: code for code, pair in enumerate(pairs)}
    per_row = [sorted(code_of[pair] for pair in each) for each in held]
    codes = np.array([code for codes in per_row for code in codes], dtype=np.int64)
    rows = np.repeat(np.arange(len(per_row)), [len(codes) for codes in per_row])
    return canonical_json([list(pair) for pair in pairs]), codes, rows


class Segment:
    """A segment opened for reading; it stays readable when its folder is removed.

    ``close`` lets go of its files, once; so does the end of the object.
    """

    def __init__(self, folder: Path) -> None:
        self._index = FileIndex(FileStorage(str(folder)), indexname=_NAME)
        self._reader = self._index.reader()
        self._seeking = Lock()
        self.close = weakref.finalize(self, self._reader.close)
        with (folder / _TEXT).open("rb") as stream:
            self._text = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self._faces = (folder / _FACES).read_bytes()
        with np.load(folder / _COLUMNS, allow_pickle=False) as columns:
            self.day: NDArray[np.int64] = columns["day"]
            self.seq: NDArray[np.int64] = columns["seq"]
            self.number: NDArray[np.str_] = columns["number"]
            self._text_bounds = columns["text"]
            self._face_bounds = columns["face"]
            self._codes = columns["facet_codes"]
            self._rows = columns["facet_rows"]
            pairs = json.loads(columns["facet_names"].tobytes())
        self._pairs: list[tuple[str, str]] = [(name, value) for name, value in pairs]
        self._code_of = {pair: code for code, pair in enumerate(self._pairs)}
        self._hidden = [code for code, (name, _) in enumerate(self._pairs) if is_hidden(name)]

    def __len__(self) -> int:
        return len(self.seq)

    def rows_numbered(self, number: str) -> NDArray[np.uint32]:
        """Find the row of a dossier by its number: one or none."""
        return self._list(_NUMBER, number.encode("utf-8"))

    def rows_of_case(self, case_number: str) -> NDArray[np.uint32]:
        """Find the rows of the dossiers that have a case number."""
        return self._list(_CASE_NUMBER, case_number.encode("utf-8"))

    def find(self, term: str, fields: Sequence[str]) -> NDArray[np.uint32]:
        """Give the rows in which ``term`` stands in one of the fields, exactly."""
        found = [self._find_in(term, name) for name in fields]
        return np.unique(np.concatenate(found))

    def _find_in(self, term: str, field: str) -> NDArray[np.uint32]:
        lists = sorted((self._list(field, gram) for gram in query_grams(term)), key=len)
        rows = lists[0]
        for other in lists[1:]:
            if not len(rows):
                break
            rows = rows[np.isin(rows, other, assume_unique=True)]
        return self._verified(rows, term, field) if len(term) > _PAIR else rows

    def _list(self, field: str, term: bytes) -> NDArray[np.uint32]:
        """Read a posting list; Whoosh seeks in one file, so one thread at a time."""
        with self._seeking:
            try:
                ids: NDArray[np.uint32] = self._reader.postings(field, term).array
            except TermNotFound:
                return np.empty(0, dtype=np.uint32)
        return ids

    def _verified(self, rows: NDArray[np.uint32], term: str, field: str) -> NDArray[np.uint32]:
        """Keep the rows whose text holds the term, pairs beside each other and not only there."""
        wanted, find = term.encode("utf-8"), self._text.find
        at = rows.astype(np.int64) * len(FIELDS) + FIELDS.index(field)
        spans = zip(self._text_bounds[at].tolist(), self._text_bounds[at + 1].tolist(), strict=True)
        keep = [find(wanted, start, end) >= 0 for start, end in spans]
        return rows[np.array(keep, dtype=bool)] if keep else rows

    def having(self, name: str, values: Iterable[str]) -> NDArray[np.int64]:
        """Give the rows that have one of the values of a facet."""
        codes = [self._code_of[name, value] for value in values if (name, value) in self._code_of]
        rows: NDArray[np.int64] = np.unique(self._rows[np.isin(self._codes, codes)])
        return rows

    def count_facets(self, chosen: NDArray[np.bool_]) -> dict[tuple[str, str], int]:
        """Count the values of the facets that may be shown over the chosen rows."""
        counts = np.bincount(self._codes[chosen[self._rows]], minlength=len(self._pairs))
        counts[self._hidden] = 0
        return {self._pairs[code]: int(counts[code]) for code in np.flatnonzero(counts).tolist()}

    def face(self, row: int) -> Face:
        """Read what a hit shows of a row."""
        start, end = self._face_bounds[row : row + 2].tolist()
        value = json.loads(self._faces[start:end])
        return Face(
            number=value["number"],
            case_number=value["case_number"],
            title=value["title"],
            facets={name: tuple(values) for name, values in value["facets"].items()},
        )

    def document(self, row: int) -> Document:
        """Read a row back as the document it was."""
        return Document(
            face=self.face(row),
            seq=int(self.seq[row]),
            day=int(self.day[row]),
            texts={name: self._text_of(row, name) for name in FIELDS},
        )

    def _text_of(self, row: int, field: str) -> str:
        at = row * len(FIELDS) + FIELDS.index(field)
        start, end = self._text_bounds[at : at + 2].tolist()
        return self._text[start:end].decode("utf-8")
