"""What binding returns: the PDF of a volume and the text of each of its pages.

Not for what goes in (see ``archive.values``) and not for what is kept on disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["BoundPage", "BoundVolume"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundPage:
    """One page of a bound volume.

    ``part`` is the index of its part in the volume, ``kind`` that part's kind, ``number`` the
    dossier page number printed on it (None on a page that does not count), ``text`` its
    searchable text, empty on the extra pages of a scan.
    """

    part: int
    kind: Literal["sheet", "paper", "evidence"]
    number: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundVolume:
    """A bound, not yet sealed volume.

    ``outline`` lists the bookmarks as title and page of the file, counted from 1; ``page_texts``
    has one entry per page of the file, in order.
    """

    pdf: bytes
    pages: int
    outline: tuple[tuple[str, int], ...]
    page_texts: tuple[BoundPage, ...]
