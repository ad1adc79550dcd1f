"""What rules share when they ask for papers: the finding of one that is wanting, what is expected.

A rule says once which papers it asks for (``Demand``); its finding and the path of the case
(``docgen.case.progress``) read the same. Not for the demands themselves: each rule has its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docgen.case.rules.model import Context, Demand
from docgen.case.rules.reading import made_on, of_role
from docgen.values import Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["expected", "foreseen_ground", "up_to", "wanting"]

_TELL_A_GROUND = (Role.LIST_REVIEW, Role.COMMITMENT, Role.INVESTIGATION)


def wanting(ctx: Context, demands: Iterable[Demand]) -> Iterator[Finding]:
    """What is found of the papers that the case asks for and does not hold."""
    for each in demands:
        if not each.met and each.params is not None:
            yield ctx.found(each.code, each.where, **each.params)


def up_to(ctx: Context, role: Role, paper: Paper) -> tuple[Paper, ...]:
    """The papers of ``role`` not later than ``paper``, oldest first."""
    made = [each for each in of_role(ctx, role) if made_on(each) <= made_on(paper)]
    return tuple(sorted(made, key=made_on))


def expected(ctx: Context) -> frozenset[Role]:
    """The roles that the case holds, or that its route cannot do without."""
    route = ctx.catalogue.lists.routes.by_code.get(ctx.data["route"])
    steps = route.steps if route is not None else ()
    needed = {role for step in steps if step.is_needed(ctx.data["filing"]) for role in step.roles}
    return frozenset(needed | {paper.type.role for paper in ctx.case.papers})


def foreseen_ground(ctx: Context) -> tuple[str | None, bool]:
    """The ground a coming decision will have, and whether only the route presumes it."""
    told = [paper for paper in of_role(ctx, *_TELL_A_GROUND) if paper.fact("ground")]
    if told:
        return str(max(told, key=made_on).fact("ground")), False
    route = ctx.catalogue.lists.routes.by_code.get(ctx.data["route"])
    return (route.ground if route is not None else None), True
