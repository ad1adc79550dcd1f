"""Whether the ids of a case are unique and its references lead somewhere.

A JSON Schema cannot say this, yet without it no paper can be filled. Not for what the people and
papers referred to must be: that is a rule's matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docgen.case._normalise import KnownString
from docgen.case.pointer import pointer
from docgen.values import Finding, Severity

__all__ = ["reference_findings"]

_LISTS = {
    "staff_ref": "staff",
    "evidence_ref": "evidence",
    "paper_ref": "papers",
    "representative_ref": "representatives",
}


def reference_findings(
    data: Mapping[str, Any], strings: Iterable[KnownString]
) -> Iterator[Finding]:
    """Duplicate ids and references to nothing; ``data`` must fit its schemas.

    ``strings`` are those of ``data`` that its schemas know.
    """
    known = {name: [each["id"] for each in data.get(name, ())] for name in _LISTS.values()}
    for name, ids in known.items():
        counts = Counter(ids)
        for index, ident in enumerate(ids):
            if counts[ident] > 1 and ids.index(ident) != index:
                yield _finding("schema-id-duplicate", (name, index, "id"), "编号")
    for prefix, string in strings:
        target = _LISTS.get(string.definition.removesuffix("_or_null"))
        if target is not None and string.value not in known[target]:
            yield _finding("schema-reference-unknown", (*prefix, *string.path), string.title)


def _finding(code: str, path: tuple[str | int, ...], title: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, where=pointer(path), params={"title": title})
