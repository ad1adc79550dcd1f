"""``/archive/{number}``: a dossier looked through page by page, verified and taken out.

Who takes a volume or a file of it out says what for; it stands in the audit trail. A damaged
dossier says so by itself. Not for finding dossiers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlencode

from fastapi import Form, Query, Request, Response

from archive.errors import DossierNotFoundError, EditionMissingError, IntegrityError
from archive.seal import TRIAL_SEAL
from archive.values import DossierRecord, StoredVolume, VerificationReport, VolumeKind
from docgen.messages import text
from docgen.registry.access.values import Outcome
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action, may
from docgen.service.line.enclosed import Enclosed, enclosed_file, enclosed_in
from docgen.service.line.sealed import agency_of
from docgen.service.views import Language, notice_data
from docgen.web.callers import site_of
from docgen.web.downloads import under_name
from docgen.web.errors import DutyMissingError
from docgen.web.pages.archive.readers import readers_of
from docgen.web.pages.frame import page, page_router
from docgen.web.pages.times import read_time
from docgen.web.pages.visits import Visit, visiting
from docgen.web.problems import status_of
from docgen.web.site import Site

__all__ = ["readable", "record_of", "router"]

router = page_router()

Purpose = Literal["consult", "copy", "review", "lawsuit", "inspection", "evaluation"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
_PLACES = (
    ("edition-[0-9]+/main[.]pdf", "main"),
    ("edition-[0-9]+/internal[.]pdf", "internal"),
    ("dossier[.]json", "record"),
    ("inventory[.]json", "inventory"),
    ("archive[.]jsonl", "log"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A volume as the page shows it; ``enclosed`` is None where its file is damaged."""

    volume: StoredVolume
    sealed_at: str
    enclosed: tuple[Enclosed, ...] | None


def record_of(site: Site, number: str, occasion: Occasion) -> DossierRecord:
    """A dossier of the visitor's agency; one of another agency is not there."""
    with site.offices() as office:
        record = office.show(number)
    if agency_of(record) != occasion.principal.agency:
        raise DossierNotFoundError(number=number)
    return record


def readable(record: DossierRecord, occasion: Occasion) -> list[StoredVolume]:
    """The volumes that the visitor may read."""
    internal = may(occasion.principal, Action.DOSSIER_READ_INTERNAL)
    return [each for each in record.volumes if each.kind == "main" or internal]


def _volume(
    record: DossierRecord, volume: VolumeKind, edition: int | None, occasion: Occasion
) -> StoredVolume:
    """A volume that the visitor may read: the newest edition of it, or the one asked for."""
    wanted = Action.DOSSIER_READ_INTERNAL if volume == "internal" else Action.DOSSIER_READ
    if not may(occasion.principal, wanted):
        raise DutyMissingError(action=wanted.value)
    there = [each for each in record.volumes if each.kind == volume]
    found = [each for each in there if edition in (None, each.edition)]
    if not found:
        raise DossierNotFoundError(number=record.number)
    return found[-1]


@router.get("/archive/{number}")
def show(
    request: Request,
    number: str,
    visit: Annotated[Visit, visiting(Action.DOSSIER_READ)],
    verify: Annotated[bool, Query()] = False,
) -> Response:
    """A dossier: what it is, what stands in it, its editions, its seal, who has read it."""
    site, occasion = site_of(request), visit.occasion
    record = record_of(site, number, occasion)
    held = [_held(site, record, each) for each in readable(record, occasion)]
    site.note(occasion.entry(Action.DOSSIER_READ, f"dossier:{record.number}"))
    report = None
    if verify or any(each.enclosed is None for each in held):
        report = _verified(site, record.number, occasion)
    return page(
        request,
        visit,
        "dossier.html",
        record=record,
        held=held,
        sealed_at=[read_time(each) for each in record.sealed_at],
        report=report,
        sealer=_sealer(report.signer, visit.language) if report else "",
        verified_at=read_time(occasion.at),
        report_sealed_at=read_time(report.sealed_at) if report and report.sealed_at else "",
        notices=_notices(report, visit.language) if report else [],
        purposes=PURPOSES,
        readers=readers_of(site, record.number, visit),
    )


def _held(site: Site, record: DossierRecord, volume: StoredVolume) -> Held:
    sealed_at = read_time(record.sealed_at[volume.edition - 1])
    try:
        enclosed = enclosed_in(_pdf(site, record, volume))
    except IntegrityError:
        return Held(volume=volume, sealed_at=sealed_at, enclosed=None)
    return Held(volume=volume, sealed_at=sealed_at, enclosed=enclosed)


def _pdf(site: Site, record: DossierRecord, volume: StoredVolume) -> bytes:
    with site.offices() as office:
        return office.fetch(record.number, volume=volume.kind, edition=volume.edition)


def _verified(site: Site, number: str, occasion: Occasion) -> VerificationReport:
    with site.offices() as office:
        report = office.verify(number, trust=())
    outcome: Outcome = "failed" if report.verdict == "broken" else "done"
    site.note(occasion.entry(Action.DOSSIER_VERIFY, f"dossier:{number}", outcome=outcome))
    return report


