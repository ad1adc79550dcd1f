"""Statutes as data: their versions, when each was in force, and what is known of its articles.

Law is judged by the version of a day. A statute that is not listed, and what a version does not
say of an article, is not known, and nobody is blamed for it. Not for which day counts
(``docgen.case``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Literal

from docgen.catalogue.errors import CatalogueInvalidError
from docgen.catalogue.validity import Validity, read_validity

__all__ = ["Article", "Statute", "Statutes", "Version", "plain_text", "read_statutes"]

_ADVICE = "compare it with the statutes that ship with the program"
_ITEM = re.compile("（[一二三四五六七八九十百]+）")
_WIDE = str.maketrans("(),;:", "（），；：", " \t\r\n\u3000")


def plain_text(text: str) -> str:
    """A text as it is compared: without white space, and with Chinese punctuation."""
    return text.translate(_WIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What is known of an article.

    Attributes:
        number: its number, and that of its suffix (第四十三条之一) or 0.
        paragraphs: how many items each paragraph has; empty where that is not known.
        texts: its paragraphs as they are compared; empty where the wording is not known.
        wording: its paragraphs as they are quoted, items in lines of their own.
        now: the number of the article that says this in the newest version, or None.
    """

    number: tuple[int, int]
    paragraphs: tuple[int, ...]
    texts: tuple[str, ...]
    wording: tuple[str, ...]
    now: int | None

    def says(self, pieces: tuple[str, ...], paragraph: int | None) -> bool:
        """Whether all ``pieces`` of a quotation stand in it, or in the paragraph named."""
        named = paragraph is not None and paragraph <= len(self.texts)
        text = self.texts[paragraph - 1] if named and paragraph else "".join(self.texts)
        return all(piece in text for piece in pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a statute; ``complete`` if every divided article is among ``known``."""

    document: str
    validity: Validity
    articles: int | None
    complete: bool
    known: Mapping[tuple[int, int], Article]

    def paragraphs(self, number: tuple[int, int]) -> tuple[int, ...]:
        """How many items each paragraph of an article has; empty where that is not known."""
        known = self.known.get(number)
        if known is not None and known.paragraphs:
            return known.paragraphs
        return (0,) if self.complete and number[1] == 0 else ()

    def lacks(self, cited: Mapping[str, Any]) -> bool:
        """Whether it is known to have no such article, or not the paragraph or item of it."""
        number = (cited["article"], cited.get("article_suffix") or 0)
        if self.articles is not None and number[0] > self.articles:
            return True
        items, paragraph = self.paragraphs(number), cited.get("paragraph")
        if not items:
            return False
        if (paragraph or 1) > len(items):
            return True
        return (cited.get("item") or 0) > (items[paragraph - 1] if paragraph else max(items))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statute:
    """A law, regulation or rule with its versions, oldest first."""

    name: str
    short: tuple[str, ...]
    kind: Literal["substance", "procedure"]
    replaced_by: str | None
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version | None:
        """The version in force on ``day``, if one was."""
        return next((each for each in self.versions if each.validity.holds_on(day)), None)

    @property
    def latest(self) -> Version:
        """The newest version."""
        return self.versions[-1]

    @property
    def present(self) -> str:
        """What is in force in place of an older version: its successor, or the newest version."""
        if self.replaced_by:
            return f"《{self.replaced_by}》"
        return f"《{self.name}》（{self.latest.document}，{self.latest.validity.first}起）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statutes:
    """All statutes by full name, and the full names by short name."""

    by_name: Mapping[str, Statute]
    by_short_name: Mapping[str, str]

    def quoted(self, citation: Mapping[str, Any], day: date) -> str | None:
        """The words of a cited article, or of its paragraph, on ``day``; None if not known."""
        statute = self.by_name.get(str(citation.get("law", "")).strip("《》"))
        version = None if statute is None else statute.on(day)
        number = (citation.get("article") or 0, citation.get("article_suffix") or 0)
        article = None if version is None else version.known.get(number)
        wording = () if article is None else article.wording
        paragraph = citation.get("paragraph")
        if paragraph:
            wording = wording[paragraph - 1 : paragraph]
        return "".join(wording).replace("\n", "") or None

    def lacks(self, citation: Mapping[str, Any], day: date) -> bool:
        """Whether a law that is known here, as it stood on ``day``, has not what is cited."""
        statute = self.by_name.get(str(citation["law"]))
        version = None if statute is None else statute.on(day)
        return version is not None and version.lacks(citation)


def read_statutes(document: Mapping[str, Any], where: str) -> Statutes:
    """The statutes of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: a name that stands twice, versions that overlap or run backwards, or
            an article whose text and paragraphs differ.
    """
    by_name: dict[str, Statute] = {}
    by_short: dict[str, str] = {}
    for entry in document["statutes"]:
        statute = _statute(entry, where)
        if statute.name in by_name:
            raise _fault(f"{statute.name}: two statutes of one name", where)
        by_name[statute.name] = statute
        for short in statute.short:
            if by_short.setdefault(short, statute.name) != statute.name:
                raise _fault(f"{short}: a short name of two statutes", where)
    if both := by_name.keys() & by_short.keys():
        raise _fault(f"{min(both)}: a short name that is a full name", where)
    return Statutes(by_name=MappingProxyType(by_name), by_short_name=MappingProxyType(by_short))


def _statute(entry: Mapping[str, Any], where: str) -> Statute:
    name = entry["name"]
    versions = tuple(_version(each, name, where) for each in entry["versions"])
    for former, latter in pairwise(versions):
        last = former.validity.last
        if last is None or last >= latter.validity.first:
            raise _fault(f"{name}: versions that overlap or do not follow each other", where)
    return Statute(
        name=name,
        short=tuple(entry["short"]),
        kind=entry["kind"],
        replaced_by=entry["replaced_by"],
        versions=versions,
    )


def _version(entry: Mapping[str, Any], name: str, where: str) -> Version:
    known: dict[tuple[int, int], Article] = {}
    for article in _articles(entry["known"], name, where):
        most = entry["articles"]
        if article.number in known or (most is not None and article.number[0] > most):
            raise _fault(f"{name}: article {article.number[0]} twice, or beyond the last", where)
        known[article.number] = article
    return Version(
        document=entry["document"],
        validity=read_validity(entry, where),
        articles=entry["articles"],
        complete=entry["complete"],
        known=MappingProxyType(known),
    )


def _articles(entries: list[Mapping[str, Any]], name: str, where: str) -> Iterator[Article]:
    for entry in entries:
        texts = tuple(plain_text(text) for text in entry.get("text", ()))
        counted = tuple(len(_items(text)) for text in entry.get("text", ()))
        stated = tuple(entry.get("paragraphs", counted))
        if counted and stated != counted:
            what = f"{name}: the text of article {entry['article']} has other paragraphs or items"
            raise _fault(what, where)
        yield Article(
            number=(entry["article"], entry.get("suffix", 0)),
            paragraphs=stated,
            texts=texts,
            wording=tuple(entry.get("text", ())),
            now=entry.get("now"),
        )


def _items(paragraph: str) -> list[str]:
    """The lines of a paragraph that begin with the number of an item."""
    return [line for line in paragraph.split("\n") if _ITEM.match(line)]


def _fault(what: str, where: str) -> CatalogueInvalidError:
    return CatalogueInvalidError(what=what, where=where, next=_ADVICE)
