"""A case with its next paper begun, and what is still to be filled in there.

Not for what stands in the paper (``docgen.case.beginning``), nor for keeping the case.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.case.beginning import begin_paper
from docgen.case.load import load_case, read_object
from docgen.catalogue import Catalogue
from docgen.service.errors import CaseInvalidError
from docgen.values import Finding

__all__ = ["Begun", "begin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The case as JSON with the new paper at its end, the paper's id, and what is open in it."""

    case: dict[str, Any]
    paper: str
    findings: tuple[Finding, ...]


def begin(raw: bytes, code: str, *, on: date, catalogue: Catalogue) -> Begun:
    """Begin the next paper of a case, which need not be complete.

    Raises:
        CaseInvalidError: what was given is no JSON object.
        UnknownInstrumentError: no paper of a case can be of this instrument.
    """
    case, findings = read_object(raw)
    if case is None:
        raise CaseInvalidError(findings=findings)
    paper = begin_paper(case, code, on=on, catalogue=catalogue)
    earlier = case.get("papers")
    papers = [*earlier, paper] if isinstance(earlier, list) else [paper]
    begun = {**case, "papers": papers}
    where = f"/papers/{len(papers) - 1}/"
    loaded = load_case(json.dumps(begun).encode(), catalogue=catalogue)
    opened = tuple(each for each in loaded.findings if each.where.startswith(where))
    return Begun(case=begun, paper=paper["id"], findings=opened)
