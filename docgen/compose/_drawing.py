"""The process apart that draws a foreign PDF: the file comes in, its page pictures go out.

A program of its own, started with the arguments of a ``Drawing``; what comes out is ``COUNT``, then
for each page ``PAGE`` and its dots. It ends itself where a page takes too much.
"""

from __future__ import annotations

import io
import math
import resource
import struct
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

import pikepdf
import pypdfium2

__all__ = ["COSTLY", "COUNT", "PAGE", "UNREADABLE", "Drawing", "paper"]

COUNT = struct.Struct("<I")
# Dots across and down, channels, points across and down.
PAGE = struct.Struct("<IIBdd")
UNREADABLE = 3
COSTLY = 4

# A4 in points (ISO 216).
_A4 = (595.276, 841.890)
_POINTS_PER_INCH = 72.0
# Acrobat's limit.
_LARGEST_UNIT = 75_000.0
_MEMORY_BYTES = 2 << 30
_COPIES_OF_THE_FILE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """How pages are drawn: ``dpi`` dots an inch, fewer where a side would pass ``longest_px``.

    With ``on_paper`` a page larger than A4 is first fitted into it. A page may take ``seconds`` of
    processor time.
    """

    dpi: int
    seconds: int = 20
    longest_px: int = 0
    in_grey: bool = False
    on_paper: bool = False

    @property
    def arguments(self) -> list[str]:
        """For ``of``."""
        said = (self.dpi, self.seconds, self.longest_px, self.in_grey, self.on_paper)
        return [str(int(each)) for each in said]

    @classmethod
    def of(cls, arguments: Sequence[str]) -> Self:
        """What ``arguments`` say."""
        dpi, seconds, longest_px, in_grey, on_paper = map(int, arguments)
        return cls(
            dpi=dpi,
            seconds=seconds,
            longest_px=longest_px,
            in_grey=bool(in_grey),
            on_paper=bool(on_paper),
        )


def _fit(width: float, height: float) -> float:
    """What a page of this size in points is scaled by so that it fits A4; never more than one."""
    return min(min(paper(width, height)) / min(width, height), max(_A4) / max(width, height), 1.0)


def paper(width: float, height: float) -> tuple[float, float]:
    """A4 in points, upright or across as a page of this size is."""
    return _A4 if width <= height else (_A4[1], _A4[0])


def main(drawing: Drawing) -> int:
    """Draw the PDF on the standard input; the answer is the exit status."""
    data = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = _MEMORY_BYTES + _COPIES_OF_THE_FILE * len(data)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    _allow_a_page(drawing)
    try:
        document, units = pypdfium2.PdfDocument(data), _units(data)
        document.init_forms()
        sys.stdout.buffer.write(COUNT.pack(len(document)))
        for index in range(len(document)):
            _allow_a_page(drawing)
            _draw(document[index], units[index] if index < len(units) else 1.0, drawing)
    except pypdfium2.PdfiumError:
        return UNREADABLE
    except MemoryError:
        return COSTLY
    return 0


def _allow_a_page(drawing: Drawing) -> None:
    """From now on so much processor time, then the system ends this process (``SIGXCPU``)."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    until = math.ceil(spent.ru_utime + spent.ru_stime) + drawing.seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def _units(data: bytes) -> Sequence[float]:
    """What one unit of each page is in points (UserUnit, 14.11.2), which PDFium passes over.

    Empty where only PDFium can read the file.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return [_unit(page.obj.get("/UserUnit")) for page in pdf.pages]
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return ()


def _unit(said: object) -> float:
    unit = float(said) if isinstance(said, int | float | Decimal) else 1.0
    return unit if 0.0 < unit < _LARGEST_UNIT else 1.0


def _draw(page: pypdfium2.PdfPage, unit: float, drawing: Drawing) -> None:
    if not all(page.get_size()):
        # A crop box that misses the page crops nothing (ISO 32000-2, 14.11.2).
        page.set_cropbox(*page.get_mediabox())
    width, height = (side * unit for side in page.get_size())
    fitted = _fit(width, height) if drawing.on_paper else 1.0
    scale = fitted * unit * drawing.dpi / _POINTS_PER_INCH
    if drawing.longest_px:
        scale = min(scale, drawing.longest_px / max(page.get_size()))
    bitmap = page.render(scale=scale, may_draw_forms=True, grayscale=drawing.in_grey)
    picture = bitmap.to_pil().convert("L" if drawing.in_grey else "RGB")
    bitmap.close()
    page.close()
    size = PAGE.pack(*picture.size, len(picture.mode), width * fitted, height * fitted)
    sys.stdout.buffer.write(size + picture.tobytes())


if __name__ == "__main__":
    sys.exit(main(Drawing.of(sys.argv[1:])))
