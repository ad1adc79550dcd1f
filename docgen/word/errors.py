"""What can be wrong with a Word file before anybody asks what it says.

Signals between layers: filling turns them into findings, typesetting into its own errors, each with
the advice that fits there. Not for what a part says.
"""

from __future__ import annotations

__all__ = [
    "BrokenXmlError",
    "OutsideError",
    "PackageError",
    "PackageLockedError",
    "PackageTooLargeError",
]


class PackageError(Exception):
    """The bytes are no Word file, or a damaged one.

    Attributes:
        what: what is wrong, an English phrase that ``docgen.cli`` knows in Chinese.
        part: the part it is in, or ``the file``.
    """

    def __init__(self, *, what: str, part: str = "the file") -> None:
        super().__init__(what, part)
        self.what = what
        self.part = part


class PackageTooLargeError(PackageError):
    """More than any paper needs: of bytes, of parts, of XML."""


class PackageLockedError(PackageError):
    """Locked by a password."""


class OutsideError(PackageError):
    """A name or a relationship that leads out of the file."""


class BrokenXmlError(PackageError):
    """A part that is not XML, or holds what no XML of a Word file holds."""
