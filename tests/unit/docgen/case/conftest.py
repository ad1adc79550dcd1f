"""What is told of a case as JSON values: by its schemas, or by all rules at sealing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import pytest

from docgen.case import load_case
from docgen.case.rules import RuleConfig, RuleEvidence, judge
from docgen.catalogue import load_catalogue

Told: TypeAlias = Callable[[Any], Counter[tuple[str, str]]]
LATE = date(2026, 12, 31)


@pytest.fixture(scope="session")
def told() -> Told:
    """How often each code is raised at each place."""
    catalogue = load_catalogue()

    def find(data: Any) -> Counter[tuple[str, str]]:
        loaded = load_case(json.dumps(data).encode(), catalogue=catalogue)
        findings = loaded.findings
        if loaded.case is not None:
            evidence, config = RuleEvidence(today=LATE), RuleConfig()
            findings = judge(
                loaded.case, catalogue=catalogue, evidence=evidence, config=config, stage="seal"
            )
        return Counter((each.code, each.where) for each in findings)

    return find
