"""A case that is half written is shown as far as it goes, whatever stands in it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.case.beginning import begin_paper
from docgen.case.blanks import sketch
from docgen.catalogue import load_catalogue
from docgen.fill import context_for, fill_marked, load_template

CASES = Path(__file__).parents[3] / "cases"
CATALOGUE = load_catalogue()
ON = date(2026, 11, 20)
PAPERS = [each.code for each in CATALOGUE.instruments if each.tier != "dossier"]
SAMPLES = [
    pytest.param(path, place, id=f"{path.name.removesuffix('.case.json')}-{place}")
    for path in sorted(CASES.glob("*.case.json"))
    for place in range(len(json.loads(path.read_bytes())["papers"]))
]
SPOILT: tuple[Any, ...] = (None, "", "某", 17, True, [], {}, [None], {"id": 3})


def _shown(data: dict[str, Any], place: int = 0, *, sketched: bool = True) -> bytes:
    case = sketch(data, CATALOGUE, on=ON)
    paper = case.papers[place]
    template = load_template(CATALOGUE.template_path(paper.type.code))
    context = context_for(case, paper, catalogue=CATALOGUE, draft=True)
    return fill_marked(template, context, sketched=sketched).data


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    for key, each in inner:
        yield (*path, key)
        yield from _places(each, (*path, key))


@pytest.mark.parametrize("code", PAPERS)
def test_an_empty_paper_of_any_instrument_is_shown(code: str) -> None:
    for kind in (None, "person", "organisation", "individual_business", 3):
        data: dict[str, Any] = {"papers": [{"id": "x", "type": code}], "party": {"kind": kind}}
        assert _shown(data)
        begun = begin_paper(data, code, on=ON, catalogue=CATALOGUE)
        assert _shown({**data, "papers": [begun]})


@pytest.mark.parametrize(("path", "place"), SAMPLES)
def test_a_whole_case_is_shown_as_it_is_printed(path: Path, place: int) -> None:
    data = json.loads(path.read_bytes())
    assert _shown(data, place) == _shown(data, place, sketched=False)


@pytest.mark.parametrize(
    "name", ["carrier-first-offence", "shop-interview", "charter-hearing", "driver-minor"]
)
def test_a_case_with_any_one_field_spoilt_is_shown(name: str) -> None:
    data = json.loads((CASES / f"{name}.case.json").read_bytes())
    types = {paper["type"]: place for place, paper in enumerate(data["papers"])}
    for number, place in enumerate(types.values()):
        paths = [*_places(data["papers"][place]["data"])]
        for step, path in enumerate(paths[number % 3 :: 3]):
            spoilt = copy.deepcopy(data)
            at = spoilt["papers"][place]["data"]
            for key in path[:-1]:
                at = at[key]
            at[path[-1]] = SPOILT[step % len(SPOILT)]
            assert _shown(spoilt, place)


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_case_is_shown_whatever_stands_at_its_top(spoilt: Any) -> None:
    data = json.loads((CASES / "carrier-first-offence.case.json").read_bytes())
    for key in data:
        if key != "papers":
            assert _shown({**data, key: spoilt}, len(data["papers"]) - 1)
    sketch({**data, "papers": spoilt}, CATALOGUE, on=ON)
    sketch({**data, "papers": [spoilt, {"type": spoilt, "data": spoilt}]}, CATALOGUE, on=ON)
