"""What happened to the printed paper: signatures, refusals, the executed copy (R34).

A trial home may seal unsigned papers; a home with an agency's certificate may not. Not for when
something was signed (``order``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import approvals, fact_refs, signatures, staff_by_id
from docgen.values import DECISIONS, Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper
    from docgen.catalogue import Signer

__all__ = ["RULES", "TRIAL_COPIES", "given_at", "missing_signers", "signer_labels"]

UNSIGNED = Code(
    name="R34-signature-missing", clause="行政处罚法第五十五条", weight=Weight.SIGNATURE
)
RECORD_UNSIGNED = Code(
    name="R34-record-unsigned", clause="行政处罚法第四十六条、第五十五条", weight=Weight.SIGNATURE
)
UNSEALED = Code(
    name="R34-decision-unsealed", clause="行政处罚法第五十九条第二款", weight=Weight.SIGNATURE
)
NOTHING_SIGNED = Code(
    name="R34-nothing-signed", clause="行政处罚法第四十七条", weight=Weight.SIGNATURE
)
UNEXPLAINED = Code(
    name="R34-refusal-unexplained", clause="行政处罚法第五十五条", weight=Weight.MISSING
)
BY_ANOTHER = Code(name="R34-signed-by-another", clause="行政处罚法第五十五条", weight=Weight.ERROR)
APPROVED_BY_ANOTHER = Code(
    name="R34-approval-signed-by-another",
    clause="行政处罚法第五十七条第一款",
    weight=Weight.WARNING,
)
WITNESS_OF_STAFF = Code(
    name="R34-witness-of-the-agency", clause="行政处罚法第五十五条", weight=Weight.ERROR
)
NO_CHOICE = Code(name="R34-choice-missing", clause="行政处罚法第四十五条", weight=Weight.SIGNATURE)
NO_COPY = Code(
    name="R34-executed-copy-missing", clause="行政处罚法第四十七条", weight=Weight.SIGNATURE
)
TRIAL_COPIES = Code(
    name="R34-executed-copies-missing-on-trial",
    clause="行政处罚法第四十七条",
    weight=Weight.WARNING,
)
COPY_LACKS = Code(
    name="R34-copy-lacks-signature", clause="行政处罚法第四十七条", weight=Weight.SIGNATURE
)

HEADS = frozenset({"unit_head", "body_head"})
OF_CHOICE = (Role.COMMITMENT, Role.SERVICE_CONSENT)
# What proves nothing unless those it tells of have signed it, refused, or were not there.
RECORDS = frozenset(
    {
        Role.SCENE,
        Role.INQUIRY,
        Role.STATEMENT,
        Role.HEARING_RECORD,
        Role.INTERVIEW_RECORD,
        Role.EDUCATION,
        Role.COMMITMENT,
        Role.RECHECK,
        Role.VISIT,
    }
)
# 10.8: beside a party who needs them, these sign whatever the party signs.
BESIDE_THE_PARTY: Mapping[str, str] = {
    "guardian": "法定代理人（监护人）",
    "interpreter": "翻译人员",
}


def _signed(ctx: Context) -> Iterator[Finding]:
    yield from _nothing(ctx)
    for paper in ctx.case.papers:
        given = signatures(paper)
        needs = ctx.data["party"].get("needs") or {}
        for signer, label in missing_signers(paper.type.signers, given, needs):
            at = f"{paper.pointer}/execution/signatures"
            code = _lacking(paper, signer, given)
            yield ctx.found(code, at, title=paper.type.title, label=label)
        for index, signature in enumerate(given):
            if not _explained(signature):
                at = f"{paper.pointer}/execution/signatures/{index}"
                yield ctx.found(UNEXPLAINED, at, title=paper.type.title)
        yield from _signers(ctx, paper, given)
        yield from _choice(ctx, paper, given)
        yield from _copy(ctx, paper, given)


def _nothing(ctx: Context) -> Iterator[Finding]:
    """A file to be sealed in which nobody signed or sealed anything."""
    asked = any(signer.count for paper in ctx.case.papers for signer in paper.type.signers)
    if ctx.stage == "seal" and asked and not any(map(signatures, ctx.case.papers)):
        yield ctx.found(NOTHING_SIGNED, "/papers")


def _lacking(paper: Paper, signer: str, given: Sequence[Mapping[str, Any]]) -> Code:
    """How grave it is that a place of a paper is not signed, or not by all."""
    if any(each["signer"] == signer for each in given):
        return UNSIGNED
    if paper.type.role in DECISIONS and signer == "body_seal":
        return UNSEALED
    of_a_record = paper.type.role in RECORDS and signer in {
        each.signer for each in paper.type.signers
    }
    return RECORD_UNSIGNED if of_a_record else UNSIGNED


def _signers(ctx: Context, paper: Paper, given: tuple[Mapping[str, Any], ...]) -> Iterator[Finding]:
    """Nobody signs for another: officers for the team, heads for who approved."""
    title = paper.type.title
    team = set(fact_refs(paper, "officers"))
    approvers = {opinion["by"] for opinion in approvals(paper)}
    names = {person["name"] for person in staff_by_id(ctx).values()}
    for index, signature in enumerate(given):
        at, by = f"{paper.pointer}/execution/signatures/{index}", set(signature.get("by") or ())
        if signature["signer"] == "officers" and team and by - team:
            yield ctx.found(BY_ANOTHER, f"{at}/by", title=title)
        if signature["signer"] in HEADS and approvers and by - approvers:
            yield ctx.found(APPROVED_BY_ANOTHER, f"{at}/by", title=title)
        if signature["status"] != "signed" and signature.get("witness") in names:
            yield ctx.found(WITNESS_OF_STAFF, f"{at}/witness", title=title)


def _choice(ctx: Context, paper: Paper, given: tuple[Mapping[str, Any], ...]) -> Iterator[Finding]:
    """Whoever signs a commitment or a consent ticked one of its boxes."""
    signed = any(each["signer"] == "party" and each["status"] == "signed" for each in given)
    chosen = (paper.execution or {}).get("choice")
    if paper.type.role in OF_CHOICE and signed and not chosen:
        at = f"{paper.pointer}/execution/choice"
        yield ctx.found(NO_CHOICE, at, title=paper.type.title)


def missing_signers(
    signers: Sequence[Signer], given: Sequence[Mapping[str, Any]], needs: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Who has still to sign a paper, as signer and label.

    ``given`` are its signatures as the case holds them, ``needs`` those of the party.
    """
    for signer in signers:
        if signer.count and not _fulfilled(signer, given):
            yield signer.signer, signer.label
    if not any(signer.signer == "party" for signer in signers):
        return
    for who, label in BESIDE_THE_PARTY.items():
        if needs.get(who) and not any(each["signer"] == who for each in given):
            yield who, label


