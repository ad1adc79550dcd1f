"""Whether the ids of a case are unique and its references lead somewhere.

A JSON Schema cannot say this, yet without it no paper can be filled. Not for what the people and
papers referred to must be: that is a rule's matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.case.pointer import pointer
from docgen.catalogue import Catalogue, InstanceString
from docgen.values import Finding, Severity

__all__ = ["reference_findings"]

_LISTS = {
    "staff_ref": "staff",
    "evidence_ref": "evidence",
    "paper_ref": "papers",
    "representative_ref": "representatives",
}


def reference_findings(catalogue: Catalogue, data: Mapping[str, Any]) -> Iterator[Finding]:
    """Duplicate ids and references to nothing; ``data`` must fit its schemas."""
    known = {name: [each["id"] for each in data.get(name, ())] for name in _LISTS.values()}
    for name, ids in known.items():
        counts = Counter(ids)
        for index, ident in enumerate(ids):
            if counts[ident] > 1 and ids.index(ident) != index:
                yield _finding("schema-id-duplicate", (name, index, "id"), "编号")
    for prefix, string in _strings(catalogue, data):
        target = _LISTS.get(string.definition.removesuffix("_or_null"))
        if target is not None and string.value not in known[target]:
            yield _finding("schema-reference-unknown", (*prefix, *string.path), string.title)


def _strings(
    catalogue: Catalogue, data: Mapping[str, Any]
) -> Iterator[tuple[tuple[str | int, ...], InstanceString]]:
    for string in catalogue.schemas.strings("case", data):
        yield (), string
    for index, paper in enumerate(data["papers"]):
        for string in catalogue.schemas.strings(paper["type"], paper["data"]):
            yield ("papers", index, "data"), string


def _finding(code: str, path: tuple[str | int, ...], title: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, where=pointer(path), params={"title": title})
