"""How rules read a case: people, days and papers, by role and fact.

Small pure readers shared by the rule modules. They take values as the schemas define them and give
empty answers where an optional one is absent. Not for findings: nothing here judges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from docgen.case.dates import parse_date, parse_time
from docgen.catalogue.workdays import after_months
from docgen.values import Role

if TYPE_CHECKING:
    from docgen.case.rules.content import Object, Text
    from docgen.case.rules.model import Context
    from docgen.case.values import Paper

__all__ = [
    "Period",
    "approvals",
    "at_fact",
    "citations",
    "day",
    "fact_refs",
    "field_name",
    "handlers",
    "items",
    "leaves",
    "limitation_ends",
    "made_on",
    "moment",
    "of_role",
    "party_person",
    "period",
    "signatures",
    "staff_by_id",
    "workdays",
]

_FRIDAY = 4
_LIMITATION_MONTHS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When a record was made."""

    paper: Paper
    start: datetime
    end: datetime


def field_name(ctx: Context, definition: str, key: str) -> str:
    """The title of a field of one of the case's definitions, with its English."""
    fields = ctx.catalogue.schemas.document("case")["$defs"][definition]["properties"]
    return ctx.catalogue.lists.named(str(fields[key]["title"]))


def day(value: object) -> date | None:
    """The day of a date or a time as the schemas write them."""
    return parse_date(value) if isinstance(value, str) else None


def moment(value: object) -> datetime | None:
    """The aware time of a time as the schemas write it."""
    return parse_time(value) if isinstance(value, str) and "T" in value else None


def items(owner: Mapping[str, Any], key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects of the list at ``key`` of the case, each with its pointer."""
    for index, item in enumerate(owner.get(key) or ()):
        yield f"/{key}/{index}", item


def fact_refs(paper: Paper, fact: str) -> tuple[str, ...]:
    """The distinct ids that a fact of ``paper`` names, in order: one id, or a list of them."""
    value = paper.fact(fact)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(dict.fromkeys(value))


def at_fact(paper: Paper, fact: str) -> str:
    """The pointer at which ``fact`` stands; of the paper where it has no such fact."""
    return paper.fact_pointer(fact) or paper.pointer


def of_role(ctx: Context, *roles: Role) -> tuple[Paper, ...]:
    """The papers that play one of ``roles``, in the case's order."""
    return tuple(paper for paper in ctx.case.papers if paper.type.role in roles)


def made_on(paper: Paper) -> date:
    """The day a paper stands for: of a re-check its own day, else the date it bears."""
    rechecked = day(paper.fact("rechecked_on")) if paper.type.role is Role.RECHECK else None
    own = rechecked or day(paper.date)
    assert own is not None
    return own


def period(paper: Paper) -> Period | None:
    """When a record began and ended, if it says both."""
    start, end = moment(paper.fact("started_at")), moment(paper.fact("ended_at"))
    return Period(paper=paper, start=start, end=end) if start and end else None


def staff_by_id(ctx: Context) -> dict[str, Mapping[str, Any]]:
    """The agency's people of the case by id."""
    return {person["id"]: person for person in ctx.data.get("staff") or ()}


def handlers(ctx: Context, *facts: str) -> frozenset[str]:
    """Ids of those who handle the case, by the facts that name them."""
    return frozenset(
        person for paper in ctx.case.papers for fact in facts for person in fact_refs(paper, fact)
    )


def signatures(paper: Paper) -> tuple[Mapping[str, Any], ...]:
    """What happened at each place of signature of a paper."""
    return tuple((paper.execution or {}).get("signatures") or ())


def approvals(paper: Paper) -> tuple[Mapping[str, Any], ...]:
    """The opinions of a paper in order."""
    return tuple(paper.fact("approvals") or ())


def citations(objects: Iterable[Object]) -> Iterator[Object]:
    """The citations among ``objects``."""
    for at, found in objects:
        # An agency's own instrument may give these names to something else.
        if isinstance(found.get("law"), str) and isinstance(found.get("article"), int):
            yield at, found


def leaves(value: object, pointer: str) -> Iterator[Text]:
    """Every string inside ``value``, with its pointer."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from leaves(item, f"{pointer}/{key}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, f"{pointer}/{index}")


def party_person(ctx: Context) -> tuple[str, Mapping[str, Any]] | None:
    """The natural person behind the party, with the pointer: the party, or the operator."""
    party = ctx.data["party"]
    if party["kind"] == "person":
        return "/party", party
    operator = party.get("operator")
    return ("/party/operator", operator) if operator else None


def limitation_ends(ctx: Context) -> date | None:
    """The last day on which a conduct may be found and still be penalised (行政处罚法 36).

    Two years; that of an act which goes on, or harmed life, health or financial safety, is later.
    """
    acted = day((ctx.data.get("conduct") or {}).get("at"))
    return after_months(acted, _LIMITATION_MONTHS) if acted else None


def workdays(ctx: Context, start: date, end: date) -> int:
    """Workdays after ``start`` up to and including ``end``; the first day does not count."""
    works = ctx.config.is_workday or (lambda one: one.weekday() <= _FRIDAY)
    between = range(1, (end - start).days + 1)
    return sum(works(start + timedelta(days=offset)) for offset in between)
