"""Whether papers reached the party: receipts, consent, who received them (R6, R7, R14, R32).

Not for the dates of service beside other dates (``order``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from docgen.case.names import normalise_name
from docgen.case.rules.asking import expected, wanting
from docgen.case.rules.model import Code, Context, Demand, Rule, Weight
from docgen.case.rules.reading import (
    at_fact,
    day,
    fact_refs,
    field_name,
    items,
    moment,
    of_role,
    signatures,
)
from docgen.values import DECISIONS, Finding, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["NOT_SERVED", "RULES"]

NOT_SERVED = Code(name="R6-not-served", clause="行政处罚法第六十一条", weight=Weight.MISSING)
NO_RECEIPT = Code(name="R6-receipt-missing", clause="民事诉讼法第八十七条", weight=Weight.MISSING)
NO_PLACE = Code(
    name="R6-service-place-missing", clause="交通运输行政执法文书式样第23号", weight=Weight.MISSING
)
NOTHING_RECEIVED = Code(
    name="R6-receipt-without-service", clause="民事诉讼法第八十七条", weight=Weight.MISSING
)
NO_CONSENT = Code(
    name="R7-consent-missing", clause="行政处罚法第六十一条第二款", weight=Weight.ERROR
)
LATE_CONSENT = Code(
    name="R7-consent-late", clause="行政处罚法第六十一条第二款", weight=Weight.ERROR
)
NO_CHANNEL = Code(
    name="R7-channel-missing", clause="行政处罚法第六十一条第二款", weight=Weight.MISSING
)
NO_ARRIVAL = Code(name="R7-arrival-missing", clause="民事诉讼法第九十条", weight=Weight.MISSING)
OTHER_CHANNEL = Code(
    name="R7-channel-differs", clause="行政处罚法第六十一条第二款", weight=Weight.WARNING
)
NO_ONLINE_REMEDY = Code(
    name="R14-online-remedy-missing", clause="行政复议法第二十二条第二款", weight=Weight.WARNING
)
SERVED_EARLY = Code(
    name="R32-served-before-made", clause="行政处罚法第六十一条第一款", weight=Weight.ERROR
)
UNSEALED = Code(
    name="R32-served-before-sealed", clause="行政处罚法第六十一条第一款", weight=Weight.ERROR
)
OTHER_RECEIPT_DAY = Code(
    name="R32-receipt-date-differs", clause="民事诉讼法第八十七条", weight=Weight.WARNING
)
NO_RELATION = Code(name="R32-relation-missing", clause="民事诉讼法第八十八条", weight=Weight.ERROR)
OTHER_RECIPIENT = Code(
    name="R32-recipient-differs", clause="民事诉讼法第八十八条", weight=Weight.ERROR
)
OWN_WITNESS = Code(
    name="R32-witness-of-the-agency", clause="民事诉讼法第八十九条", weight=Weight.ERROR
)
NOT_COHABITING = Code(
    name="R32-not-cohabiting", clause="民事诉讼法第八十八条", weight=Weight.WARNING
)
NO_HOUSEHOLD = Code(
    name="R32-household-of-unit", clause="民事诉讼法第八十八条", weight=Weight.ERROR
)
UNFIT_BODY = Code(
    name="R14-remedy-body-unfit",
    clause="行政复议法第二十四条、行政诉讼法第十四条",
    weight=Weight.WARNING,
)
UNWITNESSED = Code(name="R32-lien-unwitnessed", clause="民事诉讼法第八十九条", weight=Weight.ERROR)
NO_TRACKING = Code(
    name="R32-tracking-missing", clause="民事诉讼法第九十一条", weight=Weight.MISSING
)

TO_THE_PARTY = frozenset(DECISIONS) | {
    Role.CORRECTION_ORDER,
    Role.COMMITMENT,
    Role.INTERVIEW_NOTICE,
    Role.PRESERVATION,
    Role.PRESERVATION_RELEASE,
    Role.VIOLATION_NOTICE,
}
# 行政复议法 24: 派出的行政公署 review too; the Corps has no 人民政府.
GOVERNMENTS = ("人民政府", "行政公署", "兵团", "师", "管理委员会", "交通运输部")
COURTS = ("法院",)
NEVER_COHABITING = ("邻居", "同事", "朋友", "房东", "物业", "门卫", "同学")
BY_HAND = frozenset({"direct", "lien"})
# What can be an account: a telephone number, an address, the name of a user.
_ACCOUNT = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_@-]{5,}")
# 民诉法 88: who takes a paper in another's stead says in what relation they stand.
IN_ANOTHERS_STEAD = frozenset({"cohabiting_adult", "mail_receiver", "agent"})


def _served(ctx: Context) -> Iterator[tuple[Paper, Mapping[str, Any], str]]:
    for paper in ctx.case.papers:
        if paper.service:
            yield paper, paper.service, f"{paper.pointer}/service"


def _expects_service(paper: Paper) -> bool:
    return paper.type.outgoing and paper.type.receipt != "none"


def _receipts(ctx: Context) -> Iterator[Finding]:
    for paper in ctx.case.papers:
        if _expects_service(paper) and not paper.service:
            yield ctx.found(NOT_SERVED, f"{paper.pointer}/service", title=paper.type.title)
    yield from wanting(ctx, _acknowledged(ctx))
    for paper, service, at in _served(ctx):
        if service["method"] in BY_HAND and not service.get("place"):
            yield ctx.found(NO_PLACE, f"{at}/place", title=paper.type.title)
    yield from _empty_receipts(ctx)


def _acknowledged(ctx: Context) -> Iterator[Demand]:
    """The receipts of papers that have none in themselves, those to come included."""
    receipts = of_role(ctx, Role.RECEIPT)
    listed = {name for receipt in receipts for name in fact_refs(receipt, "lists")}
    for paper in ctx.case.papers:
        if _expects_service(paper) and paper.type.receipt == "separate":
            yield Demand(
                roles=(Role.RECEIPT,),
                code=NO_RECEIPT,
                met=paper.id in listed,
                where=paper.pointer,
                params={"title": paper.type.title} if paper.service else None,
            )
    there = {paper.type.role for paper in ctx.case.papers}
    to_come = [each for role in expected(ctx) - there for each in ctx.catalogue.by_role(role)]
    if any(each.outgoing and each.receipt == "separate" for each in to_come):
        yield Demand(roles=(Role.RECEIPT,), code=NO_RECEIPT, met=bool(receipts))


def _empty_receipts(ctx: Context) -> Iterator[Finding]:
    unserved = {paper.id: paper for paper in ctx.case.papers if not paper.service}
    for receipt in of_role(ctx, Role.RECEIPT):
        for name in fact_refs(receipt, "lists"):
            other = unserved.get(name)
            # A paper that must be served is named by R6-not-served already.
            if other is not None and not _expects_service(other):
                at = at_fact(receipt, "lists")
                yield ctx.found(NOTHING_RECEIVED, at, title=other.type.title)


def _consents(ctx: Context) -> Iterator[datetime]:
    for paper in of_role(ctx, Role.SERVICE_CONSENT):
        if (paper.execution or {}).get("choice") != "consents":
            continue
        for signature in signatures(paper):
            signed = moment(signature.get("signed_at"))
            if signature["signer"] == "party" and signature["status"] == "signed" and signed:
                yield signed


def _electronic(ctx: Context) -> Iterator[Finding]:
    agreed = min(_consents(ctx), default=None)
    for paper, service, at in _served(ctx):
        if service["method"] != "electronic":
            continue
        title = paper.type.title
        served = moment(service["served_at"])
        if agreed is None:
            yield ctx.found(NO_CONSENT, f"{at}/method", title=title)
        elif served is not None and agreed >= served:
            yield ctx.found(LATE_CONSENT, f"{at}/served_at", title=title)
        if not service.get("channel"):
            yield ctx.found(NO_CHANNEL, f"{at}/channel", title=title)
        elif _is_other_account(ctx, service["channel"]):
            yield ctx.found(OTHER_CHANNEL, f"{at}/channel", title=title)
        if not service.get("arrived_at"):
            yield ctx.found(NO_ARRIVAL, f"{at}/arrived_at", title=title)


def _is_other_account(ctx: Context, channel: str) -> bool:
    """Whether a channel names an account, and none of those that the party confirmed."""
    confirmed = {
        account
        for paper in of_role(ctx, Role.SERVICE_CONSENT)
        for _, means in ctx.content.objects_of(paper)
        for account in _ACCOUNT.findall(str(means.get("account") or ""))
    }
    used = set(_ACCOUNT.findall(channel))
    return bool(confirmed and used) and confirmed.isdisjoint(used)


def _remedies(ctx: Context) -> Iterator[Finding]:
    """Who reviews is a government, no longer the department above; who hears suits is a court."""
    body = ctx.data["authority"]["body"]
    for key, words in (("government", GOVERNMENTS), ("court", COURTS)):
        if body.get(key) and not any(word in body[key] for word in words):
            name = field_name(ctx, "body", key)
            yield ctx.found(UNFIT_BODY, f"/authority/body/{key}", name=name)
    yield from _online_remedy(ctx)


def _online_remedy(ctx: Context) -> Iterator[Finding]:
    if ctx.data["authority"]["body"].get("online_channel"):
        return
    for paper, service, _ in _served(ctx):
        if paper.type.role in DECISIONS and service["method"] == "electronic":
            at = "/authority/body/online_channel"
            yield ctx.found(NO_ONLINE_REMEDY, at, title=paper.type.title)


def _times(ctx: Context) -> Iterator[Finding]:
    """A paper is made, sealed, and served, in this order; on one day by the clock."""
    for paper, service, at in _served(ctx):
        title, pointer = paper.type.title, f"{at}/served_at"
        served, made = day(service["served_at"]), day(paper.date)
        if served and made and served < made:
            yield ctx.found(SERVED_EARLY, pointer, title=title, served=served, made=made)
            continue
        handed, sealed = moment(service["served_at"]), _sealed_at(paper)
        if handed and sealed and handed < sealed:
            yield ctx.found(
                UNSEALED,
                pointer,
                title=title,
                served=f"{handed:%Y-%m-%d %H:%M}",
                sealed=f"{sealed.astimezone(handed.tzinfo):%Y-%m-%d %H:%M}",
            )


def _sealed_at(paper: Paper) -> datetime | None:
    """When the agency's seal was set on a paper, where it says so."""
    seals = (each for each in signatures(paper) if each["signer"] == "body_seal")
    return max(filter(None, (moment(each.get("signed_at")) for each in seals)), default=None)


