"""A copy executes one paper and no other, and no change of the case loses it. Not for making it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from docgen.case import Case, Paper
from docgen.compose.signed_copy import bound_digest
from docgen.service.work.errors_of_signing import CopyForeignError, CopyRecordedError

__all__ = ["refuse_foreign", "refuse_lost"]


def refuse_foreign(paper: Paper, copy: bytes, pdf_sha256: str) -> None:
    """Refuse a copy that names another issued PDF than the one of this hex SHA-256.

    Raises:
        CopyForeignError: it does.
    """
    bound = bound_digest(copy)
    if bound is not None and bound != pdf_sha256:
        where = f"{paper.pointer}/execution/copy"
        raise CopyForeignError(title=paper.type.title, where=where)


def refuse_lost(case: Case, before: Iterable[Mapping[str, Any]], issued: Collection[str]) -> None:
    """Refuse a case in which an issued paper lost its copy; ``before`` are its papers so far.

    What was signed on a screen is held by its signatures (``drawn_stays``).

    Raises:
        CopyRecordedError: the copy of a paper is left out.
    """
    papers = {each.id: each for each in case.papers}
    for each in before:
        copy = (each.get("execution") or {}).get("copy")
        paper = papers.get(each["id"])
        if not copy or copy["origin"] == "screen" or paper is None or paper.id not in issued:
            continue
        if not paper.executed_copy:
            where = f"{paper.pointer}/execution/copy"
            raise CopyRecordedError(title=paper.type.title, where=where)
