"""What is found in a draft, as the case screen tells it to the clerk who writes it.

Not for the interface (``docgen.service.views``): there no finding repeats what the case says.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from docgen.case import Case
from docgen.case.pointer import resolve
from docgen.case.rules import RULES, Weight
from docgen.messages import citation_in
from docgen.messages import text as text_of
from docgen.service.views import Language, finding_data
from docgen.values import Finding, name_in

__all__ = ["told"]

_WEIGHTS = {code.name: code.weight for rule in RULES for code in rule.codes}
_FINAL = frozenset({"R23-approval-of-nothing"})
_IN_PAPER = 4
_AFTER_ISSUING = ("execution", "service")
_OF_STAFF = ("person", "other")


def _as_said(found: Sequence[Finding], case: Case, language: Language) -> list[dict[str, Any]]:
    """As everywhere, but with staff by name, and with the title of a field the schemas refuse."""
    names = {each.get("id"): each.get("name") for each in case.data.get("staff") or ()}
    said = [_with_names(each, names) for each in found]
    return [
        each | {"title": _title(finding, language), "clause": citation_in(finding.clause, language)}
        for each, finding in zip(finding_data(said, language), said, strict=True)
    ]


def told(
    found: Sequence[Finding],
    case: Case,
    language: Language,
    *,
    draft: Mapping[str, Any],
    issued: Collection[str],
) -> list[dict[str, Any]]:
    """With what is missing only at the end, and both of two texts that are nearly the same.

    ``later`` says that a finding stands in the way of sealing alone; ``due`` that sealing refuses
    what it tells of, and that issuing the paper would put it beyond mending; ``final`` that issuing
    does, though sealing allows it; ``fixed`` that it is a
    remark on what an issued paper says, which nobody can reword any more.
    """
    return [
        each
        | {
            "message": each["message"] + _compared(finding, draft, language),
            "later": _is_for_later(finding, draft, issued),
            "due": _is_due(finding),
            "final": finding.code in _FINAL,
            "fixed": _is_fixed(finding, draft, issued),
        }
        for each, finding in zip(_as_said(found, case, language), found, strict=True)
    ]


def _with_names(finding: Finding, names: Mapping[Any, Any]) -> Finding:
    """Rules tell of staff by id, as findings are kept and logged; whoever has the case may read."""
    said = {
        key: names[value]
        for key in _OF_STAFF
        if (value := finding.params.get(key)) is not None and names.get(value)
    }
    return replace(finding, params={**finding.params, **said}) if said else finding


def _title(finding: Finding, language: Language) -> str:
    return name_in(finding.params.get("title", ""), language) if _is_of_schema(finding) else ""


def _is_of_schema(finding: Finding) -> bool:
    return finding.code.startswith("schema-")


def _is_for_later(finding: Finding, case: Mapping[str, Any], issued: Collection[str]) -> bool:
    """Signing and service come after issuing; what a paper itself lacks is written before it."""
    weight = _WEIGHTS.get(finding.code)
    if weight is Weight.SIGNATURE:
        return True
    steps = finding.where.split("/")
    if steps[1:2] != ["papers"] or len(steps) < _IN_PAPER or steps[3] in _AFTER_ISSUING:
        return weight is Weight.MISSING
    return weight is Weight.MISSING and _is_issued(finding, case, issued)


def _is_fixed(finding: Finding, case: Mapping[str, Any], issued: Collection[str]) -> bool:
    """Whether it is a remark, no error, on the content of an issued paper."""
    said = finding.where.split("/")[1:4]
    remarks = _WEIGHTS.get(finding.code) is Weight.WARNING
    in_content = said[:1] == ["papers"] and said[2:] == ["data"]
    return remarks and in_content and _is_issued(finding, case, issued)


def _is_issued(finding: Finding, case: Mapping[str, Any], issued: Collection[str]) -> bool:
    paper = resolve(case, "/".join(finding.where.split("/")[:3]))
    return isinstance(paper, Mapping) and paper.get("id") in issued


def _is_due(finding: Finding) -> bool:
    """Whether a paper lacks in what it says something that sealing asks for."""
    said = finding.where.split("/")[1:4]
    weight = _WEIGHTS.get(finding.code)
    return weight is Weight.MISSING and said[:1] == ["papers"] and said[2:] == ["data"]


def _compared(finding: Finding, case: Mapping[str, Any], language: Language) -> str:
    """The two texts of a finding that one of them is nearly the other."""
    known = resolve(case, finding.params.get("stands") or "/-")
    here = resolve(case, finding.where)
    if "begins" not in finding.params or not isinstance(known, str) or not isinstance(here, str):
        return ""
    begins = int(finding.params["begins"])
    written = here[begins : begins + len(known)]
    return text_of("page-case-nearly", language, written=written, known=known)
