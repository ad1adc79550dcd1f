"""Opens the file to be typeset: a Word document without macros, or the error that says why not.

Not for limits and names inside the file (``docgen.word``).
"""

from __future__ import annotations

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.word import Package, Relation
from docgen.word import open_package as open_word

__all__ = ["Package", "Relation", "open_package"]


def open_package(data: bytes) -> Package:
    """Open a Word file, or say why it is none."""
    package = open_word(data)
    if package.active:
        raise UnsupportedFeatureError(
            feature="a macro", part=package.active[0], place="the whole file"
        )
    return package
