"""Whether what is cited exists, was in force on the day, and is cited in full (R12, R26).

Substance is judged by the day of the conduct, and by that of the paper where the later law may be
the lighter one (行政处罚法 37); procedure by the day of the paper. Knows only the statutes of the
list; an unknown one is taken as it is. Not for whether the cited article fits the conduct: that is
a person's judgement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from docgen.case.citation import cite
from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import at_fact, citations, day, of_role
from docgen.catalogue.statutes import plain_text
from docgen.values import DECISIONS, Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper
    from docgen.catalogue.statutes import Statute, Version

__all__ = ["RULES"]

STATED = "行政处罚法第五十九条第一款第三项"
OLD_LAW = "行政处罚法第三十七条"
EVALUATION = "案卷评查标准"
NO_BASIS = Code(name="R12-basis-missing", clause=STATED, weight=Weight.ERROR)
NEARLY_A_LAW = Code(name="R12-law-name-nearly", clause=STATED, weight=Weight.WARNING)
NOT_IN_FORCE = Code(name="R12-law-not-in-force", clause=OLD_LAW, weight=Weight.ERROR)
NO_ARTICLE = Code(name="R12-article-does-not-exist", clause=STATED, weight=Weight.ERROR)
SAME_WORDS = Code(name="R12-words-of-another-article", clause=STATED, weight=Weight.WARNING)
OTHER_BASIS = Code(name="R12-basis-of-another-act", clause=STATED, weight=Weight.WARNING)
STALE = Code(name="R12-citation-stale", clause=OLD_LAW, weight=Weight.ERROR)
LATER_LAW = Code(name="R12-later-law", clause=OLD_LAW, weight=Weight.WARNING)
OTHER_WORDS = Code(name="R12-quotation-differs", clause=STATED, weight=Weight.WARNING)
SHORT_NAME = Code(name="R26-law-name-short", clause=EVALUATION, weight=Weight.WARNING)
MARKED_NAME = Code(name="R26-law-name-marked", clause=EVALUATION, weight=Weight.WARNING)
NO_PARAGRAPH = Code(name="R26-paragraph-missing", clause=EVALUATION, weight=Weight.WARNING)
NO_ITEM = Code(name="R26-item-missing", clause=EVALUATION, weight=Weight.WARNING)
NOT_INTRODUCED = Code(
    name="R26-short-name-not-introduced", clause=EVALUATION, weight=Weight.WARNING
)

STATE = "中华人民共和国"
BOOK_MARKS = "《》〈〉"
PENALTY_LAW = "中华人民共和国行政处罚法"
# The articles of the penalty law on which these acts rest.
ALLOWED_BY = {Role.FILING: 54, Role.CORRECTION_ORDER: 28}
OFFENCE = ("/conduct/violated/", "/conduct/penalty/")
_TITLE = re.compile("《([^《》]{2,60})》")
_PUT_IN = 2
_OMISSION = re.compile("[…⋯]+")
# Quotation marks, and a stop that a quotation adds or drops, are no part of the wording.
_QUOTING = "“”\"'。；"

_Cited = Mapping[str, Any]


def _basis(ctx: Context) -> Iterator[Finding]:
    conduct = ctx.data.get("conduct")
    if conduct is not None and not conduct["violated"]:
        yield ctx.found(NO_BASIS, "/conduct/violated")
    yield from _own_basis(ctx)
    yield from _same_words(ctx)
    known = ctx.catalogue.lists.statutes.by_name
    for at, cited in citations(ctx.content.objects):
        statute = known.get(cited["law"])
        if statute is not None:
            yield from _judged(ctx, at, cited, statute)
        elif cited["law"] not in ctx.catalogue.lists.statutes.by_short_name:
            meant = next((name for name in known if _is_nearly(cited["law"], name)), None)
            if meant is not None:
                yield ctx.found(NEARLY_A_LAW, f"{at}/law", law=cited["law"], meant=meant)


def _is_nearly(law: str, name: str) -> bool:
    """Whether a law's name is another's with a character or two put in or left out inside it."""
    shorter, longer = sorted((law.removeprefix(STATE), name.removeprefix(STATE)), key=len)
    if not 0 < len(longer) - len(shorter) <= _PUT_IN or len(shorter) <= _PUT_IN:
        return False
    ends = shorter[0] == longer[0] and shorter[-1] == longer[-1]
    rest = iter(longer)
    return ends and all(character in rest for character in shorter)


def _same_words(ctx: Context) -> Iterator[Finding]:
    """One wording quoted from two articles of a law: one of them is not where it stands."""
    first: dict[tuple[str, str], int] = {}
    for at, cited in citations(ctx.content.objects):
        words, article = plain_text(cited.get("text") or "").strip(_QUOTING), cited["article"]
        if words and first.setdefault((cited["law"], words), article) != article:
            other = first[cited["law"], words]
            params = {"law": cited["law"], "article": article, "other": other}
            yield ctx.found(SAME_WORDS, f"{at}/article", **params)


def _own_basis(ctx: Context) -> Iterator[Finding]:
    """An act that rests on the penalty law, and not on the article that allows it."""
    for paper in of_role(ctx, *ALLOWED_BY):
        cited = {
            each["article"] for each in paper.fact("basis") or () if each["law"] == PENALTY_LAW
        }
        article = ALLOWED_BY[paper.type.role]
        if cited and article not in cited:
            at, title = at_fact(paper, "basis"), paper.type.title
            yield ctx.found(OTHER_BASIS, at, title=title, article=article)


def _judged(ctx: Context, at: str, cited: _Cited, statute: Statute) -> Iterator[Finding]:
    """What is wrong with a citation of a known statute."""
    former, latter = _days(ctx, at, statute)
    if former is None or latter is None:
        former = latter = statute.latest.validity.first
    version, later = statute.on(former), statute.on(latter)
    law, article = cited["law"], cited["article"]
    if version is None:
        yield ctx.found(NOT_IN_FORCE, f"{at}/law", law=law, day=former, now=statute.present)
        return
    fault = _fault(version, cited)
    if fault and later is not None and later is not version and _fault(later, cited) is None:
        params = {"law": law, "article": article, "day": former}
        yield ctx.found(LATER_LAW, f"{at}/article", **params)
    elif (now := _renumbered(statute, version, cited, fault)) is not None:
        params = {"law": law, "article": article, "day": former, "now": now}
        yield ctx.found(STALE, f"{at}/article", **params)
    elif fault is not None:
        where = f"{at}/text" if fault is OTHER_WORDS else f"{at}/article"
        yield ctx.found(fault, where, law=law, article=article)


def _days(ctx: Context, at: str, statute: Statute) -> tuple[date | None, date | None]:
    """The day by which a citation is judged, and a later one whose law may be the lighter."""
    paper = _paper_at(ctx, at)
    acted = day((ctx.data.get("conduct") or {}).get("at"))
    if paper is not None:
        made = day(paper.date)
        return (acted or made, made) if statute.kind == "substance" else (made, made)
    if at.startswith("/authority/") and ctx.case.papers:
        newest = max(filter(None, (day(paper.date) for paper in ctx.case.papers)), default=acted)
        return newest, newest
    decided = [day(paper.date) for paper in ctx.case.papers if paper.type.role in DECISIONS]
    return acted, max(filter(None, decided), default=acted)


def _paper_at(ctx: Context, at: str) -> Paper | None:
    steps = at.split("/", 3)
    return ctx.case.papers[int(steps[2])] if steps[1] == "papers" else None


def _fault(version: Version, cited: _Cited) -> Code | None:
    """Why a citation is none of this version, as far as that is known."""
    number = (cited["article"], cited.get("article_suffix") or 0)
    if version.lacks(cited):
        return NO_ARTICLE
    paragraph = cited.get("paragraph")
    known = version.known.get(number)
    quoted = cited.get("text")
    if quoted and known and known.texts and not known.says(_pieces(quoted), paragraph):
        return OTHER_WORDS
    return None


def _pieces(quoted: str) -> tuple[str, ...]:
    """The pieces of a quotation between its marks of omission, as they are compared."""
    pieces = (piece.strip(_QUOTING) for piece in _OMISSION.split(plain_text(quoted)))
    return tuple(piece for piece in pieces if piece)


def _renumbered(
    statute: Statute, version: Version, cited: _Cited, fault: Code | None
) -> str | None:
    """What is in force now of an article that only an older version has, in these words.

    Without a fault, the words are those of an older article which has another number now.
    """
    number = (cited["article"], cited.get("article_suffix") or 0)
    has_words = number in version.known and bool(version.known[number].texts)
    if fault is None and has_words:
        return None
    for older in statute.versions[: statute.versions.index(version)]:
        known = older.known.get(number)
        if known is None or _fault(older, cited) is not None:
            continue
        if fault is NO_ARTICLE or (known.texts and cited.get("text") and (fault or known.now)):
            same = {"law": statute.name, "article": known.now}
            return cite(same) if known.now else statute.present
    return None


def _shape(ctx: Context) -> Iterator[Finding]:
    for at, cited in citations(ctx.content.objects):
        law = cited["law"]
        if any(mark in law for mark in BOOK_MARKS):
            yield ctx.found(MARKED_NAME, f"{at}/law", law=law)
        elif _is_short(ctx, law):
            yield ctx.found(SHORT_NAME, f"{at}/law", law=law)
        yield from _division(ctx, at, cited)
    yield from _short_names(ctx)


def _is_short(ctx: Context, law: str) -> bool:
    is_a_law = law.endswith("法") and not law.endswith("办法")
    unstated = is_a_law and not law.startswith(STATE)
    return unstated or law in ctx.catalogue.lists.statutes.by_short_name


def _division(ctx: Context, at: str, cited: _Cited) -> Iterator[Finding]:
    """A citation that does not go down to the paragraph, or of an offence to the item."""
    law, article, paragraph = cited["law"], cited["article"], cited.get("paragraph")
    paragraphs = _paragraphs(ctx, at, cited)
    quoted = "\n" in (cited.get("text") or "").strip() and not cited.get("item")
    if not paragraph and (quoted or len(paragraphs) > 1):
        yield ctx.found(NO_PARAGRAPH, at, law=law, article=article)
    elif paragraphs and at.startswith(OFFENCE) and not cited.get("item"):
        place = (paragraph or 1) - 1
        if place < len(paragraphs) and paragraphs[place]:
            yield ctx.found(NO_ITEM, at, law=law, article=article)


def _paragraphs(ctx: Context, at: str, cited: _Cited) -> tuple[int, ...]:
    """How many items each paragraph of the cited article has; empty where that is not known."""
    statute = ctx.catalogue.lists.statutes.by_name.get(cited["law"])
    if statute is None:
        return ()
    judged_by = _days(ctx, at, statute)[0]
    version = statute.on(judged_by) if judged_by else statute.latest
    number = (cited["article"], cited.get("article_suffix") or 0)
    return version.paragraphs(number) if version is not None else ()


def _short_names(ctx: Context) -> Iterator[Finding]:
    """Short names in running text that the paper never introduces (以下简称)."""
    short = ctx.catalogue.lists.statutes.by_short_name
    for paper in ctx.case.papers:
        texts = [
            (at, text)
            for at, text in ctx.content.texts_of(paper)
            if "《" in text or "以下简称" in text
        ]
        named = {name for _, text in texts for name in _TITLE.findall(text) if name in short}
        written = "".join(text for _, text in texts) if named else ""
        for name in sorted(named):
            if f"以下简称《{name}》" not in written and f"以下简称“{name}”" not in written:
                at = next(at for at, text in texts if f"《{name}》" in text)
                yield ctx.found(NOT_INTRODUCED, at, title=paper.type.title, law=name)


RULES = (
    Rule(
        number="R12",
        codes=(
            NO_BASIS,
            OTHER_BASIS,
            SAME_WORDS,
            NEARLY_A_LAW,
            NOT_IN_FORCE,
            NO_ARTICLE,
            STALE,
            LATER_LAW,
            OTHER_WORDS,
        ),
        check=_basis,
    ),
    Rule(
        number="R26",
        codes=(SHORT_NAME, MARKED_NAME, NO_PARAGRAPH, NO_ITEM, NOT_INTRODUCED),
        check=_shape,
    ),
)
