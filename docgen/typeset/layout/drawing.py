"""What a line draws: groups of glyphs with even gaps, and the rules and shades that go with them.

Underlines are rules of our own, so that a blank to fill in, made of spaces or a tab, prints. Not
for where a line breaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from docgen.typeset._face import MISSING, Face
from docgen.typeset.layout.bidi import visual_order
from docgen.typeset.layout.characters import DRAWN_AS, SOFT_HYPHEN, Script
from docgen.typeset.layout.emphasis import draw_marks
from docgen.typeset.layout.light import light
from docgen.typeset.layout.shaped import Shaped, Style
from docgen.typeset.layout.spacing import Extent
from docgen.typeset.layout.values import Glyphs, Rule, Shade
from docgen.typeset.model import Border, RunFormat

__all__ = ["Drawn", "Stretch", "draw_piece", "draw_stretches"]

_STROKE = 0.02
_BOLD = 600
_UNDERLINE_DROP, _UNDERLINE_WIDTH = 0.13, 0.05
_STRIKE_RISE = 0.28
_THICK = 2.0
_WORDS = "words"
_LINES: dict[str | None, float] = {"_": 1.0, "heavy": _THICK}
_TOLERANCE = 1e-4
_STOOD_IN = frozenset(DRAWN_AS)
_CHINESE = frozenset({Script.EAST_ASIAN, Script.EAST_ASIAN_MARK})
_UNDERLINE_STYLES = {
    "dotted": "dotted",
    "dottedHeavy": "dotted",
    "dash": "dashed",
    "dashedHeavy": "dashed",
    "dashLong": "dashed",
    "dashLongHeavy": "dashed",
    "dotDash": "dotDash",
    "dashDotHeavy": "dotDash",
    "dotDotDash": "dotDotDash",
    "dashDotDotHeavy": "dotDotDash",
    "double": "double",
    "wavyDouble": "doubleWave",
    "wave": "wave",
    "wavyHeavy": "wave",
}


_Group = tuple[range, list[float]]


@light
class Stretch:
    """A stretch of a line in one format, for what is drawn along it; ``words`` leave spaces out."""

    style: Style
    x1: float
    x2: float
    leader: str | None = None
    words: tuple[tuple[float, float], ...] = ()


@dataclass(slots=True, kw_only=True)
class Drawn:
    """What a line draws so far.

    ``rises`` moves characters off the baseline by their extent. ``objects`` says where each box and
    picture stands, ``pieces`` where each character and the end of what is drawn in one go, after
    the index of the first.
    """

    rises: Mapping[Extent, float] = field(default_factory=dict)
    glyphs: list[Glyphs] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    objects: dict[int, float] = field(default_factory=dict)
    pieces: list[tuple[int, list[float]]] = field(default_factory=list)


def draw_piece(
    shaped: Shaped,
    begin: int,
    end: int,
    x: float,
    drawn: Drawn,
    *,
    spread: float,
    every: bool,
    line_end: bool,
) -> None:
    """Draw characters ``begin`` to ``end`` from ``x``, with ``spread`` shared among their gaps."""
    if begin == end:
        drawn.pieces.append((begin, [x]))
        return
    offset = x - shaped.start[begin]
    places = [start + offset for start in shaped.start[begin : end + 1]]
    places[-1] -= shaped.gap[end - 1]
    if spread:
        _spread(shaped, begin, end, places, spread, every=every)
    groups: list[_Group] = []
    first = begin
    for stop in _group_ends(shaped, begin, end, places):
        groups.append((range(first, stop), places[first - begin : stop + 1 - begin]))
        first = stop
    if shaped.levels is None:
        drawn.pieces.append((begin, places))
    else:
        groups = list(_visual(shaped, groups))
        drawn.pieces.extend((group.start, spots) for group, spots in groups)
    for group in groups:
        _draw_group(shaped, *group, drawn, hyphen=line_end and group[0].stop == end)


def _visual(shaped: Shaped, groups: list[_Group]) -> Iterator[_Group]:
    """Groups from left to right; the places of one that runs to the left descend."""
    assert shaped.levels is not None
    x = groups[0][1][0]
    for at in visual_order([shaped.levels[group.start] for group, _ in groups]):
        group, places = groups[at]
        width = places[-1] - places[0]
        if shaped.is_right_to_left(group.start):
            yield group, [x + width - (place - places[0]) for place in places]
        else:
            yield group, [x + place - places[0] for place in places]
        x += width


def _draw_group(
    shaped: Shaped, group: range, places: list[float], drawn: Drawn, *, hyphen: bool
) -> None:
    first = group.start
    style, face = shaped.styles[first], shaped.faces[first]
    x1, x2 = min(places[0], places[-1]), max(places[0], places[-1])
    words = _words(shaped, group, places) if style.format.underline == _WORDS else ()
    drawn.stretches.append(Stretch(style=style, x1=x1, x2=x2, words=words))
    if style.format.emphasis is not None:
        drawn.glyphs.extend(draw_marks(shaped, group, places))
    if face is None:
        drawn.objects.update(zip(group, map(min, pairwise(places)), strict=True))
        return
    tracking = abs(places[1] - places[0]) - shaped.natural[first] if len(group) > 1 else 0.0
    if first in shaped.advances:
        made = _joined_glyphs(shaped, group, style, face, x1, x2 - x1)
    else:
        text = _drawn("".join(shaped.chars[first : group.stop]), hyphen=hyphen)
        made = _glyphs(style, face, text, x1, x2 - x1, tracking)
    if not made.text:
        return
    if drawn.rises:
        moved = drawn.rises.get(style.extent(shaped.scripts[first] in _CHINESE), 0.0)
        made = replace(made, rise=made.rise + moved)
    drawn.glyphs.append(made)


def _joined_glyphs(
    shaped: Shaped, group: range, style: Style, face: Face, x: float, width: float
) -> Glyphs:
    """Letters that join; what the places give beyond their advances follows each cluster."""
    begin, end = group.start, group.stop
    text = shaped.text(begin, end)
    clusters = sum(index not in shaped.attached for index in group)
    natural = sum(shaped.natural[begin:end])
    spacing = (width - natural) / clusters if clusters else 0.0
    made = shaped.joiner.glyphs(
        face,
        text,
        style.size,
        right_to_left=shaped.is_right_to_left(begin),
        spacing=spacing / style.format.scale,
    )
    return replace(_glyphs(style, face, text if made else "", x, width, 0.0), shaped=made)


def _words(shaped: Shaped, group: range, places: list[float]) -> tuple[tuple[float, float], ...]:
    spans = [
        (min(span), max(span))
        for index, span in zip(group, pairwise(places), strict=True)
        if shaped.scripts[index] != Script.SPACE
    ]
    return tuple(sorted(spans))


def _group_ends(shaped: Shaped, begin: int, end: int, places: list[float]) -> Iterator[int]:
    """Where groups end: at a change of format or face, or of the space after a character."""
    styles, faces, natural, attached = shaped.styles, shaped.faces, shaped.natural, shaped.attached
    joins = shaped.levels is not None or bool(shaped.advances)
    style, face, tracking = styles[begin], faces[begin], None
    for index, (here, there) in enumerate(pairwise(places[: end - begin]), begin):
        following = index + 1
        if following in attached:
            style, face = styles[following], faces[following]
            continue
        if (
            styles[following] is not style
            or faces[following] is not face
            or (joins and _parts(shaped, index))
        ):
            style, face, tracking = styles[following], faces[following], None
            yield following
            continue
        space = there - here - natural[index]
        if tracking is None:
            tracking = space
        elif abs(space - tracking) > _TOLERANCE:
            tracking = None
            yield following
            continue
        if abs(space - style.spacing) > _TOLERANCE and _is_edge(shaped, index):
            tracking = None
            yield following
    yield end


def _parts(shaped: Shaped, index: int) -> bool:
    """Whether a character runs the other way than the one after it, or only one of them joins."""
    levels, advances, following = shaped.levels, shaped.advances, index + 1
    turns = levels is not None and levels[index] != levels[following]
    return turns or (index in advances) != (following in advances)


def _is_edge(shaped: Shaped, index: int) -> bool:
    """Whether the gap after this character is one of its own: between scripts, or at a space."""
    one, two = shaped.scripts[index], shaped.scripts[index + 1]
    return one != two and not (one in _CHINESE and two in _CHINESE)


def _drawn(text: str, *, hyphen: bool) -> str:
    if text.isascii() or _STOOD_IN.isdisjoint(text):
        return text
    if hyphen and text.endswith(SOFT_HYPHEN):
        text = text[:-1] + "-"
    text = text.replace(SOFT_HYPHEN, "")
    return "".join(DRAWN_AS.get(character, character) for character in text)


def _glyphs(style: Style, face: Face, text: str, x: float, width: float, tracking: float) -> Glyphs:
    fmt = style.format
    bold = fmt.bold and face.weight < _BOLD
    return Glyphs(
        x=x,
        width=width,
        text=text,
        face=face,
        size=style.size,
        color=fmt.color,
        tracking=tracking,
        rise=style.rise,
        scale=fmt.scale,
        stroke=_STROKE * style.size if bold else 0.0,
        slant=fmt.italic and face.style == "normal",
    )


def _spread(
    shaped: Shaped, begin: int, end: int, places: list[float], spread: float, *, every: bool
) -> None:
    scripts = shaped.scripts
    stretchy = []
    for index in range(begin, end - 1):
        one, two = scripts[index], scripts[index + 1]
        wide = one in {"E", "P"} or two in {"E", "P"}
        opens = every or one == "S" or (wide and two != "S")
        stretchy.append(opens and index + 1 not in shaped.attached)
    count = sum(stretchy)
    if not count:
        return
    share, moved = spread / count, 0.0
    for position, open_gap in enumerate(stretchy, 1):
        if open_gap:
            moved += share
        places[position] += moved
    places[-1] += moved


def draw_stretches(
    drawn: Drawn, baseline: float, ascent: float, descent: float
) -> tuple[list[Rule], list[Shade]]:
    """Underlines, strikes, frames and shades, drawn through where the format goes on."""
    rules: list[Rule] = []
    shades: list[Shade] = []
    stretches = sorted(drawn.stretches, key=lambda item: item.x1)
    for run in _merged(stretches, lambda fmt: fmt):
        fmt = run.style.format
        if fmt.fill is not None:
            shades.append(
                Shade(
                    x=run.x1,
                    y=baseline - ascent,
                    width=run.x2 - run.x1,
                    height=ascent + descent,
                    color=fmt.fill,
                )
            )
        rules.extend(_underline(run, baseline))
        rules.extend(_strike(run, baseline))
    framed = any(item.style.format.border is not None for item in stretches)
    for run in _merged(stretches, lambda fmt: fmt.border) if framed else ():
        rules.extend(_frame(run, baseline - ascent, baseline + descent))
    for item in stretches:
        if item.leader is not None:
            _lead(item, baseline, rules, drawn.glyphs)
    return rules, shades


def _merged(
    stretches: list[Stretch], of: Callable[[RunFormat], RunFormat | Border | None]
) -> Iterator[Stretch]:
    """Neighbours joined where what is drawn along them, given by ``of``, is the same."""
    current: Stretch | None = None
    for item in stretches:
        if item.x2 <= item.x1:
            continue
        alike = current is not None and current.style is item.style
        if current is not None and (alike or of(current.style.format) == of(item.style.format)):
            words = current.words + item.words
            current = Stretch(style=current.style, x1=current.x1, x2=item.x2, words=words)
            continue
        if current is not None:
            yield current
        current = item
    if current is not None:
        yield current


def _underline(run: Stretch, baseline: float) -> Iterator[Rule]:
    fmt = run.style.format
    if fmt.underline is None:
        return
    heavy = fmt.underline == "thick" or fmt.underline.endswith("Heavy")
    width = _UNDERLINE_WIDTH * fmt.size_pt * (_THICK if heavy else 1.0)
    y = baseline + _UNDERLINE_DROP * fmt.size_pt
    style = _UNDERLINE_STYLES.get(fmt.underline, "single")
    spans = _joined(run.words) if fmt.underline == _WORDS else ((run.x1, run.x2),)
    for x1, x2 in spans:
        yield Rule(
            x1=x1,
            y1=y,
            x2=x2,
            y2=y,
            width=width,
            style=style,
            color=fmt.underline_color or fmt.color,
        )


def _joined(spans: tuple[tuple[float, float], ...]) -> Iterator[tuple[float, float]]:
    start: float | None = None
    for (x1, x2), following in zip_longest(spans, spans[1:]):
        start = x1 if start is None else start
        if following is None or following[0] - x2 > _TOLERANCE:
            yield start, x2
            start = None


def _strike(run: Stretch, baseline: float) -> Iterator[Rule]:
    fmt = run.style.format
    if not fmt.strike:
        return
    y = baseline - run.style.rise - _STRIKE_RISE * run.style.size
    yield Rule(
        x1=run.x1,
        y1=y,
        x2=run.x2,
        y2=y,
        width=_UNDERLINE_WIDTH * run.style.size,
        color=fmt.color,
        style="double" if fmt.strike > 1 else "single",
    )


def _frame(run: Stretch, top: float, bottom: float) -> Iterator[Rule]:
    border = run.style.format.border
    if border is None:
        return
    corners = [(run.x1, top), (run.x2, top), (run.x2, bottom), (run.x1, bottom), (run.x1, top)]
    for (x1, y1), (x2, y2) in pairwise(corners):
        yield Rule(
            x1=x1,
            y1=y1,
            x2=x2,
            y2=y2,
            width=border.width_pt,
            color=border.color,
            style=border.style,
        )


def _lead(item: Stretch, baseline: float, rules: list[Rule], glyphs: list[Glyphs]) -> None:
    style = item.style
    if item.leader in _LINES:
        y = baseline + _UNDERLINE_DROP * style.size
        rules.append(
            Rule(
                x1=item.x1,
                y1=y,
                x2=item.x2,
                y2=y,
                width=_UNDERLINE_WIDTH * style.size * _LINES[item.leader],
                color=style.format.color,
            )
        )
        return
    sign = item.leader or "."
    face = next(face for face in style.latin if face.advances[sign] != MISSING)
    advance = face.advances[sign] * style.size
    count = int((item.x2 - item.x1) / advance)
    if count:
        x = item.x2 - count * advance
        glyphs.append(
            Glyphs(
                x=x,
                width=count * advance,
                text=sign * count,
                face=face,
                size=style.size,
                color=style.format.color,
                ornament=True,
            )
        )
