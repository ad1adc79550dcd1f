"""The recorded copy of a paper is kept, and taken back with a reason where it is the wrong one.

The signatures that were read on it go with it, but for those drawn on a screen; its file and the
versions of the case before stay. Not for papers themselves, which are voided.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from docgen.case.canonical import thaw
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.also import Also, nothing
from docgen.service.reasons import stated
from docgen.service.work.casework import CaseWork, Kept
from docgen.service.work.drawn_stays import is_of, refusal
from docgen.service.work.errors_of_signing import (
    CopyMissingError,
    CopySealedError,
    TakeBackReasonError,
)
from docgen.service.work.signing import IssuedPaper, SigningWork

__all__ = ["TakingBack"]

Record = Mapping[str, Any]

_CHANGE = "copy-taken-back"
_PARTYS = frozenset({"party", "recipient"})


class TakingBack:
    """Recorded copies of a registry, taken back."""

    def __init__(self, *, registry: Registry, cases: CaseWork, signing: SigningWork) -> None:
        self._registry = registry
        self._cases = cases
        self._signing = signing

    def take_back(
        self,
        case_id: str,
        paper_id: str,
        reason: str,
        occasion: Occasion,
        *,
        expected: str | None = None,
        also: Also[Kept] = nothing,
    ) -> Kept:
        """Take back the copy of a paper that was signed on paper, or sealed outside.

        Raises:
            TakeBackReasonError: the reason says nothing.
            CopyMissingError: the paper has no copy.
            CopySealedError: it stands in a sealed dossier.
            SignatureDrawnError: it was signed on the screen.
        """
        why = stated(reason)
        if not why:
            raise TakeBackReasonError
        found = self._signing.find(case_id, paper_id, occasion)
        drawn = self._signing.records(found)
        digest = self._refuse_untaken(found, drawn)
        left = self._left(found, drawn, occasion)
        target = f"paper:{case_id}/{paper_id}"
        detail = {"change": _CHANGE, "sha256": digest, "reason": why}

        def write(unit: Unit, kept: Kept) -> None:
            unit.audit.append([occasion.entry(Action.PAPER_EXECUTE, target, detail=detail)])
            also(unit, kept)

        return self._cases.note(
            case_id, paper_id, "execution", left, occasion,
            expected=expected or found.row.newest.tag, releases=True, also=write,
        )  # fmt: skip

    def _refuse_untaken(self, found: IssuedPaper, drawn: Sequence[Record]) -> str:
        """The digest of a copy that can be taken back."""
        copy = found.paper.executed_copy
        title = found.frozen.title
        if not copy:
            raise CopyMissingError(title=title)
        if f"paper:{found.paper.id}" in self._registry.sealed_parts(found.row.key):
            raise CopySealedError(title=title, number=found.row.dossier or "—")
        if copy["origin"] == "screen" and drawn:
            raise refusal(found.paper, drawn[-1])
        return str(copy["sha256"])

    def _left(
        self, found: IssuedPaper, drawn: Sequence[Record], occasion: Occasion
    ) -> Mapping[str, Any] | None:
        """What the case says of the signing of a paper without its copy; None for nothing."""
        left: dict[str, Any] = thaw(found.paper.execution)
        borne = left.pop("copy")["bears"]
        taken = [each for each in left["signatures"] if _was_read(each, borne, drawn)]
        left["signatures"] = [each for each in left["signatures"] if each not in taken]
        if any(each["signer"] in _PARTYS for each in taken):
            left |= {part: _said(drawn, part) for part in ("choice", "remarks")}
        copy = self._signing.drawn_copy(found, occasion)
        return left | ({"copy": copy} if copy else {}) if left["signatures"] else None


def _was_read(entry: Mapping[str, Any], borne: Collection[str], drawn: Sequence[Record]) -> bool:
    """Whether a signature stands in the case because it was read on a copy that bears these."""
    on_paper = not any(is_of(entry, each) for each in drawn)
    return on_paper and entry["status"] == "signed" and entry["signer"] in borne


def _said(drawn: Sequence[Record], part: str) -> str | None:
    """What a party chose or added on the screen; None where it said nothing there."""
    return next((each[part] for each in reversed(drawn) if each[part]), None)
