"""How alike two versions of the same pages are: characters, their places, and rules.

A character is in place within 2 pt across and 4 pt down, a rule within 1.5 pt. Not for saying which
of the two is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docgen.bench.faithful.reading import Glyph, PageMarks, Rule

__all__ = ["Likeness", "PageLikeness", "compare_pages"]

ACROSS_PT, DOWN_PT, RULE_PT = 2.0, 4.0, 1.5
_NEGLIGIBLE_PT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLikeness:
    """One page: what only one side has or has elsewhere, and how much of the rules both have."""

    characters: int
    in_place: int
    same_characters: bool
    rules_pt: float
    rules_shared_pt: float
    ours_astray: tuple[Glyph, ...]
    theirs_astray: tuple[Glyph, ...]

    @property
    def same(self) -> bool:
        """Whether everything is in place."""
        nothing = not self.ours_astray and not self.theirs_astray
        return nothing and self.rules_shared_pt >= self.rules_pt - _NEGLIGIBLE_PT


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A whole file."""

    ours: int
    theirs: int
    pages: tuple[PageLikeness, ...]

    @property
    def same_pages(self) -> bool:
        """Whether both have as many pages."""
        return self.ours == self.theirs

    @property
    def same_characters(self) -> bool:
        """Whether each page prints the same characters on both sides."""
        return self.same_pages and all(page.same_characters for page in self.pages)

    @property
    def characters(self) -> int:
        """How many characters there are to place."""
        return sum(page.characters for page in self.pages)

    @property
    def in_place(self) -> float:
        """The share of characters in place, of the side that has more."""
        return _share(sum(page.in_place for page in self.pages), self.characters)

    @property
    def rules(self) -> float:
        """The share of the length of rules that the other side has at the same place."""
        shared = sum(page.rules_shared_pt for page in self.pages)
        return _share(shared, sum(page.rules_pt for page in self.pages))


def compare_pages(ours: Sequence[PageMarks], theirs: Sequence[PageMarks]) -> Likeness:
    """Compare page by page; a page that one side lacks is empty there."""
    nothing = PageMarks(width=0.0, height=0.0, glyphs=(), rules=())
    count = max(len(ours), len(theirs))
    pairs = (
        (
            ours[index] if index < len(ours) else nothing,
            theirs[index] if index < len(theirs) else nothing,
        )
        for index in range(count)
    )
    return Likeness(
        ours=len(ours), theirs=len(theirs), pages=tuple(_page(one, two) for one, two in pairs)
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _page(ours: PageMarks, theirs: PageMarks) -> PageLikeness:
    mine, yours = _astray(ours.glyphs, theirs.glyphs)
    counts = (_counted(ours.glyphs), _counted(theirs.glyphs))
    lengths = [sum(rule.end - rule.start for rule in side.rules) for side in (ours, theirs)]
    shared = _covered(ours.rules, theirs.rules) + _covered(theirs.rules, ours.rules)
    return PageLikeness(
        characters=max(len(ours.glyphs), len(theirs.glyphs)),
        in_place=len(ours.glyphs) - len(mine),
        same_characters=counts[0] == counts[1],
        rules_pt=sum(lengths),
        rules_shared_pt=shared,
        ours_astray=tuple(mine),
        theirs_astray=tuple(yours),
    )


def _counted(glyphs: Iterable[Glyph]) -> Counter[str]:
    return Counter(glyph.text for glyph in glyphs)


def _astray(ours: Iterable[Glyph], theirs: Iterable[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """The characters of each side that have no partner in place; partners are one to one."""
    waiting: defaultdict[str, list[Glyph]] = defaultdict(list)
    for glyph in theirs:
        waiting[glyph.text].append(glyph)
    alone = []
    for glyph in ours:
        near = [other for other in waiting[glyph.text] if _in_place(glyph, other)]
        if near:
            waiting[glyph.text].remove(min(near, key=lambda other: abs(other.x - glyph.x)))
        else:
            alone.append(glyph)
    return alone, [glyph for rest in waiting.values() for glyph in rest]


def _in_place(one: Glyph, two: Glyph) -> bool:
    return abs(one.x - two.x) <= ACROSS_PT and abs(one.y - two.y) <= DOWN_PT


def _covered(rules: Iterable[Rule], others: Sequence[Rule]) -> float:
    """The length of ``rules`` that ``others`` have too, to within the tolerance at the ends."""
    total = 0.0
    for rule in rules:
        spans = sorted(
            (max(other.start - RULE_PT, rule.start), min(other.end + RULE_PT, rule.end))
            for other in others
            if other.upright == rule.upright and abs(other.at - rule.at) <= RULE_PT
        )
        reached = rule.start
        for start, end in spans:
            if end > reached:
                total += end - max(start, reached)
                reached = end
    return total
