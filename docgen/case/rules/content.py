"""The texts and objects of a case with their pointers, read once for all rules.

Not for what they mean: the rules that look at them know that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from docgen.case.values import Case, Paper

__all__ = ["Content", "Object", "Text", "read_content"]

Text: TypeAlias = tuple[str, str]
Object: TypeAlias = tuple[str, Mapping[str, Any]]

# What a frozen case is made of; a check against the abstract Mapping costs half of all judging.
_OBJECT = MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Every string and every object of a case in its order, each after its pointer."""

    texts: Sequence[Text]
    objects: Sequence[Object]
    _of_papers: Mapping[str, tuple[slice, slice]]

    def texts_of(self, paper: Paper) -> Sequence[Text]:
        """The strings of what a paper itself says."""
        return self.texts[self._of_papers[paper.pointer][0]]

    def objects_of(self, paper: Paper) -> Sequence[Object]:
        """The objects of what a paper itself says, ``data`` included."""
        return self.objects[self._of_papers[paper.pointer][1]]


def read_content(case: Case) -> Content:
    """The content of a case."""
    texts: list[Text] = []
    objects: list[Object] = [("", case.data)]
    spans: dict[str, tuple[slice, slice]] = {}
    for key, value in case.data.items():
        if key != "papers":
            _read(value, f"/{key}", texts, objects)
            continue
        for index, raw in enumerate(value):
            at = f"/papers/{index}"
            objects.append((at, raw))
            for part, inner in raw.items():
                first = len(texts), len(objects)
                _read(inner, f"{at}/{part}", texts, objects)
                if part == "data":
                    spans[at] = slice(first[0], len(texts)), slice(first[1], len(objects))
    return Content(texts=tuple(texts), objects=tuple(objects), _of_papers=spans)


def _read(value: object, pointer: str, texts: list[Text], objects: list[Object]) -> None:
    if isinstance(value, str):
        texts.append((pointer, value))
    elif isinstance(value, _OBJECT):
        objects.append((pointer, value))
        for key, item in value.items():
            # Keys of a case are names; only an agency's own instrument may have others.
            step = key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key
            _read(item, f"{pointer}/{step}", texts, objects)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _read(item, f"{pointer}/{index}", texts, objects)
