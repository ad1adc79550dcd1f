"""A dossier as the index sees it: its face, its filters, and its normalised text by field.

Not for files of the index, and not for what a hit shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from archive.index.text import SEPARATOR, normalise
from archive.record import shown_facets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive.record import EditionRecord
    from archive.values import VolumeKind

__all__ = ["FACE", "FIELDS", "Document", "Face", "face_parts", "fields_for", "make_document"]

FACE = "face"
FIELDS = (FACE, "internal", "main")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a hit shows of a dossier without opening it."""

    number: str
    case_number: str
    title: str
    facets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is indexed of one dossier, all its editions together.

    ``seq`` is the number of its newest log entry; ``day`` the ordinal of its date; ``texts`` the
    normal text of each field of ``FIELDS``, its parts apart.
    """

    face: Face
    seq: int
    day: int
    texts: Mapping[str, str]


def fields_for(volumes: Sequence[VolumeKind]) -> tuple[str, ...]:
    """Tell which fields a reader of these volumes may search: everyone may search the face."""
    return (FACE, *(name for name in FIELDS if name in volumes))


def make_document(editions: Sequence[EditionRecord], *, seq: int) -> Document:
    """Make the document of a dossier from the records of its editions."""
    newest = editions[-1]
    texts = {name: _volume_text(editions, name) for name in FIELDS if name != FACE}
    texts[FACE] = SEPARATOR.join(map(normalise, face_parts(newest)))
    return Document(
        face=Face(
            number=newest.number,
            case_number=newest.case_number,
            title=newest.title,
            facets=newest.facets,
        ),
        seq=seq,
        day=_day(newest),
        texts=texts,
    )


def face_parts(edition: EditionRecord) -> tuple[str, ...]:
    """Give what of a dossier's face is searched: title, numbers, agency, facet values."""
    facets = shown_facets(edition.facets)
    values = [value for name in sorted(facets) for value in facets[name]]
    return (edition.title, edition.case_number, edition.number, edition.agency, *values)


def _volume_text(editions: Sequence[EditionRecord], kind: str) -> str:
    """Join the pages of each part, so that a phrase that crosses a page is found."""
    return SEPARATOR.join(
        normalise("".join(part.pages))
        for edition in editions
        for volume in edition.texts
        if volume.kind == kind
        for part in volume.parts
    )


def _day(edition: EditionRecord) -> int:
    """Take the ``date`` facet, else the day the dossier was made."""
    for value in edition.facets.get("date", ()):
        try:
            return date.fromisoformat(value).toordinal()
        except ValueError:
            continue
    return edition.created.date().toordinal()
