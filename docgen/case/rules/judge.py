"""Runs every rule over a case and collects what they find. Not for the rules themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.case.rules import (
    agents,
    approval,
    citation,
    custody,
    discretion,
    execution,
    first_offence,
    grounds,
    hearing,
    identity,
    keeping,
    listing,
    minutes,
    money,
    order,
    others,
    penalty,
    people,
    proof,
    publication,
    recheck,
    sameness,
    service,
    wording,
)
from docgen.case.rules.content import read_content
from docgen.case.rules.model import Code, Context, Demand, Rule, RuleConfig, RuleEvidence, Stage

if TYPE_CHECKING:
    from docgen.case.values import Case
    from docgen.catalogue import Catalogue
    from docgen.values import Finding

__all__ = ["RULES", "codes", "demands", "judge"]

RULES: tuple[Rule, ...] = (
    *grounds.RULES,
    *first_offence.RULES,
    *listing.RULES,
    *people.RULES,
    *others.RULES,
    *service.RULES,
    *agents.RULES,
    *order.RULES,
    *identity.RULES,
    *sameness.RULES,
    *money.RULES,
    *citation.RULES,
    *wording.RULES,
    *approval.RULES,
    *proof.RULES,
    *minutes.RULES,
    *recheck.RULES,
    *penalty.RULES,
    *hearing.RULES,
    *discretion.RULES,
    *custody.RULES,
    *execution.RULES,
    *publication.RULES,
    *keeping.RULES,
)


def codes() -> tuple[Code, ...]:
    """Every code a rule may raise, in the order of the rules."""
    return tuple(code for rule in RULES for code in rule.codes)


def demands(case: Case, *, catalogue: Catalogue) -> tuple[Demand, ...]:
    """The papers that the rules ask for, in the order of the rules; those to come included."""
    context = Context(
        case=case,
        content=read_content(case),
        catalogue=catalogue,
        evidence=RuleEvidence(),
        config=RuleConfig(),
        stage="check",
    )
    return tuple(demand for rule in RULES for demand in rule.asks(context))


def judge(
    case: Case,
    *,
    catalogue: Catalogue,
    evidence: RuleEvidence,
    config: RuleConfig,
    stage: Stage = "check",
) -> tuple[Finding, ...]:
    """All findings of all rules, in the order of the rules and of the case.

    Args:
        case: a case that its schemas accept.
        catalogue: the catalogue the case was loaded with.
        evidence: what the service fetched: today, issued papers, files, fonts.
        config: what the agency sets differently.
        stage: ``check`` and ``issue`` take what is not there yet for a warning, ``seal`` for an
            error.
    """
    context = Context(
        case=case,
        content=read_content(case),
        catalogue=catalogue,
        evidence=evidence,
        config=config,
        stage=stage,
    )
    return tuple(finding for rule in RULES for finding in rule.check(context))
