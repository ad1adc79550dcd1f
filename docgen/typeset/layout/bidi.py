"""The bidirectional algorithm (UAX #9): the level of each character, and the order on a line.

Characters of runs that Word marks as right-to-left give their direction to the neutral ones among
them. Not for joining letters (``joining``) nor for where a line breaks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["levels", "visual_order"]

_MAX_DEPTH = 125
_RIGHT = frozenset({"R", "AL"})
_STRONG = frozenset({"L", "R", "AL"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = {"RLE": 1, "LRE": 0, "RLO": 1, "LRO": 0}
_OVERRIDES = {"RLO": "R", "LRO": "L"}
_REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})
_RESET = frozenset({"WS", "LRI", "RLI", "FSI", "PDI"}) | _REMOVED
_RIGHT_BLOCKS = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), (0x10800, 0x10FFF))
_BRACKETS = (
    "()[]{}〈〉《》「」『』【】〔〕〖〗〘〙〚〛（）［］｛｝｟｠｢｣⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟦⟧⟨⟩⟪⟫"
)
_CLOSING = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)) | {"\u2329": "〉"}
_CLOSERS = frozenset(_CLOSING.values()) | {"\u232a"}
_SAME = {"\u232a": "〉"}
_MOST_BRACKETS = 63


@dataclass(slots=True, kw_only=True)
class _Sequence:
    """An isolating run sequence: positions of one level, with the directions around them."""

    at: list[int]
    level: int
    before: str
    after: str


class _Classes(dict[str, str]):
    def __missing__(self, character: str) -> str:
        found = unicodedata.bidirectional(character)
        if not found:
            code = ord(character)
            found = "R" if any(low <= code <= high for low, high in _RIGHT_BLOCKS) else "L"
        self[character] = found
        return found


_CLASSES = _Classes()


def levels(
    chars: Sequence[str], *, right_to_left: bool, marked: Sequence[bool] | None = None
) -> list[int]:
    """The embedding level of each character of a paragraph; ``marked`` are those of marked runs."""
    classes = [_CLASSES[character] for character in chars]
    base = int(right_to_left)
    kinds = list(classes)
    found = _explicit(kinds, classes, base)
    for sequence in list(_sequences(classes, found, base)):
        _weak(kinds, sequence)
        _brackets(chars, kinds, classes, sequence)
        _neutral(kinds, sequence, marked)
        for index in sequence.at:
            found[index] += _step(kinds[index], found[index])
    _reset(classes, found, base)
    return found


def visual_order(found: Sequence[int]) -> list[int]:
    """The order from left to right of pieces with these levels (rule L2)."""
    order = list(range(len(found)))
    lowest = min((level for level in found if level % 2), default=0)
    for level in range(max(found, default=0), lowest - 1 if lowest else 0, -1):
        begin = 0
        while begin < len(order):
            end = begin
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[begin:end] = order[begin:end][::-1]
            begin = end + 1
    return order


def _matching(classes: Sequence[str]) -> dict[int, int]:
    """The end of each isolate, by its beginning."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for index, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(index)
        elif kind == "PDI" and opened:
            pairs[opened.pop()] = index
    return pairs


def _first_strong(classes: Sequence[str], begin: int, end: int) -> int:
    """The level that the first strong character asks for, isolates passed over (P2, P3)."""
    depth = 0
    for kind in classes[begin:end]:
        depth += (kind in _ISOLATES) - (kind == "PDI" and depth > 0)
        if not depth and kind in _STRONG:
            return int(kind in _RIGHT)
    return 0


