"""Reads a case from JSON: parse with limits, normalise, validate everything, build the value.

Not for the rules of law (``docgen.case.rules``), which take the ``Case`` made here.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from docgen.case._normalise import normalise
from docgen.case._parse import Limits, parse
from docgen.case._references import reference_findings
from docgen.case._validate import schema_findings
from docgen.case.values import Case
from docgen.catalogue import Catalogue, InstrumentType
from docgen.values import Finding, Severity, has_errors

__all__ = ["Limits", "LoadResult", "load_case", "read_object"]

_MOST_FINDINGS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadResult:
    """A case, or None, and all that was found on the way."""

    case: Case | None
    findings: tuple[Finding, ...]


def load_case(raw: bytes, *, catalogue: Catalogue, limits: Limits | None = None) -> LoadResult:
    """The case in ``raw``. It is None where any finding is an error; all are reported at once."""
    data, notes = read_object(raw, limits=limits)
    if data is None:
        return LoadResult(case=None, findings=notes)
    strings = normalise(data, catalogue)
    found = tuple(islice(_violations(data, catalogue), _MOST_FINDINGS + 1))
    if len(found) > _MOST_FINDINGS:
        more = _finding("schema-more", "", shown=str(_MOST_FINDINGS))
        found = (*found[:_MOST_FINDINGS], more)
    if not found:
        found = tuple(reference_findings(data, strings))
    if found:
        return LoadResult(case=None, findings=(*notes, *found))
    types = {code: catalogue.instrument(code) for code in _types(data)}
    return LoadResult(case=Case.build(data, types), findings=notes)


def read_object(
    raw: bytes, *, limits: Limits | None = None
) -> tuple[dict[str, Any] | None, tuple[Finding, ...]]:
    """The JSON object in ``raw``, complete as a case or not; None where there is none."""
    data, notes = parse(raw, limits or Limits())
    if has_errors(notes):
        return None, notes
    if not isinstance(data, dict):
        return None, (*notes, _finding("json-not-object", ""))
    return data, notes


def _violations(data: dict[str, Any], catalogue: Catalogue) -> Iterator[Finding]:
    yield from schema_findings(catalogue, "case", data, most=_MOST_FINDINGS + 1)
    papers = data.get("papers")
    for index, paper in enumerate(papers if isinstance(papers, list) else ()):
        if isinstance(paper, dict) and isinstance(paper.get("type"), str):
            yield from _paper_violations(index, paper, catalogue)


def _paper_violations(index: int, paper: dict[str, Any], catalogue: Catalogue) -> Iterator[Finding]:
    instrument = catalogue.find(paper["type"])
    if instrument is None or not _is_of_a_case(instrument):
        yield _instrument_unknown(index, paper["type"], catalogue)
    elif isinstance(paper.get("data"), dict):
        yield from schema_findings(
            catalogue,
            instrument.code,
            paper["data"],
            prefix=("papers", index, "data"),
            heading=(instrument.title,),
            most=_MOST_FINDINGS + 1,
        )


def _instrument_unknown(index: int, code: str, catalogue: Catalogue) -> Finding:
    known = sorted(each.code for each in catalogue.instruments if _is_of_a_case(each))
    nearest = difflib.get_close_matches(code, known, n=1)
    return _finding(
        "schema-instrument-unknown-like" if nearest else "schema-instrument-unknown",
        f"/papers/{index}/type",
        known="、".join(known),
        nearest=nearest[0] if nearest else "",
    )


def _is_of_a_case(instrument: InstrumentType) -> bool:
    """The sheets of a dossier are made when it is composed; no case brings them along."""
    return instrument.tier != "dossier"


def _types(data: dict[str, Any]) -> set[str]:
    return {paper["type"] for paper in data["papers"]}


def _finding(code: str, where: str, **params: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, where=where, params=params)
