"""Marks: elements in a filled Word file that say where in the case each printed value stands.

Filling writes them, reading takes them out again; they live only in the bytes between the two, and
never in a Word file for people. Being structure, no value can forge one. Not for the boxes that
layout makes of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import escape

__all__ = ["MARK", "POINTER", "MarkedWord", "marked"]

_NAMESPACE = "urn:docgen:mark"
MARK = f"{{{_NAMESPACE}}}mark"
"""The element that opens a mark; one without a pointer closes it."""
POINTER = "pointer"
_OPEN = f'</w:t><k:mark xmlns:k="{_NAMESPACE}" {POINTER}="%s"/><w:t xml:space="preserve">'
_CLOSE = f'</w:t><k:mark xmlns:k="{_NAMESPACE}"/><w:t xml:space="preserve">'


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedWord:
    """A filled Word file with marks: for an engine's preview, no file that Word would open."""

    data: bytes


def marked(text: str, pointer: str) -> str:
    """XML that stands inside ``<w:t>``, between the marks of a pointer."""
    return f"{_OPEN % escape(pointer)}{text}{_CLOSE}"
