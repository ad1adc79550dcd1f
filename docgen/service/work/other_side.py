"""Who may sign for the other side of a paper: whom the paper names, or else whom the case knows.

Where a record names the party or somebody who stands for it, its agents with an authorization and
its guardian may sign as well; for anybody else whom a record names, and for whoever was questioned
(the questioned signs the record: 交通运输行政执法程序规定), nobody signs instead. Not for the
agency's own people (``signers``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.case import Case, Paper
from docgen.case.rules.reading import fact_refs
from docgen.values import Role

__all__ = ["Candidate", "OtherSide", "named_together", "other_side"]

_OWN_WORDS = frozenset({Role.INQUIRY})
_BY_THE_PRINCIPAL = frozenset({Role.AUTHORIZATION})
_TO_OTHER_BODIES = frozenset({Role.TRANSFER, Role.CRIME_TRANSFER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may sign: of the staff or a representative by id, or else by name alone."""

    name: str
    staff: str = ""
    representative: str = ""

    @property
    def value(self) -> str:
        """What names the candidate in a form."""
        return self.staff or self.representative or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSide:
    """Who may sign; ``open`` where somebody whom neither paper nor case names may do so too."""

    people: tuple[Candidate, ...]
    open: bool = False


def other_side(case: Case, paper: Paper, signer: str) -> OtherSide:
    """Who may sign ``paper`` as ``signer``, which is ``party`` or ``recipient``."""
    role = paper.type.role
    if role in _TO_OTHER_BODIES:
        return OtherSide(people=(), open=True)
    if role in _BY_THE_PRINCIPAL:
        return _only(_itself(case), *_capacity(case, "guardian"))
    if paper.fact_pointer("signed_by") is not None:
        named = tuple(_named(case, paper))
        of_party = role not in _OWN_WORDS and not set(named).isdisjoint(_known(case))
        return _only(*named, *(_instead(case) if of_party else ()))
    received = tuple(_received(case, paper)) if signer == "recipient" else ()
    if received:
        return _only(*received)
    return OtherSide(people=tuple(_known(case)), open=signer == "recipient")


def named_together(case: Case, paper: Paper) -> tuple[Candidate, ...]:
    """Those whom a paper names together for the other side, each of whom may sign it."""
    if not isinstance(paper.fact("signed_by"), tuple):
        return ()
    return tuple(dict.fromkeys(_named(case, paper)))


def _only(*people: Candidate) -> OtherSide:
    return OtherSide(people=tuple(dict.fromkeys(people)), open=not people)


def _named(case: Case, paper: Paper) -> Iterator[Candidate]:
    """Those whom the paper itself names."""
    named = paper.fact("signed_by")
    if paper.fact("party_attends"):
        yield _itself(case)
    for each in named if isinstance(named, tuple) else (named,):
        if isinstance(each, Mapping) and "representative" in each:
            yield _one(case, each["representative"])
        else:
            yield _one(case, each)


def _one(case: Case, named: Mapping[str, Any] | str | None) -> Candidate:
    """Somebody by a representative's id, a name, or an object with the name; None is the party."""
    if named is None:
        return _itself(case)
    if isinstance(named, str):
        named = {"name": named}
    for each in _representatives(case):
        number = named.get("id_number") or each.get("id_number")
        if named["name"] == each["id"] or (
            named["name"] == each["name"] and number == (each.get("id_number") or number)
        ):
            return _representative(each)
    return Candidate(name=named["name"])


def _received(case: Case, paper: Paper) -> Iterator[Candidate]:
    """Those to whom a paper, or what it lists, was handed."""
    listed = (case.paper(each).service for each in fact_refs(paper, "lists"))
    for service in (paper.service, *listed):
        if service is None:
            continue
        recipient = service["recipient"]
        if recipient["name"] == case.data["party"]["name"]:
            yield from _known(case) if _is_organisation(case) else (_itself(case),)
        else:
            yield _one(case, recipient["name"])


def _known(case: Case) -> Iterator[Candidate]:
    """The party and all who may stand for it."""
    yield from dict.fromkeys((_itself(case), *map(_representative, _representatives(case))))


def _instead(case: Case) -> Iterator[Candidate]:
    """Who signs for the party by law or by its authorization."""
    yield from _capacity(case, "guardian")
    for each in _representatives(case):
        if each["capacity"] == "agent" and each.get("authorization"):
            yield _representative(each)


def _capacity(case: Case, capacity: str) -> Iterator[Candidate]:
    for each in _representatives(case):
        if each["capacity"] == capacity:
            yield _representative(each)


def _itself(case: Case) -> Candidate:
    """The party: a person, the operator of a business, or who represents an organisation."""
    party = case.data["party"]
    person: Mapping[str, Any] = party.get("legal_representative") or party.get("operator") or {}
    return _one(case, {**person, "name": person.get("name") or party["name"]})


def _is_organisation(case: Case) -> bool:
    return bool(case.data["party"]["kind"] == "organisation")


def _representatives(case: Case) -> tuple[Mapping[str, Any], ...]:
    return tuple(case.data.get("representatives") or ())


def _representative(person: Mapping[str, Any]) -> Candidate:
    return Candidate(name=person["name"], representative=person["id"])
