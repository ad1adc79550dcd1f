"""Composition itself: from frozen papers and files to the one value that the archive takes.

Not for fetching any of it, and not for binding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive.values import Dossier, Part, Volume, VolumeKind
from docgen.catalogue import Catalogue, InstrumentType
from docgen.compose.attachments import volume_attachments
from docgen.compose.errors import InformantExposedError, SheetMissingError
from docgen.compose.face import dossier_title, facets, grounds
from docgen.compose.masking import informant_terms, masked_terms, refuse_exposed
from docgen.compose.order import filing_order
from docgen.compose.parts import BodyPart, evidence_parts, informant_part, paper_part
from docgen.compose.sheets import (
    Extent,
    contents_data,
    cover_data,
    note_data,
    require_complete,
)
from docgen.compose.values import Composition, FrozenBytes, SheetMaker, Typesetter
from docgen.values import Role

__all__ = ["compose"]

_TITLES: Mapping[VolumeKind, str] = {"main": "正卷", "internal": "副卷"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """What a volume holds between its sheets."""

    kind: VolumeKind
    papers: tuple[FrozenBytes, ...]
    evidence: tuple[Mapping[str, Any], ...]
    parts: tuple[BodyPart, ...]

    @property
    def pages(self) -> int:
        """Numbered pages."""
        return sum(each.pages for each in self.parts)

    def plan(self) -> list[tuple[int, int]]:
        """First and last number of each part, counted on from 1."""
        ranges, page = [], 1
        for each in self.parts:
            ranges.append((page, page + each.pages - 1))
            page += each.pages
        return ranges


def compose(
    request: Composition,
    *,
    catalogue: Catalogue,
    make_sheet: SheetMaker,
    typeset: Typesetter,
) -> Dossier:
    """The dossier of a case, or of what a supplement adds to it.

    Raises:
        DossierIncompleteError: the case lacks what the sheets must say.
        CopyTooShortError: an executed copy has fewer pages than its paper.
        InformantExposedError: the main volume would name an informant.
    """
    require_complete(request.case)
    refuse_exposed(request.case)
    bodies = [body for body in _bodies(request, typeset) if body.parts]
    sheets = _Sheets(catalogue=catalogue, make=make_sheet)
    volumes = tuple(
        _volume(request, body, index, len(bodies), sheets)
        for index, body in enumerate(bodies, start=1)
    )
    for volume, body in zip(volumes, bodies, strict=True):
        if body.kind == "main":
            _refuse_informant(request, volume)
    return _dossier(request, volumes)


def _dossier(request: Composition, volumes: tuple[Volume, ...]) -> Dossier:
    case = request.case
    return Dossier(
        number=request.number,
        case_number=case.number or "",
        edition=request.edition,
        title=dossier_title(case),
        agency=str(case.data["authority"]["body"]["name"]),
        classification=request.classification,
        retention=str(case.data["dossier"]["retention"]),
        facets=facets(case),
        volumes=volumes,
        metadata=_metadata(request),
        content_digest=request.content_digest,
        created=request.created,
        specimen=request.specimen,
        corner=request.corner,
        supplements=request.supplement.supplements if request.supplement else None,
    )


def _metadata(request: Composition) -> Mapping[str, str]:
    case, dossier = request.case, request.case.data["dossier"]
    return {
        "agency_code": case.agency_code,
        "case_id": case.case_id,
        "unit": str(case.data["authority"]["unit"]["name"]),
        "closed_on": str(dossier["closed_on"]),
        "conduct_at": str((case.data.get("conduct") or {}).get("at") or ""),
        "grounds": " ".join(grounds(case)),
        "filed_on": request.filed_on,
        "parts": " ".join(request.parts),
        "masked_terms": "\n".join(masked_terms(case)),
    }


def _bodies(request: Composition, typeset: Typesetter) -> Iterator[_Body]:
    frozen = {each.paper.id: each for each in request.papers}
    ordered = filing_order([each.paper for each in request.papers], request.order)
    kinds: tuple[VolumeKind, ...] = ("main", "internal")
    for kind in kinds:
        papers = tuple(frozen[paper.id] for paper in ordered if paper.type.volume == kind)
        evidence = tuple(
            item
            for item in request.case.data["evidence"]
            if item["id"] in request.evidence and item["volume"] == kind
        )
        parts = [paper_part(each, request) for each in papers]
        if kind == "internal" and request.with_informant:
            parts.append(informant_part(request, typeset))
        parts += evidence_parts(request, kind, typeset)
        yield _Body(kind=kind, papers=papers, evidence=evidence, parts=tuple(parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheets:
    """Makes the sheets of a volume."""

    catalogue: Catalogue
    make: SheetMaker

    def part(self, role: Role, data: Mapping[str, Any]) -> Part:
        """A sheet as a part that is not numbered."""
        instrument = self._instrument(role)
        pages = self.make(instrument, data)
        return Part(
            title=instrument.title,
            pdf=pages.pdf,
            kind="sheet",
            numbered=False,
            reference=f"sheet:{role.value.removeprefix('sheet.')}",
            page_texts=pages.page_texts,
        )

    def _instrument(self, role: Role) -> InstrumentType:
        found = self.catalogue.by_role(role)
        if not found:
            raise SheetMissingError(role=role.value)
        return found[0]


def _volume(request: Composition, body: _Body, index: int, volumes: int, sheets: _Sheets) -> Volume:
    plan = body.plan()
    extent = Extent(
        kind=body.kind, index=index, volumes=volumes, papers=len(body.parts), pages=body.pages
    )
    cover = sheets.part(Role.SHEET_COVER, cover_data(request, extent))
    contents = sheets.part(Role.SHEET_CONTENTS, contents_data(request, body.kind, body.parts, plan))
    note = sheets.part(Role.SHEET_NOTE, note_data(request, extent, body.parts))
    first = 2
    return Volume(
        kind=body.kind,
        title=_TITLES[body.kind],
        parts=(cover, contents, *(each.part for each in body.parts), note),
        contents_pages={first + place: pages for place, pages in enumerate(plan)},
        attachments=volume_attachments(request, body.kind, body.papers, body.evidence),
    )


def _refuse_informant(request: Composition, volume: Volume) -> None:
    """Domain 10.7: informants' data stand in the internal volume only."""
    terms = informant_terms(request.case)
    for part in volume.parts:
        if any(term in text for term in terms for text in part.page_texts):
            raise InformantExposedError(where=part.title)
