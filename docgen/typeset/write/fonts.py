"""The fonts of one PDF: which characters of which faces it uses, and their embedded subsets.

A code in the text is a glyph's number in its subset. Characters that share a glyph are told apart
by fonts over the same program, so that what is copied out of the PDF is what was written. Not for
the choice of faces (``docgen.typeset.fonts``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from docgen.typeset._face import Face
from docgen.typeset.layout.values import Glyphs, Item, Page, Placed, ShapedGlyph, Turned
from docgen.typeset.write.objects import PdfObjects, array, number, reference
from docgen.typeset.write.program import Program, Programs, Subset

__all__ = ["DocumentFont", "Encoded", "clusters", "fonts_of"]

_PER_BLOCK = 100
_SYMBOLIC = 4
_STEM = 80
_CAP_SHARE = 0.7
_TAG_LETTERS = 6
_KEPT = 16_384
# What a glyph says that only goes with another: a space without width.
_NOTHING = "\u200b"
_MAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
_MAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


class Encoded(NamedTuple):
    """A piece of text as it stands in a content stream: the font's name there, and its codes."""

    font: str
    codes: str


@dataclass(slots=True, kw_only=True)
class DocumentFont:
    """One face in one document; ``characters`` are those it draws, with their glyphs.

    Characters whose glyph has been given to another are in ``doubles``, with their layer.
    """

    name: str
    face: Face
    program: Program
    subset: Subset
    characters: Mapping[str, int]
    joined: Sequence[tuple[str, int]]
    codes: dict[str, str] = field(default_factory=dict)
    doubles: dict[str, int] = field(default_factory=dict)
    joined_places: dict[tuple[str, int], Encoded] = field(default_factory=dict)
    layers: list[list[tuple[str, str]]] = field(default_factory=lambda: [[]])

    def __post_init__(self) -> None:
        codes, used = self.subset.codes, set(self.characters.values())
        if not self.joined and len(used) == len(self.characters):
            self.codes = {one: _hexadecimal(codes[at]) for one, at in self.characters.items()}
            self.layers = [[(code, character) for character, code in self.codes.items()]]
        else:
            self._place_all()

    def _place_all(self) -> None:
        """Give a place to each character and glyph, where some characters share a glyph."""
        used: dict[int, int] = {}
        for character, glyph in self.characters.items():
            layer, self.codes[character] = self._place(character, glyph, used)
            if layer:
                self.doubles[character] = layer
        for text, glyph in self.joined:
            layer, code = self._place(text or _NOTHING, glyph, used)
            self.joined_places[text, glyph] = Encoded(f"{self.name}_{layer}", code)

    def _place(self, text: str, glyph: int, used: dict[int, int]) -> tuple[int, str]:
        layer, code = used.get(glyph, 0), _hexadecimal(self.subset.codes[glyph])
        used[glyph] = layer + 1
        if layer == len(self.layers):
            self.layers.append([])
        self.layers[layer].append((code, text))
        return layer, code

    def encode(self, text: str) -> list[Encoded]:
        """The text in codes, in pieces of one font each."""
        codes, doubles = self.codes, self.doubles
        if not doubles or doubles.keys().isdisjoint(text):
            written = "".join([codes[character] for character in text])
            return [Encoded(f"{self.name}_0", written)]
        return [
            Encoded(f"{self.name}_{layer}", "".join([codes[each] for each in piece]))
            for layer, piece in groupby(text, lambda character: doubles.get(character, 0))
        ]

    def write(self, objects: PdfObjects) -> Mapping[str, int]:
        """Write the font; the objects by the names that content streams use."""
        base = f"{_tag(self.subset)}+{self.face.postscript}"
        descendant = self._descendant(objects, base)
        return {
            f"{self.name}_{layer}": objects.add(
                f"<</Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding /Identity-H "
                f"/DescendantFonts [{reference(descendant)}] "
                f"/ToUnicode {reference(_to_unicode(objects, pairs))}>>"
            )
            for layer, pairs in enumerate(self.layers)
        }

    def _descendant(self, objects: PdfObjects, base: str) -> int:
        scale = 1000.0 / self.program.units
        old = sorted(self.subset.codes, key=self.subset.codes.__getitem__)
        advances = self.program.advances
        widths = array([number(advances[glyph] * scale) for glyph in old])
        outlines = self.subset.kind == "cff"
        kind = "CIDFontType0" if outlines else "CIDFontType2"
        mapping = "" if outlines else " /CIDToGIDMap /Identity"
        return objects.add(
            f"<</Type /Font /Subtype /{kind} /BaseFont /{base} "
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
            f"/FontDescriptor {reference(self._descriptor(objects, base, scale))} "
            f"/DW 1000 /W [0 {widths}]{mapping}>>"
        )

    def _descriptor(self, objects: PdfObjects, base: str, scale: float) -> int:
        box = array(number(edge * scale) for edge in self.program.box)
        ascent, descent = self.face.ascent * 1000.0, self.face.descent * 1000.0
        slant = "0" if self.face.style == "normal" else "-12"
        return objects.add(
            f"<</Type /FontDescriptor /FontName /{base} /Flags {_SYMBOLIC} /FontBBox {box} "
            f"/ItalicAngle {slant} /Ascent {number(ascent)} /Descent {number(-descent)} "
            f"/CapHeight {number(ascent * _CAP_SHARE)} /StemV {_STEM} {self._file(objects)}>>"
        )

    def _file(self, objects: PdfObjects) -> str:
        data = self.subset.data
        if self.subset.kind == "cff":
            # Charstrings are dense: compressing costs twice their making and saves a twentieth.
            position = objects.stream(" /Subtype /CIDFontType0C", data, compress=False)
            return f"/FontFile3 {reference(position)}"
        return f"/FontFile2 {reference(objects.stream(f' /Length1 {len(data)}', data))}"


