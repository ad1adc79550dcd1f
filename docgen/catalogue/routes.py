"""Routes as data: which papers a way of handling a matter has, in what order, which must be there.

The order of dates that all routes share stands beside them. Not for where a case stands on its
route (``docgen.case.progress``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from docgen.catalogue.errors import CatalogueInvalidError
from docgen.values import APPROVED, Role

__all__ = ["Need", "Route", "Routes", "Step", "read_routes"]

Need: TypeAlias = Literal["required", "filed", "unfiled", "usual"]
_ADVICE = "compare it with the routes that ship with the program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: a paper of any of these roles.

    ``need`` says whether a file without it is incomplete: always, only where the matter was filed
    (立案), only where it was not, or never (``usual``).
    """

    roles: tuple[Role, ...]
    need: Need

    def is_needed(self, filing: str) -> bool:
        """Whether a matter handled with this way of filing must have it."""
        return self.need in {"required", "filed" if filing == "required" else "unfiled"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way of handling a matter.

    ``conduct`` says whether there is an act to be told of; ``ground`` is the ground of its decision
    until a paper of the case names one, or None.
    """

    code: str
    title: Mapping[str, str]
    filing: tuple[str, ...]
    conduct: bool
    ground: str | None
    steps: tuple[Step, ...]

    def approved(self) -> tuple[Role, ...]:
        """What the approval of the route approves: what goes out, and stands beside it."""
        for at, step in enumerate(self.steps):
            if Role.APPROVAL in step.roles:
                beside = (*self.steps[max(at - 1, 0) : at], *self.steps[at + 1 : at + 2])
                return tuple(role for each in beside for role in each.roles if role in APPROVED)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """All routes by code, and the chains of roles whose dates must not run backwards."""

    by_code: Mapping[str, Route]
    order: tuple[tuple[Role, ...], ...]


def read_routes(document: Mapping[str, Any], where: str) -> Routes:
    """The routes of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: a role that does not exist, or two routes of one code.
    """
    routes = [_route(entry, where) for entry in document["routes"]]
    by_code = {route.code: route for route in routes}
    if len(by_code) < len(routes):
        raise CatalogueInvalidError(what="two routes of one code", where=where, next=_ADVICE)
    order = tuple(_roles(chain, where) for chain in document["order"])
    return Routes(by_code=by_code, order=order)


def _route(entry: Mapping[str, Any], where: str) -> Route:
    return Route(
        code=entry["code"],
        title=entry["title"],
        filing=tuple(entry["filing"]),
        conduct=entry["conduct"],
        ground=entry.get("ground"),
        steps=tuple(
            Step(roles=_roles(step["roles"], where), need=step["need"]) for step in entry["steps"]
        ),
    )


def _roles(names: Iterable[str], where: str) -> tuple[Role, ...]:
    try:
        return tuple(Role(name) for name in names)
    except ValueError as error:
        raise CatalogueInvalidError(what=error.args[0], where=where, next=_ADVICE) from error
