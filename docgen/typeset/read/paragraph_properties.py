"""``w:pPr``: the properties of paragraphs, as a mapping that styles can be merged from.

Keys are the fields of ``ParagraphFormat``; tabs and borders merge by position and by side. Not for
numbering, whose reference is kept under ``num`` for ``numbering`` to resolve.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen.typeset.model import Alignment, Border, Borders, LineRule, ParagraphFormat, TabStop
from docgen.typeset.read.borders import read_fill, read_sides
from docgen.typeset.read.xml import (
    Element,
    Unsupported,
    W,
    child,
    local,
    number,
    on_off,
    twips,
    val,
)

__all__ = ["LEADERS", "merge_paragraph", "paragraph_format", "read_paragraph_properties"]

_Out = dict[str, object]

_HARMLESS = frozenset(
    [
        "pStyle",
        "rPr",
        "sectPr",
        "suppressAutoHyphens",
        "adjustRightInd",
        "cnfStyle",
        "divId",
        "suppressOverlap",
        "textboxTightWrap",
    ]
)
_REFUSED = {
    "framePr": "a style that puts paragraphs into a text frame",
    "pPrChange": "a tracked change",
}
_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "both": Alignment.JUSTIFY,
    "distribute": Alignment.DISTRIBUTE,
    "lowKashida": Alignment.JUSTIFY,
    "mediumKashida": Alignment.JUSTIFY,
    "highKashida": Alignment.JUSTIFY,
}
LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "heavy", "middleDot": "·"}
_TAB_KINDS = {
    "left": "left",
    "start": "left",
    "num": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "decimal": "decimal",
    "bar": "bar",
    "clear": "clear",
}
_VERTICALS = frozenset({"auto", "baseline", "top", "center", "bottom"})
_RULES = {rule.value: rule for rule in LineRule}
_MAX_LINES = 132
_BODY_LEVEL = 9


def read_paragraph_properties(element: Element | None, *, framed: bool = False) -> _Out:
    """The properties that this ``w:pPr`` sets, and only those; it may stand in a frame or not."""
    out: _Out = {}
    for item in element if element is not None else ():
        name = local(item)
        reader = _READERS.get(name)
        if reader is not None:
            reader(item, out)
        elif name in _REFUSED and not (framed and name == "framePr"):
            raise Unsupported(_REFUSED[name])
        elif name not in _HARMLESS and name not in _REFUSED and item.tag.startswith(W):
            raise Unsupported(f"the paragraph property w:{name}")
    return out


def merge_paragraph(base: Mapping[str, object], over: Mapping[str, object]) -> _Out:
    """``over`` on top of ``base``; tab stops join, a cleared one goes."""
    merged = {**base, **over}
    if "tabs" in base and "tabs" in over:
        merged["tabs"] = {**_as_dict(base["tabs"]), **_as_dict(over["tabs"])}
    if "borders" in base and "borders" in over:
        merged["borders"] = {**_as_dict(base["borders"]), **_as_dict(over["borders"])}
    return merged


def paragraph_format(properties: Mapping[str, object], style: str) -> ParagraphFormat:
    """The resolved format of merged properties."""
    values = {key: value for key, value in properties.items() if key != "num"}
    stops = _as_dict(values.pop("tabs", {}))
    if values.pop("mirror", False) and _leans(values):
        raise Unsupported("indents that change sides on even pages")
    kept = [stop for stop in stops.values() if isinstance(stop, TabStop)]
    sides = {
        key: side
        for key, side in _as_dict(values.pop("borders", {})).items()
        if isinstance(side, Border) and key in {"top", "left", "bottom", "right", "between"}
    }
    return ParagraphFormat(
        style=style,
        tabs=tuple(sorted(kept, key=lambda stop: stop.position_pt)),
        borders=Borders(**sides),
        **values,  # type: ignore[arg-type]
    )


def _leans(values: Mapping[str, object]) -> bool:
    left, right = (
        (values.get(f"{side}_chars"), values.get(f"{side}_pt", 0.0)) for side in ("left", "right")
    )
    return left != right


def _as_dict(value: object) -> dict[object, object]:
    assert isinstance(value, dict)
    return value


def _flag(key: str) -> Callable[[Element, _Out], None]:
    def read(item: Element, out: _Out) -> None:
        out[key] = on_off(item)

    return read


def _alignment(item: Element, out: _Out) -> None:
    kind = _ALIGNMENTS.get(val(item))
    if kind is None:
        raise Unsupported(f"the alignment {val(item)}")
    out["alignment"] = kind


def _indents(item: Element, out: _Out) -> None:
    for names, key in ((("start", "left"), "left"), (("end", "right"), "right")):
        for name in names:
            if item.get(W + name) is not None:
                out[f"{key}_pt"] = twips(item, name)
            if item.get(f"{W}{name}Chars") is not None:
                out[f"{key}_chars"] = _chars(item, f"{name}Chars")
    _first_line(item, out)


def _chars(item: Element, name: str) -> float | None:
    return number(item, name) / 100.0 or None


def _first_line(item: Element, out: _Out) -> None:
    for name, sign in (("firstLine", 1.0), ("hanging", -1.0)):
        if item.get(W + name) is not None:
            out["first_pt"] = sign * twips(item, name)
    for name, sign in (("firstLineChars", 1.0), ("hangingChars", -1.0)):
        if item.get(W + name) is not None:
            chars = _chars(item, name)
            out["first_chars"] = None if chars is None else sign * chars


def _spacing(item: Element, out: _Out) -> None:
    for name in ("before", "after"):
        if item.get(W + name) is not None:
            out[f"{name}_pt"] = twips(item, name)
        if item.get(f"{W}{name}Lines") is not None:
            out[f"{name}_lines"] = number(item, f"{name}Lines") / 100.0 or None
        automatic = item.get(f"{W}{name}Autospacing")
        if automatic in {"1", "true", "on"}:
            out[f"{name}_pt"], out[f"{name}_lines"] = 14.0, None
    if item.get(W + "lineRule") is not None or item.get(W + "line") is not None:
        _line(item, out)


def _line(item: Element, out: _Out) -> None:
    rule = _RULES.get(item.get(W + "lineRule", "auto"))
    if rule is None:
        raise Unsupported(f"the line rule {item.get(W + 'lineRule')}")
    if item.get(W + "line") is None:
        return
    amount = number(item, "line")
    if amount <= 0 or (rule is LineRule.AUTO and amount > _MAX_LINES * 240):
        raise Unsupported("a line spacing that is not positive")
    out["line_rule"] = rule
    out["line"] = amount / 240.0 if rule is LineRule.AUTO else amount / 20.0


def _tabs(item: Element, out: _Out) -> None:
    stops: dict[object, object] = {}
    for tab in item:
        kind = _TAB_KINDS.get(val(tab, "left"))
        if kind is None:
            raise Unsupported(f"the tab stop {val(tab)}")
        leader = tab.get(W + "leader", "none")
        position = twips(tab, "pos")
        stops[position] = (
            None
            if kind == "clear"
            else TabStop(position_pt=position, alignment=kind, leader=LEADERS.get(leader))
        )
    out["tabs"] = stops


def _borders(item: Element, out: _Out) -> None:
    out["borders"] = read_sides(item)


def _shading(item: Element, out: _Out) -> None:
    out["fill"] = read_fill(item)


def _numbering(item: Element, out: _Out) -> None:
    level, reference = child(item, "ilvl"), child(item, "numId")
    known = out.get("num")
    before = known if isinstance(known, tuple) else (None, None)
    out["num"] = (
        before[0] if reference is None else val(reference),
        None if level is None else int(number(level)),
    )


def _outline(item: Element, out: _Out) -> None:
    level = int(number(item))
    out["outline"] = level if 0 <= level < _BODY_LEVEL else None


def _unnumbered(item: Element, out: _Out) -> None:
    out["numbered_lines"] = not on_off(item)


def _vertical(item: Element, out: _Out) -> None:
    kind = val(item, "auto")
    if kind not in _VERTICALS:
        raise Unsupported(f"the text alignment {kind}")
    out["vertical"] = kind


def _text_direction(item: Element, _out: _Out) -> None:
    if val(item, "lrTb") not in {"lrTb", "lr"}:
        raise Unsupported("vertical text")


_READERS: dict[str, Callable[[Element, _Out], None]] = {
    "jc": _alignment,
    "ind": _indents,
    "spacing": _spacing,
    "tabs": _tabs,
    "pBdr": _borders,
    "shd": _shading,
    "numPr": _numbering,
    "outlineLvl": _outline,
    "bidi": _flag("right_to_left"),
    "textDirection": _text_direction,
    "keepNext": _flag("keep_next"),
    "keepLines": _flag("keep_lines"),
    "widowControl": _flag("widow_control"),
    "pageBreakBefore": _flag("page_break_before"),
    "contextualSpacing": _flag("contextual"),
    "snapToGrid": _flag("snap"),
    "kinsoku": _flag("kinsoku"),
    "overflowPunct": _flag("hanging_punctuation"),
    "autoSpaceDE": _flag("space_latin"),
    "autoSpaceDN": _flag("space_digits"),
    "topLinePunct": _flag("narrow_openings"),
    "wordWrap": _flag("whole_words"),
    "mirrorIndents": _flag("mirror"),
    "suppressLineNumbers": _unnumbered,
    "textAlignment": _vertical,
}
