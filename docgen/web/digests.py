"""Whether a body is what its Content-Digest says (RFC 9530). Not for digests of whole files."""

from __future__ import annotations

import base64
import hashlib
import re

from fastapi import Request

from docgen.web.errors import PieceDigestError

__all__ = ["refuse_damaged"]

_SHA256 = re.compile(r"(?:^|[,\s])sha-256=:([^:]*):", re.IGNORECASE)


def refuse_damaged(request: Request, body: bytes) -> None:
    """Raise PieceDigestError for a body of another SHA-256 than the header says, where it does."""
    given = _SHA256.findall(", ".join(request.headers.getlist("content-digest")))
    own = base64.b64encode(hashlib.sha256(body).digest()).decode("ascii")
    if any(each != own for each in given):
        raise PieceDigestError
