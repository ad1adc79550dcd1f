"""Somebody writes a signature with the mouse. Not for what the page makes of it."""

from __future__ import annotations

import math

from playwright.sync_api import Page

__all__ = ["draw"]


def draw(page: Page, place: str, *, swing: int = 30) -> None:
    """Write something into the area of a signer; who swings otherwise writes otherwise."""
    area = page.locator(f"form[data-place={place}] canvas")
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 50)
    page.mouse.down()
    for step in range(40):
        page.mouse.move(box["x"] + 20 + step * 5, box["y"] + 50 + swing * math.sin(step / 3))
    page.mouse.up()
