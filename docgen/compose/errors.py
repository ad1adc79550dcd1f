"""What can go wrong in composition, by code. Never holds personal data."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = [
    "CopyTooShortError",
    "DossierIncompleteError",
    "EvidencePagesCostlyError",
    "EvidencePagesFailedError",
    "InformantExposedError",
    "SheetMissingError",
]


class DossierIncompleteError(DocgenError):
    """The case lacks what a dossier must say on its sheets."""

    code = "dossier-incomplete"
    exit_status = ExitStatus.INVALID
    template = "the dossier cannot be made up: {where} is empty; fill it in and seal again"


class SheetMissingError(DocgenError):
    """The catalogue has no instrument for a sheet of the dossier."""

    code = "sheet-missing"
    exit_status = ExitStatus.MISSING
    template = "no instrument plays the role {role}; restore its schema and template"


class CopyTooShortError(DocgenError):
    """An executed copy has fewer pages than the paper it executes."""

    code = "copy-too-short"
    exit_status = ExitStatus.INVALID
    template = (
        "the executed copy of {title} ({where}) has {found} page(s), the issued paper {pages}; "
        "scan every page and seal again"
    )


class EvidencePagesFailedError(DocgenError):
    """Bytes of evidence that cannot be turned into pages."""

    code = "evidence-pages-failed"
    exit_status = ExitStatus.INVALID
    template = "{where} cannot be turned into pages; put in an undamaged file and seal again"


class EvidencePagesCostlyError(DocgenError):
    """A page of evidence takes more time or memory than drawing one may."""

    code = "evidence-pages-costly"
    exit_status = ExitStatus.INVALID
    template = (
        "a page of {where} takes too much time or memory to draw; print the file anew as PDF or "
        "save its pages as pictures, put that in and seal again, or raise limits.page_seconds"
    )


class InformantExposedError(DocgenError):
    """An informant's data stands in a volume that others may read."""

    code = "informant-exposed"
    exit_status = ExitStatus.INVALID
    template = (
        "{where} names the informant and would stand in the main volume; "
        "take the informant out of it, informants are kept in the internal volume only"
    )
