"""All routers of pages. A new page adds its own here."""

from __future__ import annotations

from docgen.web.pages import archive, assets, deadlines, door, home, overview, registers

__all__ = ["PAGES"]

PAGES = tuple(each.router for each in (assets, door, home, archive, overview, registers, deadlines))
