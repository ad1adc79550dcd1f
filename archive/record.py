"""The record that stands beside the PDFs of an edition, and what is read back from it.

``dossier.json`` holds everything the archive tells of an edition, with the searchable text page
by page, so that the index and any catalogue can be made anew from the archive alone. Terms the
producer wants masked stay in it and never come out; what it keeps there for itself comes out to
it alone. Not for storing: bytes in, bytes out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from archive.canonical import canonical_json, sha256
from archive.errors import DossierInvalidError, IntegrityError
from archive.values import DossierRecord, StoredVolume, VolumeKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive.bind import BoundVolume
    from archive.values import Dossier, Volume

__all__ = [
    "MASKED_TERMS",
    "RECORD_NAME",
    "EditionRecord",
    "PartText",
    "VolumeText",
    "combine",
    "edition_files",
    "is_hidden",
    "read_record",
    "shown_facets",
]

MASKED_TERMS = "masked_terms"
RECORD_NAME = "dossier.json"

_FORMAT = 1
# A facet whose name begins so is matched by filters and told to nobody.
_HIDDEN = "_"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartText:
    """The searchable text of one part: its pages in order, the first being ``first_page``.

    A sheet (cover, contents, backing sheet) repeats what the papers say.
    """

    first_page: int
    pages: tuple[str, ...]
    is_sheet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeText:
    """The searchable text of one volume of one edition."""

    kind: VolumeKind
    edition: int
    parts: tuple[PartText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRecord:
    """One edition as its ``dossier.json`` tells it."""

    number: str
    case_number: str
    edition: int
    title: str
    agency: str
    classification: str
    retention: str
    facets: Mapping[str, tuple[str, ...]]
    metadata: Mapping[str, str]
    content_digest: str
    created: datetime
    sealed_at: datetime
    specimen: bool
    volumes: tuple[StoredVolume, ...]
    texts: tuple[VolumeText, ...]
    masked_terms: tuple[str, ...]
    producer: Mapping[str, Any]


def edition_files(
    dossier: Dossier,
    bound: Sequence[BoundVolume],
    sealed: Sequence[bytes],
    *,
    sealed_at: datetime,
    producer: Mapping[str, Any],
) -> dict[str, bytes]:
    """Give the files of an edition by logical path: sealed volumes and record."""
    folder = f"edition-{dossier.edition}"
    files = {
        f"{folder}/{volume.kind}.pdf": pdf
        for volume, pdf in zip(dossier.volumes, sealed, strict=True)
    }
    if len(files) != len(dossier.volumes) or not files:
        raise DossierInvalidError(
            what="no volume, or two of one kind",
            where=f"dossier {dossier.number}",
            next="give it one main volume and at most one internal volume",
        )
    volumes = [
        _volume(folder, volume, each, pdf)
        for volume, each, pdf in zip(dossier.volumes, bound, sealed, strict=True)
    ]
    files[f"{folder}/{RECORD_NAME}"] = _spell(dossier, volumes, sealed_at, producer)
    return files


def _spell(
    dossier: Dossier,
    volumes: list[dict[str, object]],
    sealed_at: datetime,
    producer: Mapping[str, Any],
) -> bytes:
    value = {
        "format": _FORMAT,
        "number": dossier.number,
        "case_number": dossier.case_number,
        "edition": dossier.edition,
        "supplements": dossier.supplements,
        "title": dossier.title,
        "agency": dossier.agency,
        "classification": dossier.classification,
        "retention": dossier.retention,
        "facets": {name: list(values) for name, values in dossier.facets.items()},
        "metadata": dict(dossier.metadata),
        "content_digest": dossier.content_digest,
        "created": dossier.created.isoformat(),
        "sealed_at": sealed_at.isoformat(),
        "specimen": dossier.specimen,
        "volumes": volumes,
        "producer": dict(producer),
    }
    try:
        return canonical_json(value)
    except ValueError as error:
        raise DossierInvalidError(
            what="text that is not Unicode",
            where=f"dossier {dossier.number}",
            next="remove the lone surrogates from its texts",
        ) from error


def _volume(folder: str, volume: Volume, bound: BoundVolume, pdf: bytes) -> dict[str, object]:
    return {
        "kind": volume.kind,
        "title": volume.title,
        "path": f"{folder}/{volume.kind}.pdf",
        "sha256": sha256(pdf),
        "pages": bound.pages,
        "bytes": len(pdf),
        "outline": [[title, page] for title, page in bound.outline],
        "parts": _parts(volume, bound),
    }


def _parts(volume: Volume, bound: BoundVolume) -> list[dict[str, object]]:
    """Keep the page texts part by part, so that no phrase joins two parts."""
    texts: dict[int, list[str]] = {}
    first_pages: dict[int, int] = {}
    for page_number, page in enumerate(bound.page_texts, start=1):
        texts.setdefault(page.part, []).append(page.text)
        first_pages.setdefault(page.part, page_number)
    return [
        {
            "title": part.title,
            "kind": part.kind,
            "reference": part.reference,
            "document_number": part.document_number,
            "first_page": first_pages[index],
            "texts": texts[index],
        }
        for index, part in enumerate(volume.parts)
        if index in texts
    ]


def read_record(data: bytes, *, where: str) -> EditionRecord:
    """Read a ``dossier.json`` whose digest was checked."""
    try:
        return _edition(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IntegrityError(
            what="a record that cannot be read", where=where, next="restore it from a backup"
        ) from error


def _edition(value: dict[str, Any]) -> EditionRecord:
    metadata = dict(value["metadata"])
    masked = metadata.pop(MASKED_TERMS, "")
    edition = int(value["edition"])
    return EditionRecord(
        number=value["number"],
        case_number=value["case_number"],
        edition=edition,
        title=value["title"],
        agency=value["agency"],
        classification=value["classification"],
        retention=value["retention"],
        facets={name: tuple(values) for name, values in value["facets"].items()},
        metadata=metadata,
        content_digest=value["content_digest"],
        created=datetime.fromisoformat(value["created"]),
        sealed_at=datetime.fromisoformat(value["sealed_at"]),
        specimen=value["specimen"] is not None,
        volumes=tuple(_stored(volume, edition) for volume in value["volumes"]),
        texts=tuple(_texts(volume, edition) for volume in value["volumes"]),
        masked_terms=tuple(term for term in masked.split("\n") if term.strip()),
        producer=dict(value["producer"]),
    )


def _stored(value: dict[str, Any], edition: int) -> StoredVolume:
    return StoredVolume(
        kind=cast("VolumeKind", value["kind"]),
        edition=edition,
        path=value["path"],
        sha256=value["sha256"],
        pages=value["pages"],
        bytes=value["bytes"],
        outline=tuple((title, page) for title, page in value["outline"]),
    )


def _texts(value: dict[str, Any], edition: int) -> VolumeText:
    return VolumeText(
        kind=cast("VolumeKind", value["kind"]),
        edition=edition,
        parts=tuple(
            PartText(
                first_page=part["first_page"],
                pages=tuple(part["texts"]),
                is_sheet=part["kind"] == "sheet",
            )
            for part in value["parts"]
        ),
    )


def is_hidden(facet: str) -> bool:
    """Tell whether a facet is only matched: its name begins with ``_``."""
    return facet.startswith(_HIDDEN)


def shown_facets(facets: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Give the facets that may be shown, counted and searched as text."""
    return {name: values for name, values in facets.items() if not is_hidden(name)}


def combine(editions: Sequence[EditionRecord]) -> DossierRecord:
    """Tell of a dossier by all its editions, the newest giving title and facets."""
    newest = editions[-1]
    return DossierRecord(
        number=newest.number,
        case_number=newest.case_number,
        editions=len(editions),
        title=newest.title,
        agency=newest.agency,
        classification=newest.classification,
        retention=newest.retention,
        facets=shown_facets(newest.facets),
        metadata=newest.metadata,
        volumes=tuple(volume for edition in editions for volume in edition.volumes),
        content_digests=tuple(edition.content_digest for edition in editions),
        sealed_at=tuple(edition.sealed_at for edition in editions),
        specimen=any(edition.specimen for edition in editions),
        producer=newest.producer,
    )
