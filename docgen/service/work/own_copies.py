"""A copy that was signed on a screen executes one paper and no other. Not for making it."""

from __future__ import annotations

from docgen.case import Paper
from docgen.compose.signed_copy import bound_digest
from docgen.service.work.errors_of_signing import CopyForeignError

__all__ = ["refuse_foreign"]


def refuse_foreign(paper: Paper, copy: bytes, pdf_sha256: str) -> None:
    """Refuse a copy that names another issued PDF than the one of this hex SHA-256.

    Raises:
        CopyForeignError: it does.
    """
    bound = bound_digest(copy)
    if bound is not None and bound != pdf_sha256:
        where = f"{paper.pointer}/execution/copy"
        raise CopyForeignError(title=paper.type.title, where=where)
