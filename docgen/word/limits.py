"""How much of everything a Word file may hold.

A paper has a few parts and some hundred kilobytes; each limit leaves room for a hundred times that,
and keeps what a hostile file can cost within seconds and some hundred megabytes.
"""

from __future__ import annotations

__all__ = [
    "MOST_FILE_BYTES",
    "MOST_NODES",
    "MOST_PARTS",
    "MOST_PART_BYTES",
    "MOST_RATIO",
    "MOST_TOTAL_BYTES",
    "MOST_XML_BYTES",
    "RATIO_FROM_BYTES",
]

MOST_FILE_BYTES = 64 << 20
MOST_PARTS = 2000
MOST_PART_BYTES = 64 << 20
MOST_TOTAL_BYTES = 128 << 20
MOST_RATIO = 400
"""A part may be so many times larger than it is packed, once it is larger than the next limit."""
RATIO_FROM_BYTES = 1 << 20
MOST_XML_BYTES = 32 << 20
MOST_NODES = 2_000_000
"""Tags and attributes of one part; each costs the parser some two hundred bytes."""
