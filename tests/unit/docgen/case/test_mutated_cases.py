"""Whole cases spoiled from a seed: each of the things a reviewer would refuse is told."""

from __future__ import annotations

import copy
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from case_mutations import MUTATIONS

CASES = Path(__file__).parents[3] / "cases"
SAMPLES = sorted(CASES.glob("*.case.json"))
SEEDS = (20260401, 20260402)


@pytest.fixture(scope="module")
def samples(told: Callable[..., Any]) -> list[tuple[str, Any, Counter[tuple[str, str]]]]:
    """Each sample with what is told of it as it stands."""
    read = [(path.name, json.loads(path.read_bytes())) for path in SAMPLES]
    return [(name, data, told(data)) for name, data in read]


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_spoiled_case_is_told(
    name: str,
    samples: list[tuple[str, Any, Counter[tuple[str, str]]]],
    told: Callable[..., Any],
) -> None:
    spoiled, unnoticed = 0, []
    for sample, data, before in samples:
        for seed in SEEDS:
            changed = copy.deepcopy(data)
            done = MUTATIONS[name](changed, random.Random(f"{sample} {seed}"))
            if done is None:
                continue
            spoiled += 1
            if not told(changed) - before:
                unnoticed.append((sample, seed, done))
    assert unnoticed == []
    assert spoiled
