"""Where a case stands on its route: what is there, what comes next, what is still missing, and why.

What is needed is what the rules ask for (``docgen.case.rules.demands``), from the first day on: by
the route, the ground and the facts. Not for whether what is there is lawful: that is the rules'
matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from docgen.case.rules import Demand, demands
from docgen.catalogue.routes import Route, Routes
from docgen.messages import text
from docgen.values import Role

if TYPE_CHECKING:
    from docgen.case.values import Case, Paper
    from docgen.catalogue import Catalogue

__all__ = ["Progress", "Reason", "StepState", "progress"]

State = Literal["done", "next", "missing", "possible"]
_ENDS = frozenset({Role.COMPLETION, Role.CLOSING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a step is needed: what is found without it, the clause that asks for it.

    ``presumed`` where only the usual ground of the route asks for it.
    """

    code: str
    clause: str
    presumed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState:
    """A step of the route as it stands.

    Attributes:
        instruments: codes of the instruments that can serve, in filing order.
        titles: their titles; what the roles are called where no instrument plays them.
        papers: the papers of the case that serve.
        needed: whether the file is incomplete without it.
        reasons: why it is needed; empty where it is not.
        waits: titles of what an approval approves, until it is drafted.
        state: ``next`` is the first needed step that is open, ``missing`` those after it,
            ``possible`` what this case may do without.
    """

    instruments: tuple[str, ...]
    titles: tuple[str, ...]
    papers: tuple[Paper, ...]
    needed: bool
    reasons: tuple[Reason, ...]
    waits: tuple[str, ...] = ()
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A route and its steps; None where an agency's list does not know the route."""

    route: Route | None
    steps: tuple[StepState, ...]


def progress(case: Case, *, catalogue: Catalogue, routes: Routes) -> Progress:
    """The steps of a case, in the order of its route.

    What the rules ask for beside the route stands before the papers that must not be earlier.
    """
    route = routes.by_code.get(case.data["route"])
    asked = demands(case, catalogue=catalogue) if route is not None else ()
    steps: list[StepState] = []
    for roles in _in_order(route, asked, routes):
        reasons = tuple(_reasons(roles, asked))
        papers = tuple(paper for paper in case.papers if paper.type.role in roles)
        waiting = any(each.state == "next" for each in steps)
        state: State = "possible"
        if papers:
            state = "done"
        elif reasons:
            state = "missing" if waiting else "next"
        waits = _waits(roles, case, route, catalogue)
        steps.append(replace(_step(roles, papers, reasons, state, catalogue), waits=waits))
    return Progress(route=route, steps=tuple(steps))


def _step(
    roles: Iterable[Role],
    papers: tuple[Paper, ...],
    reasons: tuple[Reason, ...],
    state: State,
    catalogue: Catalogue,
) -> StepState:
    types = [each for role in roles for each in catalogue.by_role(role)]
    titles = tuple(each.title for each in types) or tuple(text(f"role-{role}") for role in roles)
    return StepState(
        instruments=tuple(each.code for each in types),
        titles=titles,
        papers=papers,
        needed=bool(reasons),
        reasons=reasons,
        state=state,
    )


def _waits(
    roles: Iterable[Role], case: Case, route: Route | None, catalogue: Catalogue
) -> tuple[str, ...]:
    """What must be drafted before an approval can list it."""
    if route is None or Role.APPROVAL not in roles:
        return ()
    approved = route.approved()
    if any(paper.type.role in approved for paper in case.papers):
        return ()
    return tuple(each.title for role in approved for each in catalogue.by_role(role))


def _in_order(
    route: Route | None, asked: Iterable[Demand], routes: Routes
) -> list[tuple[Role, ...]]:
    """The roles of each step: those of the route, and among them what else is asked for."""
    steps = [step.roles for step in route.steps] if route is not None else []
    for demand in asked:
        if not any(set(demand.roles) & set(roles) for roles in steps):
            later = _ENDS.union(*(_after(role, routes) for role in demand.roles))
            place = next((at for at, roles in enumerate(steps) if later & set(roles)), len(steps))
            steps.insert(place, demand.roles)
    return steps


def _after(role: Role, routes: Routes) -> frozenset[Role]:
    """The roles whose papers must not be earlier than those of ``role``."""
    chains = (chain for chain in routes.order if role in chain)
    return frozenset(each for chain in chains for each in chain[chain.index(role) + 1 :])


def _reasons(roles: Iterable[Role], asked: Iterable[Demand]) -> Iterator[Reason]:
    """Why one of ``roles`` is needed, each reason once."""
    found = [
        Reason(code=each.code.name, clause=each.code.clause, presumed=each.presumed)
        for each in asked
        if set(each.roles) & set(roles)
    ]
    yield from dict.fromkeys(found)
