"""What was signed on a screen stays in the case as it was signed. Not for taking signatures.

A case says who signed a paper, when, and what the party chose and added; where that was drawn on a
screen, nobody else says otherwise afterwards. A wrong signature goes with its paper, when it is
voided. A scan of the same paper, signed further by hand, may take the place of the copy.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from docgen.case import Paper
from docgen.case.rules.reading import signatures
from docgen.registry.work.signatures import SignatureRow
from docgen.service.work.errors_of_signing import SignatureDrawnError

__all__ = ["is_of", "refusal", "refuse_undrawn"]


def refuse_undrawn(paper: Paper, rows: Sequence[SignatureRow]) -> None:
    """Refuse a paper that says something else than its drawn signatures, in the order of drawing.

    Raises:
        SignatureDrawnError: a signature is left out, or it, the choice or the remarks are changed.
    """
    if not rows:
        return
    records = [json.loads(each.record) for each in rows]
    execution = paper.execution or {}
    said = signatures(paper)
    for record in records:
        if not any(is_of(entry, record) for entry in said):
            raise refusal(paper, record)
    for part in ("choice", "remarks"):
        drawn = [each for each in records if each[part]]
        if drawn and execution.get(part) != drawn[-1][part]:
            raise refusal(paper, drawn[-1])
    if not execution.get("copy"):
        raise refusal(paper, records[-1])


def is_of(entry: Mapping[str, Any], record: Mapping[str, Any]) -> bool:
    """Whether an entry of a case is the signature of a record."""
    return (
        entry["status"] == "signed"
        and entry["signer"] == record["signer"]
        and entry["signed_at"] == record["signed_at"]
        and list(entry.get("by") or ()) == ([record["by"]] if record["by"] else [])
        and (entry.get("name") or record["name"]) == record["name"]
    )


def refusal(paper: Paper, record: Mapping[str, Any]) -> SignatureDrawnError:
    """The error of a paper that loses or changes what was drawn."""
    return SignatureDrawnError(
        title=paper.type.title, label=record["label"], where=f"{paper.pointer}/execution"
    )
