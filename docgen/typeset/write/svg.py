"""A page as SVG: outlines of glyphs, so that it looks the same in any browser, with any fonts.

Each outline stands once in a page and is used by number. Not for what can be copied as text.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from docgen.typeset._face import Face
from docgen.typeset.layout.values import (
    Glyphs,
    Item,
    Line,
    Page,
    Placed,
    Rule,
    Shade,
    Sketch,
    Turned,
)
from docgen.typeset.write.content import SLANT
from docgen.typeset.write.objects import number
from docgen.typeset.write.program import Program, Programs
from docgen.typeset.write.rules import strokes

__all__ = ["SvgWriter"]

_MEDIA = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}


class SvgWriter:
    """Draws pages with the font programs of one engine. One thread."""

    def __init__(self, programs: Programs, faces: Sequence[Face]) -> None:
        self._programs = programs
        self._numbers = {face: index for index, face in enumerate(faces)}

    def write(self, page: Page) -> str:
        """The SVG of a page, measured in points."""
        drawing = _Drawing(programs=self._programs, numbers=self._numbers)
        for item in (*page.behind, *page.items, *page.front):
            drawing.draw(item)
        width, height = number(page.width), number(page.height)
        outlines = "".join(f'<path id="{key}" d="{path}"/>' for key, path in drawing.paths.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
            f'viewBox="0 0 {width} {height}"><rect width="100%" height="100%" fill="#fff"/>'
            f"<defs>{outlines}</defs>{''.join(drawing.out)}</svg>"
        )


@dataclass(slots=True, kw_only=True)
class _Drawing:
    """The elements of one page, and the outlines that they use."""

    programs: Programs
    numbers: Mapping[Face, int]
    out: list[str] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)

    def draw(self, item: Item) -> None:
        match item:
            case Placed():
                self._line(item.line, item.x, item.y)
            case Rule():
                self.out.extend(_rule(item, 0.0, 0.0))
            case Shade():
                self.out.append(_shade(item, 0.0, 0.0))
            case Sketch():
                self.out.append(_sketch(item, 0.0, 0.0))
            case Turned():
                place = f"translate({number(item.x)} {number(item.y)})"
                self.out.append(f'<g transform="{place} rotate({number(item.degrees)})">')
                for inner in item.items:
                    self.draw(inner)
                self.out.append("</g>")

    def _line(self, line: Line, x: float, y: float) -> None:
        self.out.extend(_shade(shade, x, y) for shade in line.shades)
        self.out.extend(_sketch(sketch, x, y) for sketch in line.sketches)
        for glyphs in line.glyphs:
            self._glyphs(glyphs, x + glyphs.x, y + line.baseline - glyphs.rise)
        for rule in line.rules:
            self.out.extend(_rule(rule, x, y))

    def _glyphs(self, glyphs: Glyphs, x: float, y: float) -> None:
        program = self.programs[glyphs.face]
        scale = glyphs.size / program.units
        across = scale * glyphs.scale
        lean = SLANT * across if glyphs.slant else 0.0
        place = f"matrix({across:.6g} 0 {lean:.6g} {-scale:.6g} {number(x)} {number(y)})"
        style = f' fill="#{glyphs.color}"'
        if glyphs.stroke:
            style += f' stroke="#{glyphs.color}" stroke-width="{number(glyphs.stroke / scale)}"'
        uses = "".join(self._uses(glyphs, program, glyphs.tracking / across))
        self.out.append(f'<g transform="{place}"{style}>{uses}</g>')

    def _uses(self, glyphs: Glyphs, program: Program, tracking: float) -> Iterator[str]:
        at = 0.0
        if glyphs.shaped:
            units = program.units / glyphs.size
            for each in glyphs.shaped:
                yield self._use(
                    glyphs.face, program, each.glyph, at + each.dx * units, each.dy * units
                )
                at += each.advance * units
            return
        for character in glyphs.text:
            glyph = glyphs.face.advances.glyphs[character]
            yield self._use(glyphs.face, program, glyph, at, 0.0)
            at += program.advances[glyph] + tracking

    def _use(self, face: Face, program: Program, glyph: int, x: float, y: float) -> str:
        key = f"f{self.numbers[face]}g{glyph}"
        path = self.paths.get(key)
        if path is None:
            path = self.paths[key] = program.path(glyph)
        if not path:
            return ""
        rise = f' y="{y:.0f}"' if y else ""
        return f'<use href="#{key}" x="{x:.0f}"{rise}/>'


def _rule(rule: Rule, x: float, y: float) -> Iterator[str]:
    for stroke in strokes(rule, x, y):
        points = " ".join(f"{number(across)},{number(down)}" for across, down in stroke.points)
        dash = " ".join(number(part) for part in stroke.dash)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        yield (
            f'<polyline points="{points}" fill="none" stroke="#{rule.color}" '
            f'stroke-width="{number(stroke.width)}"{dashes}/>'
        )


def _shade(shade: Shade, x: float, y: float) -> str:
    return (
        f'<rect x="{number(x + shade.x)}" y="{number(y + shade.y)}" '
        f'width="{number(shade.width)}" height="{number(shade.height)}" fill="#{shade.color}"/>'
    )


def _sketch(sketch: Sketch, x: float, y: float) -> str:
    item = sketch.picture
    data = base64.b64encode(item.data).decode("ascii")
    label = f"<title>{_escaped(item.description)}</title>" if item.description else ""
    return (
        f'<image x="{number(x + sketch.x)}" y="{number(y + sketch.y)}" '
        f'width="{number(item.width_pt)}" height="{number(item.height_pt)}" '
        f'preserveAspectRatio="none" href="data:{_MEDIA[item.kind]};base64,{data}">{label}</image>'
    )


def _escaped(text: str) -> str:
    return quoteattr(text)[1:-1]