@dataclass(slots=True, kw_only=True)
class _Embeddings:
    """Rules X1 to X8: the stack of embeddings, overrides and isolates, and what is beyond it."""

    stack: list[tuple[int, str | None, bool]]
    beyond_isolates: int = 0
    beyond_embeddings: int = 0
    valid: int = 0

    @property
    def level(self) -> int:
        return self.stack[-1][0]

    @property
    def override(self) -> str | None:
        return self.stack[-1][1]

    def open(self, right: int, override: str | None, *, isolate: bool) -> None:
        new = _next(self.level, right)
        fits = new <= _MAX_DEPTH and not self.beyond_isolates and not self.beyond_embeddings
        if fits:
            self.valid += isolate
            self.stack.append((new, override, isolate))
        elif isolate:
            self.beyond_isolates += 1
        elif not self.beyond_isolates:
            self.beyond_embeddings += 1

    def close_isolate(self) -> None:
        if self.beyond_isolates:
            self.beyond_isolates -= 1
        elif self.valid:
            self.beyond_embeddings = 0
            while not self.stack.pop()[2]:
                continue
            self.valid -= 1

    def close_embedding(self) -> None:
        if self.beyond_isolates:
            return
        if self.beyond_embeddings:
            self.beyond_embeddings -= 1
        elif not self.stack[-1][2] and len(self.stack) > 1:
            self.stack.pop()


def _explicit(kinds: list[str], classes: Sequence[str], base: int) -> list[int]:
    """The levels that embeddings and isolates give; ``kinds`` are overridden."""
    pairs = _matching(classes)
    state = _Embeddings(stack=[(base, None, False)])
    found: list[int] = []
    for index, kind in enumerate(classes):
        if kind == "PDI":
            state.close_isolate()
        elif kind == "PDF":
            state.close_embedding()
        found.append(base if kind == "B" else state.level)
        if state.override and kind not in _REMOVED:
            kinds[index] = state.override
        if kind in _EMBEDDINGS:
            state.open(_EMBEDDINGS[kind], _OVERRIDES.get(kind), isolate=False)
        elif kind in _ISOLATES:
            right = int(kind == "RLI")
            if kind == "FSI":
                right = _first_strong(classes, index + 1, pairs.get(index, len(classes)))
            state.open(right, None, isolate=True)
    return found


def _next(level: int, parity: int) -> int:
    return level + 1 if level % 2 != parity else level + 2


