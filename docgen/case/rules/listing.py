"""Whether a list applies, condition by condition, and what shuts the soft way (R3, R4).

A list is known by its title and the number of its document, and holds on the day of the conduct.

A policy's exclusion closes the commitment route; it cannot cancel what 行政处罚法 33 gives. Only a
suspected crime blocks. Not for an unlisted matter, which is decided under the law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import day, items, of_role
from docgen.catalogue.statutes import plain_text
from docgen.values import Finding, Role

if TYPE_CHECKING:
    from datetime import date

    from docgen.case.values import Paper
    from docgen.catalogue.matters import Exemption

__all__ = ["RULES"]

ART_33 = "行政处罚法第三十三条第一款"

LATE_LIST = Code(name="R3-list-not-in-force", clause="行政处罚法第三十七条", weight=Weight.WARNING)
UNMET = Code(name="R3-condition-unmet", clause=ART_33, weight=Weight.ERROR)
UNEVIDENCED = Code(name="R3-condition-unevidenced", clause=ART_33, weight=Weight.MISSING)
UNKNOWN_LIST = Code(name="R3-list-unknown", clause="行政处罚法第三十四条", weight=Weight.WARNING)
UNKNOWN_ITEM = Code(name="R3-item-unknown", clause="行政处罚法第三十四条", weight=Weight.ERROR)
OTHER_ITEM = Code(name="R3-item-differs", clause="行政处罚法第三十四条", weight=Weight.WARNING)
OTHER_OFFENCE = Code(
    name="R3-item-of-other-offence", clause="行政处罚法第三十四条", weight=Weight.WARNING
)
OTHER_LIST = Code(name="R3-list-differs", clause="行政处罚法第三十四条", weight=Weight.WARNING)
UNANSWERED = Code(name="R3-condition-missing", clause=ART_33, weight=Weight.MISSING)
UNREASONED = Code(name="R3-listed-unreasoned", clause="行政处罚法第三十四条", weight=Weight.WARNING)
CRIME = Code(name="R4-suspected-crime", clause="行政处罚法第二十七条", weight=Weight.ERROR)
EXCLUDED = Code(
    name="R4-commitment-excluded", clause="全面推行柔性执法工作的意见四（四）", weight=Weight.ERROR
)


def _lists(ctx: Context) -> Iterator[Finding]:
    for paper in of_role(ctx, Role.LIST_REVIEW):
        # A listed matter to which the list is not applied answers with its reasons instead.
        if paper.data.get("applied") is not False:
            yield from _conditions(ctx, paper)
    faults = {
        paper.id: tuple(_named(ctx, paper, named))
        for paper in ctx.case.papers
        if isinstance(named := paper.data.get("list"), Mapping) and _names_a_list(named)
    }
    yield from chain.from_iterable(faults.values())
    yield from _otherwise(ctx, frozenset(ident for ident, found in faults.items() if found))
    yield from _unreasoned(ctx)


def _conditions(ctx: Context, paper: Paper) -> Iterator[Finding]:
    for at, condition in _answers(ctx, paper, "met"):
        if not condition["met"]:
            yield ctx.found(UNMET, f"{at}/met", title=paper.type.title)
        elif not condition.get("evidence"):
            yield ctx.found(UNEVIDENCED, f"{at}/evidence", title=paper.type.title)


def _otherwise(ctx: Context, faulty: frozenset[str]) -> Iterator[Finding]:
    """A promise or a decision that does not apply the item which the review applied."""
    reviewed = [
        (review, _item(review.data["list"]))
        for review in of_role(ctx, Role.LIST_REVIEW)
        if review.data.get("applied") and review.data.get("list") and review.id not in faulty
    ]
    for paper in of_role(ctx, Role.COMMITMENT, Role.DECISION_NO_PENALTY):
        if paper.id in faulty or not str(paper.fact("ground")).startswith("33-1"):
            continue
        for review, applied in reviewed:
            if applied != _item(paper.data.get("list") or {}):
                params = {"title": paper.type.title, "other": review.type.title}
                yield ctx.found(OTHER_LIST, f"{paper.pointer}/data/list", **params)


def _item(named: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(named.get(key) for key in ("title", "version", "item"))


def _names_a_list(named: Mapping[str, Any]) -> bool:
    """An agency's own instrument may call something else a list."""
    texts = isinstance(named.get("title"), str) and isinstance(named.get("version"), str)
    return texts and isinstance(named.get("item"), int)


