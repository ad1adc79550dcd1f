"""What the threat model promises is shown by tests that exist."""

from __future__ import annotations

import re

import pytest
from running import ROOT

from docgen.service.access.policy import Duty

TESTS = ROOT / "tests"
DOCUMENT = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`([a-z_/]+\.py)::(test_[a-z0-9_]+)`", DOCUMENT)))


@pytest.mark.parametrize(("path", "name"), NAMED, ids=lambda each: each[-60:])
def test_a_test_that_is_named_exists(path: str, name: str) -> None:
    source = (TESTS / path).read_text("utf-8")
    assert re.search(rf"^def {name}\(", source, re.MULTILINE)


def test_every_promise_names_a_test() -> None:
    rows = [line for line in DOCUMENT.splitlines() if line.startswith("| ")]
    promises = [row for row in rows if "shown by" not in row]
    assert len(promises) > 40
    assert [row for row in promises if "::test_" not in row] == []


def test_every_duty_is_described() -> None:
    document = (ROOT / "docs" / "access.md").read_text("utf-8")
    described = re.findall(r"^\| `([a-z-]+)` \|", document, re.MULTILINE)
    assert described == [duty.value for duty in Duty]
