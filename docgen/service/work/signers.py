"""Who signs a paper, by what name, and what they choose on it. Not for taking signatures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from docgen.case import Case, Paper
from docgen.case.rules.execution import given_at, missing_signers
from docgen.case.rules.reading import fact_refs, signatures
from docgen.service.work.other_side import Candidate, OtherSide, named_together, other_side
from docgen.values import Role

__all__ = ["Place", "choices_of", "has_signed", "must_choose", "places_of"]

_CONFIRMS = ("confirms", "corrects")
_CHOICES: Mapping[Role, tuple[str, ...]] = {
    Role.COMMITMENT: ("commits", "declines", "disagrees"),
    Role.SERVICE_CONSENT: ("consents", "refuses"),
    Role.INTERVIEW_NOTICE: ("attends", "reschedules", "absent"),
    Role.RIGHTS_NOTICE: ("confirms", "asks_recusal"),
    Role.INQUIRY: (*_CONFIRMS, "asks_recusal"),
    Role.SCENE: _CONFIRMS,
    Role.EDUCATION: _CONFIRMS,
    Role.RECHECK: _CONFIRMS,
    Role.STATEMENT: _CONFIRMS,
    Role.HEARING_RECORD: _CONFIRMS,
    Role.INTERVIEW_RECORD: _CONFIRMS,
    Role.ADMONITION: _CONFIRMS,
    Role.VISIT: _CONFIRMS,
}
_MUST = frozenset({Role.COMMITMENT, Role.SERVICE_CONSENT})
_FACTS: Mapping[str, tuple[str, ...]] = {
    "officers": ("officers",),
    "interviewers": ("interviewers",),
    "visitors": ("visitors",),
    "recorder": ("recorder",),
    "reviewer": ("reviewers",),
    "chair": ("chair", "hearers"),
}
_DUTIES: Mapping[str, str] = {
    "unit_head": "unit_head",
    "body_head": "body_head",
    "officers": "officer",
    "interviewers": "officer",
}
_OF_AGENCY = frozenset({*_FACTS, *_DUTIES, "filer"})
_SEAL, _PARTY = "body_seal", "party"
_REFUSABLE = frozenset({"guardian", "interpreter"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of signature that is still open, and who may sign there.

    ``count`` sign there in all, ``given`` have done so. ``open`` is whether somebody may sign who
    is none of the ``candidates``. Where it is ``optional`` the paper lacks nothing, and others whom
    it names beside who has signed may still sign.
    """

    signer: str
    label: str
    count: int
    given: int
    may_refuse: bool
    candidates: tuple[Candidate, ...]
    open: bool
    optional: bool = False

    @property
    def on_screen(self) -> bool:
        """Whether it can be signed on a screen; the seal of an agency is never drawn."""
        return self.signer != _SEAL

    @property
    def is_partys(self) -> bool:
        """Whether the party's will is stated with it."""
        return self.signer in {"party", "recipient"}


def choices_of(paper: Paper) -> tuple[str, ...]:
    """What the party chooses among on a paper, in the order in which it stands there."""
    return _CHOICES.get(paper.type.role, ())


def must_choose(paper: Paper) -> bool:
    """Whether a paper that the party signs means nothing without its choice."""
    return paper.type.role in _MUST


def places_of(case: Case, paper: Paper) -> tuple[Place, ...]:
    """The places of a paper that still want a signature, after those that others may yet sign."""
    needs = case.data["party"].get("needs") or {}
    missing = dict(missing_signers(paper.type.signers, signatures(paper), needs))
    wanting = (_place(case, paper, signer, label) for signer, label in missing.items())
    return (*_further(case, paper, missing), *wanting)


def _further(case: Case, paper: Paper, missing: Collection[str]) -> Iterator[Place]:
    """The party's place while some whom the paper names together have not signed there."""
    kind = next((each for each in paper.type.signers if each.signer == _PARTY), None)
    if kind is None or _PARTY in missing:
        return
    named = named_together(case, paper)
    left = tuple(each for each in named if not has_signed(paper, _PARTY, each.value))
    if left and len(named) > 1:
        yield Place(
            signer=_PARTY,
            label=kind.label,
            count=len(named),
            given=len(named) - len(left),
            may_refuse=kind.may_refuse,
            candidates=left,
            open=False,
            optional=True,
        )


def has_signed(paper: Paper, signer: str, who: str) -> bool:
    """Whether somebody, by the value of a candidate, has signed a paper or refused to."""
    return any(
        who in (*(each.get("by") or ()), each.get("representative"), each.get("name"))
        for each in signatures(paper)
        if each["signer"] == signer
    )


def _place(case: Case, paper: Paper, signer: str, label: str) -> Place:
    kind = next((each for each in paper.type.signers if each.signer == signer), None)
    who = _candidates(case, paper, signer)
    return Place(
        signer=signer,
        label=label,
        count=kind.count if kind else 1,
        given=given_at(signer, signatures(paper)),
        may_refuse=kind.may_refuse if kind else signer in _REFUSABLE,
        candidates=who.people,
        open=who.open,
    )


def _candidates(case: Case, paper: Paper, signer: str) -> OtherSide:
    needs = case.data["party"].get("needs") or {}
    if signer in _OF_AGENCY:
        return OtherSide(people=tuple(_staff(case, paper, signer)))
    if signer == "guardian":
        guardian = case.representative(needs["guardian"])
        who = Candidate(name=guardian["name"], representative=guardian["id"])
        return OtherSide(people=(who,))
    if signer == "interpreter":
        return OtherSide(people=(Candidate(name=needs["interpreter"]["name"]),))
    if signer in {"party", "recipient"}:
        return other_side(case, paper, signer)
    return OtherSide(people=(), open=True)


def _staff(case: Case, paper: Paper, signer: str) -> Iterator[Candidate]:
    done = {
        each
        for given in signatures(paper)
        if given["signer"] == signer
        for each in given.get("by") or ()
    }
    named = [each for fact in _FACTS.get(signer, ()) for each in fact_refs(paper, fact)]
    if not named:
        duty = _DUTIES.get(signer)
        named = [each["id"] for each in case.data["staff"] if duty in {None, each["duty"]}]
    for ident in dict.fromkeys(named):
        if ident not in done:
            yield Candidate(name=case.staff(ident)["name"], staff=ident)
