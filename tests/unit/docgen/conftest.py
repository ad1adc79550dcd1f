"""The shipped catalogue and a good case, for tests of every room of docgen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docgen.catalogue import Catalogue, load_catalogue

CASES = Path(__file__).parents[2] / "cases"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def raw_case() -> dict[str, Any]:
    """A complete case of the commitment route, to be changed at will."""
    path = CASES / "carrier-first-offence.case.json"
    loaded: dict[str, Any] = json.loads(path.read_bytes())
    return loaded
