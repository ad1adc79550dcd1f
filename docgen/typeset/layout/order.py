"""The order of drawing on a page: shades, then rules, then text; rules that meet become one.

Neighbouring cells ask for the same border, and each row for its part of a column's border: joined,
a page has a tenth of the elements. Not for placing anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.typeset.layout.values import Item, Rule, Shade

__all__ = ["in_drawing_order"]

_TOUCHING = 0.02
_Key = tuple[bool, float, float, str, str]


def in_drawing_order(items: Iterable[Item]) -> list[Item]:
    """The items of a page as they are drawn."""
    shades: list[Item] = []
    rest: list[Item] = []
    rules: list[Rule] = []
    for item in items:
        if isinstance(item, Rule):
            rules.append(item)
        elif isinstance(item, Shade):
            shades.append(item)
        else:
            rest.append(item)
    return [*shades, *_joined(rules), *rest]


def _joined(rules: list[Rule]) -> Iterator[Rule]:
    lines: dict[_Key, list[tuple[float, float]]] = {}
    for rule in rules:
        upright = rule.x1 == rule.x2
        if not upright and rule.y1 != rule.y2:
            yield rule
            continue
        at, start, end = (rule.x1, rule.y1, rule.y2) if upright else (rule.y1, rule.x1, rule.x2)
        key = (upright, round(at, 2), rule.width, rule.color, rule.style)
        lines.setdefault(key, []).append((start, end) if start <= end else (end, start))
    for (upright, at, width, color, style), spans in lines.items():
        for start, end in _merged(sorted(spans)):
            x1, y1, x2, y2 = (at, start, at, end) if upright else (start, at, end, at)
            yield Rule(x1=x1, y1=y1, x2=x2, y2=y2, width=width, color=color, style=style)


def _merged(spans: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    begin, end = spans[0]
    for start, stop in spans[1:]:
        if start > end + _TOUCHING:
            yield begin, end
            begin, end = start, stop
        end = max(end, stop)
    yield begin, end
