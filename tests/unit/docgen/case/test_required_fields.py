"""Nothing required can be left out: every field of every sample, taken away, is told.

What may be left out is listed here by hand, so that a field nobody thought of does not slip in.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docgen.case import load_case
from docgen.catalogue import Catalogue, load_catalogue

CASES = Path(__file__).parents[3] / "cases"
SAMPLES = sorted(CASES.glob("*.case.json"))
# By the object that holds them; a paper's place in the list and list indices are written #.
OPTIONAL = {
    "": {"conduct", "informant", "register_number", "vehicle"},
    "authority": {"delegation"},
    "authority/body": {"online_channel", "supervision_telephone", "uscc"},
    "authority/unit": {"postcode"},
    "dossier": {"note", "title"},
    "evidence/#": {"author", "copy", "place", "provider"},
    "informant": {"content", "received_at", "reply", "telephone"},
    "papers/#": {"execution", "service"},
    "papers/#/data": {"basis", "remark"},
    "papers/#/data/fine": {"capital"},
    "papers/#/execution": {"choice", "copy", "remarks"},
    "papers/#/execution/signatures/#": {
        "by",
        "name",
        "reason",
        "recording",
        "representative",
        "witness",
    },
    "papers/#/service": {"arrived_at", "channel", "place", "refusal", "tracking"},
    "papers/#/service/recipient": {"relation"},
    "papers/#/service/refusal": {"recording", "witness"},
    "party": {"contact", "needs", "occupation"},
    "party/legal_representative": {"post"},
    "party/needs": {"guardian", "interpreter", "language", "reading_out"},
    "party/needs/interpreter": {"organisation"},
    "representatives/#": {
        "authorization",
        "id_number",
        "id_type",
        "post",
        "relation",
        "telephone",
    },
    "source": {"detail"},
    "staff/#": {"certificate"},
    "vehicle": {"permit_number"},
}
# Citations are alike wherever they stand.
CITATION = {"article_suffix", "item", "paragraph", "text"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _fields(value: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield steps, key
            yield from _fields(inner, (*steps, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _fields(inner, (*steps, index))


def _holder(data: Any, steps: tuple[str | int, ...]) -> Any:
    for step in steps:
        data = data[step]
    return data


def _may_be_left_out(holder: Any, where: str, key: str) -> bool:
    is_citation = isinstance(holder, dict) and {"law", "article"} <= holder.keys()
    return key in (CITATION if is_citation else OPTIONAL.get(where, set()))


def test_a_required_field_taken_away_is_told_and_only_known_ones_may_be(
    catalogue: Catalogue,
) -> None:
    seen, unnoticed = set(), []
    for path in SAMPLES:
        data = json.loads(path.read_bytes())
        for steps, key in _fields(data):
            where = "/".join("#" if isinstance(step, int) else step for step in steps)
            kind = data["papers"][steps[1]]["type"] if where.startswith("papers/#") else ""
            if (kind, where, key) in seen:
                continue
            seen.add((kind, where, key))
            changed = copy.deepcopy(data)
            holder = _holder(changed, steps)
            expected = _may_be_left_out(holder, where, key)
            del holder[key]
            accepted = load_case(json.dumps(changed).encode(), catalogue=catalogue).case
            if accepted is not None and not expected:
                unnoticed.append((path.name, kind, where, key))
    assert unnoticed == []
    assert len(seen) > 1000
