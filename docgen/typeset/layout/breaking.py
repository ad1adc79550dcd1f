"""Where lines may begin: the rules of Word for Chinese marks, words, hyphens and glued characters.

The sets of marks are those of the language, or the file's own. Not for what fits on a line
(``lines``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.typeset.layout.characters import (
    NOT_AT_END,
    NOT_AT_START,
    OBJECT,
    SOFT_HYPHEN,
    SPECIAL,
    TAB,
    Script,
)

__all__ = ["BreakRules", "find_breaks", "join"]

_GLUE = frozenset("\u00a0\u202f\u2011\u2060\ufeff")
_TSHEG = "\u0f0b"
_ZERO_WIDTH_SPACE = "\u200b"
_HYPHENS = frozenset({"-", SOFT_HYPHEN, "–"})
_WHOLE = frozenset("—…")
_CHINESE = frozenset({Script.EAST_ASIAN, Script.EAST_ASIAN_MARK})


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakRules:
    """What a paragraph and its file ask for; without ``words`` Latin text breaks anywhere."""

    kinsoku: bool = True
    words: bool = True
    not_at_start: frozenset[str] = NOT_AT_START
    not_at_end: frozenset[str] = NOT_AT_END


def find_breaks(chars: Sequence[str], scripts: Sequence[str], rules: BreakRules) -> list[int]:
    """For each position the last one, not after it, where a line may begin.

    Like Word also after a hyphen in a code, never after a minus.
    """
    legal, last = [0], 0
    barred = (rules.not_at_end | rules.not_at_start) if rules.kinsoku else frozenset[str]()
    neighbours = zip(chars, chars[1:], scripts, scripts[1:], strict=False)
    for index, (one, two, before, after) in enumerate(neighbours, 1):
        # Between most characters, Chinese ones, nothing forbids a break: one look tells.
        plain = before == after == "E" and one not in barred and two not in barred
        if (
            plain
            or _may_break(one, two, before, after, rules)
            or (one == "-" and after == "D" and index > 1 and scripts[index - 2] in {"L", "D"})
        ):
            last = index
        legal.append(last)
    legal.append(len(chars))
    return legal


def join(legal: list[int], begin: int, end: int) -> None:
    """No line begins inside a stretch."""
    for index in range(begin + 1, len(legal) - 1):
        if legal[index] >= end:
            return
        if begin < legal[index]:
            legal[index] = legal[begin]


def _may_break(one: str, two: str, before: str, after: str, rules: BreakRules) -> bool:
    if after == "S" or two in SPECIAL or one in SPECIAL or one == _ZERO_WIDTH_SPACE:
        return two in {TAB, OBJECT} or (after != "S" and two not in SPECIAL)
    if one in _GLUE or two in _GLUE or two == SOFT_HYPHEN:
        return False
    if rules.kinsoku and (two in rules.not_at_start or one in rules.not_at_end):
        return before == "S" and two not in rules.not_at_start
    return before == "S" or _parts(one, two, before, after, rules)


def _parts(one: str, two: str, before: str, after: str, rules: BreakRules) -> bool:
    if before in _CHINESE or after in _CHINESE:
        return not (one == two and one in _WHOLE)
    return not rules.words or one == _TSHEG or (one in _HYPHENS and after == "L")
