"""Issued papers as PDFs to be printed and signed, one or many at once. Not for signing them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fastapi import Request, Response

from docgen.compose.print_copy import Original, print_copies
from docgen.service.access.policy import Action
from docgen.service.work.errors import PaperWaitingError
from docgen.service.work.signing import IssuedPaper
from docgen.web.callers import site_of
from docgen.web.downloads import named_file
from docgen.web.pages.times import BEIJING
from docgen.web.pages.visits import Visit
from docgen.web.site import Site

__all__ = ["as_pdf", "original_of", "printed"]


def original_of(found: IssuedPaper) -> Original:
    """The PDF as it was issued, and whose it is."""
    assert found.frozen.pdf is not None
    return Original(
        pdf=found.frozen.pdf,
        digest=found.frozen.pdf_sha256,
        agency=found.row.key.agency,
        case_id=found.row.key.case_id,
        paper_id=found.paper.id,
        named=f"《{found.frozen.title}》{found.frozen.number or ''}",
    )


def printed(
    request: Request, visit: Visit, papers: Iterable[tuple[str, str]], *, name: str
) -> Response:
    """The papers, by case and id, one after the other; those voided meanwhile are left out.

    Raises:
        PaperWaitingError: none is left.
    """
    site, wanted = site_of(request), list(papers)
    found = list(_issued(site, visit, wanted))
    if not found:
        case_id, paper_id = wanted[0] if wanted else ("—", "—")
        raise PaperWaitingError(paper=paper_id, case=case_id)
    targets = [f"paper:{each.row.key.case_id}/{each.paper.id}" for each in found]
    with site.registry.writing() as unit:
        unit.audit.append([visit.occasion.entry(Action.PAPER_READ, each) for each in targets])
    day = visit.occasion.at.astimezone(BEIJING).date()
    named = named_file(name, ".pdf", visit.language, "inline", day=day)
    return as_pdf(print_copies(map(original_of, found), setter=site.setter), named)


def _issued(site: Site, visit: Visit, papers: Iterable[tuple[str, str]]) -> Iterator[IssuedPaper]:
    for case_id, paper_id in papers:
        try:
            yield site.signing.find(case_id, paper_id, visit.occasion)
        except PaperWaitingError:
            continue


def as_pdf(made: bytes, named: Mapping[str, str]) -> Response:
    """A PDF to be looked at, under the name that its headers give it."""
    headers = {**named, "X-Content-Type-Options": "nosniff"}
    return Response(made, media_type="application/pdf", headers=headers)
