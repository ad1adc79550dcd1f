"""Who acts for the party by its authorization: that it is told, in force and in the file (R32).

Not for who may receive a paper in the party's stead: that is ``service``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import fact_refs, items, of_role, signatures
from docgen.values import Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["RULES"]

CLAUSE = "民事诉讼法第六十二条"

NOT_TOLD = Code(name="R32-authorization-missing", clause=CLAUSE, weight=Weight.MISSING)
NOT_VALID = Code(name="R32-authorization-not-valid", clause=CLAUSE, weight=Weight.ERROR)
NOT_IN_FILE = Code(name="R32-authorization-not-in-file", clause=CLAUSE, weight=Weight.WARNING)

# How the title of a copy of one names it: 授权委托书复印件, 委托书照片.
_LETTER = "委托书"


def _authorized(ctx: Context) -> Iterator[Finding]:
    agents = {
        person["id"]: person.get("authorization")
        for _, person in items(ctx.data, "representatives")
        if person["capacity"] == "agent"
    }
    letters = of_role(ctx, Role.AUTHORIZATION)
    named = {ident for each in letters for ident in fact_refs(each, "agent")}
    has_copy = any(_LETTER in each["title"] for _, each in items(ctx.data, "evidence"))
    for at, person in items(ctx.data, "representatives"):
        ident, authorization = person["id"], person.get("authorization")
        if not authorization and (ident in agents or ident in named):
            yield ctx.found(NOT_TOLD, f"{at}/authorization")
        elif authorization and ident not in named and not has_copy:
            yield from _unfiled(ctx, ident, f"{at}/authorization")
    for paper in ctx.case.papers:
        for index, signature in enumerate(signatures(paper)):
            authorization = agents.get(signature.get("representative") or "")
            signed = (signature.get("signed_at") or "")[:10]
            if not authorization or not signed:
                continue
            if not authorization["from"] <= signed <= authorization["to"]:
                pointer = f"{paper.pointer}/execution/signatures/{index}/representative"
                yield ctx.found(NOT_VALID, pointer, title=paper.type.title, day=signed)


def _unfiled(ctx: Context, ident: str, at: str) -> Iterator[Finding]:
    """By the first paper in which somebody acts whose letter of authorization nobody filed."""
    acts = next((paper for paper in ctx.case.papers if _acts(ctx, paper, ident)), None)
    if acts is not None:
        yield ctx.found(NOT_IN_FILE, at, title=acts.type.title)


def _acts(ctx: Context, paper: Paper, ident: str) -> bool:
    """Whether a paper says that a representative came, or signed it."""
    signed = any(each.get("representative") == ident for each in signatures(paper))
    return signed or any(text == ident for _, text in ctx.content.texts_of(paper))


RULES = (Rule(number="R32", codes=(NOT_TOLD, NOT_VALID, NOT_IN_FILE), check=_authorized),)
