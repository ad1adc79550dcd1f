"""The data of receipts, reports, interviews and return visits: samples pass, mistakes do not."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.catalogue import Catalogue, load_catalogue

CASES = Path(__file__).parents[2] / "cases"
SAMPLES = {
    "interview-notice": ("bus-company-interview", "notice"),
    "interview-record": ("bus-company-interview", "record"),
    "completion-form": ("bus-company-interview", "completion"),
    "service-receipt": ("driver-follow-up", "receipt"),
    "closing-report": ("driver-follow-up", "closing"),
    "follow-up-record": ("driver-follow-up.supplement", "follow-up"),
}
WILLS = ("agree", "consent", "commit", "attends", "choice", "sign", "accept")

Change = Callable[[dict[str, Any]], object]

MISTAKES: list[tuple[str, str, Change]] = [
    ("service-receipt", "no paper at all", lambda d: d.update(papers=[])),
    ("service-receipt", "a paper listed twice", lambda d: d.update(papers=["decision"] * 2)),
    ("service-receipt", "no copy", lambda d: d.update(copies=0)),
    ("service-receipt", "its own recipient", lambda d: d.update(recipient="赵小满")),
    ("closing-report", "one handler", lambda d: d.update(officers=["o3"])),
    ("closing-report", "no decision", lambda d: d.update(decision=None)),
    ("closing-report", "a day that does not exist", lambda d: d.update(corrected_on="2026-02-30")),
    ("closing-report", "an approval by nobody", lambda d: d["approvals"][0].pop("by")),
    ("interview-notice", "one interviewer", lambda d: d.update(interviewers=["o3"])),
    ("interview-notice", "somebody unknown", lambda d: d.update(invited="mayor")),
    ("interview-notice", "nothing to talk of", lambda d: d.update(topics=[])),
    ("interview-notice", "no zone", lambda d: d.update(starts_at="2026-04-20T10:00:00")),
    ("interview-notice", "a penalty", lambda d: d.update(penalty="200.00")),
    ("interview-record", "nobody invited came", lambda d: d.update(attendees=[])),
    ("interview-record", "no word of theirs", lambda d: d.update(statement="　")),
    ("interview-record", "no rule explained", lambda d: d.update(rules=[])),
    ("interview-record", "no recorder", lambda d: d.pop("recorder")),
    ("interview-record", "a half measure", lambda d: d["measures"][0].pop("by")),
    ("completion-form", "an unknown state", lambda d: d["results"][0].update(state="fine")),
    ("completion-form", "an unknown way", lambda d: d.update(measure="penalty")),
    ("completion-form", "no outcome", lambda d: d.update(outcome="")),
    ("follow-up-record", "one visitor", lambda d: d.update(visitors=["o5"])),
    ("follow-up-record", "an unknown answer", lambda d: d.update(satisfaction="great")),
    ("follow-up-record", "graft written down", lambda d: d.update(integrity="收受财物")),
    ("follow-up-record", "a questionnaire answered", lambda d: d.update(method="questionnaire")),
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _data(code: str) -> dict[str, Any]:
    case, ident = SAMPLES[code]
    loaded = json.loads((CASES / f"{case}.case.json").read_text("utf-8"))
    found: dict[str, Any] = next(p["data"] for p in loaded["papers"] if p["id"] == ident)
    return copy.deepcopy(found)


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_a_sample_is_accepted(code: str, catalogue: Catalogue) -> None:
    assert catalogue.validator(code).is_valid(_data(code))


@pytest.mark.parametrize(
    ("code", "mistake", "change"), MISTAKES, ids=[f"{code}: {what}" for code, what, _ in MISTAKES]
)
def test_a_typical_mistake_is_refused(
    code: str, mistake: str, change: Change, catalogue: Catalogue
) -> None:
    data = _data(code)
    change(data)
    assert not catalogue.validator(code).is_valid(data), mistake


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_every_field_must_be_given_even_if_empty(code: str, catalogue: Catalogue) -> None:
    data = _data(code)
    for field in data:
        rest = {key: value for key, value in data.items() if key != field}
        assert not catalogue.validator(code).is_valid(rest), field


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_the_data_has_no_field_for_what_a_party_wills(code: str, catalogue: Catalogue) -> None:
    schema = json.loads(catalogue.schema_path(code).read_text("utf-8"))
    fields = schema["properties"]
    assert not [field for field in fields if any(will in field for will in WILLS)]
    assert "default" not in json.dumps(schema)


def test_a_questionnaire_comes_back_with_empty_answers(catalogue: Catalogue) -> None:
    data = _data("follow-up-record")
    answered = [key for key, value in data.items() if value in ("yes", "partly", "none")]
    data |= dict.fromkeys((*answered, "corrected", "satisfaction"))
    data["method"] = "questionnaire"
    assert catalogue.validator("follow-up-record").is_valid(data)
