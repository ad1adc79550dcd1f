"""The header by which a file is kept or shown under a name in any script (RFC 6266, RFC 8187).

Not for what is in the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal
from urllib.parse import quote

from docgen.messages import text
from docgen.service.views import Language

__all__ = ["Shown", "named_file", "under_name"]

Shown = Literal["attachment", "inline"]

_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_FOREIGN = re.compile("[^A-Za-z0-9._-]+")


def under_name(name: str, *, plain: str = "", shown: Shown = "attachment") -> dict[str, str]:
    """The header for a file called ``name``; ``plain`` is its name where only ASCII is understood.

    Without ``plain`` that is made of the ASCII that ``name`` has.
    """
    safe = _UNSAFE.sub("_", name)
    ascii_name = _FOREIGN.sub("_", plain or safe)
    value = f"{shown}; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(safe, safe='')}"
    return {"Content-Disposition": value}


def named_file(
    code: str,
    ending: str,
    language: Language,
    shown: Shown = "attachment",
    /,
    **params: object,
) -> Mapping[str, str]:
    """The header for a file whose name in each language is the text ``file-CODE``."""
    names = {each: f"{text(f'file-{code}', each, **params)}{ending}" for each in ("zh", "en")}
    return under_name(names[language], plain=names["en"], shown=shown)
