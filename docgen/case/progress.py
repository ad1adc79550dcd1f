"""Where a case stands on its route: what is there, what comes next, what is still missing.

Not for whether what is there is lawful: that is the rules' matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from docgen.catalogue.routes import Route, Routes
from docgen.messages import text

if TYPE_CHECKING:
    from docgen.case.values import Case, Paper
    from docgen.catalogue import Catalogue

__all__ = ["Progress", "StepState", "progress"]

State = Literal["done", "next", "missing", "possible"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState:
    """A step of the route as it stands.

    Attributes:
        instruments: codes of the instruments that can serve, in filing order.
        titles: their titles; what the roles are called where no instrument plays them.
        papers: the papers of the case that serve.
        needed: whether the file is incomplete without it.
        state: ``next`` is the first needed step that is open, ``missing`` those after it,
            ``possible`` what this case may do without.
    """

    instruments: tuple[str, ...]
    titles: tuple[str, ...]
    papers: tuple[Paper, ...]
    needed: bool
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A route and its steps; None where an agency's list does not know the route."""

    route: Route | None
    steps: tuple[StepState, ...]


def progress(case: Case, *, catalogue: Catalogue, routes: Routes) -> Progress:
    """The steps of a case's route, in the order of the route."""
    route = routes.by_code.get(case.data["route"])
    steps: list[StepState] = []
    for step in route.steps if route is not None else ():
        types = [each for role in step.roles for each in catalogue.by_role(role)]
        papers = tuple(paper for paper in case.papers if paper.type.role in step.roles)
        needed = step.is_needed(case.data["filing"])
        waiting = any(each.state == "next" for each in steps)
        state: State = "possible"
        if papers:
            state = "done"
        elif needed:
            state = "missing" if waiting else "next"
        steps.append(
            StepState(
                instruments=tuple(each.code for each in types),
                titles=tuple(each.title for each in types)
                or tuple(text(f"role-{role}") for role in step.roles),
                papers=papers,
                needed=needed,
                state=state,
            )
        )
    return Progress(route=route, steps=tuple(steps))
