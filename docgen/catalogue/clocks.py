"""The clocks of a case as data: from which event a term runs, how long, and what fulfils it.

Times that a practice or a local rule sets stand in the same list as those of the law, so that an
agency changes them without touching the program. Not for running them (``docgen.case``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from docgen.catalogue.errors import CatalogueInvalidError
from docgen.values import FACTS, Role

__all__ = ["At", "Clock", "Event", "read_clocks"]

At: TypeAlias = Literal[
    "made",
    "served",
    "deadline",
    "corrected_on",
    "recheck_due",
    "started_at",
    "convened_at",
    "reported_at",
    "approved_at",
    "conduct",
    "closed",
    "filed",
]
Unit: TypeAlias = Literal["hours", "days", "workdays", "months", "years"]
Concerned: TypeAlias = Literal["agency", "party"]
_ADVICE = "see the clocks that ship with the program in schemas/lists/clocks.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens in a case: of papers that play a role, or of the case itself.

    ``where`` is a fact without which a paper does not count: a notice that tells of no hearing, a
    decision without a fine.
    """

    roles: tuple[Role, ...]
    at: At
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One term. ``rolls`` moves a last day off to the next working day; negative runs backwards."""

    code: str
    title: Mapping[str, str]
    start: Event
    length: int
    unit: Unit
    rolls: bool
    concerns: Concerned
    until: Event | None
    clause: str
    consequence: Mapping[str, str]


def read_clocks(document: Mapping[str, Any], where: str) -> tuple[Clock, ...]:
    """The clocks of a list file that its schema accepts.

    Raises:
        CatalogueInvalidError: a role or a fact that does not exist, or two clocks of one code.
    """
    clocks = tuple(_clock(entry, where) for entry in document["clocks"])
    codes = [clock.code for clock in clocks]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        raise CatalogueInvalidError(what=f"two clocks `{twice}`", where=where, next=_ADVICE)
    return clocks


def _clock(entry: Mapping[str, Any], where: str) -> Clock:
    return Clock(
        code=entry["code"],
        title=entry["title"],
        start=_event(entry["from"], where),
        length=entry["length"],
        unit=entry["unit"],
        rolls=entry["rolls"],
        concerns=entry["concerns"],
        until=_event(entry["until"], where) if "until" in entry else None,
        clause=entry["clause"],
        consequence=entry["consequence"],
    )


def _event(entry: Mapping[str, Any], where: str) -> Event:
    try:
        roles = tuple(Role(role) for role in entry["roles"])
    except ValueError as error:
        raise CatalogueInvalidError(what=error.args[0], where=where, next=_ADVICE) from error
    where_fact = entry.get("where")
    if where_fact is not None and where_fact not in FACTS:
        raise CatalogueInvalidError(what=f"no fact `{where_fact}`", where=where, next=_ADVICE)
    return Event(roles=roles, at=entry["at"], where=where_fact)
