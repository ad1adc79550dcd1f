"""Names in the language of a page: of forms, fields, signers, sheets and files of a dossier.

The English stands in the lists of the catalogue (``english.json``), by its Chinese. Not for clauses
of law (``docgen.messages.citation_in``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from docgen.service.views import Language
from docgen.values import name_in

__all__ = ["namer"]

# A title with what is said of it: 行政约谈通知书（Word 文件）, 现场照片（原件 1.jpg）.
_QUALIFIED = re.compile(r"(?P<title>.+)（(?P<what>[^（）]+?)(?P<file> [^ （）]+\.[a-z0-9]+)?）")


def namer(language: Language, words_of: Callable[[], Mapping[str, str]]) -> Callable[[str], str]:
    """Gives a name in ``language``: as it knows itself, else as the words have it, else as it is.

    ``words_of`` gives the English by the Chinese; it is asked at most once, and only for English.
    """
    words = cache(words_of)

    def named(name: str) -> str:
        known = name_in(name, language)
        if language == "zh" or known != name or not name:
            return known
        found = words().get(name)
        return found if found is not None else _qualified(name)

    def _qualified(name: str) -> str:
        parts = _QUALIFIED.fullmatch(name)
        if parts is None or parts["what"] not in words():
            return name
        return f"{named(parts['title'])} ({words()[parts['what']]}{parts['file'] or ''})"

    return named
