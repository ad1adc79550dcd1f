"""Pages as Typst source: one element per line of text, rules, shades and pictures in their places.

Coordinates are final, so the compiler breaks nothing: text stands on its baseline, with the font
named, no fallback, no kerning, and Chinese marks at full width. Not for compiling (``engine``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.typeset.layout.characters import OPENING
from docgen.typeset.layout.values import Glyphs, Item, Line, Page, Placed, Rule, Shade, Sketch
from docgen.typeset.model import Picture
from docgen.typeset.read.resources import Bounded

__all__ = ["SourceWriter"]

_LINES = 8192
_GAP = 0.003
_PRELUDE = """\
#set document(title: {title})
#set text(lang: {language}, region: "cn")
#set page(margin: 0pt)
#set par(justify: false, linebreaks: "simple", spacing: 0pt, leading: 0pt)
#set text(region: "tw", features: (locl: 0, ccmp: 0, calt: 0, clig: 0), fallback: false, \
kerning: false, ligatures: false, top-edge: "baseline", bottom-edge: "baseline", \
cjk-latin-spacing: none, hyphenate: false, overhang: false)
#let p(x, y, b) = place(dx: x * 1pt, dy: y * 1pt, b)
#let g(f, s, c, t) = text(font: f, size: s * 1pt, fill: c, t)
#let k(f, s, c, t, k) = text(font: f, size: s * 1pt, fill: c, tracking: k * 1pt, t)
#let r(x, y, u, v, w, c, d) = place(dx: x * 1pt, dy: y * 1pt, line(start: (0pt, 0pt), \
end: (u * 1pt, v * 1pt), stroke: (paint: c, thickness: w * 1pt, dash: d)))
#let q(x, y, w, h, c) = place(dx: x * 1pt, dy: y * 1pt, rect(width: w * 1pt, height: h * 1pt, \
fill: c, stroke: none))
#let i(x, y, w, h, n, a) = place(dx: x * 1pt, dy: y * 1pt, image(n, width: w * 1pt, \
height: h * 1pt, fit: "stretch", alt: a))
"""
_DASHES = {
    "dotted": '"dotted"',
    "dashed": '"dashed"',
    "dashSmallGap": '"densely-dashed"',
    "dotDash": '"dash-dotted"',
    "dotDotDash": '"dash-dotted"',
}
_MULTIPLE = {"double": (-1.0, 1.0), "triple": (-2.0, 0.0, 2.0), "doubleWave": (-1.0, 1.0)}
_SLANT = -12
_REGULAR = 400


class SourceWriter:
    """Writes source; lines met before are not written anew. One per engine, one thread."""

    def __init__(self) -> None:
        self._kept: Bounded[int, tuple[Line, list[tuple[float, float, str]]]] = Bounded(_LINES)

    def clear(self) -> None:
        """Forget the lines written so far."""
        self._kept.clear()

    def write(
        self, pages: list[Page], *, title: str, language: str, picture: Callable[[Picture], str]
    ) -> str:
        """The source of all pages; ``picture`` gives the path by which the compiler finds one."""
        out = [_PRELUDE.format(title=_string(title), language=_string(language))]
        for index, page in enumerate(pages):
            out.append(f"#set page(width: {_n(page.width)}pt, height: {_n(page.height)}pt)")
            if index:
                out.append("#pagebreak(weak: false)")
            for item in (*page.behind, *page.items, *page.front):
                out.extend(self._item(item, picture))
        return "\n".join(out)

    def _item(self, item: Item, picture: Callable[[Picture], str]) -> Iterator[str]:
        match item:
            case Placed():
                yield from self._placed(item, picture)
            case Rule():
                yield from _rule(item, 0.0, 0.0)
            case Shade():
                yield _shade(item, 0.0, 0.0)
            case Sketch():
                yield _sketch(item, 0.0, 0.0, picture)

    def _placed(self, placed: Placed, picture: Callable[[Picture], str]) -> Iterator[str]:
        line, x, y = placed.line, placed.x, placed.y
        for shade in line.shades:
            yield _shade(shade, x, y)
        for sketch in line.sketches:
            yield _sketch(sketch, x, y, picture)
        for dx, dy, code in self._strands(line):
            yield f"#p({_n(x + dx)},{_n(y + dy)},{code})"
        for rule in line.rules:
            yield from _rule(rule, x, y)

    def _strands(self, line: Line) -> list[tuple[float, float, str]]:
        known = self._kept.get(id(line))
        if known is not None and known[0] is line:
            return known[1]
        strands = list(_strands(line))
        self._kept.put(id(line), (line, strands))
        return strands


def _strands(line: Line) -> Iterator[tuple[float, float, str]]:
    """Glyphs that stand on one baseline in a row become one element."""
    row: list[Glyphs] = []
    for glyphs in line.glyphs:
        if row and (not _plain(glyphs) or not _plain(row[-1]) or glyphs.rise != row[-1].rise):
            yield _strand(row, line.baseline)
            row = []
        row.append(glyphs)
    if row:
        yield _strand(row, line.baseline)


def _plain(glyphs: Glyphs) -> bool:
    return glyphs.scale == 1.0 and not glyphs.slant


def _strand(row: list[Glyphs], baseline: float) -> tuple[float, float, str]:
    first = row[0]
    x, y = first.x + _trim(first), baseline - first.rise
    if not _plain(first):
        return first.x, y, _transformed(first)
    parts, end = [], first.x
    for glyphs in row:
        if abs(glyphs.x - end) > _GAP:
            parts.append(f"h({_n(glyphs.x - end)}pt)")
        parts.append(_text(glyphs))
        end = glyphs.x + _own_width(glyphs)
    return x, y, parts[0] if len(parts) == 1 else "{" + ";".join(parts) + "}"


def _own_width(glyphs: Glyphs) -> float:
    """The width that the compiler gives: advances, and tracking between characters."""
    advances = glyphs.face.advances
    natural = sum(advances[character] for character in glyphs.text) * glyphs.size
    return natural + glyphs.tracking * (len(glyphs.text) - 1)


def _trim(glyphs: Glyphs) -> float:
    """The compiler cuts half of an opening mark at the start of a line, and half of its tracking.

    That is given back.
    """
    if glyphs.text[0] not in OPENING:
        return 0.0
    advance = glyphs.face.advances[glyphs.text[0]] * glyphs.size
    if len(glyphs.text) > 1:
        advance += glyphs.tracking / glyphs.scale
    return advance / 2.0


def _transformed(glyphs: Glyphs) -> str:
    trim = _trim(glyphs)
    code = _text(glyphs)
    if trim:
        code = "{" + f"h({_n(trim)}pt);" + code + "}"
    if glyphs.slant:
        code = f"skew(ax: {_SLANT}deg, origin: left + bottom, reflow: false, {code})"
    if glyphs.scale != 1.0:
        percent = _n(glyphs.scale * 100.0)
        code = f"scale(x: {percent}%, origin: left + bottom, reflow: false, {code})"
    return code


def _text(glyphs: Glyphs) -> str:
    family, weight = glyphs.face.family, glyphs.face.weight
    font = f"{_string(family)},{_n(glyphs.size)},{_color(glyphs.color)},{_string(glyphs.text)}"
    tracking = glyphs.tracking / glyphs.scale
    code = f"k({font},{_n(tracking)})" if len(glyphs.text) > 1 and tracking else f"g({font})"
    settings = []
    if weight != _REGULAR:
        settings.append(f"weight: {weight}")
    if glyphs.face.style != "normal":
        settings.append(f"style: {_string(glyphs.face.style)}")
    if glyphs.stroke:
        settings.append(f"stroke: {_n(glyphs.stroke)}pt + {_color(glyphs.color)}")
    return f"text({', '.join(settings)}, {code})" if settings else code


def _rule(rule: Rule, x: float, y: float) -> Iterator[str]:
    color, dash = _color(rule.color), _DASHES.get(rule.style, "none")
    across, down = rule.x2 - rule.x1, rule.y2 - rule.y1
    upright = abs(down) > abs(across)
    for step in _MULTIPLE.get(rule.style, (0.0,)):
        dx, dy = (step * rule.width, 0.0) if upright else (0.0, step * rule.width)
        yield (
            f"#r({_n(x + rule.x1 + dx)},{_n(y + rule.y1 + dy)},{_n(across)},{_n(down)},"
            f"{_n(rule.width)},{color},{dash})"
        )


def _shade(shade: Shade, x: float, y: float) -> str:
    return (
        f"#q({_n(x + shade.x)},{_n(y + shade.y)},{_n(shade.width)},{_n(shade.height)},"
        f"{_color(shade.color)})"
    )


def _sketch(sketch: Sketch, x: float, y: float, picture: Callable[[Picture], str]) -> str:
    item = sketch.picture
    return (
        f"#i({_n(x + sketch.x)},{_n(y + sketch.y)},{_n(item.width_pt)},{_n(item.height_pt)},"
        f"{_string(picture(item))},{_string(item.description)})"
    )


def _color(color: str) -> str:
    return "black" if color == "000000" else f'rgb("#{color}")'


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped.replace(chr(13), "")}"'


def _n(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
