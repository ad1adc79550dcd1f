"""The sample cases: whole, lawful, with the evidence they name, and about nobody who exists."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.case.load import load_case
from docgen.case.rules import RuleConfig, RuleEvidence, judge
from docgen.catalogue import Catalogue, load_catalogue
from docgen.values import Severity
from tools.samples.interviews import CASES, evidence_of

FOLDER = Path(__file__).parents[2] / "cases"
ALL = sorted(path.name.removesuffix(".case.json") for path in FOLDER.glob("*.case.json"))
# A photograph, and a scan of several pages.
MOST_BYTES = {".jpg": 300_000, ".pdf": 400_000}
RESIDENT_ID = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9X](?![0-9A-Za-z])")
MOBILE = re.compile(r"(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])")
PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}"
)
SENSITIVE = ("民族", "ethnic", "宗教", "religion", "政治面貌", "health", "病史")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _text(name: str) -> str:
    return (FOLDER / f"{name}.case.json").read_text("utf-8")


def _folder(name: str) -> Path:
    return FOLDER / f"{name.split('.', maxsplit=1)[0]}.evidence"


def _files(case: dict[str, Any]) -> dict[str, str]:
    copies = [(paper.get("execution") or {}).get("copy") for paper in case["papers"]]
    return {
        each["file"]: each["sha256"]
        for each in [*case["evidence"], *copies]
        if each and each.get("file")
    }


@pytest.mark.parametrize("name", ALL)
def test_a_sample_breaks_no_rule_even_at_sealing(name: str, catalogue: Catalogue) -> None:
    loaded = load_case(_text(name).encode(), catalogue=catalogue)
    assert loaded.case is not None
    held = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in _folder(name).glob("*")
    }
    found = judge(
        loaded.case,
        catalogue=catalogue,
        evidence=RuleEvidence(today=date(2026, 12, 31), files=held),
        config=RuleConfig(),
        stage="seal",
    )
    assert [(each.code, each.where) for each in found if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", ALL)
def test_evidence_is_there_unchanged_and_small(name: str) -> None:
    for file, digest in _files(json.loads(_text(name))).items():
        data = (_folder(name) / file).read_bytes()
        assert hashlib.sha256(data).hexdigest() == digest, file
        assert len(data) < MOST_BYTES[Path(file).suffix], file


@pytest.mark.parametrize("name", ALL)
def test_nobody_in_a_sample_can_be_a_real_person(name: str) -> None:
    text = _text(name)
    assert not [each for each in RESIDENT_ID.findall(text) if not each.startswith("652100")]
    assert not [each for each in MOBILE.findall(text) if not each.startswith("1990000")]
    assert not [each for each in PLATE.findall(text) if not each.startswith("新Z")]
    assert not [word for word in SENSITIVE if word in text]


def test_one_certificate_belongs_to_one_person_in_all_samples() -> None:
    owners: dict[str, set[str]] = {}
    for name in ALL:
        for person in json.loads(_text(name))["staff"]:
            if person["certificate"]:
                owners.setdefault(person["certificate"]["number"], set()).add(person["name"])
    assert {number: names for number, names in owners.items() if len(names) > 1} == {}


def test_no_two_samples_share_a_party_or_a_cause() -> None:
    faces = [json.loads(_text(name)) for name in ALL if ".supplement" not in name]
    for values in ([face["party"]["name"] for face in faces], [face["cause"] for face in faces]):
        assert len(values) == len(set(values))


@pytest.mark.parametrize("name", sorted(CASES))
def test_evidence_made_twice_is_the_same(name: str) -> None:
    case = json.loads(_text(name))
    assert evidence_of(name, case) == evidence_of(name, case)


def test_the_supplement_is_the_closed_file_and_one_paper_more() -> None:
    closed, later = (json.loads(_text(f"driver-follow-up{end}")) for end in ("", ".supplement"))
    assert later["papers"][:-1] == closed["papers"]
    assert later["papers"][-1]["type"] == "follow-up-record"
    assert later["papers"][-1]["date"] > closed["dossier"]["filed_on"]
    handlers = {each for paper in closed["papers"] for each in paper["data"].get("officers", ())}
    assert not handlers & set(later["papers"][-1]["data"]["visitors"])


def test_every_paper_of_the_catalogue_is_used_in_a_sample(catalogue: Catalogue) -> None:
    used = {paper["type"] for name in ALL for paper in json.loads(_text(name))["papers"]}
    known = {each.code for each in catalogue.instruments if each.tier != "dossier"}
    assert known - used == set()
