"""Opens Word files as the hostile input they may be: one reader, with every limit in one place.

Filling and typesetting both come through here. Not for what the parts say: templates are
``docgen.fill``, pages are ``docgen.typeset``.
"""

from __future__ import annotations

from docgen.word.errors import (
    BrokenXmlError,
    OutsideError,
    PackageError,
    PackageLockedError,
    PackageTooLargeError,
)
from docgen.word.package import Package, Relation, Signature, open_package
from docgen.word.xml import Element, parse

__all__ = [
    "BrokenXmlError",
    "Element",
    "OutsideError",
    "Package",
    "PackageError",
    "PackageLockedError",
    "PackageTooLargeError",
    "Relation",
    "Signature",
    "open_package",
    "parse",
]