def _notices(report: VerificationReport, language: Language) -> list[Mapping[str, Any]]:
    """What was found, each with its place in words; the same of one place once."""
    told = {}
    for each in notice_data((*report.findings, *report.notes), language):
        place = _place(each["where"])
        file = each["where"].split(": ")[0]
        told[each["message"], place] = {**each, "place": place, "where": file}
    return list(told.values())


def _place(where: str) -> str:
    """What a file of the archive is to people: the code of its name."""
    found = (name for pattern, name in _PLACES if re.search(pattern, where))
    return next(found, "file")


def _sealer(subject: str, language: Language) -> str:
    """Who sealed, from the subject of the certificate: organisation and name of the seal."""
    parts = dict(each.split("=", 1) for each in re.split(r"(?<!\\),", subject) if "=" in each)
    chinese, english = TRIAL_SEAL
    if parts.get("CN") == f"{chinese} {english}":
        parts["CN"] = chinese if language == "zh" else english
    names = [parts[key] for key in ("O", "CN") if parts.get(key)]
    return ("，" if language == "zh" else ", ").join(names) or subject


@router.get("/archive/{number}/{volume}/{page_number}.png")
def picture(
    request: Request,
    number: str,
    volume: VolumeKind,
    page_number: int,
    visit: Annotated[Visit, visiting(Action.DOSSIER_READ, counted=False)],
    width: Annotated[int, Query(ge=50, le=2000)] = 900,
    edition: Annotated[int | None, Query(ge=1, le=10_000)] = None,
    mark: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """A page of a volume as a picture, what was searched for marked on it."""
    site = site_of(request)
    record = record_of(site, number, visit.occasion)
    found = _volume(record, volume, edition, visit.occasion)
    try:
        with site.offices() as office:
            png = office.page_picture(
                record.number,
                volume=volume,
                edition=found.edition,
                page=page_number,
                width=width,
                mark=mark,
            )
    except IntegrityError as error:
        return _damaged_picture(error, visit.language)
    return Response(png, media_type="image/png")


def _damaged_picture(error: IntegrityError, language: Language) -> Response:
    """In the place of a page that cannot be shown as it was sealed."""
    word = text("page-dossier-damaged", language)
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" width="210" height="297">'
        '<rect width="210" height="297" fill="#fbeae7"/>'
        '<text x="105" y="152" font-size="26" text-anchor="middle" fill="#a1241c" '
        f'font-family="sans-serif">{word}</text></svg>'
    )
    return Response(drawn, status_code=status_of(error), media_type="image/svg+xml")


@router.get("/archive/{number}/{volume}/{page_number}")
def leaf(
    request: Request,
    number: str,
    volume: VolumeKind,
    page_number: int,
    visit: Annotated[Visit, visiting(Action.DOSSIER_READ)],
    edition: Annotated[int | None, Query(ge=1, le=10_000)] = None,
    mark: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """One page of a volume, large, with the contents beside it."""
    site = site_of(request)
    record = record_of(site, number, visit.occasion)
    found = _volume(record, volume, edition, visit.occasion)
    target = f"dossier:{record.number}/{volume}"
    site.note(visit.occasion.entry(Action.DOSSIER_READ, target))
    here = [title for title, first in found.outline if first <= page_number]
    query = urlencode([("edition", str(found.edition)), *([("mark", mark)] if mark else [])])
    return page(
        request,
        visit,
        "leaf.html",
        record=record,
        volume=found,
        page_number=max(1, min(page_number, found.pages)),
        here=here[-1] if here else record.title,
        query=query,
        mark=mark,
    )


@router.post("/archive/{number}/{volume}/download")
def download(
    request: Request,
    number: str,
    volume: VolumeKind,
    visit: Annotated[Visit, visiting(Action.DOSSIER_READ)],
    purpose: Annotated[Purpose, Form()],
    edition: Annotated[int | None, Form(ge=1, le=10_000)] = None,
    file: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """A sealed volume or a file inside it, for a purpose that is put on record."""
    site = site_of(request)
    record = record_of(site, number, visit.occasion)
    found = _volume(record, volume, edition, visit.occasion)
    pdf = _pdf(site, record, found)
    taken, media_type = (pdf, "application/pdf")
    called = text(f"page-dossier-volume-{volume}", visit.language)
    name, plain = (f"{record.number}-{each}-{found.edition}.pdf" for each in (called, volume))
    if file:
        taken, media_type = _enclosed(pdf, file, record)
        name = plain = f"{record.number}-{file}"
    target = f"dossier:{record.number}/{volume}"
    detail = {"purpose": purpose, "edition": str(found.edition)}
    site.note(visit.occasion.entry(Action.DOSSIER_READ, target, detail=detail))
    return Response(taken, media_type=media_type, headers=under_name(name, plain=plain))


def _enclosed(pdf: bytes, file: str, record: DossierRecord) -> tuple[bytes, str]:
    found = enclosed_file(pdf, file)
    if found is None:
        known = "、".join(each.name for each in enclosed_in(pdf))
        raise EditionMissingError(number=record.number, wanted=file, known=known)
    told, data = found
    return data, told.media_type