def fonts_of(pages: list[Page], programs: Programs) -> Mapping[Face, DocumentFont]:
    """The fonts of a document, in the order in which its pages use them."""
    plain: dict[Face, set[str]] = {}
    joined: dict[Face, set[tuple[str, int]]] = {}
    for page in pages:
        for item in (*page.behind, *page.items, *page.front):
            for glyphs in _glyphs(item):
                plain.setdefault(glyphs.face, set()).update(() if glyphs.shaped else glyphs.text)
                if glyphs.shaped:
                    meanings = joined.setdefault(glyphs.face, set())
                    meanings.update((each.text, each.glyph) for each in glyphs.shaped)
    return {
        face: _document_font(
            f"F{index}", face, programs[face], sorted(texts), sorted(joined.get(face, ()))
        )
        for index, (face, texts) in enumerate(plain.items())
    }


def clusters(shaped: Sequence[ShapedGlyph]) -> Iterator[list[ShapedGlyph]]:
    """Shaped glyphs by cluster: each begins with the glyph that carries its text."""
    cluster: list[ShapedGlyph] = []
    for each in shaped:
        if cluster and each.text:
            yield cluster
            cluster = []
        cluster.append(each)
    if cluster:
        yield cluster


def _glyphs(item: Item) -> Iterator[Glyphs]:
    if isinstance(item, Placed):
        yield from item.line.glyphs
    elif isinstance(item, Turned):
        for inner in item.items:
            yield from _glyphs(inner)


def _document_font(
    name: str,
    face: Face,
    program: Program,
    texts: Sequence[str],
    joined: Sequence[tuple[str, int]],
) -> DocumentFont:
    glyph_of = face.advances.glyphs
    characters = {character: glyph_of[character] for character in texts}
    subset = program.subset({*characters.values(), *(glyph for _, glyph in joined)})
    return DocumentFont(
        name=name, face=face, program=program, subset=subset, characters=characters, joined=joined
    )


def _tag(subset: Subset) -> str:
    """Six capital letters that belong to this subset (9.6.4 of ISO 32000-1)."""
    value = int.from_bytes(hashlib.sha256(subset.data).digest()[:8], "big")
    letters = []
    for _ in range(_TAG_LETTERS):
        value, letter = divmod(value, 26)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)


def _to_unicode(objects: PdfObjects, pairs: list[tuple[str, str]]) -> int:
    lines = [f"<{code}> <{_utf_16(text)}>" for code, text in sorted(pairs)]
    blocks = []
    for start in range(0, len(lines), _PER_BLOCK):
        block = lines[start : start + _PER_BLOCK]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
    return objects.stream("", (_MAP_HEAD + "".join(blocks) + _MAP_TAIL).encode("ascii"))


@lru_cache(maxsize=_KEPT)
def _hexadecimal(code: int) -> str:
    return f"{code:04X}"


@lru_cache(maxsize=_KEPT)
def _utf_16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
