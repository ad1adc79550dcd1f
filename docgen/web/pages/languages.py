"""Marks the parts of a page that are in the other language (WCAG 2.2, 3.1.2 language of parts).

Whatever a page is made of, a screen reader is told which of it is Chinese and which English; no
template has to think of it. ``static/languages.js`` does the same for what scripts show later.
Not for translating.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from docgen.service.views import Language

__all__ = ["CHINESE", "marked", "tag_of"]

CHINESE = "zh-Hans"
_TAGS: Mapping[Language, str] = MappingProxyType({"zh": CHINESE, "en": "en"})
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CLOSING = "》）〕」』”。！？％"
_CHINESE_RUN = re.compile(
    f"[《（〔「『“]?[{_HAN}](?:[{_HAN}0-9A-Z《》（）〔〕「」『』“”、，。；：！？·％-]*[{_HAN}{_CLOSING}])?"
)
# Two words or more: a single one is a name or a code.
_ENGLISH_RUN = re.compile("[A-Za-z]{2,}(?:[ ,]{1,2}[A-Za-z]{2,})+")
_FOREIGN: Mapping[Language, re.Pattern[str]] = MappingProxyType(
    {"en": _CHINESE_RUN, "zh": _ENGLISH_RUN}
)
_OTHER: Mapping[Language, Language] = MappingProxyType({"en": "zh", "zh": "en"})
_MARKUP = re.compile(
    r"""(<!--.*?-->|<![A-Za-z][^>]*>|</?[A-Za-z](?:[^>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL
)
_NAME = re.compile("</?([A-Za-z][A-Za-z0-9]*)")
_SPOKEN = re.compile(r'\s(?:value|alt|placeholder)="([^"]*)"')
_WORD: Mapping[Language, re.Pattern[str]] = MappingProxyType(
    {"en": re.compile("[A-Za-z]{3}"), "zh": re.compile(f"[{_HAN}]")}
)
_AS_GIVEN = frozenset({"script", "style"})
# Their text takes no elements, so that it is marked as a whole, where it is not mixed.
_WHOLE = frozenset({"title", "option", "textarea", "text"})
_BARE = frozenset({"input", "img"})


def tag_of(language: Language) -> str:
    """The language tag (BCP 47) of pages in a language."""
    return _TAGS[language]


def marked(html: str, language: Language) -> str:
    """A page with ``lang`` on what is not in its ``language``; what has a ``lang`` stays."""
    return "".join(_Marking(language).pieces(html))


class _Marking:
    """One walk through a page; ``kept`` is the element within which nothing is marked."""

    def __init__(self, language: Language) -> None:
        self.foreign, self.own = _FOREIGN[language], _WORD[language]
        self.mark = f' lang="{_TAGS[_OTHER[language]]}"'
        self.kept, self.depth = "", 0
        self.is_told = False

    def pieces(self, html: str) -> Iterator[str]:
        """The page again, piece by piece."""
        parts = _MARKUP.split(html)
        parts.append("")
        for place in range(0, len(parts) - 1, 2):
            yield parts[place] if self.kept or self.is_told else self._text(parts[place])
            if parts[place + 1]:
                yield self._tag(parts[place + 1], *parts[place + 2 : place + 4])

    def _text(self, text: str) -> str:
        """Around what is mixed stands one element more: a row with gaps has it as one piece."""
        spanned = self.foreign.sub(self._spanned, text)
        is_whole = spanned == text or self.foreign.fullmatch(text.strip())
        return spanned if is_whole else f"<span>{spanned}</span>"

    def _spanned(self, found: re.Match[str]) -> str:
        return f"<span{self.mark}>{found[0]}</span>"

    def _tag(self, tag: str, text: str, ends: str) -> str:
        found = _NAME.match(tag)
        name = found[1].lower() if found else ""
        self.is_told = False
        if self.kept:
            self._count(tag, name)
        elif found is None or tag.startswith("</") or name == "html":
            pass
        elif name in _AS_GIVEN or (" lang=" in tag and name not in _BARE):
            self.kept, self.depth = name, 1
        elif name in _BARE:
            said = " ".join(_SPOKEN.findall(tag))
            return self._whole(tag, said)
        elif name in _WHOLE or self._is_all(text, ends, name):
            self.is_told = True
            return self._whole(tag, text)
        return tag

    def _whole(self, tag: str, said: str) -> str:
        other = self.foreign.sub("", said)
        is_foreign = other != said and not self.own.search(other)
        return self._with_mark(tag) if is_foreign else tag

    def _is_all(self, text: str, ends: str, name: str) -> bool:
        return ends.startswith(f"</{name}") and bool(self.foreign.fullmatch(text.strip()))

    def _count(self, tag: str, name: str) -> None:
        if name == self.kept:
            self.depth += -1 if tag.startswith("</") else 1
            self.kept = self.kept if self.depth else ""

    def _with_mark(self, tag: str) -> str:
        end = -2 if tag.endswith("/>") else -1
        return f"{tag[:end]}{self.mark}{tag[end:]}"