def signer_labels(paper: Paper) -> Mapping[str, str]:
    """What stands beside the place of each who may sign a paper, by signer."""
    return {**BESIDE_THE_PARTY, **{each.signer: each.label for each in paper.type.signers}}


def _fulfilled(signer: Signer, given: Sequence[Mapping[str, Any]]) -> bool:
    mine = [each for each in given if each["signer"] == signer.signer]
    if signer.may_refuse and any(each["status"] != "signed" for each in mine):
        return True
    return given_at(signer.signer, mine) >= signer.count


def given_at(signer: str, given: Sequence[Mapping[str, Any]]) -> int:
    """How many people have signed as ``signer``."""
    signed = [each for each in given if each["signer"] == signer and each["status"] == "signed"]
    return sum(max(1, len(each.get("by") or ())) for each in signed)


def _explained(signature: Mapping[str, Any]) -> bool:
    """An absence needs its reason; a refusal also a witness or a recording."""
    if signature["status"] == "signed":
        return True
    if signature["status"] == "absent":
        return bool(signature.get("reason"))
    witnessed = signature.get("witness") or signature.get("recording")
    return bool(signature.get("reason") and witnessed)


def _copy(ctx: Context, paper: Paper, given: tuple[Mapping[str, Any], ...]) -> Iterator[Finding]:
    signed = {each["signer"] for each in given if each["status"] == "signed"}
    copy = paper.executed_copy
    at = f"{paper.pointer}/execution/copy"
    if copy is None:
        # In a trial home there is nothing to scan: told once of the whole file (``_on_trial``).
        if signed and ctx.config.official:
            yield ctx.found(NO_COPY, at, title=paper.type.title)
        return
    if signed - set(copy["bears"]):
        yield ctx.found(COPY_LACKS, f"{at}/bears", title=paper.type.title)


def _on_trial(ctx: Context) -> Iterator[Finding]:
    """What a trial home lets pass when it seals, and a home in earnest does not."""
    if not ctx.config.on_trial or ctx.stage != "seal":
        return
    lacking = [each for each in ctx.case.papers if _is_signed_without_copy(each)]
    if lacking:
        at = f"{lacking[0].pointer}/execution/copy"
        yield ctx.found(TRIAL_COPIES, at, count=len(lacking))


def _is_signed_without_copy(paper: Paper) -> bool:
    signed = any(each["status"] == "signed" for each in signatures(paper))
    return signed and not paper.executed_copy


RULES = (
    Rule(number="R34", codes=(TRIAL_COPIES,), check=_on_trial),
    Rule(
        number="R34",
        codes=(
            UNSIGNED,
            RECORD_UNSIGNED,
            UNSEALED,
            NOTHING_SIGNED,
            BY_ANOTHER,
            APPROVED_BY_ANOTHER,
            WITNESS_OF_STAFF,
            UNEXPLAINED,
            NO_CHOICE,
            NO_COPY,
            COPY_LACKS,
        ),
        check=_signed,
    ),
)
