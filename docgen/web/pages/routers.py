"""All routers of pages. A new page adds its own here."""

from __future__ import annotations

from docgen.web.pages import (
    account,
    assets,
    deadlines,
    door,
    evaluation,
    home,
    overview,
    registers,
    reviews,
    sign_in,
)
from docgen.web.pages.admin import (
    agencies,
    fonts,
    forms,
    numbers,
    people,
    retention,
    rules,
    system,
    versions,
)
from docgen.web.pages.archive import dossier, finding
from docgen.web.pages.batch import checked, choosing, outcome
from docgen.web.pages.case import (
    comparing,
    copies,
    draft_files,
    drafts,
    plain_sheet,
    reviewed,
    scans,
    screen,
    sealing,
    signing,
    statutes,
    voiding,
)

__all__ = ["PAGES"]

_MODULES = (
    assets,
    door,
    sign_in,
    account,
    home,
    screen,
    plain_sheet,
    drafts,
    statutes,
    comparing,
    reviewed,
    sealing,
    draft_files,
    choosing,
    checked,
    outcome,
    finding,
    dossier,
    evaluation,
    overview,
    registers,
    reviews,
    deadlines,
    signing,
    voiding,
    copies,
    scans,
    system,
    people,
    rules,
    agencies,
    retention,
    fonts,
    numbers,
    forms,
    versions,
)
PAGES = (account.data, signing.data, scans.data, *(each.router for each in _MODULES))
