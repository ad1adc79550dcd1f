"""A hit as a reader sees it: where the query stands in the dossier, and the words around it.

Made from the dossier's records, not from the index: the index holds neither original text nor
what must be masked. Not for deciding what is found.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from archive.index.document import face_parts
from archive.index.masking import MASK, masked_spans
from archive.index.text import normalise, normalise_with_map
from archive.record import shown_facets
from archive.values import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.index.document import Face
    from archive.record import EditionRecord, PartText
    from archive.values import VolumeKind

__all__ = ["bare_hit", "render_hit"]

_BEFORE = 24
_AFTER = 56

Place = tuple["VolumeKind", int, int]


def bare_hit(face: Face) -> Hit:
    """Make the hit of a dossier whose record cannot be read: its face alone."""
    return Hit(
        number=face.number,
        case_number=face.case_number,
        title=face.title,
        facets=shown_facets(face.facets),
        snippet="",
        pages=(),
    )


def render_hit(
    face: Face,
    editions: Sequence[EditionRecord],
    terms: Sequence[str],
    volumes: Sequence[VolumeKind],
) -> Hit:
    """Make the hit of a dossier from its records, oldest edition first."""
    newest = editions[-1]
    masked = tuple(term for edition in editions for term in edition.masked_terms)
    window = _Window(masked=masked, shown=(newest.number, newest.case_number))
    edition, snippet = newest.edition, ""
    pages: tuple[Place, ...] = ()
    for each in reversed(editions):
        pages, snippet = _look(each, terms, volumes, window)
        if pages:
            edition = each.edition
            break
    return Hit(
        number=face.number,
        case_number=face.case_number,
        title=window.whole(face.title),
        facets=shown_facets(face.facets),
        snippet=snippet or _face_snippet(newest, terms, window),
        pages=pages,
        edition=edition,
    )


def _look(
    edition: EditionRecord,
    terms: Sequence[str],
    volumes: Sequence[VolumeKind],
    window: _Window,
) -> tuple[tuple[Place, ...], str]:
    places: dict[Place, None] = {}
    snippets = {False: "", True: ""}
    for volume in edition.texts:
        if volume.kind not in volumes:
            continue
        for part in volume.parts:
            text = "".join(part.pages)
            normal = normalise(text)
            if not any(term in normal for term in terms):
                continue
            normal, origins = normalise_with_map(text)
            spans = sorted(span for term in terms for span in _spans(normal, term))
            if not snippets[part.is_sheet]:
                snippets[part.is_sheet] = window.around(text, normal, origins, spans[0])
            for first, last in _pages(part, origins, spans):
                places[volume.kind, first, last] = None
    order = sorted(places, key=lambda place: (place[0] != "main", place))
    return tuple(order), snippets[False] or snippets[True]


def _spans(normal: str, term: str) -> Iterator[tuple[int, int]]:
    at = normal.find(term)
    while at >= 0:
        yield at, at + len(term)
        at = normal.find(term, at + 1)


def _pages(
    part: PartText, origins: Sequence[int], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Tell on which pages of the file the spans begin and end."""
    ends = list(accumulate(len(page) for page in part.pages))
    for start, end in spans:
        first = bisect_right(ends, origins[start])
        last = bisect_right(ends, origins[end - 1])
        yield part.first_page + first, part.first_page + last


def _face_snippet(edition: EditionRecord, terms: Sequence[str], window: _Window) -> str:
    for text in face_parts(edition):
        normal, origins = normalise_with_map(text)
        for term in terms:
            for span in _spans(normal, term):
                return window.around(text, normal, origins, span)
    return ""


class _Window:
    """Cuts readable pieces out of texts, masked."""

    def __init__(self, *, masked: tuple[str, ...], shown: tuple[str, ...]) -> None:
        self._masked = masked
        self._shown = shown

    def whole(self, text: str) -> str:
        """Give a short text whole, masked."""
        normal, origins = normalise_with_map(text)
        return self._cut(text, normal, origins, 0, len(normal)) if normal else text

    def around(self, text: str, normal: str, origins: Sequence[int], span: tuple[int, int]) -> str:
        """Give the words around a span of the normal text, with marks where they are cut."""
        start = max(0, span[0] - _BEFORE)
        end = min(len(normal), max(span[1], span[0] + _AFTER))
        cut = self._cut(text, normal, origins, start, end)
        return f"{'…' if start else ''}{cut}{'…' if end < len(normal) else ''}"

    def _cut(self, text: str, normal: str, origins: Sequence[int], start: int, end: int) -> str:
        """Copy the original text of a span, a mask in place of what must not be shown."""
        spans = masked_spans(normal, masked=self._masked, shown=self._shown, start=start, end=end)
        pieces: list[str] = []
        at = start
        for first, last in spans:
            if last <= at:
                continue
            if first > at:
                pieces.append(_readable(text[origins[at] : origins[first]]))
            if not pieces or pieces[-1] != MASK:
                pieces.append(MASK)
            at = last
        if at < end:
            pieces.append(_readable(text[origins[at] : origins[end]]))
        return "".join(pieces).strip()


def _readable(text: str) -> str:
    """Make every run of white space one blank."""
    return " ".join(text.split())
