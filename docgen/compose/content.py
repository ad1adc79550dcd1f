"""What a dossier holds, as keys and one digest, so that the same content is known again.

Not for the pages. A supplement compares keys: what is new, and what is gone or altered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from archive.canonical import sha256
from docgen.case import Case
from docgen.case.canonical import canonical_json, digest_json

__all__ = ["INFORMANT_KEY", "content_digest", "content_keys"]

INFORMANT_KEY = "informant"
_SHORT = 16


def content_digest(case: Case, papers: Mapping[str, tuple[str, str]]) -> str:
    """One digest over all that a dossier shows: equal digest, same dossier.

    The case states the digests of its evidence and executed copies; ``papers`` are the digests of
    the frozen PDF and Word file of each.
    """
    frozen = {ident: list(digests) for ident, digests in sorted(papers.items())}
    return sha256(canonical_json({"case": case.data, "papers": frozen}))


def content_keys(case: Case) -> Iterator[str]:
    """A key for each paper, executed copy, and piece of evidence with all that is said of it.

    The informant's key is for the registry alone: it must not stand in a volume's metadata.
    """
    for paper in case.papers:
        yield f"paper:{paper.id}"
        copy = paper.executed_copy
        if copy:
            yield f"copy:{paper.id}={copy['sha256'][:_SHORT]}"
    for item in case.data["evidence"]:
        yield f"evidence:{item['id']}={digest_json(item)[:_SHORT]}"
    if case.data.get("informant"):
        yield f"{INFORMANT_KEY}={digest_json(case.data['informant'])[:_SHORT]}"
