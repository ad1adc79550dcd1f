"""jsonschema-rs, the judge, against jsonschema, the oracle, on good and mutated cases."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from docgen.catalogue import FORMATS, Catalogue

CASES = sorted((Path(__file__).parents[3] / "cases").glob("*.case.json"))
BASE = "https://docgen.example/schemas/"
MUTATIONS_PER_DOCUMENT = 12


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[Any]:
    """Python's ``$`` also matches before a last line feed; that of JSON Schema does not."""
    whole = pattern.removesuffix("$") + r"\Z"
    if isinstance(instance, str) and not re.search(whole, instance):
        yield jsonschema.ValidationError("pattern")


DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(DATE.pattern + r"T[0-9:]{8}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})")


def _is(shape: re.Pattern[str], parse: Any, value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return shape.fullmatch(value) is not None and bool(parse(value))
    except ValueError:
        return False


@cache
def _formats() -> FormatChecker:
    checker = FormatChecker(formats=())
    for name, check in FORMATS.items():
        checker.checks(name)(lambda value, check=check: not isinstance(value, str) or check(value))
    checker.checks("date")(lambda value: _is(DATE, date.fromisoformat, value))
    checker.checks("date-time")(lambda value: _is(TIME, datetime.fromisoformat, value))
    return checker


def _oracle(catalogue: Catalogue, name: str) -> Any:
    common = Resource.from_contents(dict(catalogue.schemas.document("common")))
    registry = Registry().with_resource(f"{BASE}common.schema.json", common)
    kind = jsonschema.validators.extend(Draft202012Validator, {"pattern": _pattern})
    return kind(
        dict(catalogue.schemas.document(name)), registry=registry, format_checker=_formats()
    )


def _leaves(value: Any, holder: Any = None, key: Any = None) -> Iterator[tuple[Any, Any]]:
    if holder is not None:
        yield holder, key
    if isinstance(value, dict):
        for inner in value:
            yield from _leaves(value[inner], value, inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, value, index)


WRONG: tuple[Any, ...] = (
    None, True, 0, -1, 1.0, 10**6, "", " ", "\n", "文字\n", "a\x00b", "x" * 20_001, "2026-02-30",
    "1899-12-31", "2026-03-05T10:20:00Z", "2026-03-05T10:20:60+08:00", "2026-03-05\n",
    "91350100M000100Y4Z", "11010519491231002x", "新O12345", "示交[2026]1号", "e" * 33, "-1.00",
    "200.0", "200.00", [], {}, ["o1", "o1"], [None], {"kind": "person"}, {"kind": "x"},
)  # fmt: skip


def _mutated(document: Any, chance: random.Random) -> Any:
    mutated = copy.deepcopy(document)
    holder, key = chance.choice(list(_leaves(mutated)))
    how = chance.randrange(4)
    if how == 0:
        del holder[key]
    elif how == 1 and isinstance(holder, dict):
        holder["unknown"] = holder[key]
    else:
        holder[key] = chance.choice(WRONG)
    return mutated


def _documents(path: Path) -> Iterator[tuple[str, Any]]:
    case = json.loads(path.read_bytes())
    yield "case", case
    for paper in case["papers"]:
        yield paper["type"], paper["data"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_judge_and_oracle_accept_every_sample(path: Path, catalogue: Catalogue) -> None:
    for name, document in _documents(path):
        assert catalogue.validator(name).is_valid(document)
        assert _oracle(catalogue, name).is_valid(document)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_judge_and_oracle_find_the_same_in_mutated_samples(
    path: Path, catalogue: Catalogue
) -> None:
    chance = random.Random(path.name)
    documents = list(_documents(path))
    oracles = {name: _oracle(catalogue, name) for name, _ in documents}
    for name, document in documents:
        judge, oracle = catalogue.validator(name), oracles[name]
        for _ in range(MUTATIONS_PER_DOCUMENT):
            mutated = _mutated(document, chance)
            told = {
                (tuple(each.instance_path), each.kind.name) for each in judge.iter_errors(mutated)
            }
            expected = {
                (tuple(each.absolute_path), each.validator) for each in oracle.iter_errors(mutated)
            }
            assert told == expected
