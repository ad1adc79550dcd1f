"""Who has signed a paper so far: by name, at which place, when, and on what. Not for taking it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.case import Case, Paper
from docgen.case.rules.execution import signer_labels
from docgen.case.rules.reading import signatures
from docgen.registry.work.signatures import SignatureRow

__all__ = ["Given", "device_mark", "given_on"]

_MARK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What somebody did at a place of signature.

    ``label`` is what stands beside the place, ``at`` an ISO time or "". ``browser`` is what the
    browser calls itself and ``mark`` how the signed copy names the device, both "" for what was not
    drawn on a screen.
    """

    name: str
    label: str
    status: str
    at: str
    browser: str = ""
    mark: str = ""


def given_on(case: Case, paper: Paper, rows: Sequence[SignatureRow]) -> tuple[Given, ...]:
    """The signatures and refusals of a paper in their order; ``rows`` are those drawn on it."""
    labels = signer_labels(paper)
    drawn = {_key_of_record(each): each for each in (json.loads(row.record) for row in rows)}
    return tuple(
        _given(case, each, labels, drawn.get(_key(each), {})) for each in signatures(paper)
    )


def device_mark(record: Mapping[str, Any]) -> str:
    """A short name of browser and session that tells two devices apart and neither of them."""
    told = f"{record['device']}|{record['session']}"
    return hashlib.sha256(told.encode()).hexdigest()[:_MARK]


def _given(
    case: Case, entry: Mapping[str, Any], labels: Mapping[str, str], record: Mapping[str, Any]
) -> Given:
    return Given(
        name=record.get("name") or _name(case, entry),
        label=labels.get(entry["signer"], entry["signer"]),
        status=entry["status"],
        at=entry["signed_at"] or "",
        browser=record.get("device", ""),
        mark=device_mark(record) if record else "",
    )


def _name(case: Case, entry: Mapping[str, Any]) -> str:
    if entry.get("by"):
        return "、".join(case.staff(each)["name"] for each in entry["by"])
    if entry.get("representative"):
        return str(case.representative(entry["representative"])["name"])
    if entry["signer"] == "body_seal":
        return str(case.data["authority"]["body"]["name"])
    return entry.get("name") or str(case.data["party"]["name"])


def _key(entry: Mapping[str, Any]) -> tuple[str, str, str | None]:
    return entry["signer"], "".join(entry.get("by") or ()), entry["signed_at"]


def _key_of_record(record: Mapping[str, Any]) -> tuple[str, str, str | None]:
    return record["signer"], record["by"], record["signed_at"]
