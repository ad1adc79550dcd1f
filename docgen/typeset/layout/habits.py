"""Habits of typesetting that the file format leaves open, where programs are known to differ.

The product has Word's; a comparison with another program takes that program's, so that what it
finds is no known difference. Not for what a file asks: that is in the model.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["WORD", "Habits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """One program's habits.

    Attributes:
        script_size: the size of superscript and subscript, as a share of the size around it.
        centres_grid: whether the lines of the document grid stand in the middle of the page's text
            area, instead of beginning at its top.
        between_scripts: the space between Chinese and Latin, in em.
        hanging: the marks that may stand in the margin at the end of a line.
        hangs_in_tables: whether they may in a cell, too.
        tightens_edges: whether characters drawn closer are so at a change of script, too.
        compresses: whether punctuation is narrowed where the file allows it.
    """

    script_size: float = 0.65
    centres_grid: bool = False
    between_scripts: float = 0.25
    # MS-OI29500, 2.1.52: for Simplified Chinese; of narrow signs only those of Chinese runs.
    hanging: frozenset[str] = frozenset(
        "¢°·ˇ’”‰′″℃∶、。〃〉》」』】〕〗〞﹚﹜﹞！＂％＇），．：；？］｝￠"
    )
    hangs_in_tables: bool = True
    tightens_edges: bool = True
    compresses: bool = True


WORD = Habits()
