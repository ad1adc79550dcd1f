"""What is kept between the steps of a batch: files of the agency, named by their digests.

So each step is an address of its own that can be gone back to. Not for what a step shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Annotated

from fastapi import Path, Response

from docgen.case import Case, load_case
from docgen.catalogue.labels import label_of
from docgen.service.access.occasion import Occasion
from docgen.service.batch.checking import CheckedList, Plan, read_checked, read_plan, written
from docgen.service.errors import BatchInputError
from docgen.service.work.errors import CaseUnknownError
from docgen.web.downloads import named_file
from docgen.web.pages.visits import Visit
from docgen.web.site import Site

__all__ = [
    "Digest",
    "as_workbook",
    "base_of",
    "digest_of_plan",
    "file_of",
    "keep",
    "list_of",
    "names_of",
    "plan_of",
]

Digest = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def keep(site: Site, data: bytes, occasion: Occasion) -> str:
    """Keep a file; its digest."""
    stream = site.files.stream(occasion)
    stream.feed(data)
    return stream.close().sha256


def file_of(site: Site, sha256: str, occasion: Occasion) -> bytes:
    """A file that was kept.

    Raises:
        BatchInputError: it is there no more.
    """
    with site.registry.reading() as unit:
        file = unit.files.find(occasion.principal.agency, sha256)
        if file is None:
            raise BatchInputError(
                where="/batch",
                what="the spreadsheet is kept no longer",
                next="begin again with the spreadsheet",
            )
        return b"".join(unit.files.read(file))


def plan_of(site: Site, sha256: str, occasion: Occasion) -> Plan:
    """What was chosen in the first steps."""
    return read_plan(file_of(site, sha256, occasion))


def digest_of_plan(plan: Plan) -> str:
    """Under which a plan is kept."""
    return hashlib.sha256(written(plan)).hexdigest()


def list_of(site: Site, sha256: str, occasion: Occasion) -> CheckedList:
    """The rows as they were checked."""
    return read_checked(file_of(site, sha256, occasion))


def base_of(site: Site, case_id: str, occasion: Occasion) -> Case:
    """The case whose papers everybody gets.

    Raises:
        CaseUnknownError: the agency has none of this id.
    """
    row = site.cases.find(case_id, occasion)
    with site.offices() as office:
        case = load_case(row.content, catalogue=office.catalogue).case
    if case is None:
        raise CaseUnknownError(case=case_id)
    return case


def names_of(site: Site, case: Case, visit: Visit) -> Callable[[str], str]:
    """What a place of a case, by its JSON Pointer, is called in the visitor's language."""
    with site.offices() as office:
        catalogue = office.catalogue
    words = catalogue.lists.words(visit.language)
    types = [each.type.code for each in case.papers]

    def called(where: str) -> str:
        label = label_of(catalogue, where, types, case.data)
        return " · ".join(words.get(part, part) for part in label.split(" · ")) or where

    return called


def as_workbook(made: bytes, visit: Visit, code: str, **params: object) -> Response:
    """A workbook to be taken, under the name of ``code`` in the language of the page."""
    named = named_file(code, ".xlsx", visit.language, **params)
    return Response(made, media_type=_XLSX, headers=dict(named))