def _named(ctx: Context, paper: Paper, named: Mapping[str, Any]) -> Iterator[Finding]:
    """Whether the list that a paper names holds what the paper says of it."""
    at, title = f"{paper.pointer}/data/list", paper.type.title
    acted = _acted(ctx)
    version = ctx.catalogue.lists.exemptions.of(named["title"], named["version"])
    if not version:
        yield ctx.found(UNKNOWN_LIST, f"{at}/title", title=title, list=named["title"])
        begins = day(named.get("valid_from"))
        if acted and begins and begins > acted:
            yield ctx.found(LATE_LIST, f"{at}/valid_from", title=title, day=acted)
        return
    same = [each for each in version if each.item == named["item"]]
    entry = next((each for each in same if acted and each.validity.holds_on(acted)), None)
    if not same:
        yield ctx.found(
            UNKNOWN_ITEM, f"{at}/item", title=title, list=named["title"], item=named["item"]
        )
    elif entry is None and acted is not None:
        yield ctx.found(LATE_LIST, f"{at}/version", title=title, day=acted)
    if same:
        begins = min(each.validity.first for each in version)
        yield from _differences(ctx, paper, named, entry or same[0], begins)
        yield from _unanswered(ctx, paper, named, entry or same[0])


def _differences(
    ctx: Context, paper: Paper, named: Mapping[str, Any], entry: Exemption, begins: date
) -> Iterator[Finding]:
    at, title = f"{paper.pointer}/data/list", paper.type.title
    listed = {
        "item_title": entry.title,
        "issuer": entry.issuer,
        "valid_from": begins.isoformat(),
    }
    for key, value in listed.items():
        given = named.get(key)
        if isinstance(given, str) and plain_text(given) != plain_text(value):
            yield ctx.found(OTHER_ITEM, f"{at}/{key}", title=title, listed=value)
    conduct = ctx.data.get("conduct")
    applied = paper.data.get("applied") is not False
    if applied and conduct is not None and not entry.covers(conduct):
        yield ctx.found(
            OTHER_OFFENCE, f"{at}/item", title=title, item=entry.item, listed=entry.title
        )


def _unanswered(
    ctx: Context, paper: Paper, named: Mapping[str, Any], entry: Exemption
) -> Iterator[Finding]:
    """The conditions of the list that the paper leaves out; each must be answered by itself."""
    if "conditions" in named:
        at, given = f"{paper.pointer}/data/list/conditions", list(named["conditions"])
    elif "conditions" in paper.data and paper.data.get("applied") is not False:
        at = f"{paper.pointer}/data/conditions"
        given = [answer["condition"] for _, answer in _answers(ctx, paper, "condition")]
    else:
        return
    answered = {_wording(text) for text in given if isinstance(text, str)}
    for condition in entry.conditions:
        if _wording(condition) not in answered:
            yield ctx.found(UNANSWERED, at, title=paper.type.title, condition=condition)


def _wording(condition: str) -> str:
    return plain_text(condition).rstrip("。；")


def _unreasoned(ctx: Context) -> Iterator[Finding]:
    """A listed matter that is handled as if it were in no list, without a reason."""
    conduct, acted = ctx.data.get("conduct"), _acted(ctx)
    if conduct is None or acted is None:
        return
    covering = ctx.catalogue.lists.exemptions.covering(conduct, acted)
    entry = next((each for each in covering if each.outcome == "no_penalty"), None)
    if entry is None:
        return
    reviews = of_role(ctx, Role.LIST_REVIEW)
    penalties = of_role(ctx, Role.DECISION_PENALTY, Role.DECISION_ON_THE_SPOT)
    for paper in reviews or penalties:
        if paper.data.get("list") is None and not paper.data.get("not_applied_reason"):
            yield ctx.found(
                UNREASONED,
                paper.pointer,
                title=paper.type.title,
                list=entry.list,
                item=entry.item,
                listed=entry.title,
            )


def _acted(ctx: Context) -> date | None:
    return day((ctx.data.get("conduct") or {}).get("at"))


def _answers(ctx: Context, paper: Paper, key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects of a review that answer ``key``."""
    for at, found in ctx.content.objects_of(paper):
        if key in found:
            yield at, found


def _exclusions(ctx: Context) -> Iterator[Finding]:
    for at, exclusion in items(ctx.data.get("conduct") or {}, "soft_exclusions"):
        crime = exclusion["kind"] == "suspected_crime"
        closed = (Role.COMMITMENT, Role.DECISION_NO_PENALTY) if crime else (Role.COMMITMENT,)
        for paper in of_role(ctx, *closed):
            pointer = f"/conduct{at}/kind"
            yield ctx.found(CRIME if crime else EXCLUDED, pointer, title=paper.type.title)
    for review in of_role(ctx, Role.LIST_REVIEW):
        for at, answer in _answers(ctx, review, "applies"):
            for paper in of_role(ctx, Role.COMMITMENT) if answer["applies"] else ():
                yield ctx.found(EXCLUDED, f"{at}/applies", title=paper.type.title)


RULES = (
    Rule(
        number="R3",
        codes=(
            LATE_LIST,
            UNKNOWN_LIST,
            UNKNOWN_ITEM,
            OTHER_ITEM,
            OTHER_OFFENCE,
            OTHER_LIST,
            UNMET,
            UNANSWERED,
            UNEVIDENCED,
            UNREASONED,
        ),
        check=_lists,
    ),
    Rule(number="R4", codes=(CRIME, EXCLUDED), check=_exclusions),
)
