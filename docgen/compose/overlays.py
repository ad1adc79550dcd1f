"""Small pages set by Typst for signed and printed papers, with the product's own fonts.

Not for papers and sheets of the file: those are Word templates.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

__all__ = ["Setter"]


class Setter:
    """Sets pages in the first family that has a character; for any number of threads, in turns."""

    def __init__(self, faces: Sequence[tuple[Path, str]]) -> None:
        """``faces`` are font files with their families, the one to be used first being first."""
        self._families = list(dict.fromkeys(family for _, family in faces))
        self._lock = threading.Lock()
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=sorted({str(file.parent) for file, _ in faces}),
        )
        self._compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)

    def pages(
        self,
        source: bytes,
        data: Any,  # noqa: ANN401 - any JSON value
        *,
        tagged: bool = False,
    ) -> bytes:
        """The pages of ``source``, which reads ``data`` and the families from its inputs."""
        inputs = {
            "data": json.dumps(data, ensure_ascii=False),
            "families": json.dumps(self._families),
        }
        with self._lock:
            made = self._compiler.compile(
                input=source, format="pdf", sys_inputs=inputs, pdf_tags=tagged, timestamp=0
            )
        assert isinstance(made, bytes)
        return made