def _recipients(ctx: Context) -> Iterator[Finding]:
    for paper, service, at in _served(ctx):
        title, recipient = paper.type.title, service["recipient"]
        if recipient["capacity"] in IN_ANOTHERS_STEAD and not recipient.get("relation"):
            yield ctx.found(NO_RELATION, f"{at}/recipient/relation", title=title)
        if paper.type.role in TO_THE_PARTY and _is_another(ctx, recipient):
            yield ctx.found(OTHER_RECIPIENT, f"{at}/recipient/name", title=title)
        if recipient["capacity"] == "cohabiting_adult":
            yield from _household(ctx, paper, recipient, at)
        yield from _proof(ctx, service, at, title)


def _household(
    ctx: Context, paper: Paper, recipient: Mapping[str, Any], at: str
) -> Iterator[Finding]:
    """民诉法 88: a person's household takes a paper, a unit's head or receiving clerk does."""
    if paper.type.role in TO_THE_PARTY and ctx.data["party"]["kind"] == "organisation":
        yield ctx.found(NO_HOUSEHOLD, f"{at}/recipient/capacity", title=paper.type.title)
    elif (recipient.get("relation") or "").startswith(NEVER_COHABITING):
        yield ctx.found(NOT_COHABITING, f"{at}/recipient/relation", title=paper.type.title)