def _sequences(classes: Sequence[str], found: Sequence[int], base: int) -> Iterator[_Sequence]:
    """Isolating run sequences (BD13, X10); what X9 removes belongs to none."""
    kept = [index for index, kind in enumerate(classes) if kind not in _REMOVED]
    pairs = _matching(classes)
    ends = set(pairs.values())
    runs: list[list[int]] = []
    for index in kept:
        if runs and found[runs[-1][-1]] == found[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    starting = {run[0]: run for run in runs}
    position = {index: order for order, index in enumerate(kept)}
    for run in runs:
        if run[0] in ends:
            continue
        at = list(run)
        while classes[at[-1]] in _ISOLATES and at[-1] in pairs:
            following = starting.get(pairs[at[-1]])
            if following is None:
                break
            at.extend(following)
        level = found[at[0]]
        before = position[at[0]] - 1
        after = position[at[-1]] + 1
        open_ended = classes[at[-1]] in _ISOLATES and at[-1] not in pairs
        low = found[kept[before]] if before >= 0 else base
        high = base if open_ended or after >= len(kept) else found[kept[after]]
        yield _Sequence(
            at=at,
            level=level,
            before=_direction(max(level, low)),
            after=_direction(max(level, high)),
        )


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _weak(kinds: list[str], sequence: _Sequence) -> None:
    """Rules W1 to W7."""
    at = sequence.at
    before, strong = sequence.before, sequence.before
    for index in at:
        kind = kinds[index]
        if kind == "NSM":
            kind = "ON" if before in _ISOLATES or before == "PDI" else before
        if kind == "EN" and strong == "AL":
            kind = "AN"
        if kind in _STRONG:
            strong = kind
        kinds[index] = before = kind
    for index in at:
        if kinds[index] == "AL":
            kinds[index] = "R"
    _separators(kinds, at)
    strong = sequence.before
    for index in at:
        if kinds[index] in {"L", "R"}:
            strong = kinds[index]
        elif kinds[index] == "EN" and strong == "L":
            kinds[index] = "L"


def _separators(kinds: list[str], at: Sequence[int]) -> None:
    """Rules W4 to W6: separators between numbers, terminators beside them."""
    for one, middle, two in zip(at, at[1:], at[2:], strict=False):
        around = kinds[one]
        if kinds[two] != around:
            continue
        if (kinds[middle] in {"ES", "CS"} and around == "EN") or (
            kinds[middle] == "CS" and around == "AN"
        ):
            kinds[middle] = around
    begin = 0
    while begin < len(at):
        end = begin
        while end < len(at) and kinds[at[end]] == "ET":
            end += 1
        beside = {kinds[at[side]] for side in (begin - 1, end) if 0 <= side < len(at)}
        if end > begin and "EN" in beside:
            for index in at[begin:end]:
                kinds[index] = "EN"
        begin = max(end, begin + 1)
    for index in at:
        if kinds[index] in {"ES", "ET", "CS"}:
            kinds[index] = "ON"


def _brackets(
    chars: Sequence[str], kinds: list[str], classes: Sequence[str], sequence: _Sequence
) -> None:
    """Rule N0: a pair of brackets takes the direction of what stands in it, or before it."""
    at, inner = sequence.at, _direction(sequence.level)
    for begin, end in _pairs(chars, kinds, at):
        inside = {_strength(kinds[index]) for index in at[begin + 1 : end]}
        if inner in inside:
            direction = inner
        elif inside & {"L", "R"}:
            outside = (_strength(kinds[index]) for index in reversed(at[:begin]))
            known = next((kind for kind in outside if kind in {"L", "R"}), sequence.before)
            direction = known if known != inner else inner
        else:
            continue
        for place in (begin, end):
            kinds[at[place]] = direction
            for following in at[place + 1 :]:
                if classes[following] != "NSM":
                    break
                kinds[following] = direction


def _pairs(chars: Sequence[str], kinds: Sequence[str], at: Sequence[int]) -> list[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, index in enumerate(at):
        character = chars[index]
        if kinds[index] != "ON":
            continue
        if character in _CLOSING:
            if len(opened) == _MOST_BRACKETS:
                return []
            opened.append((_CLOSING[character], place))
        elif character in _CLOSERS:
            wanted = _SAME.get(character, character)
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == wanted:
                    pairs.append((opened[depth][1], place))
                    del opened[depth:]
                    break
    return sorted(pairs)


def _strength(kind: str) -> str:
    return "R" if kind in {"R", "EN", "AN"} else kind


def _neutral(kinds: list[str], sequence: _Sequence, marked: Sequence[bool] | None) -> None:
    """Rules N1 and N2; in a run marked as right-to-left neutrals are so as well."""
    at = sequence.at
    if marked is not None:
        for index in at:
            if kinds[index] in _NEUTRAL and marked[index]:
                kinds[index] = "R"
    begin = 0
    while begin < len(at):
        end = begin
        while end < len(at) and kinds[at[end]] in _NEUTRAL:
            end += 1
        if end > begin:
            before = _strength(kinds[at[begin - 1]]) if begin else sequence.before
            after = _strength(kinds[at[end]]) if end < len(at) else sequence.after
            direction = before if before == after else _direction(sequence.level)
            for index in at[begin:end]:
                kinds[index] = direction
        begin = max(end, begin + 1)


def _step(kind: str, level: int) -> int:
    """Rules I1 and I2."""
    if level % 2:
        return int(kind in {"L", "EN", "AN"})
    return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)


def _reset(classes: Sequence[str], found: list[int], base: int) -> None:
    """Rule L1, also at the end of the paragraph; what X9 removes takes the level before it."""
    trailing = True
    for index in range(len(found) - 1, -1, -1):
        kind = classes[index]
        if kind in {"B", "S"}:
            trailing = True
        elif kind not in _RESET:
            trailing = False
        if trailing:
            found[index] = base
    for index, kind in enumerate(classes):
        if kind in _REMOVED:
            found[index] = found[index - 1] if index else base
