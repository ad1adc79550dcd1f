"""LibreOffice's habits where it is known to differ from Word, each with who says so.

The comparison lays pages out by these, so that a deviation it reports is none of them; the product
itself always has Word's. Not for differences of single files: those stand beside the files.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.typeset.layout.habits import Habits

__all__ = ["KNOWN", "LIBREOFFICE", "Known"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A known difference: the habit, what each program does, and the source."""

    habit: str
    word: str
    libreoffice: str
    source: str


KNOWN = (
    Known(
        habit="between_scripts",
        word="a quarter em between Chinese and Latin",
        libreoffice="a fifth of an em",
        source="https://github.com/developer0hye/office2pdf/pull/526 (measured in Word's output)",
    ),
    Known(
        habit="hanging",
        word="every closing mark of Simplified Chinese may hang in the margin",
        libreoffice="only stops and commas may",
        source="[MS-OI29500] 2.1.52",
    ),
    Known(
        habit="hangs_in_tables",
        word="marks hang in cells, too",
        libreoffice="marks never hang in cells, whatever overflowPunct says",
        source="[MS-OI29500] 2.1.52 makes no exception; measured in LibreOffice",
    ),
    Known(
        habit="compresses",
        word="characterSpacingControl narrows marks that adjoin, and the one that ends a line",
        libreoffice="marks keep their width",
        source="17.15.1.18 of ISO/IEC 29500-1; measured in LibreOffice",
    ),
    Known(
        habit="tightens_edges",
        word="negative character spacing follows every character",
        libreoffice="it is left out where Chinese meets Latin",
        source="17.3.2.35 of ISO/IEC 29500-1; measured in LibreOffice",
    ),
    Known(
        habit="centres_grid",
        word="the lines of the document grid begin at the margin",
        libreoffice="they stand in the middle of the text area",
        source="17.6.5 of ISO/IEC 29500-1; measured in LibreOffice",
    ),
    Known(
        habit="script_size",
        word="superscript and subscript at about two thirds of the size",
        libreoffice="at 58 %",
        source="17.3.2.42 of ISO/IEC 29500-1 leaves it open; DFLT_ESC_PROP of LibreOffice",
    ),
)
LIBREOFFICE = Habits(
    script_size=0.58,
    centres_grid=True,
    between_scripts=0.2,
    hanging=frozenset("、。，．：；！？"),
    hangs_in_tables=False,
    tightens_edges=False,
    compresses=False,
)
