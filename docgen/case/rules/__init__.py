"""What the law, the standards and good practice ask of a case, beyond what a schema can say.

Pure functions over the case, the catalogue, settings and fetched evidence, each with codes whose
texts stand in ``docgen.messages.rules``. Not for the shape of the data: that is the schemas'.
"""

from __future__ import annotations

from docgen.case.rules.judge import RULES, codes, demands, judge
from docgen.case.rules.keeping import paper_digest, shared_digest
from docgen.case.rules.model import (
    Code,
    Demand,
    Elsewhere,
    FileFault,
    IssuedPaper,
    OtherReasons,
    Rule,
    RuleConfig,
    RuleEvidence,
    Stage,
    Uncovered,
    Weight,
)

__all__ = [
    "RULES",
    "Code",
    "Demand",
    "Elsewhere",
    "FileFault",
    "IssuedPaper",
    "OtherReasons",
    "Rule",
    "RuleConfig",
    "RuleEvidence",
    "Stage",
    "Uncovered",
    "Weight",
    "codes",
    "demands",
    "judge",
    "paper_digest",
    "shared_digest",
]
