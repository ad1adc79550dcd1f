"""The stamps of a volume as one PDF: page numbers and the specimen mark, one page for each page.

Typst sets them in process, with the caller's fonts only and a fixed time, so the same stamps are
the same bytes. Not for laying them over the volume.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

import typst
from pikepdf import Pdf

from archive.errors import DossierInvalidError

__all__ = ["Stamp", "StampFonts", "compile_stamps"]

# The specimen mark is black at low opacity: light grey on paper, and print beneath it stays as
# dark as it was. Digits stand clear of the form's own foot, which is centred, on a veil of white
# that keeps them readable over a dark photograph.
_SOURCE = b"""
#let stamps = json(bytes(sys.inputs.stamps))
#set text(font: sys.inputs.family, fallback: false, lang: "zh", region: "cn")
#let mark(stamp) = {
  let size = calc.min(stamp.width_pt / stamp.specimen.clusters().len(), stamp.height_pt) * 0.42pt
  place(center + horizon, rotate(-35deg, text(
    size: size, tracking: 0.3em, fill: rgb(0, 0, 0, 9%), stamp.specimen)))
}
#let corner(stamp) = place(
  if stamp.top { top } else { bottom } + if stamp.left { left } else { right },
  dx: if stamp.left { 1 } else { -1 } * calc.min(42, stamp.width_pt / 12) * 1pt,
  dy: if stamp.top { 1 } else { -1 } * calc.min(28, stamp.height_pt / 24) * 1pt,
  box(fill: rgb(255, 255, 255, 70%), outset: 2pt, text(size: 10.5pt, str(stamp.number))))
#set page(margin: 0pt, fill: none)
#for stamp in stamps {
  page(width: stamp.width_pt * 1pt, height: stamp.height_pt * 1pt, {
    if stamp.specimen != none { mark(stamp) }
    if stamp.number != none { corner(stamp) }
  })
}
"""


_KEPT = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What is stamped on one page, and the size of that page as it is seen."""

    width_pt: float
    height_pt: float
    number: int | None
    specimen: str | None
    top: bool
    left: bool

    @classmethod
    def for_page(
        cls,
        size: tuple[float, float],
        *,
        number: int | None,
        specimen: str | None,
        corner: Literal["top-outer", "bottom-right"],
    ) -> Stamp:
        """Choose the corner: the outer one is right on odd numbers, left on even ones."""
        outer = corner == "top-outer"
        return cls(
            width_pt=size[0],
            height_pt=size[1],
            number=number,
            specimen=specimen or None,
            top=outer,
            left=outer and number is not None and number % 2 == 0,
        )


class StampFonts:
    """The fonts that stamps are set in: folders of font files and the family to use.

    A compiler is kept per thread, because Typst refuses two threads on one and leaks when made
    anew for every volume. Volumes of the same shape bear the same stamps, so those set last are
    kept, a bounded number of them.
    """

    __slots__ = ("_family", "_fonts", "_kept", "_local")

    def __init__(self, *, folders: Sequence[Path], family: str) -> None:
        self._family = family
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(folder) for folder in folders],
        )
        self._local = threading.local()
        self._kept: dict[str, bytes] = {}
        if family not in self._fonts.families():
            raise DossierInvalidError(
                what="the font family for stamps is missing",
                where=f"the font folders ({family})",
                next="give a folder that holds it",
            )

    def compile(self, stamps: Sequence[Stamp]) -> bytes:
        """Set one page per stamp; the family must cover every character."""
        data = json.dumps([asdict(stamp) for stamp in stamps], ensure_ascii=False)
        known = self._kept.get(data)
        if known is not None:
            return known
        made = self._set(data)
        if len(self._kept) >= _KEPT:
            self._kept = {}
        self._kept[data] = made
        return made

    def _set(self, data: str) -> bytes:
        output = self._compiler().compile(
            input=_SOURCE,
            format="pdf",
            sys_inputs={"stamps": data, "family": self._family},
            pdf_standards="a-2b",
            pdf_tags=False,
            timestamp=0,
        )
        assert isinstance(output, bytes)
        return output

    def _compiler(self) -> typst.Compiler:
        compiler = getattr(self._local, "compiler", None)
        if compiler is None:
            compiler = typst.Compiler(font_paths=self._fonts, ignore_system_fonts=True)
            self._local.compiler = compiler
        assert isinstance(compiler, typst.Compiler)
        return compiler


def compile_stamps(stamps: Sequence[Stamp], fonts: StampFonts) -> Pdf:
    """Compile ``stamps`` and open the result."""
    try:
        return Pdf.open(BytesIO(fonts.compile(stamps)))
    except typst.TypstError as error:
        raise DossierInvalidError(
            what="the specimen text cannot be set in the stamp font",
            where="the stamps of the volume",
            next="use characters that the font covers",
        ) from error
