"""All routers of pages. A new page adds its own here."""

from __future__ import annotations

from docgen.web.pages import archive, assets, deadlines, door, home, overview, registers, reviews

__all__ = ["PAGES"]

_MODULES = (assets, door, home, archive, overview, registers, reviews, deadlines)
PAGES = tuple(each.router for each in _MODULES)
