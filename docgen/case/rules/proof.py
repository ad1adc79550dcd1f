"""Whether evidence carries what makes it evidence: copies, photographs, recordings (R24, R33).

Not for whether its file is there (``keeping``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import field_name, items, moment, period
from docgen.values import Finding

__all__ = ["RULES"]

UNVERIFIED = Code(name="R24-copy-unverified", clause="行政处罚法第四十六条", weight=Weight.MISSING)
BARE_PHOTO = Code(name="R24-photo-incomplete", clause="行政处罚法第四十六条", weight=Weight.MISSING)
SAME_PHOTO = Code(name="R24-photo-repeated", clause="行政处罚法第四十六条", weight=Weight.ERROR)
UNNUMBERED = Code(
    name="R33-recording-incomplete", clause="行政处罚法第四十七条", weight=Weight.MISSING
)
REVERSED = Code(name="R33-recording-reversed", clause="行政处罚法第四十七条", weight=Weight.ERROR)
OUTSIDE = Code(name="R33-recording-outside", clause="行政处罚法第四十七条", weight=Weight.ERROR)
PARTIAL = Code(name="R33-recording-partial", clause="行政处罚法第四十七条", weight=Weight.WARNING)

PHOTO_FIELDS = ("obtained_at", "place", "obtained_by")
RECORDING_FIELDS = ("reference", "started_at", "ended_at")

Recording = tuple[datetime, datetime]


def _copies(ctx: Context) -> Iterator[Finding]:
    yield from _photographs(ctx)
    for at, evidence in items(ctx.data, "evidence"):
        copy = evidence.get("copy")
        if copy and not (copy["verified"] and copy["signed"]):
            yield ctx.found(UNVERIFIED, f"{at}/copy")
        if evidence["kind"] == "photo":
            for key in PHOTO_FIELDS:
                if not evidence.get(key):
                    yield ctx.found(
                        BARE_PHOTO, f"{at}/{key}", name=field_name(ctx, "evidence", key)
                    )


def _photographs(ctx: Context) -> Iterator[Finding]:
    """One picture that is said to have been taken twice."""
    taken: dict[str, str] = {}
    for at, evidence in items(ctx.data, "evidence"):
        if evidence["kind"] == "photo" and evidence.get("sha256"):
            when = str(evidence.get("obtained_at"))
            if taken.setdefault(evidence["sha256"], when) != when:
                yield ctx.found(SAME_PHOTO, f"{at}/file")


def _recordings(ctx: Context) -> Iterator[Finding]:
    known: dict[str, Recording] = {}
    for at, evidence in items(ctx.data, "evidence"):
        if evidence["kind"] != "recording":
            continue
        for key in RECORDING_FIELDS:
            if not evidence.get(key):
                yield ctx.found(UNNUMBERED, f"{at}/{key}", name=field_name(ctx, "evidence", key))
        start, end = moment(evidence.get("started_at")), moment(evidence.get("ended_at"))
        if start and end and start >= end:
            yield ctx.found(REVERSED, f"{at}/ended_at")
        elif start and end:
            known[evidence["id"]] = (start, end)
    yield from _of_records(ctx, known)
    yield from _of_service(ctx, known)


def _of_records(ctx: Context, known: Mapping[str, Recording]) -> Iterator[Finding]:
    for paper in ctx.case.papers:
        span = period(paper)
        if span is None:
            continue
        for at, ident in ctx.content.texts_of(paper):
            if ident not in known:
                continue
            start, end = known[ident]
            if end <= span.start or start >= span.end:
                yield ctx.found(OUTSIDE, at, title=paper.type.title)
            elif start > span.start or end < span.end:
                yield ctx.found(PARTIAL, at, title=paper.type.title)


def _of_service(ctx: Context, known: Mapping[str, Recording]) -> Iterator[Finding]:
    for paper in ctx.case.papers:
        service: Mapping[str, Any] = paper.service or {}
        ident = (service.get("refusal") or {}).get("recording") or ""
        served = moment(service.get("served_at"))
        if served is None or ident not in known:
            continue
        start, end = known[ident]
        if not start <= served <= end:
            at = f"{paper.pointer}/service/refusal/recording"
            yield ctx.found(OUTSIDE, at, title=paper.type.title)


RULES = (
    Rule(number="R24", codes=(UNVERIFIED, BARE_PHOTO, SAME_PHOTO), check=_copies),
    Rule(number="R33", codes=(UNNUMBERED, REVERSED, OUTSIDE, PARTIAL), check=_recordings),
)
