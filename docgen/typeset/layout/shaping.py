"""Shaping: each character gets its face and its advance, each gap its kind.

A paragraph is shaped once; breaking it for a width only reads the arrays made here. The glyph
guarantee lives here: a character that no declared face has stops everything, by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from docgen.typeset._face import MISSING, Face
from docgen.typeset.fonts import Chain, FontSet
from docgen.typeset.layout.breaking import BreakRules, find_breaks, join
from docgen.typeset.layout.characters import (
    COLUMN_BREAK,
    DASH,
    DRAWN_AS,
    LINE_BREAK,
    NOT_AT_END,
    NOT_AT_START,
    OBJECT,
    PAGE_BREAK,
    SOFT_HYPHEN,
    SPECIAL,
    TAB,
    Script,
    scripts_of,
)
from docgen.typeset.layout.directions import JOINING, find_levels, find_stretches
from docgen.typeset.layout.gaps import compress_pairs, loosen_edges, space_scripts
from docgen.typeset.layout.habits import WORD, Habits
from docgen.typeset.layout.joining import Joiner
from docgen.typeset.layout.shaped import Box, Shaped, Style
from docgen.typeset.layout.shapes import standing_size
from docgen.typeset.layout.values import Marked
from docgen.typeset.model import (
    Break,
    BreakKind,
    DeclaredFont,
    Field,
    Inline,
    Mark,
    NoteMark,
    ParagraphContent,
    ParagraphFormat,
    Picture,
    RunFormat,
    Settings,
    Shape,
    Tab,
    Text,
)
from docgen.typeset.read.resources import Bounded

__all__ = ["MissingCharacter", "Shaper"]

_NOTHING = "\u2060"
_BREAKS = {
    BreakKind.LINE: LINE_BREAK,
    BreakKind.COLUMN: COLUMN_BREAK,
    BreakKind.PAGE: PAGE_BREAK,
}
_STYLES = 2048
_SUPER_RISE, _SUB_RISE = 0.35, -0.12
_SYNTHETIC_STROKE = 0.02
_CHINESE = frozenset({Script.EAST_ASIAN, Script.EAST_ASIAN_MARK})
_JOINERS = frozenset("\u200c\u200d")
_INVISIBLE = _JOINERS | frozenset(
    "\u200b\u2060\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_KERNED = frozenset({Script.LETTER, Script.DIGIT, Script.LATIN_MARK})
_Fit = tuple[int, int, float]


class MissingCharacter(Exception):  # noqa: N818 - a signal inside layout, given its place above
    """No declared face has this character."""

    def __init__(self, character: str) -> None:
        self.character = character
        super().__init__(character)


class Shaper:
    """Shapes paragraphs with one set of fonts. One per engine, one thread."""

    def __init__(self, fonts: FontSet, habits: Habits = WORD) -> None:
        self._fonts = fonts
        self.habits = habits
        self._joiner = Joiner()
        self._styles: Bounded[int, Style] = Bounded(_STYLES)
        self._known: dict[tuple[Face, ...], dict[str, Face]] = {}
        self.used: dict[tuple[str, str], None] = {}
        self.declared: Mapping[str, DeclaredFont] = {}

    def style(self, fmt: RunFormat) -> Style:
        """The measures of a format; formats are shared objects, so identity recognises them."""
        known = self._styles.get(id(fmt))
        if known is not None and known.format is fmt:
            return known
        return self._styles.put(id(fmt), self._make(fmt))

    def clear(self) -> None:
        """Forget the formats met so far."""
        self._styles.clear()
        self._known.clear()
        self._joiner.clear()

    def _make(self, fmt: RunFormat) -> Style:
        names = (fmt.fonts.ascii, fmt.fonts.high_ansi, fmt.fonts.east_asia)
        chains = tuple(
            self._fonts.resolve(name, self.declared.get(name.strip().lower())) for name in names
        )
        latin, other, east = (self._variants(chain, fmt) for chain in chains)
        size = fmt.size_pt * (self.habits.script_size if fmt.script else 1.0)
        rise = fmt.raise_pt
        if fmt.script:
            rise += fmt.size_pt * (_SUPER_RISE if fmt.script == "superscript" else _SUB_RISE)
        return Style(
            format=fmt,
            size=size,
            scale=fmt.scale,
            spacing=fmt.spacing_pt,
            snap=fmt.snap,
            rise=rise,
            latin=latin,
            other=other,
            east=east,
            latin_known=self._known.setdefault(latin, {}),
            east_known=self._known.setdefault(east, {}),
            chains=chains,
            ascent=_twentieths(latin[0].ascent * fmt.size_pt),
            descent=_twentieths(latin[0].descent * fmt.size_pt),
            east_ascent=_twentieths(east[0].ascent * fmt.size_pt),
            east_descent=_twentieths(east[0].descent * fmt.size_pt),
        )

    def _variants(self, chain: Chain, fmt: RunFormat) -> tuple[Face, ...]:
        return tuple(
            self._fonts.variant(face, bold=fmt.bold, italic=fmt.italic) for face in chain.faces
        )

    def note(self, style: Style, east: bool) -> None:
        """Record what was printed in the stead of the font asked for."""
        chain = style.chains[2 if east else 0]
        if not chain.exact:
            self.used[chain.requested, chain.faces[0].name] = None

    def shape(
        self,
        content: ParagraphContent,
        settings: Settings,
        values: Mapping[int, str],
        grid_extra: float,
        boxes: Mapping[int, Box] = MappingProxyType({}),
    ) -> Shaped:
        """The arrays of a paragraph; ``values`` and ``boxes`` serve its items by their index."""
        shaped = Shaped(joiner=self._joiner)
        starts = []
        for index, item in enumerate(content.items):
            starts.append(len(shaped.chars))
            self._add(shaped, item, values.get(index), boxes.get(index))
            if isinstance(item, Field):
                _mark_field(shaped, index, values.get(index, "0"))
        starts.append(len(shaped.chars))
        shaped.marks = tuple(_marked(mark, starts) for mark in content.marks)
        _settle_scripts(shaped)
        shaped.levels = find_levels(
            shaped.chars,
            shaped.scripts,
            shaped.boxes,
            _marked_right_to_left(shaped.styles),
            right_to_left=content.format.right_to_left,
        )
        self._find_faces(shaped)
        _join_letters(shaped)
        _join_dashes(shaped)
        _measure(shaped, content, settings, grid_extra, self.habits)
        fits = _fits(shaped)
        if fits:
            self._fit(shaped, fits, content, settings, grid_extra)
        _find_breaks(shaped, content.format, settings)
        for begin, end, _ in fits:
            join(shaped.legal, begin, end)
        for index in (*shaped.attached, *_notes_after_text(shaped)):
            join(shaped.legal, index - 1, index + 1)
        return shaped

    def _fit(
        self,
        shaped: Shaped,
        fits: list[_Fit],
        content: ParagraphContent,
        settings: Settings,
        grid_extra: float,
    ) -> None:
        """Text too wide for its measure is narrowed, then what is left is shared among its gaps."""
        for begin, end, width in fits:
            natural = shaped.start[end] - shaped.start[begin]
            if natural <= width:
                continue
            for index in range(begin, end):
                fmt = shaped.styles[index].format
                narrow = replace(fmt, scale=fmt.scale * width / natural)
                known = shaped.styles[index - 1] if index > begin else None
                same = known is not None and known.format == narrow
                shaped.styles[index] = known if known and same else self._make(narrow)
        for array in (shaped.start, shaped.gap, shaped.natural):
            array.clear()
        _measure(shaped, content, settings, grid_extra, self.habits)
        _space_out(shaped, fits)

    def _add(self, shaped: Shaped, item: Inline, value: str | None, box: Box | None) -> None:
        style = self.style(item.format)
        text = ""
        match item:
            case Text():
                text = item.text
            case Tab():
                text = TAB
                if item.alignment is not None:
                    shaped.tabs[len(shaped.chars)] = item
            case Break():
                text = _BREAKS[item.kind]
            case Picture() | Shape():
                text = OBJECT
                shaped.pictures[len(shaped.chars)] = item
            case Field():
                text = value or "0"
            case NoteMark():
                text = value or _NOTHING
                if item.note is not None:
                    shaped.notes[len(shaped.chars)] = item.note
                shaped.silent.update(range(len(shaped.chars), len(shaped.chars) + len(text)))
            case _ if box is not None:
                text = OBJECT
                shaped.boxes[len(shaped.chars)] = box
        shaped.chars.extend(text)
        shaped.styles.extend([style] * len(text))
        scripts = scripts_of(text, as_marks=isinstance(item, NoteMark))
        shaped.scripts.extend(scripts if box is None else ["E"])

    def _find_faces(self, shaped: Shaped) -> None:
        faces, attached = shaped.faces, shaped.attached
        noted: tuple[Style | None, bool] = (None, False)
        for index, (character, style, kind) in enumerate(
            zip(shaped.chars, shaped.styles, shaped.scripts, strict=True)
        ):
            east = kind in _CHINESE
            known = style.east_known if east else style.latin_known
            face = known.get(character)
            if face is None or index in attached:
                faces.append(self._face(shaped, index, known))
                continue
            if noted[0] is not style or noted[1] is not east:
                noted = (style, east)
                self.note(style, east)
            faces.append(face)

    def _face(self, shaped: Shaped, index: int, known: dict[str, Face]) -> Face | None:
        """The face of a character; one that it has wherever it stands is added to ``known``."""
        character, style, kind = shaped.chars[index], shaped.styles[index], shaped.scripts[index]
        if character in SPECIAL or character in _INVISIBLE:
            return shaped.faces[-1] if character in _JOINERS and shaped.faces else None
        if index in shaped.attached:
            return self._face_with_mark(shaped, index)
        if character in _SELECTORS:
            return None
        east = kind in _CHINESE
        face = (style.east if east else style.latin)[0]
        if face.advances[character] == MISSING:
            face = _other_face(character, style, east)
        self.note(style, east)
        if kind not in JOINING:
            known[character] = face
        elif face is not style.latin[0]:
            self.used[style.chains[0].requested, face.name] = None
        return face

    def _face_with_mark(self, shaped: Shaped, index: int) -> Face | None:
        """The face that draws a mark with the character before it, which is put into that face."""
        character, style = shaped.chars[index], shaped.styles[index]
        before = shaped.faces[index - 1]
        if before is None:
            return None
        if before.advances[character] != MISSING or character in _SELECTORS:
            return before
        base = index - 1
        while base in shaped.attached:
            base -= 1
        text = "".join(shaped.chars[base : index + 1])
        east = shaped.scripts[base] in {"E", "P"}
        for face in (before, *(style.east if east else style.latin)):
            if self._joiner.covers(face, text):
                shaped.faces[base:index] = [face] * (index - base)
                return face
        raise MissingCharacter(character)


def _marked_right_to_left(styles: Sequence[Style]) -> Sequence[bool] | None:
    """Which characters are of runs that Word marks so; None where none is."""
    if not any(style.format.right_to_left for style in set(styles)):
        return None
    return [style.format.right_to_left for style in styles]


def _notes_after_text(shaped: Shaped) -> Iterator[int]:
    """The marks of notes right after text, with which they stay."""
    for index in shaped.notes:
        before = index - 1
        if index and shaped.scripts[before] != Script.SPACE and shaped.chars[before] not in SPECIAL:
            yield index


def _join_letters(shaped: Shaped) -> None:
    """The advances of letters that join, and which of them are drawn with the one before."""
    for begin, end in find_stretches(
        shaped.faces, shaped.styles, shaped.scripts, shaped.levels, shaped.attached
    ):
        _join(shaped, begin, end)
    if _JOINERS.isdisjoint(shaped.chars):
        return
    for index, character in enumerate(shaped.chars):
        if character in _JOINERS and index not in shaped.advances:
            shaped.faces[index] = None


def _join_dashes(shaped: Shaped) -> None:
    """A Chinese dash (破折号) is one stroke as wide as its two characters."""
    if DASH not in shaped.chars:
        return
    looks = zip(shaped.chars, shaped.scripts, map(id, shaped.styles), strict=True)
    begin = 0
    for (character, kind, _), group in groupby(looks):
        end = begin + len(list(group))
        if character == DASH and kind == Script.EAST_ASIAN_MARK:
            _join(shaped, begin, end)
        begin = end


def _join(shaped: Shaped, begin: int, end: int) -> None:
    face = shaped.faces[begin]
    assert face is not None
    found = shaped.joiner.advances(
        face, shaped.text(begin, end), right_to_left=shaped.is_right_to_left(begin)
    )
    for index, advance in enumerate(found, begin):
        shaped.advances[index] = advance or 0.0
        if advance is None:
            shaped.attached.add(index)


def _mark_field(shaped: Shaped, index: int, value: str) -> None:
    """Its number stands on the page and is no part of the running text."""
    begin = len(shaped.chars) - len(value)
    shaped.fields[begin] = index
    shaped.silent.update(range(begin, len(shaped.chars)))


def _fits(shaped: Shaped) -> list[_Fit]:
    """The stretches that fill a width of their own, by where they begin and end."""
    fits: list[_Fit] = []
    if all(style.format.fit is None for style in set(shaped.styles)):
        return fits
    for index, style in enumerate(shaped.styles):
        fit = style.format.fit
        if fit is None or shaped.chars[index] in SPECIAL:
            continue
        if fits and fits[-1][1] == index and shaped.styles[index - 1].format.fit == fit:
            fits[-1] = (fits[-1][0], index + 1, fit[1])
        else:
            fits.append((index, index + 1, fit[1]))
    return fits


def _space_out(shaped: Shaped, fits: list[_Fit]) -> None:
    for begin, end, width in fits:
        free = width - (shaped.start[end] - shaped.start[begin])
        share = free / (end - begin - 1) if end - begin > 1 else 0.0
        for index in range(begin + 1, end):
            shaped.start[index] += share * (index - begin)
        for index in range(end, len(shaped.start)):
            shaped.start[index] += free


def _find_breaks(shaped: Shaped, fmt: ParagraphFormat, settings: Settings) -> None:
    start, end = settings.not_at_start, settings.not_at_end
    rules = BreakRules(
        kinsoku=fmt.kinsoku,
        words=fmt.whole_words,
        not_at_start=NOT_AT_START if start is None else start,
        not_at_end=NOT_AT_END if end is None else end,
    )
    chars = shaped.chars
    if shaped.boxes:
        chars = ["字" if index in shaped.boxes else one for index, one in enumerate(chars)]
    shaped.legal.extend(find_breaks(chars, shaped.scripts, rules))


def _marked(mark: Mark, starts: list[int]) -> Marked:
    begin, end = (starts[item] + character for item, character in (mark.begin, mark.end))
    return Marked(pointer=mark.pointer, begin=begin, end=end)


def _other_face(character: str, style: Style, east: bool) -> Face:
    drawn = DRAWN_AS.get(character, character)
    for face in style.east if east else style.latin:
        if face.advances[drawn] != MISSING:
            return face
    raise MissingCharacter(character)


def _twentieths(length: float) -> float:
    return round(length * 20.0) / 20.0


def _settle_scripts(shaped: Shaped) -> None:
    """Signs of either script follow the hint, else the script beside them, as LibreOffice does."""
    scripts = shaped.scripts
    if Script.ATTACHED in scripts:
        for index, kind in enumerate(scripts):
            if kind == Script.ATTACHED:
                scripts[index] = scripts[index - 1] if index else "L"
                if index and shaped.chars[index - 1] not in SPECIAL:
                    shaped.attached.add(index)
    if Script.EITHER not in scripts:
        return
    strong = {"E": "P", "P": "P", "L": "M", "D": "M"}
    after: list[str | None] = [None] * len(scripts)
    following: str | None = None
    for index in range(len(scripts) - 1, -1, -1):
        after[index] = following
        following = strong.get(scripts[index], following)
    before: str | None = None
    for index, kind in enumerate(scripts):
        if kind == Script.EITHER:
            hinted = "P" if shaped.styles[index].format.east_asian else None
            scripts[index] = hinted or before or after[index] or "P"
        else:
            before = strong.get(kind, before)


def _measure(
    shaped: Shaped,
    content: ParagraphContent,
    settings: Settings,
    grid_extra: float,
    habits: Habits,
) -> None:
    fmt = content.format
    _advance(shaped, grid_extra if fmt.snap else 0.0)
    if any(style.format.kern for style in set(shaped.styles)):
        _kern(shaped)
    if fmt.space_latin or fmt.space_digits:
        share = habits.between_scripts
        space_scripts(shaped, share, latin=fmt.space_latin, digits=fmt.space_digits)
    if not habits.tightens_edges:
        loosen_edges(shaped)
    if settings.compress_punctuation and habits.compresses:
        compress_pairs(shaped)


def _advance(shaped: Shaped, grid_extra: float) -> None:
    """Each character after the one before, by its own advance and what its run and the grid add."""
    start, natural, gap = shaped.start, shaped.natural, shaped.gap
    x = 0.0
    for index, (character, style, face, kind) in enumerate(
        zip(shaped.chars, shaped.styles, shaped.faces, shaped.scripts, strict=True)
    ):
        start.append(x)
        if face is None or character == SOFT_HYPHEN:
            natural.append(0.0)
            gap.append(0.0 if face is None else -_natural("-", style, face) - style.spacing)
            x += _object_width(shaped, index) if face is None else 0.0
            continue
        if index in shaped.advances:
            own = shaped.advances[index] * style.size * style.scale
            reach = x + own + (0.0 if index + 1 in shaped.attached else style.spacing)
        else:
            drawn = face.advances[character]
            own = (drawn if drawn != MISSING else _stand_in(character, face)) * style.size
            own *= style.scale
            reach = x + (own + style.spacing)
        if grid_extra and style.snap and kind in _CHINESE:
            reach += grid_extra * style.scale
        x = max(x, reach)
        natural.append(own)
        gap.append(0.0)
    start.append(x)


def _kern(shaped: Shaped) -> None:
    """Letters of one run drawn closer, or apart, as their font says."""
    shift = 0.0
    for index in range(1, len(shaped.chars)):
        style, face = shaped.styles[index], shaped.faces[index]
        kerned = (
            style.format.kern
            and face is not None
            and style is shaped.styles[index - 1]
            and face is shaped.faces[index - 1]
            and shaped.scripts[index - 1] in _KERNED
            and shaped.scripts[index] in _KERNED
            and not {index - 1, index} & shaped.advances.keys()
        )
        if kerned and face is not None:
            pair = shaped.chars[index - 1] + shaped.chars[index]
            shift += shaped.joiner.kerning(face, pair) * style.size * style.format.scale
        shaped.start[index] += shift
    shaped.start[-1] += shift


def _object_width(shaped: Shaped, index: int) -> float:
    box, picture = shaped.boxes.get(index), shaped.pictures.get(index)
    if box is not None:
        return box.width
    return standing_size(picture)[0] if picture and picture.placement is None else 0.0


def _natural(character: str, style: Style, face: Face) -> float:
    drawn = face.advances[character]
    if drawn == MISSING:
        drawn = _stand_in(character, face)
    return drawn * style.size * style.scale


def _stand_in(character: str, face: Face) -> float:
    """The advance of what is drawn for a character that the face does not have."""
    return face.advances[DRAWN_AS[character]]
