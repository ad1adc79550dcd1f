"""Small pages set by Typst for signed and printed papers, with the product's own fonts.

Not for papers and sheets of the file: those are Word templates.
"""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import typst

__all__ = ["Setter"]


class Setter:
    """Sets pages in one family of one folder; for any number of threads, one at a time."""

    def __init__(self, *, folder: Path, family: str) -> None:
        self._family = family
        self._lock = threading.Lock()
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )
        self._compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)

    def pages(self, source: bytes, data: Any) -> bytes:  # noqa: ANN401 - any JSON value
        """The pages of ``source`` as PDF/A; it reads ``data`` and the family from its inputs."""
        inputs = {"data": json.dumps(data, ensure_ascii=False), "family": self._family}
        with self._lock:
            made = self._compiler.compile(
                input=source, format="pdf", sys_inputs=inputs, pdf_standards="a-2b",
                pdf_tags=False, timestamp=0,
            )  # fmt: skip
        assert isinstance(made, bytes)
        return made
