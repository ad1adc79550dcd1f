"""Binding: the parts of a volume become one PDF/A-3b, the same bytes for the same input.

Binding never signs and never touches a disk; the signature comes after the file is saved.
"""

from archive.bind._stamps import StampFonts
from archive.bind._volume import bind_volume
from archive.bind.values import BoundPage, BoundVolume

__all__ = ["BoundPage", "BoundVolume", "StampFonts", "bind_volume"]