def _is_another(ctx: Context, recipient: Mapping[str, Any]) -> bool:
    party = ctx.data["party"]
    if recipient["capacity"] in ("agent", "guardian"):
        named = {each["name"] for _, each in items(ctx.data, "representatives")}
        return bool(named) and normalise_name(recipient["name"]) not in named
    owner = {
        "self": party,
        "operator": party.get("operator"),
        "legal_representative": party.get("legal_representative"),
    }.get(recipient["capacity"])
    if owner is None:
        return False
    return normalise_name(recipient["name"]) != normalise_name(owner["name"])


def _proof(ctx: Context, service: Mapping[str, Any], at: str, title: str) -> Iterator[Finding]:
    refusal = service.get("refusal") or {}
    proved = refusal.get("witness") or refusal.get("recording")
    if service["method"] == "lien" and not proved:
        yield ctx.found(UNWITNESSED, f"{at}/refusal", title=title)
    if refusal.get("witness") in {person["name"] for _, person in items(ctx.data, "staff")}:
        yield ctx.found(OWN_WITNESS, f"{at}/refusal/witness", title=title)
    if service["method"] == "mail" and not service.get("tracking"):
        yield ctx.found(NO_TRACKING, f"{at}/tracking", title=title)


def _receipt_days(ctx: Context) -> Iterator[Finding]:
    """A receipt is made out and signed on the day on which its papers are handed over."""
    for receipt in of_role(ctx, Role.RECEIPT):
        listed = [ctx.case.paper(name) for name in fact_refs(receipt, "lists")]
        handed = [each.service for each in listed if each.service]
        served = [each for each in (day(one["served_at"]) for one in handed) if each]
        if not served or any(each["method"] not in BY_HAND for each in handed):
            continue
        if day(receipt.date) not in served:
            at = f"{receipt.pointer}/date"
            yield ctx.found(OTHER_RECEIPT_DAY, at, title=receipt.type.title)
        for index, signature in enumerate(signatures(receipt)):
            signed = day(signature.get("signed_at"))
            # The seal may be set when the receipt is made out.
            by_hand = signature["signer"] != "body_seal"
            if by_hand and signed and signed < min(served):
                at = f"{receipt.pointer}/execution/signatures/{index}/signed_at"
                yield ctx.found(OTHER_RECEIPT_DAY, at, title=receipt.type.title)


def _received(ctx: Context) -> Iterator[Finding]:
    yield from _receipt_days(ctx)
    yield from _times(ctx)
    yield from _recipients(ctx)


RULES = (
    Rule(
        number="R6",
        codes=(NOT_SERVED, NO_RECEIPT, NO_PLACE, NOTHING_RECEIVED),
        check=_receipts,
        asks=_acknowledged,
    ),
    Rule(
        number="R7",
        codes=(NO_CONSENT, LATE_CONSENT, NO_CHANNEL, OTHER_CHANNEL, NO_ARRIVAL),
        check=_electronic,
    ),
    Rule(number="R14", codes=(NO_ONLINE_REMEDY, UNFIT_BODY), check=_remedies),
    Rule(
        number="R32",
        codes=(
            OTHER_RECEIPT_DAY,
            SERVED_EARLY,
            UNSEALED,
            NO_RELATION,
            OTHER_RECIPIENT,
            UNWITNESSED,
            OWN_WITNESS,
            NOT_COHABITING,
            NO_HOUSEHOLD,
            NO_TRACKING,
        ),
        check=_received,
    ),
)
