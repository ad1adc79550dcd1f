"""Directions in a paragraph: the level of each character, and the stretches shaped as one.

Most paragraphs have one direction and no joined letters; for them nothing is computed. Not for the
algorithm itself (``bidi``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from docgen.typeset._face import Face
from docgen.typeset.layout.bidi import levels
from docgen.typeset.layout.characters import (
    COLUMN_BREAK,
    LINE_BREAK,
    OBJECT,
    PAGE_BREAK,
    Script,
)

__all__ = ["JOINING", "find_levels", "find_stretches"]

JOINING = frozenset({Script.RIGHT_TO_LEFT, Script.COMPLEX})
_LINE_SEPARATOR = "\u2028"
_STANDING_IN = {
    LINE_BREAK: _LINE_SEPARATOR,
    PAGE_BREAK: _LINE_SEPARATOR,
    COLUMN_BREAK: _LINE_SEPARATOR,
}


def find_levels(
    chars: Sequence[str],
    scripts: Sequence[str],
    boxes: Collection[int],
    marked: Sequence[bool] | None,
    *,
    right_to_left: bool,
) -> list[int] | None:
    """The level of each character; None where all run from left to right."""
    if not right_to_left and Script.RIGHT_TO_LEFT not in scripts and marked is None:
        return None
    text = [_STANDING_IN.get(character, character) for character in chars]
    for index in boxes:
        text[index] = OBJECT
    return levels(text, right_to_left=right_to_left, marked=marked)


def find_stretches(
    faces: Sequence[Face | None],
    styles: Sequence[object],
    scripts: Sequence[str],
    found: Sequence[int] | None,
    attached: Collection[int],
) -> list[tuple[int, int]]:
    """Stretches of one face, format and level that are shaped as one: begin and end."""
    if found is None and not attached and JOINING.isdisjoint(scripts):
        return []
    stretches: list[tuple[int, int]] = []
    for index, face in enumerate(faces):
        level = found[index] if found is not None else 0
        shaped = scripts[index] in JOINING or level % 2 == 1
        if face is None or not (shaped or index in attached or index + 1 in attached):
            continue
        begin, end = stretches[-1] if stretches else (-1, -1)
        goes_on = (
            end == index
            and faces[begin] is face
            and styles[begin] is styles[index]
            and (found is None or found[begin] == level)
            and (shaped or index in attached)
        )
        if goes_on:
            stretches[-1] = (begin, index + 1)
        else:
            stretches.append((index, index + 1))
    return stretches
