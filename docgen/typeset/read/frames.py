"""Text frames (``w:framePr``): paragraphs that stand in a box anchored in the paragraph after them.

Older files hold the page number in one. Drop caps are refused by name. Not for text boxes, which
are drawings (``shapes``).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.model import NO_MARGINS, Margins, Paragraph, Placement, Shape
from docgen.typeset.read.xml import Element, Unsupported, W, child, raw, twips

__all__ = ["Frames"]

_FRAMES_X = {"text": "column"}
_FRAMES_Y = {"text": "paragraph"}
_BESIDE = frozenset({"around", "auto", "tight", "through"})


@dataclass(slots=True, kw_only=True)
class Frames:
    """The frames of one stretch of blocks; ``flows`` says that text keeps clear of them."""

    flows: bool
    waiting: list[tuple[Element, list[Paragraph]]] = field(default_factory=list)

    def takes(self, element: Element, paragraph: Paragraph) -> bool:
        """Whether a paragraph stands in a frame; equal frames that follow each other are one."""
        properties = child(element, "pPr")
        frame = None if properties is None else child(properties, "framePr")
        if frame is None:
            return False
        if child(properties, "sectPr") is not None:
            raise _refused(paragraph, "a text frame at the end of a section")
        if self.waiting and raw(self.waiting[-1][0]) == raw(frame):
            self.waiting[-1][1].append(paragraph)
        else:
            self.waiting.append((frame, [paragraph]))
        return True

    def anchored(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with the frames before it anchored in it."""
        if not self.waiting:
            return paragraph
        shapes = tuple(self._shape(frame, held) for frame, held in self.waiting)
        self.waiting = []
        content, count = paragraph.content, len(shapes)
        marks = tuple(
            replace(
                mark,
                begin=(mark.begin[0] + count, mark.begin[1]),
                end=(mark.end[0] + count, mark.end[1]),
            )
            for mark in content.marks
        )
        items = (*shapes, *content.items)
        return replace(paragraph, content=replace(content, items=items, marks=marks))

    def finish(self) -> None:
        """Refuse a frame with nothing after it to be anchored in."""
        if self.waiting:
            raise _refused(self.waiting[0][1][0], "a text frame without a paragraph after it")

    def _shape(self, frame: Element, held: list[Paragraph]) -> Shape:
        try:
            return _shape(frame, held, flows=self.flows)
        except Unsupported as error:
            raise _refused(held[0], error.feature) from error


def _refused(paragraph: Paragraph, feature: str) -> UnsupportedFeatureError:
    return UnsupportedFeatureError(feature=feature, part=paragraph.part, place=paragraph.place)


def _shape(frame: Element, held: list[Paragraph], *, flows: bool) -> Shape:
    if frame.get(W + "dropCap", "none") != "none":
        raise Unsupported("a drop cap")
    width = frame.get(W + "w")
    exact = frame.get(W + "hRule", "auto") == "exact"
    return Shape(
        geometry="rect",
        width_pt=0.0 if width is None else twips(frame, "w"),
        height_pt=twips(frame, "h"),
        fill=None,
        outline=None,
        insets=NO_MARGINS,
        vertical="top",
        direction="across",
        grows=not exact,
        wraps=width is not None,
        blocks=tuple(held),
        degrees=0.0,
        rising=False,
        placement=_placement(frame, flows=flows),
        format=held[0].content.mark,
    )


def _placement(frame: Element, *, flows: bool) -> Placement:
    from_x, from_y = frame.get(W + "hAnchor", "page"), frame.get(W + "vAnchor", "page")
    across, down = frame.get(W + "xAlign"), frame.get(W + "yAlign")
    if down == "inline":
        down = None
    beside = "square" if frame.get(W + "wrap", "auto") in _BESIDE else "topAndBottom"
    space, above = twips(frame, "hSpace"), twips(frame, "vSpace")
    return Placement(
        from_x=_FRAMES_X.get(from_x, from_x),
        from_y=_FRAMES_Y.get(from_y, from_y),
        x_pt=twips(frame, "x") if across is None else None,
        y_pt=twips(frame, "y") if down is None else None,
        align_x=across,
        align_y=down,
        behind=False,
        wrap=beside if flows else "none",
        gaps=Margins(top=above, left=space, bottom=above, right=space),
    )
