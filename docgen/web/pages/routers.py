"""All routers of pages. A new page adds its own here."""

from __future__ import annotations

from docgen.web.pages import (
    admin_forms,
    admin_people,
    admin_system,
    archive,
    assets,
    batch,
    case_screen,
    deadlines,
    door,
    draft_files,
    drafts,
    home,
    overview,
    plain_sheet,
    registers,
    reviews,
    scans,
    sealing,
    signing,
)

__all__ = ["PAGES"]

_MODULES = (
    assets,
    door,
    home,
    case_screen,
    plain_sheet,
    drafts,
    sealing,
    draft_files,
    batch,
    archive,
    overview,
    registers,
    reviews,
    deadlines,
    signing,
    scans,
    admin_system,
    admin_people,
    admin_forms,
)
PAGES = (signing.data, scans.data, *(each.router for each in _MODULES))
